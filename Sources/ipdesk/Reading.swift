import Filing
import FoundationEssentials
import Office
import Standards

/// What a command knows of the office: its settings, calendar and laws, read once.
struct Reading {
  let office: Office
  let info: OfficeInfo
  let calendar: OfficeCalendar
  private(set) var laws: [String: Law] = [:]

  init(_ office: Office) throws {
    self.office = office
    guard case .office(let info) = try office.ask(.office) else {
      throw MachineFault(message: "The keeper gave another answer.")
    }
    self.info = info
    calendar = OfficeCalendar(info: info)
  }

  /// The law with that id, the one in force when nil.
  mutating func law(_ id: String? = nil) throws -> Law {
    let name = id ?? info.currentLaw
    if let law = laws[name] { return law }
    guard case .law(let files) = try office.ask(.law(name)) else {
      throw MachineFault(message: "The keeper gave another answer.")
    }
    let (law, faults) = Law.read(files: files.mapValues { Array($0) })
    guard let law else { throw faults.first ?? TableFault(file: name, line: 0, reason: "the law cannot be read") }
    laws[name] = law
    return law
  }

  /// The dossier folded as of the day, with the seals of its events.
  mutating func dossier(_ number: String, asOf: CalendarDate? = nil) throws -> (dossier: Dossier, file: DossierFile) {
    guard case .dossier(let file) = try office.ask(.dossier(number)) else {
      throw MachineFault(message: "The keeper gave another answer.")
    }
    guard let right = try law(file.law).right(file.right) else {
      throw Refusal.notFound(what: "right", name: file.right)
    }
    let dossier = Dossier(
      id: file.id, right: right, events: file.events, calendar: calendar, today: info.today, asOf: asOf)
    return (dossier, file)
  }

  /// A reader of forms under the law in force.
  mutating func forms() throws -> Forms {
    Forms(law: try law(), codes: try Places.codes(), settings: info.settings, today: info.today)
  }

  /// Bytes of a document of the register.
  func document(_ sha256: String) throws -> Data {
    guard case .document(let data) = try office.ask(.document(sha256)) else {
      throw MachineFault(message: "The keeper gave another answer.")
    }
    return data
  }
}

extension OfficeCalendar {
  /// The calendar as the office says it is.
  init(info: OfficeInfo) {
    self.init(workingDays: Set(info.workingDays), closures: info.closures)
    for (day, name) in info.holidays {
      if let date = CalendarDate(day) { holidays[date] = name } else { yearly[day] = name }
    }
  }
}
