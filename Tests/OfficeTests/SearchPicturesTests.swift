import Filing
import Foundation
import GRDB
import Likeness
import Standards
import TestSupport
import Testing

@testable import Office

@Suite("Search by picture in the register", .bothDoors)
struct SearchPicturesTests {
  /// Takes the points of a drawn sign for its file.
  private static let reading: PictureReader.Unpacking = { bytes in
    Pixels(width: DrawnSign.side, height: DrawnSign.side, bytes: Array(bytes)).map { PictureCode($0) }
  }

  /// A bench with the flag and two others as designs; acts and questions in it know how to read drawn signs.
  private func withBench<Result>(_ body: (Bench, [String]) throws -> Result) throws -> Result {
    try PictureReader.$bound.withValue(Self.reading) {
      let bench = try Bench(door: .owned)
      let signs = [("Flag", DrawnSign.flag), ("Cross", DrawnSign.others[0]), ("Bars", DrawnSign.others[1])]
      let numbers = try signs.map { name, sign in
        let picture = Data(sign.bytes)
        return try bench.file("D", .design(name, picture: picture), documents: [picture])
      }
      return try body(bench, numbers)
    }
  }

  private func hits(_ bench: Bench, _ sign: DrawnSign, as officer: String? = nil) throws -> [String] {
    try bench.door.ask(SearchPictures(PictureQuery(sign.pixels)), as: officer ?? bench.office.officer.name).hits.map {
      "\($0.mark): \($0.reason)"
    }
  }

  @Test("The likest comes first, with what agrees", .only(.owned, "the reader of pictures is bound to this process"))
  func first() throws {
    try withBench { bench, numbers in
      let page = try bench.door.ask(
        SearchPictures(PictureQuery(DrawnSign.flag.mirrored.pixels), limit: 1), as: bench.office.officer.name)
      let picture = Data(DrawnSign.flag.bytes)
      #expect(page.unseen == 0)
      #expect(
        page.hits.map { [$0.number, $0.mark, $0.view, $0.sha256, $0.reason] }
          == [[numbers[0], "Flag", "view.png", Office.digest(picture), "the whole, mirrored"]])
      let told1 = try hits(bench, .others[1]).first
      #expect(told1 == "Bars: the whole")
    }
  }

  @Test("A picture that shows nothing is recorded, not found, and counted", .only(.owned, "as above"))
  func blank() throws {
    try withBench { bench, _ in
      let white = Data(DrawnSign().bytes)
      try bench.file("D", .design("Snow", picture: white), documents: [white])

      let page = try bench.door.ask(SearchPictures(PictureQuery(DrawnSign.flag.pixels)), as: bench.office.officer.name)
      #expect(page.unseen == 1)
      #expect(page.hits.map(\.mark).sorted() == ["Bars", "Cross", "Flag"])
      let told2 = try bench.findings()
      #expect(told2 == [])
    }
  }

  @Test("Classes and codes leave out what does not bear them", .only(.owned, "as above"))
  func filters() throws {
    try withBench { bench, _ in
      func count(_ classes: [String], _ codes: [String] = []) throws -> Int {
        let query = PictureQuery(DrawnSign.flag.pixels)
        return try bench.door.ask(SearchPictures(query, classes: classes, codes: codes), as: bench.office.officer.name)
          .hits.count
      }
      let told3 = try count(["26"])
      #expect(told3 == 3)
      let told4 = try count(["26-05"])
      #expect(told4 == 3)
      let told5 = try count(["2", "26-06"])
      #expect(told5 == 0)
      let told6 = try count([], ["1.1"])
      #expect(told6 == 0)
    }
  }

  @Test("Nobody is shown a picture of a file that he may not read", .only(.owned, "as above"))
  func secrecy() throws {
    try withBench { bench, _ in
      let picture = Data(DrawnSign.flag.mirrored.bytes)
      var mark: Values = .mark("HIDDEN")
      mark["mark_kind"] = [.text("combined")]
      mark["picture"] = [
        .attachment(
          Attachment(
            sha256: Office.digest(picture), mediaType: "image/png", name: "mark.png", size: picture.count, width: 200,
            height: 200))
      ]
      let number = try bench.file("T", mark, documents: [picture])
      try bench.record("impose_secrecy", on: number, ["reason": [.text("Security")]], second: "sione")
      let values: Values = [
        "name": [.text("the-accountant")], "person": [.text("Ann")], "roles": [.text("accountant")],
        "password": [.text("correct horse")],
      ]
      _ = try bench.office.record(ActRequest("appoint_officer", values: values, second: Bench.second("sione")))

      let told7 = try hits(bench, .flag, as: "the-accountant").filter { $0.hasPrefix("HIDDEN") }
      #expect(told7 == [])
      let told8 = try hits(bench, .flag, as: bench.office.officer.name).contains("HIDDEN: the whole, mirrored")
      #expect(told8)
    }
  }

  @Test("The check misses a code, finds one that was altered, and a rebuild makes all anew", .only(.owned, "as above"))
  func checked() throws {
    try withBench { bench, _ in
      let stored = "SELECT sha256, code, sum FROM likeness ORDER BY id"
      let before = try bench.door.register.database.read { try Row.fetchAll($0, sql: stored) }
      let told9 = try bench.findings()
      #expect(told9 == [])
      let hitsBefore = try hits(bench, .flag)

      try bench.door.register.database.write { try $0.execute(sql: "DELETE FROM likeness WHERE id = 2") }
      let lost: String = before[1]["sha256"]
      let missed = try bench.findings()
      #expect(
        missed == [
          "The picture \(lost) cannot be found by likeness: its code is missing. `ipdesk rebuild` makes it anew."
        ])

      try bench.door.register.database.write {
        try $0.execute(sql: "UPDATE likeness SET code = (SELECT code FROM likeness WHERE id = 3) WHERE id = 1")
      }
      let told10 = try bench.findings().count
      #expect(told10 == 2)

      try bench.office.rebuild { _, _ in }
      let told11 = try bench.findings()
      #expect(told11 == [])
      let after = try bench.door.register.database.read { try Row.fetchAll($0, sql: stored) }
      #expect(Set(after.map(\.description)) == Set(before.map(\.description)))
      // The rows have other numbers now; what is kept in memory must not be taken for them.
      let hitsAfter = try hits(bench, .flag)
      #expect(!hitsBefore.isEmpty && hitsAfter == hitsBefore)
    }
  }
}
