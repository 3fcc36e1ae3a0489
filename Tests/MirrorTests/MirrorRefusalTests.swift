import Filing
import FoundationEssentials
import Office
import Services
import Standards
import TestSupport
import Testing

@testable import Mirror

extension MirrorTests {
  @Suite("that cannot be")
  struct Refused {
    @Test("of another register, or of an older copy of this one, is refused until it is built anew")
    func other() throws {
      let folder = "\(FileManager.default.temporaryDirectory.path)/ipdesk-mirror-\(UUID().uuidString.prefix(8))"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      func opened(_ name: String) throws -> Office {
        try Office.owned(
          path: "\(folder)/\(name)", codes: MirrorBench.codes.get(),
          officer: Credential(name: "marguerite", password: "meridia"), now: { Moment("2026-03-02T10:00:00")! })
      }
      try Office.plant(
        path: "\(folder)/new", seed: MirrorBench.seed, codes: MirrorBench.codes.get(), demonstration: true,
        now: { Moment("2026-03-02T10:00:00")! }
      ).close()
      for end in ["", ".journal"] {
        try FileManager.default.copyItem(atPath: "\(folder)/new\(end)", toPath: "\(folder)/old\(end)")
      }
      let bench = try MirrorBench(try opened("new"))
      let older = try MirrorBench(try opened("old"))
      func words(_ office: Office) -> String {
        told {
          var syncing = try Syncing(office, to: bench.place, isWhole: false, isAnew: false)
          _ = try syncing.run()
        }
      }
      let early = try older.office.ask(ReadExtent()).events
      try bench.file("LUMEN")
      try bench.sync()
      let mark = try bench.office.ask(ReadExtent()).events

      #expect(
        words(older.office)
          == "mirror-other 1: The mirror stands at event \(mark), the register ends with event \(early): it is another register, or an older copy was restored. When the register is right, run `ipdesk mirror sync --anew`."
      )
      for name in ["NOVA", "ORION"] { try older.file(name) }
      #expect(
        words(older.office)
          == "mirror-other 1: Event \(mark) of the register bears another seal than the one from which the mirror was made: it is another register or another history. When the register is right, run `ipdesk mirror sync --anew`."
      )
      #expect(
        told {
          var comparing = try Comparing(older.office, with: bench.place)
          _ = try comparing.run()
        } == words(older.office))
      #expect(try bench.sql("SELECT title FROM ipdesk.dossier") == [["LUMEN"]])
      #expect(words(bench.office) == "nothing")
      try bench.office.close()
      try older.office.close()
    }

    @Test("while another process keeps it, and there is none to be read before it is made")
    func busy() throws {
      let bench = try MirrorBench()
      #expect(
        told { _ = try bench.differences() }
          == "not-found 1: The database holds no mirror. Make one: `ipdesk mirror sync`.")

      let first = try Syncing(bench.office, to: bench.place, isWhole: false, isAnew: false)
      let words = told { try bench.sync() }

      #expect(words == "mirror-busy 1: Another process keeps this mirror in step. Let it work, or end it and repeat.")
      withExtendedLifetime(first) {}
    }

    @Test(
      "in a database that is not fit for it",
      arguments: [
        ("LOCALE 'C' ENCODING 'UTF8'", "", "mirror-unusable 1: The database knows no letters but those of ASCII"),
        ("LOCALE 'C' ENCODING 'LATIN1'", "", "mirror-unusable 1: The database does not hold every script."),
        (
          "", "CREATE SCHEMA ipdesk CREATE TABLE other (id int)",
          "mirror-unusable 1: The database has a schema “ipdesk” that is no mirror."
        ),
      ])
    func unfit(options: String, statement: String, words: String) throws {
      let bench = try MirrorBench()
      let name = try bench.cluster.database(options)
      if !statement.isEmpty { try bench.cluster.connection(name).run(statement) }
      let place = try MirrorPlace(bench.cluster.text(name), isOpen: true)

      let told = told {
        var syncing = try Syncing(bench.office, to: place, isWhole: false, isAnew: true)
        _ = try syncing.run()
      }

      #expect(told.hasPrefix(words), "\(told)")
    }

    @Test("by another version of this program is built anew")
    func form() throws {
      let bench = try MirrorBench()
      try bench.file("LUMEN")
      try bench.sync()
      _ = try bench.sql("UPDATE ipdesk.mirror SET form = 7")
      _ = try bench.sql("ALTER TABLE ipdesk.dossier DROP COLUMN title")

      #expect(
        told { try bench.sync() }
          == "mirror-unusable 1: The mirror was made by another version of this program. Build it anew: `ipdesk mirror sync --anew`."
      )
      try bench.sync(anew: true)
      #expect(try bench.found("lumen") == ["LUMEN"])
    }

    @Test("on a server that fails is told in words")
    func faults() throws {
      let bench = try MirrorBench()
      try bench.sync()
      _ = try bench.sql("CREATE ROLE guest_\(bench.database) LOGIN")
      func words(_ text: String) -> String { told { _ = try Searching(in: MirrorPlace(text, isOpen: true)).find("x") } }
      let unreachable = "mirror-server 3: The database of the mirror cannot be reached: "

      #expect(words("host=\(bench.cluster.folder)/nowhere dbname=x").hasPrefix(unreachable))
      #expect(words(bench.cluster.text("nowhere")).contains("database \"nowhere\" does not exist"))
      #expect(words(bench.cluster.text(bench.database, user: "stranger")).contains("role \"stranger\" does not exist"))
      #expect(
        words(bench.cluster.text(bench.database, user: "guest_\(bench.database)"))
          == "mirror-server 3: The account has no right to do that in the database of the mirror (PostgreSQL 42501). Let its owner grant it, or use his account."
      )
      _ = try bench.sql("ALTER TABLE ipdesk.name DROP COLUMN folded CASCADE")
      #expect(
        words(bench.cluster.text(bench.database))
          == "mirror-server 3: A table or column of the mirror is gone or was changed (PostgreSQL 42703). Remove the schema ipdesk there, then run `ipdesk mirror sync --anew`."
      )
    }

    @Test(
      "named with a password on the command line is wrong usage",
      arguments: [
        "dbname=x password=meridia", "postgresql://me:meridia@db.example/x", "host=a sslpassword='b c'",
      ])
    func passwords(text: String) throws {
      let words = told { _ = try MirrorPlace(text, isOpen: true) }

      #expect(
        words.hasPrefix("wrong-usage 2: A password on the command line can be read by everybody on this machine."))
      #expect(!words.contains("meridia"))
      #expect(told { _ = try MirrorPlace(text, isOpen: false) } == "nothing")
      #expect(
        told { _ = try MirrorPlace("meridia", isOpen: true) }.hasPrefix(
          "wrong-usage 2: The place of the mirror cannot be read."))
    }
  }
}
