import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("Deliveries")
struct DeliveryTests {
  private let dossiers: Dossiers
  private let outbox: String

  init() throws {
    dossiers = try Dossiers()
    outbox = NSTemporaryDirectory() + "ipdesk-outbox-\(UUID().uuidString)"
  }

  private func profile(_ format: String = "ST96-V6_0", fields: String = "*", age: String = "") throws
    -> RecipientProfile
  {
    let row = [
      "OTHER", "Another office", format, "", "en", fields, "difference", "T:Trademarks D:Designs",
      "full:Full_Extraction difference:Updates test:Test", "{area}/{kind}", "2", age,
    ]
    let text = [RecipientProfile.columns, row].map { $0.joined(separator: "\t") }.joined(separator: "\n")
    return try RecipientProfile.read(Table(bytes: Array(text.utf8), name: "recipients.tsv"))[0]
  }

  private func writer(
    _ profile: RecipientProfile, number: Int = 1, kind: RecipientProfile.Kind = .difference, shelf: SchemaShelf? = nil,
    load: (@Sendable (String) throws -> Dossier)? = nil
  ) throws -> DeliveryWriter {
    let known = Dictionary(dossiers.all.map { ($0.applicationNumber, $0) }, uniquingKeysWith: { first, _ in first })
    let date = CalendarDate("2026-12-30")!
    return try DeliveryWriter(
      profile, to: "\(outbox)/000\(number)",
      manifest: DeliveryManifest(office: "XX", profile: profile, number: number, kind: kind, date: date, upTo: 9),
      office: OfficeProfile(settings: dossiers.office), sections: [], date: date, shelf: shelf,
      load: load ?? { try #require(known[$0]) },
      document: { Data(dossiers.documents[$0] ?? [1]) })
  }

  private var items: [DeliveryItem] {
    dossiers.all.filter { $0.right.letter == "T" }.map {
      DeliveryItem(number: $0.applicationNumber, right: $0.right, held: 0)
    }
  }

  private func files(_ folder: String) throws -> [String: Data] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.reduce(into: [:]) { files, name in
      if let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") { files[name] = bytes }
    }
  }

  @Test("The same content is the same bytes, in the folder of the profile, with its checksums")
  func sameBytes() throws {
    defer { try? FileManager.default.removeItem(atPath: outbox) }
    var written: [[String: Data]] = []
    for _ in 1...2 {
      var writer = try writer(profile())
      try writer.write(items)
      let hash = try writer.seal()
      try writer.release()
      written.append(try files(outbox + "/0001"))
      #expect(Checksum.of(try #require(written.last?["manifest.json"])) == hash)
      try FileManager.default.removeItem(atPath: outbox)
    }

    #expect(written[0] == written[1])
    #expect(
      written[0].keys.sorted() == ["SHA256SUMS", "Trademarks/Updates/XX-OTHER-0001-0001.zip", "manifest.json"])
    let package = try #require(written[0]["Trademarks/Updates/XX-OTHER-0001-0001.zip"])
    let sums = String(decoding: try #require(written[0]["SHA256SUMS"]), as: UTF8.self)
    #expect(sums.contains("\(Checksum.of(package))  Trademarks/Updates/XX-OTHER-0001-0001.zip\n"))
  }

  @Test("Nothing of a delivery stands in the outbox before it is released")
  func wholeOrNothing() throws {
    defer { try? FileManager.default.removeItem(atPath: outbox) }
    var writer = try writer(profile())

    try writer.write(items)
    _ = try writer.seal()

    #expect(try FileManager.default.contentsOfDirectory(atPath: outbox) == ["0001.part"])
  }

  @Test("What a schema does not allow is refused before it is packed")
  func invalid() throws {
    defer { try? FileManager.default.removeItem(atPath: outbox) }
    let schemas = outbox + "-schemas"
    defer { try? FileManager.default.removeItem(atPath: schemas) }
    try FileManager.default.createDirectory(atPath: schemas, withIntermediateDirectories: true)
    let strict = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"other\"/></xs:schema>"
    try Data(strict.utf8).write(to: URL(filePath: schemas + "/TrademarkTransaction_V6_0.xsd"))
    var writer = try writer(profile(), shelf: SchemaShelf(schemas))

    #expect(throws: PackageFault.self) { try writer.write(items) }
    #expect(try files(writer.part).keys.filter { $0.hasSuffix(".zip") } == [])
  }

  @Test("An interrupted delivery goes on behind its last whole package, and gives the same bytes")
  func resumes() throws {
    defer { try? FileManager.default.removeItem(atPath: outbox) }
    let profile = try profile()
    var first = try writer(profile)
    try first.write(Array(items.prefix(1)))

    var second = try writer(
      profile, load: { number in throw FileFault(number, .read, .fileMissing, reason: "must not be read") })
    try second.write(Array(items.prefix(1)))

    #expect(second.kept == 1)
    #expect(second.manifest == first.manifest)
  }

  @Test("Of what the public may see no more the recipient gets the number, and nothing is read")
  func withdrawn() throws {
    defer { try? FileManager.default.removeItem(atPath: outbox) }
    let secret = items.prefix(1).map {
      DeliveryItem(number: $0.number, right: $0.right, held: 5, withdrawn: 6)
    }
    var writer = try writer(
      profile(), load: { number in throw FileFault(number, .read, .fileMissing, reason: "must not be read") })

    try writer.write(secret)

    let volume = try #require(writer.manifest.volumes.first)
    let package = try ZipArchive(path: "\(writer.part)/\(volume.package.name)")
    #expect(volume.files.map(\.name) == ["withdrawn.tsv"])
    #expect(volume.dossiers == [.init(number: secret[0].number, event: 6)])
    #expect(
      try package.read("withdrawn.tsv").map { String(decoding: $0, as: UTF8.self) }
        == "office\tright\tapplication\twithdrawn\nXX\ttrademark\t\(secret[0].number)\t2026-12-30\n")
  }

  @Test("An interrupted delivery of another content begins anew")
  func beginsAnew() throws {
    defer { try? FileManager.default.removeItem(atPath: outbox) }
    let profile = try profile()
    var first = try writer(profile)
    try first.write(Array(items.prefix(1)))

    var second = try writer(profile, kind: .full)
    try second.write(Array(items.prefix(1)))

    #expect(second.kept == 0)
    #expect(
      try files(second.part).keys.filter { $0.hasSuffix(".zip") } == [
        "Trademarks/Full_Extraction/XX-OTHER-0001-0001.zip"
      ])
  }

  @Test("News begin behind the last event that the recipient has; a full delivery tells everything")
  func news() throws {
    let dossier = try #require(dossiers.all.first { $0.right.letter == "T" && $0.statusEvents.count > 2 })
    let held = dossier.statusEvents[1].event
    var submission = Submission(
      office: OfficeProfile(settings: dossiers.office), dossiers: [dossier], date: CalendarDate("2026-12-30")!)
    let all = try #require(Format.statusEvents.files(submission).first).data().split(separator: 10)
    submission.known = { _ in held }

    let news = try #require(Format.statusEvents.files(submission).first).data().split(separator: 10)

    #expect(news.count == 1 + dossier.statusEvents(after: held).count)
    #expect(news.dropFirst() == all.suffix(news.count - 1))
  }

  @Test("A field that the recipient does not get is in no event")
  func fields() throws {
    let dossier = try #require(dossiers.all.first { !$0.values["goods"].isEmpty })

    let limited = try profile(fields: "*,-goods").limited(dossier.events, form: dossier.right.form)

    #expect(limited.allSatisfy { $0.values["goods"].isEmpty })
    #expect(limited.map(\.ordinal) == dossier.events.map(\.ordinal))
  }

  @Test("A profile that cannot be served is refused with file, line and column")
  func refusedProfile() throws {
    let fault = #expect(throws: TableFault.self) { try profile("ST99") }
    #expect(
      fault?.description
        == "recipients.tsv:2: “ST99” cannot stand in the column format; there are: \(Format.all.map(\.id).joined(separator: ", "))"
    )
    #expect(throws: TableFault.self) { try profile(age: "ssh-rsa AAA") }
  }

  @Test("A package is encrypted for the recipient's key", .enabled(if: Age.program != nil, "age is missing"))
  func encrypted() throws {
    defer { try? FileManager.default.removeItem(atPath: outbox) }
    // A public key of the age specification's examples; its secret half is of no concern here.
    var writer = try writer(profile(age: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"))
    try writer.write(items)

    _ = try writer.seal()
    try writer.release()

    let written = try files(outbox + "/0001")
    let name = "Trademarks/Updates/XX-OTHER-0001-0001.zip.age"
    #expect(written.keys.sorted() == ["SHA256SUMS", name, "manifest.json"])
    #expect(written[name]?.starts(with: Data("age-encryption.org/v1".utf8)) == true)
  }
}
