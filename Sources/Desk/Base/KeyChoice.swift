import Terminal

extension Command {
  /// Keys that the settings of this desk give to commands instead of their own.
  static var chosen: [Command: (always: [Key], list: [Key])] = [:]

  /// Gives commands the keys of the settings.
  ///
  /// A key that edits text, that another command keeps, or that would leave a command without a key that works everywhere is
  /// not given.
  /// - Returns: what was not given, and why.
  static func choose(_ keys: [String: [Key]]) -> [String] {
    chosen = [:]
    var faults: [String] = []
    for (name, wanted) in keys.sorted(by: { $0.key < $1.key }) {
      guard let command = Command(rawValue: name) else {
        faults.append("key.\(printable(clipped(name, to: 40))): there is no such command. `ipdesk keys` lists them.")
        continue
      }
      if let fault = fault(wanted, for: command) {
        faults.append("key.\(name): \(fault)")
        continue
      }
      let always = wanted.filter { !$0.isLetter }
      let letters = wanted.filter(\.isLetter)
      chosen[command] = (always: always, list: letters.isEmpty ? command.ownKeys.list : letters)
    }
    return faults
  }

  private static func fault(_ wanted: [Key], for command: Command) -> String? {
    guard wanted.contains(where: { !$0.isLetter }) else {
      return "a letter works only where nothing is typed. Add a key with Ctrl or Alt."
    }
    let editing = "aekuwdzy".map { Key.control($0) } + [.backspace, .delete, .home, .alt("b"), .alt("f")]
    if let key = wanted.first(where: editing.contains), !command.ownKeys.list.contains(key) {
      return "\(key.name) edits text. Choose another one."
    }
    for key in wanted {
      let owner = allCases.first { other in
        other != command && (other.keys.always.contains(key) || other.keys.list.contains(key))
      }
      if let owner {
        return "\(key.name) is the key of “\(owner.label)” (\(owner.rawValue)). Give that one another first."
      }
    }
    return nil
  }
}

extension Key {
  /// Whether it is text where something is typed.
  fileprivate var isLetter: Bool { if case .character = self { true } else { false } }
}
