import Terminal

/// The keys of the desk on one card, made of the bindings themselves.
public struct KeyCard {
  /// A command with its keys.
  public struct Line: Codable, Equatable, Sendable {
    /// Name of the command, for the settings.
    public var command: String
    /// Keys that work everywhere.
    public var keys: [String]
    /// Keys that work where nothing is typed.
    public var letters: [String]
    public var label: String
    public var sentence: String
  }

  public let lines: [Line]
  /// Keys of the settings that could not be given, and why.
  public let faults: [String]

  /// - Parameter settings: of the desk.
  public init(_ settings: DeskSettings) {
    faults = settings.begin(for: nil)
    lines = Command.allCases.map { command in
      Line(
        command: command.rawValue, keys: command.keys.always.map(\.name), letters: command.keys.list.map(\.name),
        label: say(command.label), sentence: say(command.sentence))
    }
  }

  /// The card as text of at most so many columns.
  public func text(width: Int) -> [String] {
    lines.flatMap { line -> [String] in
      let keys = (line.letters + line.keys).joined(separator: ", ")
      let head = padded(keys, to: 22) + " " + padded(line.label, to: 14) + " "
      let rest = wrapped(line.sentence, to: max(20, width - columnWidth(head)))
      return rest.enumerated().map { place, part in
        place == 0 ? head + part : String(repeating: " ", count: columnWidth(head)) + part
      }
    }
  }
}
