import Filing
import FoundationEssentials
import Office
import Standards
import Synchronization
import TestSupport
import Testing

/// The office of Meridia in memory, driven through its real door day by day, with a clock that the test sets.
final class OfficeLife: Sendable {
  let office: Office
  let law: Law
  private let clock: Clock
  private let officers: [Officer]

  static let codes = Result { try CodeLists(folder: "\(TestPaths.root)/Resources/Codes") }

  final class Clock: Sendable {
    private let moment: Mutex<Moment>
    init(_ day: String) { moment = Mutex(Clock.opening(day)) }
    var now: Moment { moment.withLock { $0 } }
    func set(_ day: String) { moment.withLock { $0 = Clock.opening(day) } }
    private static func opening(_ day: String) -> Moment { Moment("\(day)T10:00:00")! }
  }

  init(_ day: String) throws {
    let clock = Clock(day)
    self.clock = clock
    office = try Office.rehearsal(
      seed: "\(TestPaths.root)/Seed/Meridia", codes: Self.codes.get(), now: { clock.now })
    officers = try office.ask(ListOfficers())
    law = try office.law()
  }

  /// Records an act on that day as the first officer who may, with a second signature where the law wants one.
  @discardableResult
  func act(
    _ day: String, _ name: String, on numbers: [String] = [], right: String? = nil, _ values: Values = [:],
    documents: [Data] = [], effective: String? = nil
  ) throws -> Recorded {
    clock.set(day)
    let law = try numbers.first.map { try dossier($0).right } ?? right.flatMap { self.law.right($0) }
    guard let act = law?.act(name) ?? self.law.officeActs.first(where: { $0.id == name }) else {
      throw Astray(text: "the law has no act \(name)")
    }
    let may = officers.filter { $0.roles.contains { act.roles.contains($0) } }
    guard let first = may.first else { throw Astray(text: "nobody may record \(name)") }
    var request = ActRequest(
      name, on: numbers, right: right, effective: effective.flatMap { CalendarDate($0) }, values: values,
      documents: documents)
    if act.fourEyes { request.second = may.last.map { Credential(name: $0.name, password: "meridia") } }
    do {
      return try office.acting(as: first.name).record(request)
    } catch let refusal as Refusal {
      throw Astray(text: "\(day) \(name) \(numbers.joined(separator: " ")): \(refusal.message)")
    }
  }

  /// Files and returns the application number.
  func file(
    _ day: String, _ right: String, _ values: Values, documents: [Data] = [], act: String = "receive"
  ) throws -> String {
    try self.act(day, act, right: right, values, documents: documents).numbers[0]
  }

  /// A dossier that an older register published on the day under that number.
  func takeOver(_ day: String, _ right: String, _ values: Values, as number: String, documents: [Data] = []) throws
    -> String
  {
    let source = text("volume 3")
    var values = values
    (values["old_number"], values["old_source"]) = (text(number), source)
    try act(day, "take_over", right: right, values, documents: documents)
    try act(day, "take_over_publication", on: [number], ["old_source": source])
    return number
  }

  func pay(_ day: String, _ number: String, _ fee: String, _ crowns: Int) throws {
    try act(
      day, "pay_fee", on: [number],
      ["fee": [.text(fee)], "amount": [.number(crowns * 100)], "method": [.text("cash")]])
  }

  /// Opens an issue of the gazette a fortnight ahead of its day and closes it on the day.
  @discardableResult
  func publish(_ day: String, opened: String) throws -> Recorded {
    let issue = try open(day, on: opened)
    return try act(day, "close_issue", ["issue": [.text(issue)]])
  }

  func open(_ day: String, on opened: String) throws -> String {
    try act(opened, "open_issue", ["issue_date": [.date(CalendarDate(day)!)]])
    guard let last = try office.ask(ListIssues(limit: 1)).issues.first else { throw Astray(text: "no issue is open") }
    return last.id
  }

  func go(to day: String) { clock.set(day) }

  func findings() throws -> [String] { try office.check { _, _ in } }
}

/// Why a test could not go on.
struct Astray: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}
