import Filing
import FoundationEssentials
import Standards

/// Takes dossiers over from another register, each act through the one recording path.
///
/// The law says which acts take over what: those that bring the item `old_source`. The one without a stage before it
/// opens the dossier; of the others each marks the date that it takes over. A record that is there already is completed,
/// never doubled, so an interrupted run is simply run again.
public struct Migration {
  private let office: Office
  private let law: Law
  private let calendar: OfficeCalendar
  private let today: CalendarDate

  /// - Parameters:
  ///   - office: an office that owns its register.
  ///   - law: the law in force, whose acts are recorded.
  public init(_ office: Office, law: Law, calendar: OfficeCalendar, today: CalendarDate) {
    (self.office, self.law, self.calendar, self.today) = (office, law, calendar, today)
  }

  /// Takes a record over; a refusal of the law is the reason of its rejection, a fault of the machine is thrown.
  public func take(_ record: OldRecord) throws -> TakingOver {
    guard let right = law.right(record.right) else { return .rejected("The law has no right “\(record.right)”.") }
    let acts = right.acts.filter { $0.takes.contains { $0.item == "old_source" } }
    guard let opening = acts.first(where: { $0.from == [.none] }) else {
      return .rejected("The law of \(right.label.first) has no act that takes a dossier over from another register.")
    }
    guard let number = record.numbers["application"] ?? record.numbers["registration"],
      let filed = record.dates["filing"]
    else { return .rejected("A record needs a number and a filing date to be taken over.") }
    if let late = record.dates.filter({ $0.key != "expiry" && $0.value > today }).keys.min() {
      return .rejected("The date “\(late)” lies in the future.")
    }
    do {
      return try take(record, right, acts, opening, number, filed)
    } catch let refusal as Refusal {
      return .rejected(refusal.message)
    }
  }

  private func take(
    _ record: OldRecord, _ right: Right, _ acts: [Act], _ opening: Act, _ number: String, _ filed: CalendarDate
  ) throws -> TakingOver {
    var done: [String] = []
    var dossier = try standing(number, right)
    if let dossier,
      dossier.events.first?.act != opening.id || dossier.right.id != right.id
        || Numbers.compact(dossier.applicationNumber) != Numbers.compact(number)
    {
      return .rejected("The number \(number) stands in the register already, for another dossier.")
    }
    if dossier == nil {
      var values = record.values
      values["old_number"] = [.text(number)]
      values["old_source"] = [.text(record.source.joined(separator: "\n"))]
      _ = try office.record(
        ActRequest(
          opening.id, right: right.id, effective: filed, values: values, documents: record.documents,
          id: "\(opening.id) \(right.id) \(number)"))
      done.append(opening.id)
      dossier = try standing(number, right)
    }
    for (mark, date) in steps(record) {
      guard let now = dossier,
        let act = acts.first(where: { $0.marks.contains(mark) && $0.from.contains(now.stage) && $0.id != opening.id }),
        !now.events.contains(where: { $0.act == act.id })
      else { continue }
      var values: Values = ["old_source": [.text("\(mark) \(date)")]]
      if !act.series.isEmpty, let old = record.numbers["registration"] { values["old_number"] = [.text(old)] }
      _ = try office.record(
        ActRequest(act.id, on: [number], effective: date, values: values, id: "\(act.id) \(right.id) \(number)"))
      done.append(act.id)
      dossier = try standing(number, right)
    }
    return done.isEmpty ? .known : .taken(acts: done, differences: differences(record, dossier))
  }

  /// What happened to it, in the order of the days; taking over comes last of what keeps it alive.
  private func steps(_ record: OldRecord) -> [(String, CalendarDate)] {
    let history = record.dates.filter { ["published", "registered"].contains($0.key) }
      .sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { ($0.key, $0.value) }
    if let end = record.dates["ended"] { return history + [("ended", end)] }
    // Terms that are over by then count as renewed; the running one is that of the old register.
    guard let registered = record.dates["registered"] else { return history }
    return history + [("taken_over", max(registered, min(record.dates["expiry"] ?? today, today)))]
  }

  private func differences(_ record: OldRecord, _ dossier: Dossier?) -> [String] {
    guard let dossier, record.dates["ended"] == nil, let old = record.dates["expiry"],
      let limit = dossier.right.settings["expiry_limit"], let ours = dossier.limits.last(where: { $0.rule.id == limit })
    else { return [] }
    return calendar.nextWorkingDay(from: old).date == ours.due
      ? [] : ["expiry: \(old) in the old register, \(ours.due) by the law of this office"]
  }

  /// The dossier as it stands; nil when no dossier has the number.
  private func standing(_ number: String, _ right: Right) throws -> Dossier? {
    do {
      guard case .dossier(let file) = try office.ask(.dossier(number)) else { return nil }
      let dossier = Dossier(
        id: file.id, right: law.right(file.right) ?? right, events: file.events, calendar: calendar, today: today)
      // The search completes check digits; another number that this one begins is not this one.
      let held = [dossier.applicationNumber, dossier.registrationNumber ?? ""].map(Numbers.compact)
      return held.contains(Numbers.compact(number)) ? dossier : nil
    } catch let refusal as Refusal {
      switch refusal {
      // A number that is not here may look like another one with wrong check digits.
      case .notFound, .conflict: return nil
      default: throw refusal
      }
    }
  }
}
