import Dispatch
import Filing
import FoundationEssentials
import Office
import Standards
import Synchronization

/// Files dossiers through the real recording path from a seeded generator, as a bulk job does: many in a transaction.
struct Generating {
  let path: String
  let count: Int
  /// Filings in a transaction.
  static let atOnce = 1_000

  func run() throws {
    let office = try Office.plant(
      path: path, seed: Benchmarks.root + "/Seed/Meridia", codes: try Benchmarks.codes, demonstration: true)
    let clerk = try office.acting(as: "abena")
    let start = ContinuousClock.now
    let began = Benchmarks.processorSeconds
    var chunk = requests(after: 0)
    var number = chunk.count
    while !chunk.isEmpty {
      // What is filed next is made beside the recording, as another program would.
      let next = Mutex<[ActRequest]>([])
      let making = DispatchGroup()
      DispatchQueue.global().async(group: making) { [number] in
        let made = requests(after: number)
        next.withLock { $0 = made }
      }
      for case .refused(let refusal) in try clerk.record(all: chunk) { throw refusal }
      making.wait()
      chunk = next.withLock { $0 }
      number += chunk.count
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let busy = Benchmarks.processorSeconds - began
    try office.close()
    Benchmarks.line(
      "generator, \(count) filings",
      "\(Int(Double(count) / seconds)) a second, bare SQLite \(Int(try bare()))", "≥ 2000 a second")
    Benchmarks.line("generator, processor time of a filing", "\(figure(busy * 1000 / Double(count))) ms", "")
  }

  /// The requests of the next transaction; none behind the last.
  private func requests(after number: Int) -> [ActRequest] {
    var chance = Chance(seed: UInt64(7 + number))
    return (number..<min(count, number + Generating.atOnce)).map { Generating.request($0 + 1, &chance) }
  }

  /// Filings a second whose rows bare SQLite writes, as many in a transaction.
  private func bare() throws -> Double {
    let copied = min(count, 20_000)
    let copy = try BareCopy(of: path, to: path + ".bare")
    defer { try? FileManager.default.removeItem(atPath: path + ".bare") }
    let milliseconds = try stride(from: 1, through: copied, by: Generating.atOnce).reduce(0.0) {
      try $0 + copy.write($1..<min($1 + Generating.atOnce, copied + 1))
    }
    return Double(copied) * 1000 / milliseconds
  }

  static func request(_ number: Int, _ chance: inout Chance) -> ActRequest {
    let owner = Party(
      names: [Name("\(chance.word()) \(chance.word()) Ltd")],
      addresses: [Address(lines: ["\(chance.below(200) + 1) Harbour Row"], city: "Port Lumen")])
    let goods = Set((0...chance.below(2)).map { _ in chance.below(45) + 1 }).sorted()
    return ActRequest(
      "receive", right: "T",
      values: [
        "applicant": [.party(owner)], "intention": [.flag(true)], "mark_kind": [.text("word")],
        "mark_text": [.text("\(chance.word())\(number)".uppercased())], "signature": [.text("hand-written")],
        "goods": goods.map { .goods(GoodsClass(number: $0, edition: "13-2026", terms: ["\(chance.word()) goods"])) },
      ], id: "benchmark-\(number)")
  }
}

/// A small generator of chance that gives the same values on every machine.
struct Chance {
  private static let syllables = [
    "lu", "men", "ka", "ri", "no", "va", "to", "sel", "mi", "dor", "pa", "xi", "ber", "ol", "shan", "qu",
  ]
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  mutating func word() -> String {
    (0...(1 + below(2))).map { _ in Chance.syllables[below(Chance.syllables.count)] }.joined().capitalizedFirst
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
