import Filing
import FoundationEssentials
import Standards
import TestSupport

@testable import Publishing

/// Every paper of every act of the law, each in a dossier in which its act makes sense.
struct PaperScene {
  let dossiers: Dossiers
  let writer: PaperWriter

  init() throws {
    let dossiers = try Dossiers()
    let documents = dossiers.documents
    self.dossiers = dossiers
    writer = PaperWriter(
      law: dossiers.law, office: OfficeProfile(settings: dossiers.office), fonts: try FontSet.noto(),
      signatories: ["rosa": Signatory(person: "Rosa Marin", title: Label("Registrar", "Directrice du registre"))]
    ) { digest in
      guard let bytes = documents[digest] else { throw CocoaError(.fileNoSuchFile) }
      return bytes
    }
  }

  /// A word by which a text that an officer wrote is known again.
  static func word(_ item: String) -> String { "Zyxq\(item)" }

  /// The registered dossier of the right.
  func dossier(_ letter: String) -> Dossier {
    dossiers.all.first { $0.right.letter == letter && $0.registrationNumber != nil }!
  }

  /// The orders of all papers of the act.
  ///
  /// - Parameter fully: whether everything is said that the act takes, or only what it must say.
  func orders(_ act: Act, _ dossier: Dossier, fully: Bool) throws -> [PaperOrder] {
    var events = act.from == [.none] ? [] : dossier.events
    let papers = act.papers.compactMap { dossiers.law.paper($0) }
    if papers.contains(where: { $0.to.contains(.challenger) }), !act.takes(.opponent) {
      let challenge = dossier.right.act("request_invalidation")!
      events.append(event(challenge, dossier, events, fully: fully))
    }
    var related: Int?
    if let concern = act.concerns.first, let earlier = dossier.right.act(concern.act) {
      events.append(event(earlier, dossier, events, fully: fully, related: events.last?.ordinal))
      related = events.count
    }
    let last = event(act, dossier, events, fully: fully, related: related)
    let then = Dossier(
      id: 9, right: dossier.right, events: events + [last], calendar: OfficeCalendar(), today: last.recorded.date)
    return papers.map {
      PaperOrder(paper: $0, dossier: then, event: last, seal: String(repeating: "5ea1", count: 16))
    }
  }

  private func event(_ act: Act, _ dossier: Dossier, _ events: [Event], fully: Bool, related: Int? = nil) -> Event {
    var values = act.takesForm && events.isEmpty ? dossier.events[0].values : Values()
    for taken in act.takes where taken.item != "*" && (fully || taken.obligatory) {
      guard let item = dossier.right.item(taken.item), values[taken.item].isEmpty else { continue }
      values[taken.item] = sample(item, dossier, related)
    }
    let day = CalendarDate("2026-09-09")!.adding(days: events.count)
    return Event(
      sequence: 100 + events.count, ordinal: events.count + 1, act: act.id,
      effective: fully && act.back != nil && !events.isEmpty ? day.adding(days: -3) : day,
      recorded: Moment(day, second: 36_000)!, officer: "rosa", terminal: "test", values: values,
      numbers: [
        "application": "402026000000099", "letter": "L2026/000077", "receipt": "Q2026/000077",
        "recordal": "R2026/00012", "opposition": "O2026/0004", "copy": "C2026/000005",
      ].filter { events.isEmpty == ($0.key == "application") || $0.key == "letter" }, law: "2026-01-01")
  }

  private func sample(_ item: FormItem, _ dossier: Dossier, _ related: Int?) -> [Entry] {
    if dossier.right.isFormItem(item.item), item.kind != .party { return dossier.values[item.item] }
    switch (item.kind, item.item) {
    case (_, "related_event"): return [.number(related ?? 1)]
    case (_, "limit"): return [.text("ACT-REPLY")]
    case (_, "fee"): return [.text("*")]
    case (_, "copies"): return [.number(2)]
    case (_, "stock_number"): return [.text("A0001, A0002")]
    case (_, "received_minute"): return [.text("09:42")]
    case (_, "method"): return [.text("card")]
    case (_, "request_file"), (.document, _), (.picture, _): return []
    case (.party, _): return [.party(TestParties.cyrillic)]
    case (.date, _): return [.date(CalendarDate("2026-09-05")!)]
    case (.number, _): return [.number(2)]
    case (.money, _): return [.number(4000)]
    case (.choice, _): return [.text(item.choices[0])]
    case (.lines, _): return [.text("\(Self.word(item.item)) one\n\(Self.word("line")) two")]
    default: return [.text("as the case may be")]
    }
  }
}
