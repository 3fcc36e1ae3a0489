import Filing
import FoundationEssentials
import Glibc
import Office
import Publishing
import Standards

/// A delivery on its way: what is due, written whole, recorded, and only then in the outbox.
struct Delivering {
  private var reading: Reading
  private let profile: RecipientProfile
  private let kind: RecipientProfile.Kind

  /// What was delivered, for programs.
  struct Summary: Encodable {
    let recipient: String
    let number: Int
    let kind: String
    let dossiers: Int
    let packages: [String]
    let upTo: Int
    /// SHA-256 of the manifest; nil when nothing was written.
    let manifest: String?
    let folder: String?
    /// Packages that an interrupted run had written already.
    let kept: Int
    var sentence: String {
      guard dossiers > 0 else { return "\(recipient) has everything; there is nothing to deliver." }
      let done = folder.map { ": \($0)" } ?? " would be made; nothing was written"
      return "Delivery no. \(number) to \(recipient), \(kind), \(dossiers) dossiers\(done)"
    }
  }

  /// - Parameter kind: nil for what the profile says.
  init(_ office: Office, _ recipient: String, _ kind: RecipientProfile.Kind?) throws {
    reading = try Reading(office)
    guard let record = try office.recipients().first(where: { $0.name == recipient }) else {
      throw Refusal(.notFound, "There is no recipient “\(recipient)”. `ipdesk deliver profiles --set FILE` enters one.")
    }
    let profile = try RecipientProfile(text: record.profile)
    (self.profile, self.kind) = (profile, kind ?? profile.usual)
    let language = OfficeProfile(settings: reading.info.settings).language
    guard profile.language == language else {
      throw Refusal(
        .recipientLanguage,
        "\(recipient) wants the language “\(profile.language)”; the register is kept in “\(language)”.")
    }
  }

  mutating func run(to outbox: String, _ shelf: SchemaShelf?, isDryRun: Bool) throws -> Summary {
    let office = reading.office
    let deliveries = try office.deliveries(to: profile.recipient)
    let folder = "\(outbox)/\(profile.recipient)"
    if let last = deliveries.last, let summary = try finish(last, folder) { return summary }
    let number = (deliveries.last?.number ?? 0) + 1
    let since = deliveries.last { $0.kind != RecipientProfile.Kind.test.rawValue }?.upTo ?? 0
    let upTo = kind == .test ? since : reading.info.events
    let day = reading.info.today
    let profile = profile
    let source = DossierSource(reading)
    let last = kind == .test ? reading.info.events : upTo
    var manifest = DeliveryManifest(
      office: reading.info.settings["code"] ?? "", profile: profile, number: number, kind: kind, date: day, upTo: upTo)
    var due = Due(profile: profile, kind: kind)
    let law = try reading.law()
    if isDryRun {
      var count = 0
      try due.each(office, since: since, upTo: upTo, law) { count += $0.count }
      return summary(manifest, count, nil, nil, kept: 0)
    }
    var writer = try DeliveryWriter(
      profile, to: "\(folder)/\(padded(number))", manifest: manifest,
      office: OfficeProfile(settings: reading.info.settings),
      sections: law.sections, date: day, shelf: shelf, load: { try source.dossier($0, for: profile, upTo: last) },
      document: { try office.document($0) })
    do {
      let pace = Pace("delivering", "dossiers")
      pace.begin(kind == .difference ? nil : reading.info.dossiers)
      try due.each(office, since: since, upTo: upTo, law) { items in
        try writer.write(items)
        try pace.take(items.count)
      }
      Output.endProgress()
    } catch {
      Output.endProgress()
      if error is PackageFault { try? Files.remove(writer.part) }
      throw error
    }
    manifest = writer.manifest
    let count = manifest.volumes.reduce(0) { $0 + $1.dossiers.count }
    guard count > 0 else {
      try Files.remove(writer.part)
      return summary(manifest, 0, nil, nil, kept: 0)
    }
    let hash = try writer.seal()
    _ = try office.record(request(manifest, hash))
    try writer.release()
    return summary(manifest, count, hash, "\(folder)/\(padded(number))", kept: writer.kept)
  }

  /// A delivery that was recorded while its run was ended before it had its name.
  private func finish(_ last: DeliveryRecord, _ folder: String) throws -> Summary? {
    let whole = "\(folder)/\(padded(last.number))"
    guard let bytes = try? Files.read(whole + ".part/manifest.json"),
      DeliveryManifest.digest(bytes) == last.manifest, rename(whole + ".part", whole) == 0
    else { return nil }
    for name in [".plan.json", ".volumes"] { try? Files.remove("\(whole)/\(name)") }
    let manifest = try JSONDecoder().decode(DeliveryManifest.self, from: bytes)
    return summary(manifest, last.dossiers, last.manifest, whole, kept: manifest.volumes.count)
  }

  private func request(_ manifest: DeliveryManifest, _ hash: String) -> ActRequest {
    var values: Values = [
      "recipient": [.text(profile.recipient)], "delivery": [.number(manifest.number)],
      "delivery_kind": [.text(kind.rawValue)], "up_to": [.number(manifest.upTo)], "manifest": [.text(hash)],
    ]
    var documents: [Data] = []
    if kind != .test {
      let list = DeliveryList(
        volumes: manifest.volumes.map { volume in
          .init(
            name: volume.package.name, sha256: volume.package.sha256,
            dossiers: volume.dossiers.map { .init(number: $0.number, event: $0.event) })
        }
      ).bytes
      documents = [list]
      values["delivery_list"] = [
        .attachment(
          Attachment(
            sha256: Office.digest(list), mediaType: "text/plain", name: "delivery-list.tsv", size: list.count))
      ]
    }
    return ActRequest(
      "deliver", values: values, documents: documents, id: "deliver \(profile.recipient) \(manifest.number) \(hash)")
  }

  private func summary(
    _ manifest: DeliveryManifest, _ count: Int, _ hash: String?, _ folder: String?, kept: Int
  ) -> Summary {
    Summary(
      recipient: profile.recipient, number: manifest.number, kind: kind.rawValue, dossiers: count,
      packages: manifest.volumes.map { $0.package.name + (profile.age == nil ? "" : ".age") }, upTo: manifest.upTo,
      manifest: hash, folder: folder, kept: kept)
  }

  private func padded(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
  }
}
