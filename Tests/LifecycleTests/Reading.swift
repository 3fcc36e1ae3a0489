import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

extension OfficeLife {
  var info: OfficeInfo {
    get throws { try office.ask(ReadOffice()) }
  }

  /// Working days, holidays and closures as the office has them now.
  var calendar: OfficeCalendar {
    get throws {
      let info = try info
      var calendar = OfficeCalendar(workingDays: Set(info.workingDays), closures: info.closures)
      for (day, name) in info.holidays {
        if let date = CalendarDate(day) { calendar.holidays[date] = name } else { calendar.yearly[day] = name }
      }
      return calendar
    }
  }

  func file(_ number: String) throws -> DossierFile { try office.ask(ReadDossier(number)) }

  /// The dossier as of today, folded from what the door answers.
  func dossier(_ number: String) throws -> Dossier {
    let file = try file(number)
    guard let right = law.right(file.right) else { throw Astray(text: "no right \(file.right)") }
    return Dossier(id: file.id, right: right, events: file.events, calendar: try calendar, today: try info.today)
  }

  func document(_ sha256: String) throws -> [UInt8] { Array(try office.ask(ReadDocument(sha256))) }

  /// The dossiers as they are exchanged.
  func exchanged(_ numbers: [String]) throws -> [FormatFile] {
    let info = try info
    let submission = Submission(
      office: OfficeProfile(settings: info.settings), dossiers: try numbers.map { try dossier($0) }, date: info.today,
      sections: law.sections)
    return try Format.st96.files(submission)
  }

  /// The certificate as it was issued by the event, made once more from the register.
  func certificate(_ number: String, event ordinal: Int) throws -> PrintedPaper {
    let file = try file(number)
    let dossier = try dossier(number)
    guard let issued = dossier.papers.last(where: { $0.event == ordinal }), let paper = law.paper(issued.paper),
      let event = file.events.first(where: { $0.ordinal == ordinal })
    else { throw Astray(text: "event \(ordinal) issued no paper") }
    let signatories = try office.ask(ListOfficers()).map { officer in
      (officer.name, Signatory(person: officer.person, title: law.role(officer.roles[0])?.label ?? Label("")))
    }
    let writer = PaperWriter(
      law: law, office: OfficeProfile(settings: try info.settings), fonts: try .noto(),
      signatories: Dictionary(signatories, uniquingKeysWith: { first, _ in first }),
      documents: { [self] in try document($0) })
    return try writer.write(
      PaperOrder(
        paper: paper, dossier: dossier, event: event, seal: file.seals[ordinal - 1], asOf: try calendar))
  }
}
