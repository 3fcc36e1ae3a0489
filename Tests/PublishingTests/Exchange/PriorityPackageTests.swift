import Filing
import FoundationEssentials
import Publishing
import Standards
import TestSupport
import Testing

@Suite("A priority document package")
struct PriorityPackageTests {
  private let dossiers: Dossiers
  private let writer: PaperWriter
  private let key: OfficeKey
  private let layout = PriorityLayout.modelled

  init() throws {
    let dossiers = try Dossiers()
    self.dossiers = dossiers
    let documents = dossiers.documents
    writer = PaperWriter(
      law: dossiers.law, office: OfficeProfile(settings: dossiers.office), fonts: try FontSet.noto()
    ) { digest in
      guard let bytes = documents[digest] else { throw CocoaError(.fileNoSuchFile) }
      return bytes
    }
    key = try OfficeKey.make()
  }

  private func order(_ dossier: Dossier) throws -> PaperOrder {
    let event = Event(
      sequence: 99, ordinal: dossier.events.count + 1, act: "issue_priority_copy",
      effective: CalendarDate("2026-09-10")!, recorded: Moment("2026-09-10T10:00")!, officer: "rosa", terminal: "test",
      values: [:], numbers: ["copy": "C2026/000007"], law: "2026-01-01")
    return PaperOrder(
      paper: try #require(dossiers.law.paper("priority_copy")),
      dossier: Dossier(
        id: dossier.id, right: dossier.right, events: dossier.events + [event], calendar: OfficeCalendar(),
        today: event.effective), event: event, seal: String(repeating: "5ea1", count: 16))
  }

  private func made(_ dossier: Dossier) throws -> PriorityPackage.Made {
    try PriorityPackage(writer, shelf: TestPaths.schemas.map { SchemaShelf("\($0)/flattened") })
      .make(order(dossier), key: key)
  }

  /// Opens bytes as a package that lies in a file.
  private func opened(_ bytes: Data, trusted: [PublicKey] = []) throws -> PriorityDocument? {
    let path = FileManager.default.temporaryDirectory.appending(path: "ipdesk-\(UUID().uuidString).zip").path
    try bytes.write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try PriorityDocument(path: path, trusted: trusted)
  }

  @Test("The same issue gives the same bytes: what was filed, valid ST.96, pages, and a certificate that holds")
  func whole() throws {
    let made = try made(dossiers.trademark)

    #expect(try made.bytes == self.made(dossiers.trademark).bytes)
    #expect(made.name == "XX-402026000000001-priority.zip")
    #expect(
      made.index.files.map { "\($0.name) \($0.origin.rawValue) \($0.title)" } == [
        "TrademarkApplication-402026000000001.xml by-office The application in WIPO ST.96 V6_0",
        "application.pdf by-office The application as pages",
        "images/\(made.index.files[2].sha256.prefix(16)).png as-filed mark.png",
      ])
    #expect(Array(dossiers.documents.keys).contains(made.index.files[2].sha256))
    let document = try #require(try opened(made.bytes, trusted: [key.publicKey]))
    #expect(document.findings == [])
    #expect(document.isVouched)
    #expect(document.index == made.index)
    #expect(try opened(made.bytes)?.isVouched == false)
  }

  @Test("Every right has its package, in each script", arguments: ["P", "U", "T", "D"])
  func rights(letter: String) throws {
    for dossier in dossiers.all where dossier.right.letter == letter {
      let document = try opened(try made(dossier).bytes)

      #expect(document?.findings == [])
      #expect(document?.index?.number == dossier.applicationNumber)
      #expect(document?.index?.filed == dossier.date("filing"))
    }
  }

  @Test("It certifies the application as filed, also when the mark has long been registered")
  func asFiled() throws {
    let text = try writer.write(order(dossiers.trademark)).text()

    #expect(text.contains("No. 40/2026/000000001-96"))
    #expect(text.contains("Copy no. 1 (C2026/000007)"))
    #expect(!text.contains("T3087758"))
  }

  @Test("Without a filing date there is none, and a document that is missing stops it")
  func refused() throws {
    let early = Dossier(
      id: 1, right: dossiers.trademark.right, events: Array(dossiers.trademark.events.prefix(1)),
      calendar: OfficeCalendar(), today: CalendarDate("2026-01-12")!)
    #expect(
      throws: PaperFault.unissued(paper: "Priority document", reason: "no filing date has been accorded yet")
    ) { try made(early) }

    let bare = PaperWriter(law: dossiers.law, office: writer.office, fonts: try FontSet.noto()) { _ in
      throw CocoaError(.fileNoSuchFile)
    }
    #expect(throws: PaperFault.self) { try PriorityPackage(bare).make(order(dossiers.trademark), key: key) }
  }

  private func parts(_ bytes: Data) throws -> [String: Data] {
    var limits = ZipLimits.standard
    limits.takesPackages = true
    let archive = try ZipArchive(bytes, limits: limits)
    return try archive.entries.reduce(into: [:]) { $0[$1.name] = try archive.read($1.name) }
  }

  private func zip(_ parts: [String: Data]) throws -> Data {
    try ZipWriter.bytes(parts.map { ZipWriter.Item($0, $1) })
  }

  @Test("Whatever was altered is found and named")
  func altered() throws {
    let whole = try parts(made(dossiers.trademark).bytes)
    let other = try parts(made(dossiers.design).bytes)
    let inner = try parts(#require(whole[layout.content]))
    func codes(_ change: (inout [String: Data]) throws -> Void) throws -> [String] {
      var changed = whole
      try change(&changed)
      return try #require(try opened(try zip(changed))).findings.map { "\($0.code) \($0.path)" }
    }

    #expect(try codes { $0[layout.certificate]?.append(0x20) } == ["priority-signature certified-copy.pdf"])
    #expect(try codes { $0[layout.signature] = nil } == ["priority-signature certified-copy.pdf.minisig"])
    #expect(try codes { $0[layout.key] = nil } == ["priority-signature office.pub"])
    #expect(
      try codes { $0[layout.signature] = other[layout.signature] } == ["priority-signature certified-copy.pdf"])
    #expect(
      try codes { parts in
        let text = String(decoding: parts[layout.signature] ?? Data(), as: UTF8.self)
        parts[layout.signature] = Data(text.replacing("2026-01-14", with: "2025-01-14").utf8)
      } == ["priority-signature certified-copy.pdf"])
    #expect(
      try codes { $0[layout.content] = try zip(inner.merging(["application.pdf": Data("x".utf8)]) { $1 }) }
        == ["priority-content application.zip", "priority-file application.pdf"])
    #expect(
      try codes { $0[layout.content] = try zip(inner.filter { $0.key != "application.pdf" }) }
        == ["priority-content application.zip", "priority-file application.pdf"])
    #expect(
      try codes { $0[layout.content] = try zip(inner.merging(["more.txt": Data("x".utf8)]) { $1 }) }
        == ["priority-content application.zip", "priority-file more.txt"])
    #expect(
      try codes { $0[layout.content] = try zip(inner.filter { $0.key != layout.index }) }
        == ["priority-content application.zip", "priority-index index.xml"])
    #expect(
      try codes { $0[layout.content] = other[layout.content] }
        == ["priority-content application.zip", "priority-index index.xml"])
    #expect(try codes { $0[layout.content] = Data("no package".utf8) }.last == "zip-structure ")
  }

  @Test("A key that is not among those given is refused; a file that is no such package is none")
  func strangers() throws {
    let bytes = try made(dossiers.trademark).bytes

    #expect(
      try opened(bytes, trusted: [OfficeKey.make().publicKey])?.findings.map(\.code) == ["priority-signature"])
    #expect(try opened(zip(["a.xml": Data("<a/>".utf8)])) == nil)
    #expect(try opened(Data("no package".utf8)) == nil)
  }
}

@Suite("The key of the office")
struct OfficeKeyTests {
  @Test("It opens with its password alone, and not when a letter of the file was altered")
  func sealed() throws {
    let key = try OfficeKey.make()
    let text = try key.sealed(password: "harbour row 4")

    #expect(try OfficeKey(sealed: text, password: "harbour row 4").publicKey == key.publicKey)
    #expect(throws: SigningFault.key("the password is wrong, or the file was altered")) {
      try OfficeKey(sealed: text, password: "harbour row 5")
    }
    var letters = Array(text)
    letters[80] = letters[80] == "A" ? "B" : "A"
    #expect(throws: SigningFault.self) { try OfficeKey(sealed: String(letters), password: "harbour row 4") }
    #expect(throws: SigningFault.self) { try OfficeKey(sealed: key.publicKey.text, password: "harbour row 4") }
  }

  @Test("A public key and a signature of minisign are read and hold")
  func minisign() throws {
    let key = try PublicKey(text: Self.publicKey)
    let signature = try DetachedSignature(text: Self.signature)

    #expect(key.name == "518F46B19E4358A0")
    #expect(try PublicKey(text: key.text) == key)
    #expect(signature.text.split(separator: "\n").dropFirst() == Self.signature.split(separator: "\n").dropFirst())
    #expect(signature.fault(Data("ipdesk\n".utf8), key) == nil)
    #expect(signature.fault(Data("ipdesk".utf8), key) == "the file is not the one that was signed")
    #expect(throws: SigningFault.self) { try PublicKey(text: "office") }
    #expect(throws: SigningFault.self) { try DetachedSignature(text: Self.publicKey) }
  }

  // Made by minisign 0.11: `minisign -G`, `minisign -S -t "a statement"` over the line “ipdesk”.
  private static let publicKey = """
    untrusted comment: minisign public key 518F46B19E4358A0
    RWSgWEOesUaPUY10NYMHsf7PaA5Izs6gyGKYv4/5h8aa/96wq208EcYR
    """
  private static let signature = """
    untrusted comment: signature from minisign secret key
    RUSgWEOesUaPUT+6A4RsWN1rwTFdVg5MG5Ax5j19U8vJfQRxFnrX7OW2nLxVsskbvMnGJZwVfW7ubnBtyRAtlJTjXps5PW1+Mwc=
    trusted comment: a statement
    /td/nq93rPN3+wc/UoszzaKC4XB6ZqvPTDNHSw26VPfKSNwuuVqxGs8tb6yIDKdP7nLGQfx//EyvmibeeN1IAg==
    """
}
