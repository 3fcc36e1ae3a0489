import Terminal

/// Every command with its keys; what is typed filters, Enter gives the command to the screen below.
struct PaletteScreen: Screen {
  let title = "Commands"
  private var choice: ChoiceScreen

  init(_ screen: any Screen, recent: [Command]) {
    let bindings = screen.bindings.all.filter { $0.command != .commands }
    let order = bindings.sorted { left, right in
      let first = recent.firstIndex(of: left.command) ?? .max
      let second = recent.firstIndex(of: right.command) ?? .max
      return first == second ? left.label < right.label : first < second
    }
    choice = ChoiceScreen(
      "Commands",
      replies: order.map { binding in
        let reason = binding.disabledReason.map { "not now: \($0)" }
        return .init(
          "\(binding.label): \(reason ?? binding.command.sentence)", detail: binding.keys.first?.name ?? "",
          keywords: binding.command.rawValue, value: .command(binding.command))
      })
  }

  var isOverlay: Bool { true }
  var isTyping: Bool { true }
  var offers: [Offer] { choice.offers }
  var hint: String { "Type a part of the command; Enter gives it." }

  func draw(on canvas: inout Canvas, in area: Rect) { choice.draw(on: &canvas, in: area) }
  mutating func run(_ command: Command, at office: DeskContext) throws -> Step { try choice.run(command, at: office) }
  mutating func press(_ key: Key, at office: DeskContext) throws -> Step { try choice.press(key, at: office) }
}
