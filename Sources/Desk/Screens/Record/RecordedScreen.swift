import Terminal

/// What was recorded, and the papers that it has given: Enter goes on, one key prints them.
struct RecordedScreen: Screen {
  let title = "Recorded"
  /// What the officer is told.
  let text: String
  private var paragraph: TextView
  private let papers: [NumberedPaper]

  init(_ summary: [String], papers: [NumberedPaper]) {
    self.papers = papers
    text = summary.joined(separator: "\n")
    paragraph = TextView(text, columns: 78)
    paragraph.height = 19
  }

  var offers: [Offer] {
    [Offer(.open, "Done"), Offer(.print, unless: papers.isEmpty ? "No paper was given." : nil)]
  }
  var hint: String {
    switch papers.count {
    case 0: "Enter goes on."
    case 1: "Enter goes on; l prints the paper."
    default: say("Enter goes on; l prints the %1 papers.", "\(papers.count)")
    }
  }

  var told: Told { Told(lines: text.split(separator: "\n").map(String.init), asks: .nothing) }

  func draw(on canvas: inout Canvas, in area: Rect) { paragraph.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .open: .close
    case .print: .start(printing(papers, at: office))
    default: .ignored
    }
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step { paragraph.press(key) ? .stay : .ignored }
}
