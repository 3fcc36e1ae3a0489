import Filing
import Foundation
import Glibc
import Office
import Standards

/// The command `ipdesk migrate` on a table of marks from a seeded generator, against bare SQLite writing the same rows.
///
/// The program is looked for beside this one: `swift build -c release` makes both.
struct Importing {
  let folder: String
  let count: Int

  func run() throws {
    try measure("opening event alone", full: false)
    try measure("registration and term besides", full: true)
  }

  private func measure(_ what: String, full: Bool) throws {
    let program = Benchmarks.programs + "/ipdesk"
    guard FileManager.default.isExecutableFile(atPath: program) else {
      return Benchmarks.line("migration", "not measured: \(program) is not built", "≥ 3000 a second")
    }
    let path = folder + (full ? "/migrated-full" : "/migrated")
    let office = try Office.plant(
      path: path, seed: Benchmarks.root + "/Seed/Meridia", codes: try Benchmarks.codes, demonstration: true)
    try office.close()
    try table(full: full).write(toFile: path + ".csv", atomically: false, encoding: .utf8)
    try mapping(full: full).write(toFile: path + ".tsv", atomically: false, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["migrate", path + ".csv", "--mapping", path + ".tsv", "--right", "T"]
    process.environment = [
      "HOME": folder, "IPDESK_REGISTER": path, "IPDESK_OFFICER": "marguerite", "IPDESK_PASSWORD": "meridia",
      "IPDESK_RESOURCES": Benchmarks.root + "/Resources",
    ]
    process.standardOutput = FileHandle.nullDevice
    let start = ContinuousClock.now
    try process.run()
    process.waitUntilExit()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    let copy = try BareCopy(of: path, to: path + ".bare")
    let bare = try stride(from: 1, through: count, by: Migration.atOnce).reduce(0.0) {
      try $0 + copy.write($1..<min($1 + Migration.atOnce, count + 1))
    }
    Benchmarks.line(
      "migration, \(what)",
      "\(Int(Double(count) / seconds)) a second, bare SQLite \(Int(Double(count) * 1000 / max(1, bare)))",
      "≥ 3000 a second")
    Benchmarks.line("migration, resident memory at most", "\(figure(Importing.mostResident)) MiB", "≤ 128 MiB")
  }

  private func table(full: Bool) -> String {
    var chance = Chance(seed: 11)
    var lines = ["NR;FILED;MARK;KIND;CLASS;GOODS;OWNER;STREET;CITY" + (full ? ";REG;REGISTERED;EXPIRY" : "")]
    for number in 1...count {
      let year = 2006 + chance.below(18)
      let day = "\(padded(1 + chance.below(12), 2))-\(padded(1 + chance.below(28), 2))"
      let owner = "\(chance.word()) \(chance.word()) Ltd;\(chance.below(200) + 1) Harbour Row;Port Lumen"
      let mark = "\(chance.word()) \(number)".uppercased()
      lines.append(
        "\(year)/\(number);\(year)-\(day);\(mark);word;\(chance.below(45) + 1);\(chance.word()) goods;\(owner)"
          + (full ? ";R\(number);\(year + 1)-\(day);\(year + 20)-\(day)" : ""))
    }
    return lines.joined(separator: "\n")
  }

  private func mapping(full: Bool) -> String {
    let whole = [
      "NR\tnumber:application", "FILED\tdate:filing", "MARK\tmark_text", "KIND\tmark_kind", "CLASS\tgoods.class",
      "GOODS\tgoods.terms", "OWNER\tapplicant.name", "STREET\tapplicant.address", "CITY\tapplicant.city",
    ]
    let later = ["REG\tnumber:registration", "REGISTERED\tdate:registered", "EXPIRY\tdate:expiry"]
    return (["column\ttarget"] + whole + (full ? later : [])).joined(separator: "\n")
  }

  /// The most that any process started from here had in memory at once, in MiB.
  private static var mostResident: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
