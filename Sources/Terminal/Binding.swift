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
  /// Whether the bottom line shows it; help always does.
  public var isOnBar: Bool

  public init(
    _ keys: [Key], _ label: String, _ command: Command, disabledReason: String? = nil, isOnBar: Bool = true
  ) {
    self.keys = keys
    self.label = label
    self.command = command
    self.disabledReason = disabledReason
    self.isOnBar = isOnBar
  }

  /// The names of the keys, first the one that the bottom line shows.
  public var keyNames: String { keys.map(\.name).joined(separator: ", ") }
}

extension Binding: Equatable where Command: Equatable {}

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

  /// Draws the bottom line.
  public func drawBar(on canvas: inout Canvas, row: Int) {
    canvas.fill(Rect(row: row, column: 0, rows: 1, columns: canvas.size.columns), style: .bar)
    for item in barItems(width: canvas.size.columns) {
      let isOff = item.binding.disabledReason != nil
      let next = canvas.write(item.key, row: row, column: item.column, style: isOff ? .barOff : .barKey)
      canvas.write(item.label, row: row, column: next + 1, style: isOff ? .barOff : .bar)
    }
  }

  /// What a click on a column of the bottom line means.
  public func find(barColumn: Int, width: Int) -> Lookup<Command>? {
    barItems(width: width).last { $0.column <= barColumn && barColumn < $0.column + $0.width }
      .map { Lookup($0.binding) }
  }

  private struct BarItem {
    var binding: Binding<Command>
    var key: String
    var label: String
    var column = 0
    var width: Int { columnWidth(key) + 1 + columnWidth(label) }

    init(_ binding: Binding<Command>) {
      self.binding = binding
      key = binding.keys[0].name
      label = binding.label
    }
  }

  /// The commands that fit: narrower gaps where that saves every label, else the longest labels
  /// shorten, down to four columns each.
  ///
  /// Where there is room left, it shows what the bottom line of a small terminal leaves to help.
  private func barItems(width: Int) -> [BarItem] {
    var items = all.filter { $0.isOnBar && !$0.keys.isEmpty }.map(BarItem.init)
    var gap = 2
    func total(_ items: [BarItem]) -> Int { items.reduce(-gap) { $0 + $1.width + gap } }
    for more in all where !more.isOnBar && !more.keys.isEmpty {
      if total(items + [BarItem(more)]) <= width { items.append(BarItem(more)) }
    }
    if total(items) > width {
      gap = 1
      if total(items) > width { gap = 2 }
    }
    while total(items) > width {
      let longest = items.indices.max { columnWidth(items[$0].label) < columnWidth(items[$1].label) }
      guard let longest else { return [] }
      let length = columnWidth(items[longest].label)
      if length > 4 {
        items[longest].label = clipped(items[longest].label, to: length - 1, ellipsis: false)
      } else {
        items.removeLast()
      }
    }
    var column = 0
    for index in items.indices {
      items[index].column = column
      column += items[index].width + gap
    }
    return items
  }
}
