import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards
import TestSupport
import Testing

/// What goes out as ST.96 and comes in again.
@Suite("Round trip through ST.96")
struct RoundTripTests {
  /// Items whose values are told otherwise in ST.96, and why.
  private static let explained: [String: String] = [
    "holder": "marks and designs have one bag for applicants and holders; the registration brings the holder again"
  ]

  /// The files of a format by their names.
  private func exported(_ dossiers: [Dossier], as format: Format, by facts: Facts) throws -> [String: Data] {
    let submission = Submission(
      office: OfficeProfile(settings: facts.settings), dossiers: dossiers, date: facts.today)
    let files = try format.files(submission).filter { !$0.name.hasPrefix("PatentLegalStatusData") }
    return try Dictionary(uniqueKeysWithValues: files.map { ($0.name, try $0.data()) })
  }

  /// The values in words, identities of the party register left out.
  ///
  /// - Parameter languages: whether names keep theirs; ST.66 and ST.86 have no place for that of a structured name.
  private func words(_ values: Values, _ items: Set<String>, languages: Bool = true) -> [String] {
    values.items.filter { items.contains($0.key) }.sorted { $0.key < $1.key }.flatMap { item, entries in
      entries.map { entry -> String in
        guard case .party(var party) = entry else { return "\(item): \(entry)" }
        party.id = nil
        if !languages { for place in party.names.indices { party.names[place].language = nil } }
        return "\(item): \(party)"
      }
    }
  }

  @Test("gives the same dossiers field by field in an empty register", arguments: ["T", "D", "P", "U"])
  func roundTrip(_ letter: String) throws {
    let life = try OfficeLife(Dossiers.today)
    var generator = GeneratedDossiers(law: life.law, seed: 96)
    let dossiers = generator.dossiers(letter, count: 60, today: Dossiers.today)

    let result = try life.move(try exported(dossiers, as: .st96, by: life.facts))

    #expect(result.rejects == [])
    #expect(result.notes.flatMap(\.notes).filter { $0.kind == "unknown" } == [])
    #expect(result.taken == dossiers.count)
    for dossier in dossiers {
      let back = try life.dossier(dossier.applicationNumber)
      let items = Set(dossier.values.items.keys).subtracting(Self.explained.keys)
      #expect(words(back.values, items) == words(dossier.values, items))
      #expect(back.registrationNumber == dossier.registrationNumber)
      #expect(back.date("filing") == dossier.date("filing"))
      #expect(back.date("registered") == dossier.date("registered"))
      #expect(back.stage == (dossier.registrationNumber == nil ? .filing : .grant))
    }
    #expect(try life.findings() == [])
  }

  @Test(
    "The same mark read from ST.66, the same design read from ST.86, gives the entry that ST.96 gives",
    arguments: [("T", "ST66"), ("D", "ST86")])
  func older(_ letter: String, _ standard: String) throws {
    func entries(_ format: Format) throws -> [String: [String]] {
      let life = try OfficeLife(Dossiers.today)
      var generator = GeneratedDossiers(law: life.law, seed: 66)
      // What ST.66 V1.1 has no word of its own for: plain marks, marks of position.
      let dossiers = generator.dossiers(letter, count: 40, today: Dossiers.today).filter {
        letter != "T" || $0.values.text("mark_type") != nil && $0.values.text("mark_kind") != "position"
      }
      _ = try life.move(try exported(dossiers, as: format, by: life.facts))
      let found = try dossiers.map { dossier in
        let entry = try life.dossier(dossier.applicationNumber)
        // ST.86 has no total of designs; the designs count themselves.
        let items = Set(entry.values.items.keys).subtracting(["number_of_designs"])
        let facts = ["\(entry.stage) \(entry.state)", entry.registrationNumber ?? "-"]
        let dates = entry.dates.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return (dossier.applicationNumber, words(entry.values, items, languages: false) + facts + dates)
      }
      return Dictionary(uniqueKeysWithValues: found)
    }

    let older = try entries(try #require(Format.named(standard)))

    let newer = try entries(.st96)

    #expect(older.count > 10)
    #expect(older == newer)
  }
}
