import Filing
import FoundationEssentials
import Publishing
import Standards
import TestSupport
import Testing

@Suite("Papers")
struct PaperWriterTests {
  private let dossiers: Dossiers
  private let writer: PaperWriter
  private let seal = String(repeating: "5ea1", count: 16)

  init() throws {
    let dossiers = try Dossiers()
    self.dossiers = dossiers
    let documents = dossiers.documents
    writer = PaperWriter(
      law: dossiers.law, office: OfficeProfile(settings: dossiers.office), fonts: try FontSet.noto(),
      signatories: [
        "rosa": Signatory(person: "Rosa Marin", title: Label("Registrar", "Directrice du registre")),
        "fatima": Signatory(person: "Fatima al-Zahra فاطمة", title: Label("Formality officer", "Agente de forme")),
        "mara": Signatory(person: "Mara Ilves", title: Label("Clerk", "Agente de guichet")),
      ]
    ) { digest in
      guard let bytes = documents[digest] else { throw CocoaError(.fileNoSuchFile) }
      return bytes
    }
  }

  private func order(_ dossier: Dossier, _ paper: String, act: String) throws -> PaperOrder {
    PaperOrder(
      paper: try #require(dossiers.law.paper(paper)), dossier: dossier,
      event: try #require(dossier.events.last { $0.act == act }), seal: seal)
  }

  /// Keeps the PDF in the folder named by IPDESK_PAPERS, for looking at it.
  private func print(_ order: PaperOrder) throws -> PrintedPaper {
    let paper = try writer.write(order)
    if let folder = ProcessInfo.processInfo.environment["IPDESK_PAPERS"] {
      try paper.pdf().write(to: URL(filePath: "\(folder)/\(paper.fileName)"))
      try Data(paper.text().utf8).write(to: URL(filePath: "\(folder)/\(paper.fileName).txt"))
    }
    return paper
  }

  @Test("Every right has its certificate with title, number, owner and code", arguments: ["P", "U", "T", "D"])
  func certificates(letter: String) throws {
    let dossier = try #require(dossiers.all.first { $0.right.letter == letter && $0.registrationNumber != nil })
    let act = try #require(dossier.events.last { $0.numbers["registration"] != nil }).act

    let paper = try print(order(dossier, "certificate", act: act))

    let code = try #require(paper.code)
    let event = try #require(dossier.events.last { $0.act == act })
    let content = CertificateContent(
      of: dossier.after(event: event.ordinal, today: event.recorded.date), event: event, paper: "certificate",
      seal: seal, office: "XX")
    #expect(code == CertificateProof(content).code)
    for part in [
      dossier.right.term("certificate").first, "No. \(dossier.registrationNumber ?? "")",
      VerificationCode.grouped(code), "Rosa Marin",
    ] {
      #expect(paper.text().contains(part))
    }
  }

  @Test("The same order gives the same bytes")
  func deterministic() throws {
    let order = try order(dossiers.trademark, "certificate", act: "grant_after_examination")
    #expect(try writer.write(order).pdf() == writer.write(order).pdf())
  }

  @Test("A character of no font is text as it is, and its code point on the page")
  func onlyWhatIsAsked() throws {
    var files = dossiers.law.files
    files["Templates/filing_receipt.en.txt"] = Array("Number {{number}} \u{E0F1}".utf8)
    let strange = PaperWriter(
      law: try #require(Law.read(files: files).law), office: writer.office, fonts: try FontSet.noto()
    ) { _ in [] }

    let paper = try strange.write(order(dossiers.trademark, "filing_receipt", act: "receive"))

    #expect(paper.text().contains("\u{E0F1}"))
    #expect(try paper.pdf().starts(with: Array("%PDF".utf8)))
  }

  @Test("The invitation has one paragraph a finding, in two languages")
  func invitation() throws {
    let paper = try print(order(dossiers.defective, "invitation", act: "invite_correction"))

    let findings = dossiers.defective.findings(of: "formality")
    #expect(!findings.isEmpty)
    for (index, finding) in findings.enumerated() {
      #expect(paper.text().contains("\(index + 1). \(finding.paragraph.first.prefix(12))"))
      #expect(paper.text().contains("\(index + 1). \(finding.paragraph.second.prefix(8))"))
    }
    #expect(paper.text().contains("L2026/000042"))
  }

  @Test("The filing receipt shows day, minute, number and fees")
  func filingReceipt() throws {
    let paper = try print(order(dossiers.trademark, "filing_receipt", act: "receive"))
    for part in ["12 January 2026 at 09:15", "40/2026/000000001", "Fees due on filing: 140 crowns"] {
      #expect(paper.text().contains(part))
    }
  }

  @Test("A missing picture stops the certificate and is named")
  func missingPicture() throws {
    let empty = PaperWriter(law: dossiers.law, office: writer.office, fonts: try FontSet.noto()) { _ in
      throw CocoaError(.fileNoSuchFile)
    }
    let order = try order(dossiers.trademark, "certificate", act: "grant_after_examination")
    #expect(throws: PaperFault.picture(name: "mark.png", reason: "the register does not hold it")) {
      try empty.write(order)
    }
  }

  @Test("Every act that prints a paper can print it", arguments: ["P", "U", "T", "D"])
  func everyAct(letter: String) throws {
    let dossier = try #require(dossiers.all.first { $0.right.letter == letter && $0.registrationNumber != nil })
    var printed: Set<String> = []
    for act in dossier.right.acts where !printed.isSuperset(of: act.papers) {
      printed.formUnion(act.papers)
      let event = sample(act, dossier)
      let then = Dossier(
        id: 9, right: dossier.right, events: dossier.events + [event], calendar: OfficeCalendar(),
        today: event.effective)
      for name in act.papers {
        let paper = try #require(dossiers.law.paper(name))
        let result = try writer.write(PaperOrder(paper: paper, dossier: then, event: event, seal: seal))
        #expect(!result.text().contains("{{"), "\(act.id)")
      }
    }
  }

  private func sample(_ act: Act, _ dossier: Dossier) -> Event {
    var values = Values()
    for taken in act.takes where taken.item != "*" {
      guard let item = dossier.right.item(taken.item), !dossier.right.isFormItem(taken.item) else { continue }
      switch item.kind {
      case .party: values[item.item] = [.party(TestParties.cyrillic)]
      case .date: values[item.item] = [.date(CalendarDate("2026-12-01")!)]
      case .number, .money: values[item.item] = [.number(4000)]
      case .document: continue
      default: values[item.item] = [.text("as the case may be")]
      }
    }
    return Event(
      sequence: 99, ordinal: dossier.events.count + 1, act: act.id, effective: CalendarDate("2026-09-10")!,
      recorded: Moment("2026-09-10T10:00")!, officer: "rosa", terminal: "test", values: values,
      numbers: ["letter": "L2026/000077", "receipt": "Q2026/000077"], law: "2026-01-01")
  }
}

@Suite("Templates")
struct TemplateTests {
  @Test("Gaps are filled, lists repeated and numbered")
  func fills() throws {
    let template = try Template("Dear {{name}},\n{{#rows}}{{n}}. {{text}}\n{{/rows}}", name: "t")
    let fields = Template.Fields(texts: ["name": "Ada"], lists: ["rows": [["text": "one"], ["text": "two"]]])
    #expect(try template.filled(fields) == "Dear Ada,\n1. one\n2. two")
  }

  @Test("A gap that nothing fills is refused by name")
  func refuses() throws {
    #expect(throws: TemplateFault(template: "t", reason: "nothing is known by the name {{x}}")) {
      try Template("{{x}}", name: "t").filled(.init())
    }
  }
}
