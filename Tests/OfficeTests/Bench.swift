import Filing
import Foundation
import GRDB
import Standards
import Synchronization
import Testing

@testable import Office

/// A rehearsed office of Meridia behind the door of the run, with a clock that tests set.
final class Bench: Sendable {
  let clock: Watch
  /// The office on behalf of its registrar.
  let office: Office
  /// The owner of the register, for tests that look at its rows beside the door.
  let door: RegisterDoor
  /// The keeper that serves the register; nil when the office owns it in process.
  let kept: KeptRegister?
  private let signedIn = Mutex<[String: Office]>([:])

  final class Watch: Sendable {
    private let moment: Mutex<Moment>
    init(_ text: String) { moment = Mutex(Moment(text)!) }
    var now: Moment { moment.withLock { $0 } }
    func set(_ day: String) { moment.withLock { $0 = Moment("\(day)T10:00:00")! } }
  }

  static var seed: String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Seed/Meridia").standardized.path
  }

  init(_ day: String = "2026-03-02", door way: Door = .current) throws {
    let clock = Watch("\(day)T10:00:00")
    self.clock = clock
    switch way {
    case .owned:
      office = try Office.rehearsal(seed: Bench.seed, now: { clock.now })
      door = office.door as! RegisterDoor
      kept = nil
    case .remote:
      let kept = try KeptRegister(clock: clock)
      self.kept = kept
      door = kept.door
      office = try kept.office(Bench.second("marguerite"))
    }
  }

  /// An office of the seed folder, owned in process.
  init(seed: String, day: String = "2026-03-02") throws {
    let clock = Watch("\(day)T10:00:00")
    self.clock = clock
    office = try Office.rehearsal(seed: seed, now: { clock.now })
    door = office.door as! RegisterDoor
    kept = nil
  }

  /// The register at the path, owned in process.
  init(path: String, day: String = "2026-03-02") throws {
    let clock = Watch("\(day)T10:00:00")
    self.clock = clock
    office = try Office.plant(path: path, seed: Bench.seed, demonstration: true, now: { clock.now })
    door = office.door as! RegisterDoor
    kept = nil
  }

  deinit { kept?.stop() }

  /// The office on behalf of another officer: without his password where it is owned, signed in where it is not.
  func acting(_ name: String) throws -> Office {
    guard kept != nil else { return try office.acting(as: name, proof: Bench.second(name).password) }
    return try signedIn.withLock { known in
      if let office = known[name] { return office }
      let office = try self.office.signedIn(Bench.second(name))
      known[name] = office
      return office
    }
  }

  static func second(_ name: String) -> Credential { Credential(name: name, password: "meridia") }

  /// The dossier as of today.
  func dossier(_ number: String) throws -> Dossier {
    try door.register.database.read { db in
      let dossiers = try Dossiers(db, door.lawbook)
      return try dossiers.dossier(dossiers.id(number), today: clock.now.date)
    }
  }

  @discardableResult
  func file(_ right: String = "T", _ values: Values = .mark("LUMEN"), documents: [Data] = []) throws -> String {
    try acting("kofi").record(ActRequest("receive", right: right, values: values, documents: documents)).numbers[0]
  }

  /// A mark that an older register published: 402020000000001, 402020000000002 … by its place.
  func published(_ mark: String, _ place: Int) throws -> String {
    let number = "40202000000000\(place)"
    var values: Values = .mark(mark)
    values["old_number"] = [.text(number)]
    values["old_source"] = [.text("volume 3")]
    _ = try office.record(ActRequest("take_over", right: "T", values: values))
    try record("take_over_publication", on: number, ["old_source": [.text("volume 3")]])
    return number
  }

  /// Records the act as the first officer who may.
  @discardableResult
  func record(_ act: String, on number: String, _ values: Values = [:], second: String? = nil) throws -> Recorded {
    let roles = try dossier(number).right.act(act)?.roles ?? []
    let name =
      try office.ask(ListOfficers()).first { $0.roles.contains(where: roles.contains) }?.name ?? office.officer.name
    return try acting(name).record(ActRequest(act, on: [number], values: values, second: second.map(Bench.second)))
  }

  /// The dossier of a file that the office has told.
  func folded(_ file: DossierFile) throws -> Dossier {
    var reading = try Reading(office)
    let right = try #require(try reading.law(file.law).right(file.right))
    return reading.fold(file.events, of: right, id: file.id)
  }

  func findings() throws -> [String] { try office.check { _, _ in } }
}

extension Values {
  static func mark(_ text: String, owner: String = "Lumen Ltd", classes: [Int] = [9]) -> Values {
    [
      "applicant": [.party(Party(names: [Name(owner)], addresses: [Address(lines: ["1 Quay"], city: "Port Lumen")]))],
      "mark_kind": [.text("word")], "mark_text": [.text(text)],
      "goods": classes.map { .goods(GoodsClass(number: $0, edition: "13-2026", terms: ["lamps"])) },
      "signature": [.text(owner)],
    ]
  }

  static func invention(_ title: String) -> Values {
    [
      "applicant": [
        .party(
          Party(
            kind: .person, names: [Name("Okoye", first: "Ada")],
            addresses: [Address(lines: ["2 Hill"], city: "Port Lumen")]))
      ],
      "title": [.text(title)],
      "signature": [.text("Ada Okoye")],
    ]
  }

  static func design(_ product: String, picture: Data) -> Values {
    let file = Attachment(
      sha256: Office.digest(picture), mediaType: "image/png", name: "view.png", size: picture.count, width: 1, height: 1
    )
    return [
      "applicant": [
        .party(Party(names: [Name("Lumen Ltd")], addresses: [Address(lines: ["1 Quay"], city: "Port Lumen")]))
      ],
      "designs": [
        .design(
          DesignItem(
            number: 1, product: product, symbol: ClassSymbol(scheme: "Locarno", symbol: "26-05", edition: "15"),
            views: [file]))
      ],
      "signature": [.text("Lumen Ltd")],
    ]
  }
}

/// A folder of its own that is gone after the test.
func withFolder<T>(_ body: (String) throws -> T) throws -> T {
  let folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

/// The words of the refusal; empty when nothing is refused.
func refusal(_ body: () throws -> some Any) -> String {
  do {
    _ = try body()
    return ""
  } catch let refusal as Refusal {
    return refusal.message
  } catch {
    return "fault: \(Explanation(of: error).message)"
  }
}

/// A document that proves a change, for acts that need evidence.
enum Deed {
  static let bytes = Data("%PDF-1.4\n% a deed of the test\n%%EOF\n".utf8)
  static let attachment = Attachment(
    sha256: Office.digest(bytes), mediaType: "application/pdf", name: "deed.pdf", size: bytes.count)
}
