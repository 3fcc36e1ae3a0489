import Filing
import FoundationEssentials
import Office
import Standards
import Terminal

/// Records one act: its items, the line that will be written, signatures, then the register.
struct ActFormScreen: FormScreen {
  /// Application number; nil for an act of the office itself.
  let number: String?
  /// Further dossiers on which the same act is recorded with it.
  var others: [String]
  let act: Act
  var form: ValueForm
  var dossier: Dossier?
  /// What recording the act would bring about, as it was rehearsed last.
  var consequences = Consequences()
  /// Whether only the first files were rehearsed.
  var isSample = false
  /// Whether something was typed since.
  var isStale = false
  /// The entry of the party register that the act changes; what is not typed stays as it is there.
  private(set) var amending: Party?
  /// Where the officer is on the way to the register.
  var stage = Stage.filling
  let requestID: String
  let draftID: String

  enum Stage: Equatable {
    case filling, confirming
    /// Asked whether these dossiers, which the law refuses, are to be left out.
    case leavingOut([String])
    case typing(ActRequest)
    case signing(ActRequest)

    static func == (left: Stage, right: Stage) -> Bool {
      switch (left, right) {
      case (.filling, .filling), (.confirming, .confirming), (.typing, .typing), (.signing, .signing),
        (.leavingOut, .leavingOut):
        true
      default: false
      }
    }
  }

  /// - Parameters:
  ///   - others: further dossiers on which the act is recorded with it.
  ///   - act: id of the act; the law of the dossier names it.
  init(
    _ number: String, _ others: [String] = [], act id: String, texts: [String: String] = [:], draft: String? = nil,
    at office: DeskContext
  ) throws {
    let dossier = try office.dossier(number)
    guard let act = dossier.right.act(id) else { throw Refusal.unknownAct(id, right: dossier.right.label.first) }
    if let refusal = dossier.refusal(of: act, on: office.today, roles: office.officer.roles) { throw refusal }
    self.init(
      act, number: dossier.name, others: others, of: dossier.right, items: items(of: act, dossier.right),
      texts: prefilled(act, dossier, texts), draft: draft)
    self.dossier = dossier
    try foresee(at: office)
  }

  /// An act of the office itself.
  ///
  /// - Parameters:
  ///   - amending: the entry of the party register that the act changes.
  init(
    officeAct id: String, amending: Party? = nil, texts: [String: String] = [:],
    draft: String? = nil,
    at office: DeskContext
  ) throws {
    let law = try office.currentLaw
    guard let act = law.officeAct(id) else { throw Refusal.unknownAct(id, right: "the office") }
    guard act.roles.isEmpty || act.roles.contains(where: office.officer.roles.contains) else {
      throw Refusal.role(act: act.label.first, needs: act.roles)
    }
    let items = act.takes.compactMap { taken in law.officeItems.first { $0.item == taken.item } }
    self.init(act, number: nil, of: nil, items: items, texts: texts, draft: draft)
    self.amending = amending
    try foresee(at: office)
  }

  private init(
    _ act: Act, number: String?, others: [String] = [], of right: Right?, items: [FormItem], texts: [String: String],
    draft: String?
  ) {
    self.act = act
    self.number = number
    self.others = others
    requestID = UUID().uuidString
    draftID = draft ?? "record \(act.id) \(number ?? "office") \(requestID)"
    form = ValueForm(
      items, of: right, obligatory: Set(act.takes.filter(\.obligatory).map(\.item)), texts: texts)
    // What is known already is passed by.
    if let empty = form.view.fields.first(where: { $0.isRequired && $0.text.isEmpty }) { form.view.move(to: empty.id) }
  }

  var title: String { act.label.said }
  var state: String {
    guard let number else { return "" }
    return others.isEmpty
      ? "\(display(number)) \(dossier?.title ?? "")" : say("%1 and %2 more", display(number), "\(others.count)")
  }
  var hint: String { form.hint(priorityMonths: dossier?.right.priorityMonths) }
  /// The dossiers of the request.
  var numbers: [String] { (number.map { [$0] } ?? []) + others }
  private var subject: Draft.Subject {
    if numbers.count > 1 { return .dossiers(numbers) }
    return number.map { .dossier($0) } ?? amending?.id.map { .party($0) } ?? .office
  }
  var draft: Draft? {
    guard form.isModified else { return nil }
    return Draft(
      id: draftID, kind: .record(act: act.id, on: subject),
      title: "\(title) \(state)",
      field: form.view.focused?.id ?? "", texts: form.keptTexts)
  }
  var offers: [Offer] {
    formOffers("Record") + [Offer(.why, "Whole line")]
      + (act.papers.isEmpty || number == nil ? [] : [Offer(.proof, "Letter")])
  }

  var task: String { act.id }
  var beside: [String] { [say(heading)] + lines }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let parts = split(area)
    let below = parts.bottom.rows
    if form.items.isEmpty {
      canvas.write(say("This act takes no values. Ctrl-S shows what will be written."), row: area.row, column: 2)
    }
    form.view.draw(on: &canvas, in: parts.rest)
    canvas.rule(row: parts.bottom.row)
    canvas.write(
      " \(say(heading)) ", row: parts.bottom.row, column: 2,
      style: .heading)
    for (row, text) in lines.prefix(below - 1).enumerated() {
      let isCut = row == below - 2 && lines.count > below - 1
      canvas.write(
        isCut ? say("%1 more lines: Alt-W", "\(lines.count - row)") : text, row: parts.bottom.row + 1 + row, column: 2,
        width: area.columns - 3, style: isCut || isStale ? .hint : row == 0 ? .strong : .plain)
    }
  }

  private var heading: String {
    isStale
      ? "Will be written, once the field is left"
      : consequences.obstacles.isEmpty ? "Will be written" : "Refused as it stands"
  }

  /// What would be written; before it why nothing will.
  private var lines: [String] {
    let obstacles = consequences.obstacles.flatMap { $0.message.split(separator: "\n").map(String.init) }
    let lines = obstacles + consequences.lines
    guard isSample else { return lines }
    return [say("The first %1 of %2 files show:", "\(Self.sample)", grouped(numbers.count))] + lines
  }

  /// The fields above, what will be written below.
  private func split(_ area: Rect) -> (rest: Rect, bottom: Rect) {
    area.splitBottom(min(area.rows / 2, lines.count + 1))
  }

  func fieldArea(_ body: Rect) -> Rect { split(body).rest }

  mutating func typed() { isStale = true }

  mutating func refresh(at office: DeskContext) throws {
    if let number { dossier = try office.dossier(number) }
    try foresee(at: office)
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    if command == .proof { return try letter(at: office) }
    guard command == .why else { return try runForm(command, at: office) }
    return .open(ReaderScreen(heading, lines.joined(separator: "\n"), isOverlay: true))
  }
}
