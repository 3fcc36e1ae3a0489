import Filing
import Foundation
import GRDB
import Office
import Services
import Standards

/// The search of marks: how many of known pairs it finds among many marks, how long it takes, what its keys cost.
///
/// The corpus has one mark a line; the pairs are a table with the columns earlier, later, held, ground and basis. What
/// PostgreSQL 15 finds of the same with pg_trgm and dmetaphone stands beside. IPDESK_REFERENCE may name a folder of
/// installed dictionaries.
struct Searches {
  let folder: String
  let marks: [String]
  let pairs: [Pair]

  /// Two marks that were held similar or not.
  struct Pair {
    let earlier: String
    let later: String
    let isSimilar: Bool
    let ground: String
    let basis: String
  }

  init(folder: String, corpus: String, pairs: String) throws {
    self.folder = folder
    let table = try Table(bytes: Array(try Data(contentsOf: URL(filePath: pairs))), name: pairs)
    try table.require(["earlier", "later", "held", "ground", "basis"])
    self.pairs = table.rows.map {
      Pair(
        earlier: $0["earlier"], later: $0["later"], isSimilar: $0["held"] == "similar", ground: $0["ground"],
        basis: $0["basis"])
    }
    let lines = try String(contentsOfFile: corpus, encoding: .utf8).split(separator: "\n").map(String.init)
    var seen: Set<String> = []
    marks = (lines + self.pairs.map(\.earlier)).filter { seen.insert($0).inserted }
  }

  func run() throws {
    try recording()
    let path = folder + "/register"
    let planted = try plant(path, seed: Benchmarks.root + "/Seed/Meridia")
    let effort = try Effort.of { try file(marks[...], planted) }
    Benchmarks.line("\(marks.count) marks filed", "\(Int(Double(marks.count) / effort.seconds)) a second", "")
    Memory.forgetPeak()
    let before = Memory.peak
    let own = try pairs.map { try asked($0, planted) }
    report("ipdesk", own, isJudged: true)
    Benchmarks.line(
      "memory, and what the searches added", "\(Memory.peak / 1024), \((Memory.peak - before) / 1024) MiB", "≤ 200 MiB")
    try planted.close()
    let key = try bytes(path)
    Benchmarks.line("keys of a mark", "\(figure(Double(key) / Double(marks.count))) bytes", "≤ 400")
    guard MarkCluster.isPossible else {
      return Benchmarks.line("PostgreSQL 15", "is not installed, or there is no account to run it under", "")
    }
    let cluster = try MarkCluster()
    defer { cluster.stop() }
    report("pg_trgm with dmetaphone", try cluster.find(pairs.map(\.later), among: marks, in: pairs.map(\.earlier)))
  }

  // MARK: Recording

  private func plant(_ path: String, seed: String) throws -> Office {
    let office = try Office.plant(path: path, seed: seed, codes: try Benchmarks.codes, demonstration: true)
    return try office.acting(as: "abena")
  }

  private func file(_ marks: ArraySlice<String>, _ clerk: Office) throws {
    var rest = marks
    while !rest.isEmpty {
      let requests = rest.prefix(Generating.atOnce).map { mark in
        ActRequest(
          "receive", right: "T",
          values: [
            "applicant": [
              .party(Party(names: [Name("Lumen Ltd")], addresses: [Address(lines: ["1 Quay"], city: "Port Lumen")]))
            ],
            "intention": [.flag(true)], "mark_kind": [.text("word")], "mark_text": [.text(mark)],
            "signature": [.text("hand-written")],
            "goods": [.goods(GoodsClass(number: 25, edition: "13-2026", terms: ["clothing"]))],
          ])
      }
      for case .refused(let refusal) in try clerk.record(all: Array(requests)) { throw refusal }
      rest = rest.dropFirst(Generating.atOnce)
    }
  }

  /// The same filings under the law of the seed, and under one whose form does not name the words of a mark.
  private func recording() throws {
    let bare = folder + "/seed"
    try FileManager.default.copyItem(atPath: Benchmarks.root + "/Seed/Meridia", toPath: bare)
    let law = try FileManager.default.contentsOfDirectory(atPath: bare + "/Law").sorted().last ?? ""
    let form = "\(bare)/Law/\(law)/form.tsv"
    let text = try String(contentsOfFile: form, encoding: .utf8)
    try text.replacing("tmk:MarkVerbalElementText", with: "").write(toFile: form, atomically: false, encoding: .utf8)
    var times: [Bool: [Double]] = [:]
    let sample = marks.prefix(2_000)
    for round in 0..<6 {
      let isKeyed = round.isMultiple(of: 2)
      let path = "\(folder)/sample\(round)"
      let clerk = try plant(path, seed: isKeyed ? Benchmarks.root + "/Seed/Meridia" : bare)
      times[isKeyed, default: []].append(try Effort.of { try file(sample, clerk) }.processor)
      try clerk.close()
    }
    let (with, without) = (quantile(times[true] ?? [], 0.5), quantile(times[false] ?? [], 0.5))
    Benchmarks.line(
      "processor time of a filing, with and without keys",
      "\(figure(with * 1000 / Double(sample.count))), \(figure(without * 1000 / Double(sample.count))) ms, \(figure(with / without)) ×",
      "≤ 1.15 ×")
  }

  /// Bytes of the pages that hold keys and their index.
  private func bytes(_ path: String) throws -> Int {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration).read { db in
      try Int.fetchOne(db, sql: "SELECT sum(pgsize) FROM dbstat WHERE name = 'sign' OR name GLOB 'signKey*'") ?? 0
    }
  }

  // MARK: Searching

  /// Where the earlier mark stands among the hits, nil where it does not, and how long it took.
  typealias Asked = (place: Int?, milliseconds: Double)

  private static let dictionaries = ProcessInfo.processInfo.environment["IPDESK_REFERENCE"].map {
    Dictionaries(ReferenceShelf(folder: $0))
  }

  private func asked(_ pair: Pair, _ office: Office) throws -> Asked {
    let packs = try office.law().packs.packs
    let start = ContinuousClock.now
    let meanings = Searches.dictionaries?.meanings(of: MarkForm(pair.later, packs).latinWords) ?? .none
    let found = try office.ask(SearchMarks(pair.later, limit: 200, meanings: meanings))
    return (
      found.hits.firstIndex { $0.mark == pair.earlier }.map { $0 + 1 }, (ContinuousClock.now - start).milliseconds
    )
  }

  private func report(_ name: String, _ asked: [Asked], isJudged: Bool = false) {
    let similar = zip(pairs, asked).filter { $0.0.isSimilar }
    func line(_ what: String, _ rows: [(Pair, Asked)], _ budget: String = "") {
      func within(_ most: Int) -> Int { rows.count { $0.1.place.map { $0 <= most } == true } }
      Benchmarks.line("\(name), \(what)", "first 10: \(within(10)), first 50: \(within(50)) of \(rows.count)", budget)
    }
    for ground in Set(similar.map(\.0.ground)).sorted() { line(ground, similar.filter { $0.0.ground == ground }) }
    let budget = marks.count > 500_000 ? "≥ 75, 93 of 100" : "≥ 88, 97 of 100"
    line("held similar", similar, isJudged ? budget : "")
    let times = asked.map(\.milliseconds)
    Benchmarks.line(
      "\(name), a search: median, p95, worst",
      "\(figure(quantile(times, 0.5))), \(figure(quantile(times, 0.95))), \(figure(times.max() ?? 0)) ms",
      isJudged ? "p95 ≤ 100, worst ≤ 250 ms" : "")
  }
}
