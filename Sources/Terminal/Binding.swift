/// A command of a screen with the keys that give it.
///
/// Handling, bottom line, help and command list are made of the same bindings. A command that cannot be given now
/// stays listed and says why.
public struct Binding<Command: Sendable>: Sendable {
  public var keys: [Key]
  /// One or two words for the bottom line.
  public var label: String
  public var command: Command
  /// One sentence that says why the command cannot be given now; nil where it can.
  public var disabledReason: String?
  /// Where the bottom line shows it.
  public var place: BarPlace

  public init(
    _ keys: [Key], _ label: String, _ command: Command, disabledReason: String? = nil, place: BarPlace = .early
  ) {
    self.keys = keys
    self.label = label
    self.command = command
    self.disabledReason = disabledReason
    self.place = place
  }

  /// The names of the keys, first the one that the bottom line shows.
  public var keyNames: String { keys.map(\.name).joined(separator: ", ") }
}

extension Binding: Equatable where Command: Equatable {}

/// Where a binding stands on the bottom line, which has pages when it cannot show everything at once.
public enum BarPlace: Sendable {
  /// On the first page while there is room.
  case early
  /// After all early ones.
  case late
  /// At the end of every page.
  case everyPage
  /// At the end of every page, where there are several: the key that turns them.
  case turn
}

/// What a key means on a screen.
public enum Lookup<Command: Sendable>: Sendable {
  case command(Command)
  /// Known, but not possible now, and why.
  case disabled(String)

  fileprivate init(_ binding: Binding<Command>) {
    self = binding.disabledReason.map { .disabled($0) } ?? .command(binding.command)
  }
}

extension Lookup: Equatable where Command: Equatable {}

/// The bindings of a screen, in the order of the bottom line.
public struct Bindings<Command: Sendable>: Sendable {
  public var all: [Binding<Command>]

  public init(_ all: [Binding<Command>]) {
    self.all = all
  }

  /// What a key means; nil where no binding has it.
  public func find(_ key: Key) -> Lookup<Command>? {
    all.first { $0.keys.contains(key) }.map(Lookup.init)
  }

  /// One line for each binding: keys, label, and the reason where it cannot be given now.
  public var help: [[Span]] {
    let width = min(26, all.map { columnWidth($0.keyNames) }.max() ?? 0)
    return all.map { binding in
      let spans = [
        Span(padded(binding.keyNames, to: width), .code), Span("  "),
        Span(binding.label, binding.disabledReason == nil ? .plain : .faint),
      ]
      return spans + (binding.disabledReason.map { [Span("  (\($0))", .faint)] } ?? [])
    }
  }
}
