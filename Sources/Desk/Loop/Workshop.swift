import Filing
import Office
import Standards

/// What the publishing side does for the desk; the executable fills it in.
public struct Workshop: Sendable {
  /// The issue as it will be printed, as text; nil leaves the desk's own plain proof.
  public var proof: (@Sendable (Office, GazetteIssue) throws -> String)?
  /// The wording of a paper as it was issued for the dossier of that number; nil where there is no such thing.
  public var paper: (@Sendable (Office, String, IssuedPaper) throws -> String)?
  /// Writes the issue into a folder and says what it wrote; nil where there is no such thing.
  public var export: (@Sendable (Office, GazetteIssue, String, Job) throws -> String)?
  /// The first entry of an installed classification that begins with the text and is longer: a term of Nice, within a
  /// class where one is named, or a symbol of another classification; nil where none is installed.
  public var installed: (@Sendable (_ scheme: String, _ text: String, _ class: Int?) -> InstalledEntry?)?
  /// The code lists of the standards, for lists of values and for judging what is typed.
  public var codes: CodeLists

  public nonisolated init(
    codes: CodeLists, proof: (@Sendable (Office, GazetteIssue) throws -> String)? = nil,
    paper: (@Sendable (Office, String, IssuedPaper) throws -> String)? = nil,
    export: (@Sendable (Office, GazetteIssue, String, Job) throws -> String)? = nil,
    installed: (@Sendable (_ scheme: String, _ text: String, _ class: Int?) -> InstalledEntry?)? = nil
  ) {
    self.codes = codes
    self.proof = proof
    self.paper = paper
    self.export = export
    self.installed = installed
  }
}
