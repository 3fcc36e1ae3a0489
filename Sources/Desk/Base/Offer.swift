import Terminal

/// A command as a screen offers it now.
public struct Offer: Sendable, Equatable {
  public var command: Command
  /// Wording for this screen; the common one when nil.
  public var label: String?
  /// Why it cannot be given now; nil where it can.
  public var reason: String?
  public var isOnBar: Bool

  public init(_ command: Command, _ label: String? = nil, unless reason: String? = nil, isOnBar: Bool = true) {
    self.command = command
    self.label = label
    self.reason = reason
    self.isOnBar = isOnBar
  }
}

extension Screen {
  /// The bindings of the screen: what it offers, and what holds everywhere, with keys from the one table.
  ///
  /// While a list is searched the letters are what is searched for: then only the ends of the search are offered.
  public var bindings: Bindings<Command> {
    let offers = isSearching ? [Offer(.open, "Keep"), Offer(.back, "Show all")] : offers
    let isTyping = isTyping || isSearching
    let own = offers.map { offer in
      Binding(
        Self.keys(offer.command, isTyping: isTyping), say(offer.label ?? offer.command.label), offer.command,
        disabledReason: offer.reason.map { say($0) }, place: offer.isOnBar ? .early : .late)
    }
    let common = Command.everywhere.filter { command in !offers.contains { $0.command == command } }.map { command in
      // A letter opens another screen only where the screen itself offers it.
      let keys = command.isScreen ? command.keys.always : Self.keys(command, isTyping: isTyping)
      return Binding(keys, say(command.label), command, place: command.place)
    }
    return Bindings(own + common)
  }

  private static func keys(_ command: Command, isTyping: Bool) -> [Key] {
    let keys = command.keys
    // A letter is quickest where nothing is typed, so it leads; Enter, Escape and function keys are known already.
    guard !isTyping, !keys.list.isEmpty else { return keys.always }
    switch keys.always[0] {
    case .alt, .control: return keys.list + keys.always
    default: return keys.always + keys.list
    }
  }
}

extension Command {
  /// Whether it opens another screen from everywhere.
  fileprivate var isScreen: Bool { [.find, .parties, .new].contains(self) }

  /// Where a command that holds everywhere stands on the bottom line.
  fileprivate var place: BarPlace {
    switch self {
    case .back, .help: .early
    case .commands: .everyPage
    case .moreKeys: .turn
    default: .late
    }
  }
}
