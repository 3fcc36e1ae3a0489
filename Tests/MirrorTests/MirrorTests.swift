import Filing
import FoundationEssentials
import Office
import Services
import Standards
import TestSupport
import Testing

@testable import Mirror

/// All tests of one cluster.
@Suite("A mirror", .enabled(if: Cluster.isPossible, Cluster.reason), WithCluster(), .timeLimit(.minutes(10)))
struct MirrorTests {}

@Suite("Where CI runs")
struct MirrorInCITests {
  @Test(
    "there is a PostgreSQL for the tests of the mirror", .enabled(if: environment["CI"] == "true", "this is not CI"))
  func isThere() { #expect(Cluster.isPossible, Cluster.reason) }

  private static var environment: [String: String] { ProcessInfo.processInfo.environment }
}

extension MirrorTests {
  @Suite("that is brought in step")
  struct Step {
    @Test("holds every published dossier of all four rights, and every row is what the register says")
    func demonstration() throws {
      let bench = try MirrorBench(MirrorBench.demonstration.get())

      let summary = try bench.sync()

      let extent = try bench.office.ask(ReadExtent())
      #expect(summary.isBuilt)
      #expect(summary.dossiers == 6)
      #expect(summary.sequence == extent.events)
      #expect(
        try bench.sql("SELECT number, right_id, title, owner, stage, filed, registered FROM ipdesk.dossier ORDER BY 1")
          == [
            [
              "102026000000001", "patent", "Two-chamber pump with a floating valve plate", "Meridia Hydraulics plc",
              "4", "2026-01-14", "2026-09-02",
            ],
            [
              "202026000000001", "utility-model", "Hinge with a replaceable spring", "Tamm, Kadri", "4", "2026-01-15",
              "2026-03-02",
            ],
            ["302026000000001", "design", "Table lamps", "Lumen Lighting Ltd", "4", "2026-01-13", "2026-03-02"],
            ["402026000000001", "trademark", "LUMEN", "Lumen Light and Power Ltd", "4", "2026-01-12", "2026-06-01"],
            ["402026000000002", "trademark", "东方甜品", "东方甜品有限公司", "4", "2026-01-13", "2026-08-19"],
            ["402026000000003", "trademark", "نخلة", "الزهراني, محمد", "2", "2026-01-16", nil],
          ])
      #expect(
        try bench.sql(
          "SELECT c.symbol, c.terms FROM ipdesk.class c JOIN ipdesk.dossier d USING (dossier) WHERE title = 'LUMEN' ORDER BY place"
        )
          == [["11", "lamps; street lamps; LED light bulbs"], ["35", "retail services for lighting apparatus"]])
      #expect(
        try bench.sql("SELECT id, date, entries FROM ipdesk.issue ORDER BY id") == [
          ["2026-01", "2026-02-25", "1"], ["2026-02", "2026-05-13", "4"], ["2026-03", "2026-08-12", "4"],
          ["2026-04", "2026-10-07", "2"],
        ])
      #expect(try bench.differences() == [])
    }

    @Test("gets only what changed, and everything that changed")
    func changed() throws {
      let bench = try MirrorBench()
      let first = try bench.file("LUMEN")
      try bench.file("NOVA")
      try bench.sync()
      let version = try bench.sql("SELECT xmin FROM ipdesk.dossier WHERE title = 'NOVA'")

      let nothing = try bench.sync()
      _ = try bench.office.acting(as: "kofi").record(ActRequest("accord_filing_date", on: [first]))
      try bench.file("ORION")
      let summary = try bench.sync()

      #expect(nothing.dossiers == 0)
      #expect(!summary.isBuilt)
      #expect(summary.dossiers == 2)
      #expect(
        try bench.sql("SELECT title, events FROM ipdesk.dossier ORDER BY 1") == [
          ["LUMEN", "2"], ["NOVA", "1"], ["ORION", "1"],
        ])
      #expect(try bench.sql("SELECT xmin FROM ipdesk.dossier WHERE title = 'NOVA'") == version)
      #expect(try bench.differences() == [])
    }

    @Test("learns of an issue of the gazette when it is closed")
    func issues() throws {
      let bench = try MirrorBench()
      try bench.sync()
      _ = try bench.office.acting(as: "hyejin").record(
        ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-03-18")!)]]))
      try bench.sync()
      #expect(try bench.sql("SELECT count(*) FROM ipdesk.issue") == [["0"]])
      #expect(try bench.differences() == [])
    }

    @Test("takes texts as texts, whatever they look like")
    func metacharacters() throws {
      let bench = try MirrorBench()
      let marks = [
        "'; DROP SCHEMA ipdesk CASCADE; --", "\\N", "\\.", "a\\tb \\\\ \"$1\" %s {1,2}", "$$ E'\\x41' ::text",
        "100 % _ pure", "e\u{301} und é",
      ]
      try bench.sync()

      for mark in marks { try bench.file(mark) }
      try bench.sync()

      let numbered = try bench.sql("SELECT title FROM ipdesk.dossier ORDER BY dossier")
      let told = try bench.office.ask(FindDossiers("", limit: 50)).hits.map(\.title)
      #expect(numbered.map { Array(($0[0] ?? "").utf8) } == told.map { Array($0.utf8) })
      #expect(numbered.count == marks.count)
      #expect(try bench.found("'; DROP SCHEMA ipdesk CASCADE; --") == [marks[0]])
      #expect(try bench.found("100 % _ pure") == ["100 % _ pure"])
      #expect(try bench.differences() == [])
    }
  }

  @Suite("that was altered")
  struct Altered {
    @Test("is told row by row")
    func byHand() throws {
      let bench = try MirrorBench(MirrorBench.demonstration.get())
      try bench.sync()
      let lumen = try bench.sql("SELECT dossier FROM ipdesk.dossier WHERE title = 'LUMEN'")[0][0] ?? ""

      _ = try bench.sql("UPDATE ipdesk.dossier SET title = 'LUMEM', stage = 5 WHERE dossier = \(lumen)")
      _ = try bench.sql("DELETE FROM ipdesk.event WHERE dossier = \(lumen) AND ordinal = 3")
      _ = try bench.sql("INSERT INTO ipdesk.party VALUES (9999, 1, 'holder', 'Nobody Ltd', 'organisation')")
      _ = try bench.sql("UPDATE ipdesk.class SET terms = terms || ' ' WHERE dossier = \(lumen) AND place = 1")
      _ = try bench.sql("UPDATE ipdesk.date SET date = date + 1 WHERE dossier = \(lumen) AND name = 'filing'")
      _ = try bench.sql("UPDATE ipdesk.publication SET place = 9 WHERE dossier = \(lumen) AND place = 1")
      _ = try bench.sql("UPDATE ipdesk.name SET text = normalize(text, NFD) WHERE text LIKE 'Rivi%'")
      _ = try bench.sql("UPDATE ipdesk.issue SET entries = 7 WHERE id = '2026-02'")
      _ = try bench.sql("INSERT INTO ipdesk.priority VALUES (\(lumen), 1, '1', '2025-01-01', 'FR')")
      let name = try bench.sql("SELECT dossier || ' ' || place FROM ipdesk.name WHERE text LIKE 'Rivi%'")[0][0] ?? ""

      #expect(
        try bench.differences().sorted() == [
          "class \(lumen) 1 changed terms", "date \(lumen) filing changed date", "dossier \(lumen) changed title,stage",
          "event \(lumen) 3 missing ", "issue 2026-02 changed entries", "name \(name) changed text",
          "party 9999 1 extra ", "priority \(lumen) 1 extra ", "publication \(lumen) 1 missing ",
          "publication \(lumen) 9 extra ",
        ])
      try bench.sync(anew: true)
      #expect(try bench.differences() == [])
    }

    @Test("keeps the rights that were granted on it when it is built anew")
    func grants() throws {
      let bench = try MirrorBench()
      try bench.sync()
      _ = try bench.sql("CREATE ROLE reader_\(bench.database)")
      _ = try bench.sql("GRANT SELECT ON ipdesk.dossier TO reader_\(bench.database)")

      try bench.sync(anew: true)

      #expect(
        try bench.sql("SELECT has_table_privilege('reader_\(bench.database)', 'ipdesk.dossier', 'SELECT')") == [["t"]])
    }
  }

  @Suite("that was interrupted")
  struct Interrupted {
    private struct Stop: Error {}

    /// Ends the work after so many steps, or cuts every connection to the database.
    private func handler(_ bench: MirrorBench, after steps: Int, isCut: Bool) -> ProgressHandler {
      let left = Counter(steps)
      let (cluster, database) = (bench.cluster, bench.database)
      return ProgressHandler(begin: { _ in }) { _ in
        guard left.isLast else { return }
        guard isCut else { throw Stop() }
        try cluster.connection("postgres").run(
          "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1", [database])
      }
    }

    @Test("while it was built goes on with the next file", arguments: [false, true])
    func building(isCut: Bool) throws {
      let bench = try MirrorBench(MirrorBench.demonstration.get())

      let words = told { try bench.sync(progress: handler(bench, after: 3, isCut: isCut), pageSize: 1) }
      let before = try bench.sql("SELECT count(*), max(dossier) FROM ipdesk.dossier")
      let search = told { _ = try bench.found("lumen") }
      let compared = told { _ = try bench.differences() }
      let rest = try bench.sync(pageSize: 1)

      #expect(!isCut || words.hasPrefix("mirror-server 3: The "), "\(words)")
      #expect(before[0][0] == "3")
      #expect(search.hasPrefix("mirror-unusable 1: The mirror is not built to its end."))
      #expect(compared == search)
      #expect(rest.isBuilt)
      #expect(rest.dossiers == 3)
      #expect(try bench.differences() == [])
    }

    @Test("while it followed loses nothing and writes nothing twice", arguments: [false, true])
    func following(isCut: Bool) throws {
      let bench = try MirrorBench()
      try bench.sync()
      let before = try bench.office.ask(ReadExtent()).events
      for number in 1...600 { try bench.file("MARK \(number)") }

      let words = told { try bench.sync(progress: handler(bench, after: 1, isCut: isCut)) }
      let half = try bench.sql("SELECT sequence FROM ipdesk.mirror")
      let rest = try bench.sync()

      #expect(words != "nothing")
      #expect(half == [[String(before + Syncing.events)]])
      #expect(rest.sequence == (try bench.office.ask(ReadExtent()).events))
      #expect(try bench.sql("SELECT count(*) FROM ipdesk.dossier") == [["600"]])
      #expect(try bench.differences() == [])
    }
  }
}
