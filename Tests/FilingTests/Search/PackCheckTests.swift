import Filing
import Foundation
import Standards
import Testing

@Suite("Check of the language packs")
struct PackCheckTests {
  /// What the check says when the rule of “phone” in the English pack is another one.
  private func faults(_ row: String) throws -> [String] {
    let files = try Meridia.with("Packs/english.tsv", "ph\tf\t\t\tphone\tfon", row)
    return Law.faults(in: files, codes: Meridia.codes).map(\.reason)
  }

  @Test("A rule that reads no letter would be followed for ever, and is refused")
  func loop() throws {
    #expect(
      try faults("\tf\t\t\tfone\tfon")
        == ["letters: a rule that reads no letter would be followed for ever; name the letters it reads"])
  }

  @Test("A class that is not known, and one that is not closed")
  func classes() throws {
    let known = "there are # (edge), V, C, single letters and [letters]"

    #expect(
      try faults("ph\tf\tQ\t\tfone\tfon") == ["before: “Q” has a class that is not known; \(known)"])
    #expect(try faults("ph\tf\t\t[ei\tfone\tfon") == ["after: “[ei” opens a class that it does not close"])
  }

  @Test("A sound that there is not")
  func sounds() throws {
    #expect(
      try faults("ph\tQ\t\t\tfone\tfon") == ["sounds: “Q” is no sound; there are abdefghijklmnoprstuvwxzSZCJT"])
  }

  @Test("A test word that is read otherwise")
  func word() throws {
    #expect(try faults("ph\tf\t\t\tphone\tpone") == ["reading: “phone” is read “fon”, not “pone”"])
  }

  @Test("A rule behind one that reads all that it would read")
  func hidden() throws {
    let line =
      String(decoding: Meridia.files["Packs/english.tsv"] ?? [], as: UTF8.self).split(separator: "\n")
      .firstIndex { $0.hasPrefix("ph\t") }.map { $0 + 1 } ?? 0

    #expect(
      try faults("ph\tf\t\t\tphone\tfon\nph\tp\t\te\tsphere\tsfere")
        .contains("letters: “ph” is never reached: line \(line) reads all that it would read"))
  }

  @Test(
    "Letters that are no Latin ones, a bracket that is not closed, a vowel that stands for one and has one",
    arguments: ["á", "k(a", "-(a)", "(a)"])
  func latin(cell: String) throws {
    let files = try Meridia.with("Packs/letters.tsv", "latin\tß\tss", "latin\tß\t\(cell)")

    #expect(
      Law.faults(in: files, codes: Meridia.codes).map(\.reason) == [
        "latin: “\(cell)” is not written in small letters a to z and digits, with an unwritten vowel as k(a) or k[a] and a sign that takes its place as -i"
      ])
  }

  @Test("A pack without a file")
  func missing() throws {
    let files = try Meridia.with("Packs/packs.tsv", "english\t1\t", "klingon\t1\t")

    #expect(
      Law.faults(in: files, codes: Meridia.codes).map(\.reason) == ["pack: there is no file Packs/klingon.tsv"])
  }

  @Test("A row of synonyms of one word, of signs, and a word that stands in two rows")
  func synonyms() throws {
    func faults(_ row: String) throws -> [String] {
      let files = try Meridia.with("Packs/synonyms.tsv", "pump, pompe, bomba", row)
      return Law.faults(in: files, codes: Meridia.codes).map(\.reason)
    }

    #expect(try faults("pump") == ["words: a row has at least two words or phrases, separated by commas"])
    #expect(try faults("pump, --") == ["words: “--” has no letter"])
    #expect(
      try faults("pump, Pump") == ["words: “Pump” stands in line 5 already; put all of them into one row"])
  }

  @Test("A row of names that says nothing, or that nobody would find")
  func names() throws {
    let row = "eve eva hawa"
    func faults(_ other: String) throws -> [String] {
      Law.faults(in: try Meridia.with("Packs/names.tsv", row, other), codes: Meridia.codes).map(\.reason)
    }

    #expect(try faults("eve") == ["names: a row has at least two names, separated by spaces"])
    #expect(try faults("eve Eva") == ["names: “Eva” is no word of small letters a to z"])
    #expect(try faults("eve eva eve") == ["names: a name stands in it twice"])
  }

  @Test("Related classes that there are not, or without a reason")
  func related() throws {
    let row = "34\t14\tsmokers' articles"
    func faults(_ other: String) throws -> [String] {
      Law.faults(in: try Meridia.with("Packs/related.tsv", row, other), codes: Meridia.codes).map(\.reason)
    }

    #expect(try faults("34\t46\tsmoke") == ["class: “46” is no class of Nice; they are 1 to 45"])
    #expect(try faults("34\t34\tsmoke") == ["related: a class is not related to itself"])
    #expect(try faults("34\t14\t") == ["because: say why they are related"])
  }
}
