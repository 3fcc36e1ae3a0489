import Filing
import FoundationEssentials
import Standards

/// Takes dossiers over from another register through the one recording path, many records in one transaction.
///
/// The law says which acts take over what: those that bring the item `old_source`. The one without a stage before it
/// opens the dossier; of the others each marks the date that it takes over, and a record without such a date has the
/// opening act alone. The acts of one record stand or fall together, so that a record is there whole or not at all,
/// wherever a run was interrupted. One that is there already is completed, never doubled: the register itself is the
/// journal, and the same run again goes on where it ended.
public struct Migration {
  private let door: RegisterDoor
  private let officer: String
  private let calendar: OfficeCalendar
  private let today: CalendarDate
  private let ways: [String: TakingOverWay]
  private let rehearsed = Rehearsed()

  /// Numbers of the records that were rehearsed, by series: nothing of them stands in the register.
  private final class Rehearsed { var numbers: [String: Set<String>] = [:] }

  /// - Parameters:
  ///   - office: an office that owns its register.
  ///   - law: the law in force, whose acts are recorded.
  /// - Throws: a `Refusal` when another process owns the register.
  public init(_ office: Office, law: Law, calendar: OfficeCalendar, today: CalendarDate) throws {
    guard let door = office.door as? RegisterDoor else {
      throw Refusal(
        .ownerOnly, "Only the process that owns the register takes another one over. Stop the keeper first.")
    }
    (self.door, officer, self.calendar, self.today) = (door, office.officer.name, calendar, today)
    ways = Dictionary(uniqueKeysWithValues: law.rights.map { ($0.id, TakingOverWay($0)) })
  }

  /// How many records one transaction holds at best: enough that its way to the disk costs little.
  public static let atOnce = 1_000

  /// Takes a record over; a refusal of the law is the reason of its rejection, a fault of the machine is thrown.
  public func take(_ record: OldRecord) throws -> TakingOver { try take([record])[0] }

  /// Takes records over in their order, those of one call in one transaction unless they share a number.
  public func take(_ records: [OldRecord]) throws -> [TakingOver] { try take(records, isRehearsal: false) }

  /// What taking the records over would bring about; nothing stays of it.
  ///
  /// A record whose number an earlier one of the same run bears is known by then.
  public func rehearse(_ records: [OldRecord]) throws -> [TakingOver] { try take(records, isRehearsal: true) }

  private func take(_ records: [OldRecord], isRehearsal: Bool) throws -> [TakingOver] {
    var outcomes: [TakingOver] = []
    var run: [OldRecord] = []
    var seen: Set<String> = []
    for record in records {
      let numbers = Set(record.numbers.values.map(Numbers.compact))
      // What a record finds in the register must be what the ones before it left.
      if !seen.isDisjoint(with: numbers) {
        outcomes += try takeApart(run, isRehearsal)
        (run, seen) = ([], [])
      }
      run.append(record)
      seen.formUnion(numbers)
    }
    return outcomes + (try takeApart(run, isRehearsal))
  }

  /// Takes records over of which no two share a number.
  private func takeApart(_ records: [OldRecord], _ isRehearsal: Bool) throws -> [TakingOver] {
    let held = try door.standings(of: records.compactMap(\.number))
    var outcomes = records.map { (isRehearsal ? sharing($0) : nil) ?? plan($0, held) }
    let places = outcomes.indices.filter { !outcomes[$0].requests.isEmpty }
    guard !places.isEmpty else { return outcomes.map(\.outcome) }
    let requests = places.map { outcomes[$0].requests }
    let dated = places.map { records[$0] }.filter(\.isTimed).compactMap(\.number)
    let (answers, standings) =
      try isRehearsal
      ? door.rehearse(groups: requests, as: officer, standings: dated)
      : (door.record(groups: requests, as: officer, keepsAnswers: false), door.standings(of: dated))
    for (place, answer) in zip(places, answers) {
      switch answer {
      case .refused(let refusal): outcomes[place].outcome = .rejected(refusal.message)
      case .recorded:
        for (series, number) in records[place].numbers where isRehearsal {
          rehearsed.numbers[series, default: []].insert(Numbers.compact(number))
        }
      }
    }
    for place in places where records[place].isTimed { compare(records[place], standings, &outcomes[place]) }
    return outcomes.map(\.outcome)
  }

  /// What becomes of a record that shares a number with one that was rehearsed before; nil when it shares none.
  private func sharing(_ record: OldRecord) -> Plan? {
    let shared = record.numbers.filter { rehearsed.numbers[$0]?.contains(Numbers.compact($1)) == true }
    if shared["application"] != nil || (record.numbers["application"] == nil && !shared.isEmpty) { return ([], .known) }
    return shared.values.first.map { ([], .rejected(Numbers.taken($0).message)) }
  }

  /// What is to be recorded of a record, and what becomes of it when that is not refused.
  private typealias Plan = (requests: [ActRequest], outcome: TakingOver)

  private func plan(_ record: OldRecord, _ held: [String: DossierStanding]) -> Plan {
    guard let way = ways[record.right] else { return ([], .rejected("The law has no right “\(record.right)”.")) }
    guard let opening = way.opening else {
      return (
        [], .rejected("The law of \(way.right.label.first) has no act that takes a dossier over from another register.")
      )
    }
    guard let number = record.number, record.dates["filing"] != nil else {
      return ([], .rejected("A record needs a number and a filing date to be taken over."))
    }
    if let late = record.dates.filter({ $0.key != "expiry" && $0.value > today }).keys.min() {
      return ([], .rejected("The date “\(late)” lies in the future."))
    }
    let standing = held[Numbers.compact(number)]
    if let standing, standing.acts.first != opening.id || standing.right != record.right {
      return ([], .rejected("The number \(number) stands in the register already, for another dossier."))
    }
    let requests = way.requests(record, number, standing, today: today)
    return (requests, requests.isEmpty ? .known : .taken(acts: requests.map(\.act), differences: []))
  }

  /// Tells where the register reckons the end of a term otherwise than the old one.
  private func compare(_ record: OldRecord, _ held: [String: DossierStanding], _ plan: inout Plan) {
    guard case .taken(let acts, _) = plan.outcome, let old = record.dates["expiry"],
      let limit = ways[record.right]?.right.settings["expiry_limit"],
      let ours = held[Numbers.compact(record.number ?? "")]?.limits.last(where: { $0.rule == limit })?.due,
      calendar.nextWorkingDay(from: old).date.description != ours
    else { return }
    plan.outcome = .taken(
      acts: acts, differences: ["expiry: \(old) in the old register, \(ours) by the law of this office"])
  }
}

extension OldRecord {
  /// Whether it tells the end of a term that still runs.
  fileprivate var isTimed: Bool { dates["expiry"] != nil && dates["ended"] == nil }
}
