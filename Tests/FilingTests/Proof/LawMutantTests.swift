import Filing
import Standards
import TestSupport
import Testing

@Suite("Generated faults of the law")
struct LawMutantTests {
  /// Invariants that are asked of everything; the others take minutes for so many laws.
  private static let slow: Set<String> = [
    "limit-can-end", "limit-can-open", "no-limit-unseen", "won-appeal-leads-on", "end-in-reach",
    "registration-in-reach", "fee-can-arise",
  ]

  @Test("Every operator finds cells, and changes one")
  func planted() throws {
    let mutants = LawMutants(files: Meridia.files)

    let all = mutants.all

    #expect(
      Set(all.map(\.column)).isSuperset(of: ["when", "to", "from", "opens", "fees", "four_eyes", "on_miss", "base"]))
    let first = try #require(all.first)
    let changed = mutants.planted(first).filter { Meridia.files[$0.key] != $0.value }
    #expect(changed.map(\.key) == [first.file])
  }

  @Test("Of a sample, what bears on an invariant is found; the survivors are told", .enabled(if: isLong))
  func found() throws {
    let mutants = LawMutants(files: Meridia.files)
    let before = try answers(Meridia.files)
    let all = mutants.all
    let sample = stride(from: 7, to: all.count, by: 29).map { all[$0] }

    let survivors = try sample.filter { mutant in
      try answers(mutants.planted(mutant)).allSatisfy { $0.value.hasPrefix("holds") || before[$0.key] == $0.value }
    }

    print("\(sample.count - survivors.count) of \(sample.count) found; survivors:")
    for survivor in survivors { print("  \(survivor)") }
    #expect(survivors.count * 2 < sample.count)
  }

  /// What the check says, and each invariant of each right.
  private func answers(_ files: [String: [UInt8]]) throws -> [String: String] {
    var answers = Dictionary(
      Law.faults(in: files, codes: Meridia.codes).map { ($0.description, "fault") },
      uniquingKeysWith: { first, _ in first })
    guard let law = Law.read(files: files).law else { return answers }
    let ids = law.invariants.filter { !Self.slow.contains($0) }
    for proof in try law.prove(only: Set(ids)).summed {
      answers["\(proof.right) \(proof.invariant)"] = proof.words.hasPrefix("holds") ? "holds" : proof.words
    }
    return answers
  }
}

extension Law {
  /// Ids of the invariants.
  fileprivate var invariants: [String] {
    String(decoding: files["invariants.tsv"] ?? [], as: UTF8.self).split(separator: "\n").dropFirst()
      .compactMap { $0.split(separator: "\t").first.map(String.init) }.filter { !$0.hasPrefix(":") }
  }
}
