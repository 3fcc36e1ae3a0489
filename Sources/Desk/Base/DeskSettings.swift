import Terminal

/// What this desk was told of itself.
public nonisolated struct DeskSettings: Sendable {
  /// What its file says.
  public var conf: DeskConf
  /// The folder of what officers like, a file each; nil keeps nothing beyond the session.
  public var folder: String?
  /// The folder of the translations; nil where there is only English.
  public var languages: String?

  public init(_ conf: DeskConf = DeskConf(), folder: String? = nil, languages: String? = nil) {
    (self.conf, self.folder, self.languages) = (conf, folder, languages)
  }

  /// The file of an officer's columns.
  func layouts(of officer: String) -> String? {
    let name = officer.map { $0.isLetter || $0.isNumber ? "\($0)" : $0.utf8.map { "-\($0)" }.joined() }.joined()
    return folder.map { "\($0)/columns/\(name).json" }
  }

  /// Who puts Arabic and Hebrew in order for an officer; nil before somebody has signed in.
  public func bidi(for officer: String?) -> Bidi { officer.flatMap { conf.bidis[$0] } ?? conf.bidi }

  /// Lets the desk speak the language of an officer, and gives commands the keys of the settings.
  ///
  /// - Parameter officer: nil before somebody has signed in.
  /// - Returns: what could not be done, and what of the file was left out.
  @MainActor func begin(for officer: String?) -> [String] {
    let language = officer.flatMap { conf.languages[$0] } ?? conf.language
    let words = languages.map { Words.read(language, in: $0) }
    Words.current = words?.words ?? Words()
    return conf.faults + Command.choose(conf.keys) + (words?.fault.map { [$0] } ?? [])
  }
}
