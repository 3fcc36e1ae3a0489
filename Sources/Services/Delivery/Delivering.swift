import Filing
import FoundationEssentials
import Glibc
import Office
import Publishing
import Standards

/// A delivery on its way: what is due, written whole, recorded, and only then in the outbox.
public struct Delivering {
  private var reading: Reading
  private let profile: RecipientProfile
  private let kind: RecipientProfile.Kind
  private let progress: ProgressHandler

  /// Refuses an unknown recipient and a profile that cannot be served.
  ///
  /// - Parameters:
  ///   - recipient: short name of the recipient.
  ///   - kind: nil for what the profile says.
  ///   - progress: a step is a dossier of a package that was written.
  public init(
    _ office: Office, _ recipient: String, _ kind: RecipientProfile.Kind?, progress: ProgressHandler = .none
  ) throws {
    self.progress = progress
    reading = try Reading(office)
    guard let record = try office.ask(ListRecipients()).first(where: { $0.name == recipient }) else {
      throw Refusal(.notFound, "There is no recipient “\(recipient)”. `ipdesk deliver profiles --set FILE` enters one.")
    }
    let profile = try RecipientProfile(text: record.profile)
    (self.profile, self.kind) = (profile, kind ?? profile.usual)
    let language = OfficeProfile(settings: reading.facts.settings).language
    guard profile.language == language else {
      throw Refusal(
        .recipientLanguage,
        "\(recipient) wants the language “\(profile.language)”; the register is kept in “\(language)”.")
    }
  }

  /// Writes the next delivery and records it; one that was recorded and has no name yet is given it instead.
  ///
  /// - Parameters:
  ///   - outbox: folder in which each recipient has one.
  ///   - shelf: the official schemas that judge every file; nil to go unchecked.
  ///   - isDryRun: whether nothing is written and recorded, and only what would be sent is told.
  public mutating func run(to outbox: String, _ shelf: SchemaShelf?, isDryRun: Bool) throws -> Summary {
    let office = reading.office
    let deliveries = try office.ask(ListDeliveries(to: profile.recipient))
    let folder = "\(outbox)/\(profile.recipient)"
    if let last = deliveries.last, let summary = try finish(last, folder) { return summary }
    let number = (deliveries.last?.number ?? 0) + 1
    let since = deliveries.last { $0.kind != RecipientProfile.Kind.test.rawValue }?.upTo ?? 0
    let held = try office.ask(ReadExtent())
    let upTo = kind == .test ? since : held.events
    let day = reading.facts.today
    let source = DossierSource(reading, for: profile, upTo: kind == .test ? held.events : upTo)
    var manifest = DeliveryManifest(
      office: reading.facts.settings["code"] ?? "", profile: profile, number: number, kind: kind, date: day, upTo: upTo)
    var due = Due(profile: profile, kind: kind)
    let law = try reading.law()
    if isDryRun {
      var count = 0
      try due.each(office, since: since, upTo: upTo, law) { count += $0.count }
      return summary(manifest, count, nil, nil, kept: 0)
    }
    var writer = try DeliveryWriter(
      profile, to: "\(folder)/\(padded(number, 4))", manifest: manifest,
      office: OfficeProfile(settings: reading.facts.settings),
      sections: law.sections, date: day, shelf: shelf, load: { try source.dossier($0) },
      document: { try office.ask(ReadDocument($0)) })
    do {
      progress.begin(kind == .difference ? nil : held.dossiers)
      try due.each(office, since: since, upTo: upTo, law) { items in
        try writer.write(items)
        try progress.advance(items.count)
      }
    } catch {
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
    return summary(manifest, count, hash, "\(folder)/\(padded(number, 4))", kept: writer.kept)
  }

  /// A delivery that was recorded while its run was ended before it had its name.
  private func finish(_ last: DeliveryRecord, _ folder: String) throws -> Summary? {
    let whole = "\(folder)/\(padded(last.number, 4))"
    guard let bytes = try? Files.read(whole + ".part/manifest.json"),
      Checksum.of(bytes) == last.manifest, rename(whole + ".part", whole) == 0
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
}
