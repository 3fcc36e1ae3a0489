import Filing
import FoundationEssentials
import Office
import Standards
import Terminal

/// Receives a filing of any right: its form, the checklist and the fees as they stand, then the line that is written.
struct FilingScreen: FormScreen {
  let right: Right
  let act: Act
  var form: ValueForm
  var outlook: FilingOutlook
  /// What the filing before this one was told: numbers, receipt, fees.
  let last: [String]
  /// Number of the filing before this one, for its payment.
  var lastNumber = ""
  /// Papers of the filing before this one.
  var lastPapers: [NumberedPaper] = []
  /// Also the id of the request, so that a draft that was recorded already is not recorded twice.
  let draftID: String

  init(
    _ right: Right, _ act: Act, texts: [String: String] = [:], focus: String = "", draft: String? = nil,
    earlier: [String: String] = [:], last: [String] = [], at office: DeskContext
  ) throws {
    self.right = right
    self.act = act
    self.last = last
    draftID = draft ?? "file \(right.id) \(UUID().uuidString)"
    let obligatory = Set(right.form.filter { $0.obligatory == .filing }.map(\.item))
    form = ValueForm(items(of: act, right), of: right, obligatory: obligatory, earlier: earlier)
    if !texts.isEmpty { form.fill(texts, focus: focus) }
    outlook = FilingOutlook()
    try foresee(at: office)
  }

  var title: String { "New filing" }
  var state: String { right.label.said }
  var hint: String {
    let own = form.hint(priorityMonths: right.priorityMonths)
    return own.isEmpty && form.hidden > 0 ? say("%1 more fields stand behind Alt-+.", "\(form.hidden)") : own
  }
  var draft: Draft? {
    guard form.isModified else { return nil }
    let name = form.texts[right.titleItem] ?? form.texts["applicant"] ?? ""
    return Draft(
      id: draftID, kind: .filing(right: right.id, act: act.id), title: "\(right.label.first) \(name)",
      field: form.view.focused?.id ?? "",
      texts: form.keptTexts)
  }
  var offers: [Offer] {
    formOffers("File", gaps: !gaps.isEmpty) + [
      Offer(.why, "Check"),
      Offer(.print, "Print", unless: lastPapers.isEmpty ? "Nothing has been filed yet." : nil, isOnBar: false),
      Offer(
        .act, lastNumber.isEmpty ? "Acts" : say("Acts of %1", display(lastNumber)),
        unless: lastNumber.isEmpty ? "Nothing has been filed yet." : nil,
        isOnBar: false),
    ]
  }

  var task: String { act.id }
  var beside: [String] { form.isModified || last.isEmpty ? outlook.lines.map(\.text) : last }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let isWide = area.columns >= 110
    let panel = isWide ? area.splitLeft(area.columns - 45, gap: 1).rest : area.splitTop(area.rows - 8).rest
    form.view.draw(on: &canvas, in: fieldArea(area))
    var lines = form.isModified || last.isEmpty ? outlook.lines : last.map { Span($0, .good) }
    // Beside the form there is room for whole sentences; below it a line each must do.
    if isWide {
      lines = lines.flatMap { line in
        wrapped(line.text, to: panel.columns - 4).enumerated().map { row, text in
          Span(row > 0 || line.text.hasPrefix("  ") ? "  " + text.drop { $0 == " " } : text, line.style)
        }
      }
    }
    if !isWide { canvas.rule(row: panel.row) }
    let heading = form.isModified || last.isEmpty ? "Checklist and fees" : "Recorded"
    canvas.write(
      " \(say(heading)) ", row: panel.row, column: panel.column + 2,
      style: .heading)
    for (row, line) in lines.prefix(panel.rows - 1).enumerated() {
      let isCut = row == panel.rows - 2 && lines.count > panel.rows - 1
      canvas.write(
        [isCut ? Span(say("%1 more lines: Alt-W", "\(lines.count - row)"), .hint) : line], row: panel.row + 1 + row,
        column: panel.column + 1,
        width: panel.columns - 1)
    }
  }

  /// Above the panel, or left of it on a wide terminal.
  func fieldArea(_ area: Rect) -> Rect {
    area.columns >= 110 ? area.splitLeft(area.columns - 45).left : area.splitTop(area.rows - 8).top
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .act: return .open(try ActsScreen(lastNumber, at: office))
    case .print: return .start(printing(lastPapers, at: office))
    case .nextProblem where form.problems.isEmpty:
      goToGap()
      return .stay
    case .why:
      try foresee(at: office)
      return .open(ReaderScreen("Checklist and fees", outlook.text, isOverlay: true))
    default: return try runForm(command, at: office)
    }
  }

  mutating func refresh(at office: DeskContext) throws { try foresee(at: office) }

  mutating func take(_ reply: Reply, at office: DeskContext) throws -> Step {
    guard case .chosen(let text) = reply else {
      isConfirming = false
      return .stay
    }
    if isConfirming {
      isConfirming = false
      return text == "r"
        ? try record(at: office) : try counterPayment(text, at: office).map { try record($0, at: office) } ?? .stay
    }
    try choose(text, at: office)
    return .stay
  }

  /// Whether the line that will be written is being shown.
  var isConfirming = false
}
