import Filing
import FoundationEssentials
import Office

/// What the publishing side does for the desk; the executable fills it in.
public struct Workshop: Sendable {
  /// Media type, width and height of a picture; nil when the bytes are none.
  public var measure: @Sendable (Data) -> (mediaType: String, width: Int, height: Int)?
  /// The issue as it will be printed, as text; nil leaves the desk's own plain proof.
  public var proof: (@Sendable (Office, GazetteIssue) throws -> String)?
  /// Writes the issue into a folder and says what it wrote; nil where there is no such thing.
  public var export: (@Sendable (Office, GazetteIssue, String, Job) throws -> String)?
  /// Names by two-letter code, for lists of values.
  public var countries: [String: String]
  public var languages: [String: String]

  public nonisolated init(
    countries: [String: String] = [:], languages: [String: String] = [:],
    measure: @escaping @Sendable (Data) -> (mediaType: String, width: Int, height: Int)? = { _ in nil },
    proof: (@Sendable (Office, GazetteIssue) throws -> String)? = nil,
    export: (@Sendable (Office, GazetteIssue, String, Job) throws -> String)? = nil
  ) {
    self.countries = countries
    self.languages = languages
    self.measure = measure
    self.proof = proof
    self.export = export
  }
}
