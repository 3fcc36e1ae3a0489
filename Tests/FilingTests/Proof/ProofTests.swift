import Filing
import Foundation
import Standards
import Testing

@Suite("Proof of the law")
struct ProofTests {
  /// The law of Meridia with other invariants.
  private func law(_ rows: String...) throws -> Law {
    var files = Meridia.files
    files["invariants.tsv"] = Array((["id\trights\twhen\tmust\tbasis"] + rows).joined(separator: "\n").utf8)
    return try #require(Law.read(files: files).law)
  }

  private func answers(_ law: Law, _ right: String) throws -> [String] {
    try law.prove(rights: [right]).summed.map { $0.words }
  }

  /// Quick ones also in a debug build; `ipdesk law prove` asks all.
  @Test(
    "Meridia keeps its invariants",
    arguments: [
      "filing-date", "one-filing-date", "formalities", "examined", "published-before", "opposition-over",
      "conversion-decided", "no-secrecy", "registered-once", "number-once", "two-persons", "revived-only",
      "back-where-it-stood", "won-appeal", "outcome-of-appeal", "opposition-paid", "late-entry-paid", "limit-of-stage",
    ])
  func meridia(id: String) throws {
    let proofs = try Meridia.law.prove(only: [id]).summed

    #expect(!proofs.isEmpty)
    #expect(proofs.filter { !$0.words.hasPrefix("holds") }.map { "\($0.right): \($0.words)" } == [])
  }

  @Test("What no act can bring about holds, and the standings are counted")
  func holds() throws {
    let law = try law("a\tT\tmarks:registered\tmarked:filing\tIPA 1")

    let words = try answers(law, "T")

    #expect(words.allSatisfy { $0.hasPrefix("holds, ") && $0.hasSuffix(" standings") }, "\(words)")
  }

  @Test("The shortest acts that break an invariant are played, with their days")
  func broken() throws {
    let law = try law("a\tT\tmarks:accepted\tdone:pass_formalities\tIPA 1")

    let proofs = try law.prove(rights: ["T"])

    guard case .broken(let steps)? = proofs.first?.answer else {
      Issue.record("\(proofs.map(\.words))")
      return
    }
    #expect(steps.map(\.act.id) == ["receive", "accord_filing_date", "start_examination", "accept"])
    #expect(steps.last?.dossier.stage == .examination)
    #expect(steps.map(\.day) == steps.map(\.day).sorted())
  }

  @Test("A limit that must be over first is waited for")
  func waits() throws {
    let law = try law("a\tT\tact:deemed_withdrawn\tnever:ACT-REPLY\tIPA 1")

    let proofs = try law.prove(rights: ["T"])

    guard case .broken(let steps)? = proofs.first?.answer, let last = steps.last, steps.count > 1 else {
      Issue.record("\(proofs.map(\.words))")
      return
    }
    #expect(last.act.id == "deemed_withdrawn")
    #expect(last.day > steps[steps.count - 2].day)
  }

  @Test("What never comes about is never asked; a fee of another right is one that never is")
  func neverAsked() throws {
    let law = try law("a\tD\tasked:OPP\tstage:6\tIPA 1", "b\tD\tstart\t!reach:asked:OPP\tIPA 1")

    let words = try answers(law, "D")

    #expect(words.first == "never asked")
    #expect(words.last?.hasPrefix("holds") == true)
  }

  @Test("What can be reached is played; what cannot is broken")
  func reach() throws {
    let law = try law("a\tU\tstart\treach:stage:2\tIPA 1", "b\tU\tstart\treach:stage:3\tIPA 1")

    let words = try answers(law, "U")

    #expect(words.first?.hasPrefix("holds") == true, "\(words)")
    #expect(words.last?.hasPrefix("broken") == true, "\(words)")
  }

  @Test("A standing is brought about and ended by the acts that its row names")
  func standings() throws {
    let law = try law(
      ":opposed\t*\tev:E11\tev:D23\tIPA 1", "a\tT\tev:F11\t!fact:opposed\tIPA 1", "b\tT\tstage:3\tfact:opposed\tIPA 1",
      "c\tT\tev:E11\tthen.fact:opposed\tIPA 1")

    let words = try answers(law, "T")

    #expect(words.allSatisfy { $0.hasPrefix("holds") }, "\(words)")
  }

  @Test("The answers are the same in every run")
  func deterministic() throws {
    let law = try law("a\tT\tmarks:filing\t!owed:$F\tIPA 1", "b\tT\tev:D10\t!asked:$F\tIPA 1")

    let first = try answers(law, "T")
    let second = try answers(law, "T")

    #expect(first == second)
  }

  @Test("The check names rows of invariants that cannot be read, and names that no right has")
  func faults() throws {
    var files = Meridia.files
    let rows = [
      "id\trights\twhen\tmust\tbasis", "a\t*\tmark:registered\tstage:4\tIPA 1", "b\t*\tstage:9\tstage:4\tIPA 1",
      "c\t*\towed:BRIBE\tstage:4\tIPA 1", "d\t*\tstart\tcan:stage:4\tIPA 1", "e\t*\tstart\tstage:0\t",
    ]
    files["invariants.tsv"] = Array(rows.joined(separator: "\n").utf8)

    let found = Law.faults(in: files, codes: Meridia.codes).filter { $0.file == "invariants.tsv" }.map(\.description)

    #expect(
      found == [
        "invariants.tsv:2: when: “mark:registered” is no word of invariants; see the README of the tables",
        "invariants.tsv:3: when: “9” is not a stage",
        "invariants.tsv:4: when: “owed:BRIBE” names nothing that a right of the law has",
        "invariants.tsv:5: must: “can:stage:4”: only what an act does can be done",
        "invariants.tsv:6: basis: “e” names no article or paragraph",
      ])
  }
}
