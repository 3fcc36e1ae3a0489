import Standards
import Terminal

/// The settings of a desk as its file says them: `theme = dark`, a line each, `#` before a remark.
///
/// A line that cannot be used is left out and told; the desk opens all the same.
public nonisolated struct DeskConf: Sendable, Equatable {
  public var theme = Theme.terminal
  public var isASCII = false
  public var usesMouse = false
  /// What is heard: `both`, `error`, `off`.
  public var bell = Bell.both
  /// The printer of this desk; empty for that of the office.
  public var printer = ""
  /// The language of the screens for officers who have chosen none: `en`, `fr`, `ar`.
  public var language = ""
  /// The languages of officers, by their names.
  public var languages: [String: String] = [:]
  /// Who puts Arabic and Hebrew in order, for officers who have chosen nobody.
  public var bidi = Bidi.terminal
  /// The same for officers, by their names.
  public var bidis: [String: Bidi] = [:]
  /// Minutes without a key until the desk locks; nil where nothing is said.
  public var lock: Int?
  /// Keys of commands, by the name of the command.
  public var keys: [String: [Key]] = [:]
  /// The columns of lists, by the name of the list, for officers who have chosen none.
  public var columns: [String: [String]] = [:]
  /// What was left out: line, what is wrong with it, what to write.
  public var faults: [String] = []

  public enum Bell: String, CaseIterable, Sendable {
    case both, error, off

    /// What is heard.
    public var sounds: Set<Sound> {
      switch self {
      case .both: [.error, .saved]
      case .error: [.error]
      case .off: []
      }
    }
  }

  /// No settings.
  public init() {}

  /// Reads the text of a file.
  ///
  /// - Parameter name: of the file, for what is told.
  public init(_ text: String, name: String = "desk.conf") {
    for (place, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = trimmed(line)
      guard !line.isEmpty, line.first != "#" else { continue }
      guard let equals = line.firstIndex(of: "="), equals > line.startIndex else {
        faults.append("\(name), line \(place + 1): “\(shown(line))” is no setting. Write: name = value.")
        continue
      }
      let value = trimmed(line[line.index(after: equals)...])
      if let fault = set(String(trimmed(line[..<equals])), String(value)) {
        faults.append("\(name), line \(place + 1): \(fault)")
      }
    }
  }

  /// Reads a file; one that is not there says nothing.
  public static func read(_ path: String) -> DeskConf {
    guard Files.exists(path) else { return DeskConf() }
    do {
      return DeskConf(String(decoding: try Files.read(path, most: 1 << 20), as: UTF8.self), name: path)
    } catch {
      var conf = DeskConf()
      conf.faults = [Explanation(of: error).message]
      return conf
    }
  }

  /// Takes one setting; what is wrong with it, or nil.
  private mutating func set(_ name: String, _ value: String) -> String? {
    switch name {
    case "theme":
      if value == "ascii" {
        isASCII = true
        return nil
      }
      guard let found = Theme.allCases.first(where: { $0.rawValue.lowercased() == value.lowercased() }) else {
        return refusal(value, name, Theme.allCases.map(\.rawValue) + ["ascii"])
      }
      theme = found
    case "bell":
      guard let found = Bell(rawValue: value) else { return refusal(value, name, Bell.allCases.map(\.rawValue)) }
      bell = found
    case "mouse", "ascii":
      guard let isOn = ["yes": true, "no": false][value] else { return refusal(value, name, ["yes", "no"]) }
      if name == "mouse" { usesMouse = isOn } else { isASCII = isOn }
    case "printer": printer = value
    case "language": language = value
    case "bidi":
      guard let found = Bidi(rawValue: value) else { return refusal(value, name, Bidi.allCases.map(\.rawValue)) }
      bidi = found
    case "lock":
      guard let minutes = Int(value), (0...1_440).contains(minutes) else {
        return "“\(shown(value))” is no number of minutes. Write lock = 5, or 0 for never."
      }
      lock = minutes
    default: return setNamed(name, value)
    }
    return nil
  }

  /// Takes a setting of a language, a command or a list.
  private mutating func setNamed(_ name: String, _ value: String) -> String? {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    let words = value.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
    switch (parts.first, parts.count) {
    case ("language", 2): languages[parts[1]] = value
    case ("bidi", 2):
      guard let found = Bidi(rawValue: value) else { return refusal(value, "bidi", Bidi.allCases.map(\.rawValue)) }
      bidis[parts[1]] = found
    case ("columns", 2): columns[parts[1]] = words
    case ("key", 2):
      var found: [Key] = []
      for word in words {
        guard let key = Key(named: word) else {
          return "“\(shown(word))” is no key. Write F5, Ctrl-S, Alt-Y, Space or a letter."
        }
        found.append(key)
      }
      guard !found.isEmpty else { return "no key is named. Write key.\(shown(parts[1])) = Alt-Y." }
      keys[parts[1]] = found
    default:
      let known =
        "theme, ascii, bell, printer, language, language.OFFICER, bidi, bidi.OFFICER, lock, mouse, key.COMMAND, "
        + "columns.LIST"
      return "“\(shown(name))” is no setting. There are \(known)."
    }
    return nil
  }

  private func refusal(_ value: String, _ name: String, _ known: [String]) -> String {
    "“\(shown(value))” is no \(name). Write one of \(known.joined(separator: ", "))."
  }
}

/// A part of a line as it may be told: not longer than a line, without controls.
private nonisolated func shown(_ text: some StringProtocol) -> String { printable(clipped(String(text), to: 40)) }

private nonisolated func trimmed(_ text: some StringProtocol) -> Substring {
  var rest = Substring(text)
  while rest.first?.isWhitespace == true { rest.removeFirst() }
  while rest.last?.isWhitespace == true { rest.removeLast() }
  return rest
}
