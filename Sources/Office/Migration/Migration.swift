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
  /// The register into which a rehearsal takes the records.
  private let copy: RegisterCopy?
  private let officer: String
  private let calendar: OfficeCalendar
  private let today: CalendarDate
  private let ways: [String: TakingOverWay]

  /// - Parameters:
  ///   - office: an office that owns its register.
  ///   - law: the law in force, whose acts are recorded.
  ///   - isRehearsal: whether the records are taken into a copy of the register, of which nothing stays: what is told
  ///     then is what taking them over tells.
  /// - Throws: a `Refusal` when another process owns the register.
  public init(
    _ office: Office, law: Law, calendar: OfficeCalendar, today: CalendarDate, isRehearsal: Bool = false
  ) throws {
    guard let door = office.door as? RegisterDoor else {
      throw Refusal(
        .ownerOnly, "Only the process that owns the register takes another one over. Stop the keeper first.")
    }
    copy = isRehearsal ? try RegisterCopy(of: door) : nil
    self.door = copy?.door ?? door
    (officer, self.calendar, self.today) = (office.officer.name, calendar, today)
    ways = Dictionary(uniqueKeysWithValues: law.rights.map { ($0.id, TakingOverWay($0)) })
  }

  /// How many records one transaction holds at best: enough that its way to the disk costs little.
  public static let atOnce = 1_000

  /// Takes a record over; a refusal of the law is the reason of its rejection, a fault of the machine is thrown.
  public func take(_ record: OldRecord) throws -> TakingOver { try take([record])[0] }

  /// Takes records over in their order, those of one call in one transaction unless they share a number.
  public func take(_ records: [OldRecord]) throws -> [TakingOver] {
    var outcomes: [TakingOver] = []
    var run: [OldRecord] = []
    var seen: Set<String> = []
    for record in records {
      let numbers = Set(record.numbers.values.map { NumberKey($0).text })
      // What a record finds in the register must be what the ones before it left.
      if !seen.isDisjoint(with: numbers) {
        outcomes += try takeApart(run)
        (run, seen) = ([], [])
      }
      run.append(record)
      seen.formUnion(numbers)
    }
    return outcomes + (try takeApart(run))
  }

  /// Takes records over of which no two share a number.
  private func takeApart(_ records: [OldRecord]) throws -> [TakingOver] {
    let held = try door.standings(of: records.compactMap(name))
    var outcomes = try records.map { try plan($0, held) }
    let places = outcomes.indices.filter { !outcomes[$0].requests.isEmpty }
    guard !places.isEmpty else { return outcomes.map(\.outcome) }
    let answers = try door.record(
      groups: places.map { outcomes[$0].requests }, as: officer, keepsAnswers: false)
    for (place, answer) in zip(places, answers) {
      if case .refused(let refusal) = answer { outcomes[place].outcome = .rejected(refusal.message) }
    }
    let standings = try door.standings(of: places.map { records[$0] }.filter(\.isTimed).compactMap(name))
    for place in places where records[place].isTimed { compare(records[place], standings, &outcomes[place]) }
    return outcomes.map(\.outcome)
  }

  /// The application number of the record within its right.
  private func name(_ record: OldRecord) -> DossierStanding.Name? {
    guard let number = record.number, let right = ways[record.right]?.right else { return nil }
    return DossierStanding.Name(number, of: right)
  }

  /// What is to be recorded of a record, and what becomes of it when that is not refused.
  private typealias Plan = (requests: [ActRequest], outcome: TakingOver)

  private func plan(_ record: OldRecord, _ held: [DossierStanding.Name: DossierStanding]) throws -> Plan {
    guard let way = ways[record.right] else { return ([], .rejected("The law has no right “\(record.right)”.")) }
    guard way.opening != nil else {
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
    let standing = held[DossierStanding.Name(number, of: way.right)]
    if let standing, let others = try others(record, standing, way) {
      return ([], .rejected(Numbers.conflict(number, others).message))
    }
    let requests = way.requests(record, number, standing, today: today)
    return (
      requests,
      requests.isEmpty
        ? .known : .taken(acts: requests.map(\.act), differences: [], cautions: way.cautions(record))
    )
  }

  /// What the dossier that bears the number tells otherwise than the record; nil when nothing.
  private func others(_ record: OldRecord, _ standing: DossierStanding, _ way: TakingOverWay) throws -> [String]? {
    guard standing.acts.first == way.opening?.id else { return ["it was not taken over but filed here"] }
    let others = try ToldBefore(events: door.events(of: standing.dossier), right: way.right).others(record)
    return others.isEmpty ? nil : others
  }

  /// Tells where the register reckons the end of a term otherwise than the old one; a last day that the old register
  /// moved to a working day is the same.
  private func compare(_ record: OldRecord, _ held: [DossierStanding.Name: DossierStanding], _ plan: inout Plan) {
    guard case .taken(let acts, _, let cautions) = plan.outcome, let old = record.dates["expiry"],
      let limit = ways[record.right]?.right.settings["expiry_limit"],
      let ours = name(record).flatMap({ held[$0] })?.limits.last(where: { $0.rule == limit })?.due,
      old.description != ours, calendar.nextWorkingDay(from: old).date.description != ours
    else { return }
    plan.outcome = .taken(
      acts: acts, differences: ["expiry: \(old) in the old register, \(ours) by the law of this office"],
      cautions: cautions)
  }
}

extension OldRecord {
  /// Whether it tells the end of a term that still runs.
  fileprivate var isTimed: Bool { dates["expiry"] != nil && dates["ended"] == nil }
}
