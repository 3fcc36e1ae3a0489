import Filing
import Standards

/// Judges the events of one dossier by the rules of Meridia in words of its own: it folds nothing and asks no table.
struct LifeChecker {
  let letter: String
  let events: [Event]
  private var faults: [String] = []

  private static let endings: Set = [
    "filing_date_refused", "refuse_formalities", "refuse", "withdraw", "deemed_withdrawn", "refuse_conversion",
    "refuse_late_entry", "refuse_after_opposition", "lapse", "expire", "surrender", "revoke", "end_international",
    "object_regional", "close_converted",
  ]
  private static let revivals: Set = [
    "continue_processing", "revive_application", "revive_right", "remand_application", "remand_right",
    "substitute_application", "substitute_right",
  ]
  private static let oppositions: Set = [
    "oppose", "oppose_corrected", "oppose_after_grant", "request_invalidation", "request_limitation",
  ]
  private static let decided: Set = [
    "settle_opposition", "reject_opposition", "opposition_not_filed", "maintain", "maintain_amended", "reject_review",
    "challenge_not_filed", "refuse_after_opposition", "revoke",
  ]
  private static let elsewhere: Set = ["receive_regional", "receive_divisional", "receive_pct", "receive_pct_late"]

  init(_ letter: String, _ events: [Event]) { (self.letter, self.events) = (letter, events) }

  /// What is wrong, a sentence each; events that were annulled have no effect.
  mutating func check() -> [String] {
    let undone = Set(events.filter { $0.act == "correct_event" }.compactMap { $0.values.number("related_event") })
    let valid = events.filter { !undone.contains($0.ordinal) }
    days(valid)
    filing(valid)
    registration(valid)
    ends(valid)
    property(valid)
    return faults
  }

  private mutating func fault(_ event: Event, _ words: String) {
    faults.append("\(letter) \(event.ordinal) \(event.act): \(words)")
  }

  private mutating func days(_ events: [Event]) {
    for (before, event) in zip(events, events.dropFirst()) where event.recorded < before.recorded {
      fault(event, "was recorded before the one it follows")
    }
    for event in events where event.effective > event.recorded.date { fault(event, "has effect in the future") }
    guard let first = events.first else { return }
    for event in events.dropFirst() where event.effective < first.effective && event.act != "accord_filing_date" {
      fault(event, "has effect before the dossier began")
    }
  }

  private mutating func filing(_ events: [Event]) {
    let accords = events.filter { $0.act == "accord_filing_date" }
    if accords.count > 1 { fault(accords[1], "accords a second filing date") }
    for event in events where event.act == "change_filing_date" && event.approver == nil {
      fault(event, "moves the filing date by one person")
    }
    if let accord = accords.first, let first = events.first, first.act == "receive", accord.effective < first.effective
    {
      fault(accord, "lies before the receipt")
    }
  }

  private mutating func registration(_ events: [Event]) {
    let grants = events.filter { $0.numbers["registration"] != nil }
    if grants.count > 1 { fault(grants[1], "gives a second registration number") }
    guard let grant = grants.first, let first = events.first else { return }
    let before = events.filter { $0.ordinal < grant.ordinal }
    func has(_ act: String) -> Bool { before.contains { $0.act == act } }
    if !has("accord_filing_date") { fault(grant, "registers without a filing date") }
    guard !LifeChecker.elsewhere.contains(first.act) else { return }
    if !has("pass_formalities") { fault(grant, "registers what was not found in order") }
    if !has("start_examination"), !has("request_examination") { fault(grant, "registers what was not examined") }
    if !before.contains(where: { $0.act == "pay_fee" && ["GRT", "*"].contains($0.values.text("fee") ?? "") }) {
      fault(grant, "registers without the fee")
    }
    if letter == "T" {
      guard let published = before.last(where: { $0.act == "publish_application" }) else {
        return fault(grant, "registers an unpublished mark")
      }
      if grant.effective <= published.effective.adding(months: 3) { fault(grant, "registers while it may be opposed") }
    }
    let opened = before.count { LifeChecker.oppositions.contains($0.act) }
    let closed = before.count { LifeChecker.decided.contains($0.act) }
    if opened > closed { fault(grant, "registers during an opposition") }
    let appeals = before.count { ["appeal", "appeal_to_court"].contains($0.act) }
    let outcomes = before.count {
      $0.act.hasPrefix("remand") || $0.act.hasPrefix("substitute") || $0.act.hasPrefix("dismiss")
        || $0.act.hasPrefix("reopen")
        || $0.act.hasPrefix("withdraw_appeal")
    }
    if appeals > outcomes { fault(grant, "registers during an appeal") }
  }

  private mutating func ends(_ events: [Event]) {
    var isEnded = false
    let never: Set = [
      "accept", "order_publication", "publish_application", "pass_formalities", "intend_grant", "pay_renewal", "divide",
    ]
    for event in events {
      if isEnded, never.contains(event.act) || event.numbers["registration"] != nil {
        fault(event, "goes on after the end")
      }
      if LifeChecker.endings.contains(event.act) { isEnded = true }
      if LifeChecker.revivals.contains(event.act) { isEnded = false }
      if ["reopen_opposition", "reopen_challenge"].contains(event.act), isEnded {
        fault(event, "reopens what has ended")
      }
    }
  }

  /// Owner, mark and goods of a registered right change by two persons only, and goods never widen but by a correction.
  private mutating func property(_ events: [Event]) {
    guard let grant = events.first(where: { $0.numbers["registration"] != nil }) else { return }
    var goods: [GoodsClass] = []
    for event in events {
      let isLater = event.ordinal > grant.ordinal
      for item in ["holder", "applicant", "mark_text", "goods", "designs", "claims"]
      where isLater && !event.values[item].isEmpty && event.approver == nil {
        fault(event, "changes \(item) of a registered right by one person")
      }
      guard !event.values.goods.isEmpty else { continue }
      let isWider = event.values.goods.contains { new in
        let old = goods.first { $0.number == new.number }?.terms ?? []
        return new.terms.contains { !old.contains($0) }
      }
      if isLater, isWider, event.act != "correct_material" { fault(event, "widens the goods") }
      goods = event.values.goods
    }
  }
}
