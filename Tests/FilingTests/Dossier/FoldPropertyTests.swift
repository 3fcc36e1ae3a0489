import Standards
import Testing

@testable import Filing

/// Numbers that look random and are the same in every run.
struct Chance: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

@Suite("Folding any permitted sequence of acts")
struct FoldPropertyTests {
  @Test("Stages move only as the tables say, and event strings tell the same", arguments: Meridia.law.rights.map(\.id))
  func moves(right: String) {
    for seed in 1...8 {
      var chance = Chance(seed: UInt64(seed))
      var walk = Walk(Meridia.right(right))
      for _ in 0..<40 {
        let before = walk.dossier
        guard let act = walk.step(&chance) else { break }
        let after = walk.dossier

        let expected =
          switch act.target {
          case .same where act.annuls: walk.inForce.stage
          case .same: before.stage
          case .back: before.stageLeft
          case .stage(let stage): stage
          }
        let state = act.annuls ? walk.inForce.state : act.state ?? before.state
        #expect(after.stage == expected && after.state == state, "\(right) \(seed): \(act.id)")
        // A correction tells the standing without the annulled event; the strings told before it stay.
        #expect(Array(after.statusEvents.prefix(before.statusEvents.count)) == before.statusEvents)
        var at = act.annuls ? after.stage : before.stage
        for status in after.statusEvents.dropFirst(before.statusEvents.count) {
          let parts = status.string.split(separator: "-")
          #expect(parts[1] == Substring(at.description), "\(right) \(seed) \(act.id): \(status.string)")
          at = Stage(rawValue: Int(parts[2]) ?? 9) ?? .none
          #expect(
            EventCode.permits(
              category: status.code.first ?? "?", from: Stage(rawValue: Int(parts[1]) ?? 0) ?? .none, to: at),
            "\(right) \(seed) \(act.id): \(status.string)")
        }
        #expect(at == after.stage)
      }
    }
  }

  @Test(
    "No permitted sequence ends where nothing more can be recorded, but for stage 6 in state T",
    arguments: Meridia.law.rights.map(\.id))
  func exits(right: String) {
    for seed in 1...8 {
      var chance = Chance(seed: UInt64(seed + 1000))
      var walk = Walk(Meridia.right(right))
      for _ in 0..<40 { if walk.step(&chance) == nil { break } }

      let dossier = walk.dossier
      if dossier.stage == .terminated, dossier.state == .terminated { continue }
      let far = walk.today.adding(months: 600)
      let leaving = dossier.right.acts.contains { act in
        act.state.map { $0 != dossier.state } ?? false || act.target != .same && act.target != .stage(dossier.stage)
          ? dossier.refusal(of: act, on: far, roles: nil).map { refusal in
            if case .condition = refusal { true } else { false }
          } ?? true
          : false
      }
      #expect(leaving, "\(right) \(seed): stage \(dossier.stage), state \(dossier.state)")
      #expect(!dossier.acts(on: far, roles: nil).filter { $0.refusal == nil }.isEmpty)
    }
  }

  @Test("The dossier as of a day is the fold of what was recorded until then", arguments: Meridia.law.rights.map(\.id))
  func asOf(right: String) {
    for seed in 1...5 {
      var chance = Chance(seed: UInt64(seed + 2000))
      var walk = Walk(Meridia.right(right))
      for _ in 0..<30 { if walk.step(&chance) == nil { break } }

      for count in stride(from: 1, through: walk.events.count, by: 3) {
        let prefix = Array(walk.events.prefix(count))
        let last = prefix[count - 1].recorded.date
        let short = walk.fold(prefix, today: last)
        let whole = Dossier(
          id: 1, right: walk.right, events: walk.events, calendar: Meridia.calendar, today: walk.today, asOf: last)

        #expect(short.stage == whole.stage && short.state == whole.state && short.values == whole.values)
        #expect(short.limits == whole.limits && short.fees == whole.fees && short.queue == whole.queue)
        #expect(
          short.statusEvents == whole.statusEvents && short.intervals == whole.intervals && short.dates == whole.dates)
      }
    }
  }

  @Test(
    "A correction leaves what the other events alone would have made; the list and the strings told keep both",
    arguments: Meridia.law.rights.map(\.id))
  func corrections(right: String) {
    var corrected = 0
    for seed in 1...12 {
      var chance = Chance(seed: UInt64(seed + 4000))
      var walk = Walk(Meridia.right(right))
      for _ in 0..<24 { if walk.step(&chance) == nil { break } }
      for _ in 0..<3 {
        let before = walk.dossier
        guard let number = walk.correct(&chance) else { break }
        corrected += 1
        let after = walk.dossier
        let without = walk.inForce

        #expect(
          after.events.count == before.events.count + 1 && after.statusEvents.count == before.statusEvents.count + 1)
        #expect(Array(after.statusEvents.dropLast()) == before.statusEvents)
        #expect(after.annulled[number] == after.events.count || before.annulled[number] != nil)
        #expect(after.stage == without.stage && after.state == without.state && after.phase == without.phase)
        #expect(after.values == without.values && after.dates == without.dates)
        #expect(after.limits == without.limits && after.fees == without.fees && after.intervals == without.intervals)
        // Beside what waits without it, the correction of what was printed waits for the errata.
        func waiting(_ dossier: Dossier) -> [QueuedEntry] {
          dossier.queue.filter { dossier.right.act($0.act)?.annuls != true }
        }
        #expect(waiting(after) == waiting(without) && after.papers == without.papers)
        #expect(after.publications == before.publications)
        #expect(after.payments.map(\.receipt) == before.payments.map(\.receipt))
        #expect(after.payments.filter { !$0.isVoid } == without.payments.filter { !$0.isVoid })
        #expect(after.numbers["application"] == before.numbers["application"])
      }
    }
    #expect(corrected > 6, "\(right)")
  }

  @Test(
    "Limits of one id that come back run once; a dossier that has ended for good has none",
    arguments: Meridia.law.rights.map(\.id))
  func limits(right: String) {
    for seed in 1...8 {
      var chance = Chance(seed: UInt64(seed + 3000))
      var walk = Walk(Meridia.right(right))
      for _ in 0..<50 {
        guard let act = walk.step(&chance) else { break }
        let running = walk.dossier.limits.filter(\.isRunning)
        let recurring = running.filter { $0.rule.recurrence != nil }.map(\.rule.id)

        #expect(recurring.count == Set(recurring).count, "\(right) \(seed): \(act.id)")
        if walk.dossier.state == .terminated { #expect(running.map(\.rule.id) == [], "\(right) \(seed): \(act.id)") }
        for limit in running {
          #expect(limit.due <= limit.last)
          #expect(!limit.rule.rolls || Meridia.calendar.closed(on: limit.due) == nil)
        }
        for fee in walk.dossier.fees { #expect(fee.amount > 0 && fee.paid >= 0 && fee.paid <= fee.amount) }
      }
    }
  }
}

/// A dossier on a random way through the tables.
struct Walk {
  let right: Right
  var events: [Event] = []
  var today = day("2026-03-02")
  var dossier: Dossier

  init(_ right: Right) {
    self.right = right
    dossier = Dossier(id: 1, right: right, events: [], calendar: Meridia.calendar, today: today)
  }

  /// The dossier as the events that have effect alone make it.
  var inForce: Dossier { fold(dossier.eventsInForce, today: today) }

  /// Annuls an event that may be annulled, on the same day; nil when there is none.
  mutating func correct(_ chance: inout Chance) -> Int? {
    guard let act = right.acts.first(where: \.annuls), let number = correctable(act).randomElement(using: &chance)
    else {
      return nil
    }
    events.append(event(act.id, today, ["related_event": [.number(number)]], []))
    dossier = fold(events, today: today)
    return number
  }

  private func correctable(_ act: Act) -> [Int] {
    events.map(\.ordinal).filter {
      dossier.refusal(ofCorrection: act, values: ["related_event": [.number($0)]]) == nil
    }
  }

  func fold(_ events: [Event], today: CalendarDate) -> Dossier {
    Dossier(id: 1, right: right, events: events, calendar: Meridia.calendar, today: today)
  }

  /// Records a permitted act some days later; nil when there is none.
  mutating func step(_ chance: inout Chance) -> Act? {
    today = today.adding(days: Int.random(in: 1...240, using: &chance))
    dossier = fold(events, today: today)
    let permitted = right.acts.filter { dossier.refusal(of: $0, on: today, roles: nil) == nil && !$0.annuls }
    // Acts that move the dossier are tried as often as all others together.
    let moving = permitted.filter { $0.target != .same }
    if !events.isEmpty, Int.random(in: 1...12, using: &chance) == 1, correct(&chance) != nil {
      return right.acts.first(where: \.annuls)
    }
    guard let act = (Bool.random(using: &chance) && !moving.isEmpty ? moving : permitted).randomElement(using: &chance)
    else { return nil }
    record(act, &chance)
    return act
  }

  private mutating func record(_ act: Act, _ chance: inout Chance) {
    var values = SampleValues.of(act, right)
    for taken in act.takes where Bool.random(using: &chance) && taken.item != "*" && values[taken.item].isEmpty {
      if let item = right.item(taken.item), let entry = SampleValues.entry(item) { values[taken.item] = [entry] }
    }
    if act.takes.contains(where: { $0.item == "limit" }), let limit = dossier.limits.last(where: \.isRunning) {
      values["limit"] = [.text(limit.rule.id)]
    }
    if act.takes.contains(where: { $0.item == "published_event" }), let entry = dossier.queue.first {
      values["published_event"] = [.number(entry.event)]
      values["issue"] = [.text("2026-01")]
    }
    if act.takes.contains(where: { $0.item == "fee" }), let fee = dossier.fees.last(where: { !$0.isPaid }) {
      values["fee"] = [.text(fee.code)]
      values["amount"] = [.number(fee.amount - fee.paid)]
    }
    if act.takes.contains(where: { $0.item == "receipt" }), let payment = dossier.payments.last {
      values["receipt"] = [.text(payment.receipt)]
    }
    events.append(event(act.id, today, values, act.series))
    dossier = fold(events, today: today)
  }

  func event(_ act: String, _ date: CalendarDate, _ values: Values, _ series: [String]) -> Event {
    let ordinal = events.count + 1
    return Event(
      sequence: ordinal, ordinal: ordinal, act: act, effective: date, recorded: Moment(date, second: 36_000)!,
      officer: "ada",
      terminal: "", values: values, numbers: Dictionary(series.map { ($0, "\($0)-\(ordinal)") }) { first, _ in first },
      law: "2026-01-01")
  }
}
