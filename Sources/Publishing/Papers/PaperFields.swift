import Filing
import FoundationEssentials
import Standards

extension PaperOrder {
  /// Everything a template may name, in one of the two languages; what is not known is empty.
  func fields(_ writer: PaperWriter, second: Bool) -> Template.Fields {
    let (office, law) = (writer.office, writer.law)
    let language = office.languages.count > 1 && second ? office.languages[1] : office.language
    let day: (CalendarDate?) -> String = { $0.map { DateWords.text($0, language) } ?? "" }
    var texts = values(law, second: second, day: day)
    if event.values.date(.asOf) == nil { texts["as_of"] = day(event.effective) }
    texts.merge(named(office, law, second, day)) { _, own in own }
    texts.merge(money(writer, second, day)) { _, own in own }
    texts.merge(limits(second, day)) { _, own in own }
    texts.merge(challenged(law, second, day)) { given, own in given.isEmpty ? own : given }
    return Template.Fields(texts: texts, lists: lists(law, second, day))
  }

  /// The day on which the paper was made.
  var made: CalendarDate { dossier.right.made(event) }

  /// The dossier, its parties, dates and terms.
  private func named(_ office: OfficeProfile, _ law: Law, _ second: Bool, _ day: (CalendarDate?) -> String)
    -> [String: String]
  {
    func word(_ key: String) -> String { dossier.right.term(key).text(second: second) }
    let number = dossier.displayNumber
    return [
      "number": number, "title": dossier.title,
      "matter": [number, dossier.title].filter { !$0.isEmpty }.joined(separator: ", "),
      "right": dossier.right.label.text(second: second).lowercased(),
      "registration_number": dossier.registrationNumber ?? number,
      "office_name": office.name.first, "office_name_fr": office.name.text(second: true),
      "country": (second ? office.settings["country_fr"] : nil) ?? office.settings["country"] ?? "",
      "act": act?.entry.text(second: second) ?? event.act, "basis": act?.basis ?? "",
      "filing_date": day(dossier.date("filing") ?? dossier.date("received")),
      "received": day(dossier.date("received")), "registered_date": day(dossier.date("registered")),
      "clock": clock, "date": day(made), "since": day(event.effective),
      "effect": made == event.effective ? "" : day(event.effective),
      "note": dossier.right.settings[second ? "certificate_note_fr" : "certificate_note"] ?? "",
      "applicant": names("applicant_item"), "holder": dossier.owners.map(\.name).joined(separator: "; "),
      "the_right": word("the"), "for_right": word("for"), "described": word("described"), "entered": word("entered"),
      "maintenance": word("maintenance"), "expiry": day(dossier.expiryDate),
      "disclaimer": event.values.text("disclaimer") ?? "", "recordal": event.numbers["recordal"] ?? "",
      "opposition": event.numbers["opposition"] ?? "",
    ]
  }

  /// The minute of receipt where it was noted, else that of the entry when it was made on that day.
  private var clock: String {
    if let noted = event.values.text("received_minute") { return noted }
    return event.recorded.date == event.effective ? event.recorded.clock : ""
  }

  /// The values of the act, empty when they were not given.
  ///
  /// What an officer wrote stands once, in the language in which he wrote it: the other half of the letter refers to it.
  private func values(_ law: Law, second: Bool, day: (CalendarDate?) -> String) -> [String: String] {
    var texts: [String: String] = [:]
    for item in dossier.right.actItems {
      let entries = event.values[item.item]
      let told = entries.map { entry in
        switch entry {
        case .date(let date): day(date)
        case .party(let party): party.name
        default: entry.lines(on: event.effective).joined(separator: "\n")
        }
      }.joined(separator: "; ")
      let above = second && item.kind == .lines && !told.isEmpty ? law.word(.above).text(second: true) : nil
      texts[item.item] =
        item.kind == .lines
        ? dossier.right.paragraphs(of: told, in: item.item, second: second, written: above) : told
    }
    return texts
  }

  /// What the challenge said to which the event belongs, where the event says nothing of it.
  private func challenged(_ law: Law, _ second: Bool, _ day: (CalendarDate?) -> String) -> [String: String] {
    guard let challenge = dossier.challenge(at: event.ordinal) else {
      return ["challenge": "", "challenge_number": ""]
    }
    let brought = dossier.right.entry(challenge.act).text(second: second)
    let isOwn = challenge.ordinal == event.ordinal
    let above = law.word(.above).text(second: true)
    return [
      "challenge": isOwn ? "" : "\(brought), \(day(challenge.effective))",
      "challenge_number": challenge.numbers["opposition"] ?? "",
      "opponent": challenge.values.parties(.opponent).map(\.name).joined(separator: "; "),
      "earlier_rights": challenge.values.text("earlier_rights").map { second ? above : $0 } ?? "",
    ]
  }

  private func names(_ key: String) -> String {
    dossier.values.parties(dossier.right.settings[key] ?? "applicant").map(\.name).joined(separator: "; ")
  }
}

extension Dossier {
  /// Application number as shown to people.
  var displayNumber: String { ApplicationNumber(applicationNumber)?.display ?? applicationNumber }

  /// What stands in the way: of the filing date while there is none, else of the formalities.
  var openFindings: [Finding] { findings(of: date("filing") == nil ? "filing" : "formality") }
}
