import Filing
import FoundationEssentials
import Glibc
import Office
import Standards

/// Budgets as a programme: makes a register with a seeded generator and prints each figure with its baseline.
///
/// `swift run -c release benchmarks [exchange | generate | mirror | money | papers] [DOSSIERS] [FOLDER]`; the desk is measured in a process of its own, as `benchmarks desk FOLDER`.
/// `benchmarks pictures FOLDER` measures the search by picture: see `Pictures`; `benchmarks search CORPUS PAIRS` that of
/// marks: see `Searches`.
@main
struct Benchmarks {
  static func main() throws {
    var words = CommandLine.arguments
    if words.count == 3, words[1] == "desk" { return try desk(words[2]) }
    if words.count == 3, words[1] == "pictures" { return try Pictures(folder: words[2]).run() }
    if words.count == 4, words[1] == "search" { return try search(corpus: words[2], pairs: words[3]) }
    let part =
      words.count > 1 && ["exchange", "generate", "mirror", "money", "papers"].contains(words[1])
      ? words.remove(at: 1) : nil
    let temporary = FileManager.default.temporaryDirectory.path + "/ipdesk-benchmarks"
    let folder = words.count > 2 ? words[2] : temporary
    guard let count = words.count > 1 ? Int(words[1]) : 100_000, count > 0, words.count < 4,
      folder == temporary || !FileManager.default.fileExists(atPath: folder)
    else {
      line(
        "usage",
        "benchmarks [exchange | generate | mirror | money | papers] [DOSSIERS] [FOLDER]; the folder is made and removed; or benchmarks search CORPUS PAIRS, benchmarks pictures FOLDER",
        "")
      exit(2)
    }
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { if part != nil { try? FileManager.default.removeItem(atPath: folder) } }
    if part == "exchange" { return try Exchanging(folder: folder, count: count).run() }
    if part == "papers" { return try Papers(folder: folder).run() }
    let path = folder + "/register"
    if part == "money" { return try Money(path: path, count: count).run() }
    if part == "mirror" { return try Mirroring(path: path, count: count).run() }
    try Generating(path: path, count: count).run()
    guard part == nil else { return }
    try Recording(path: path, folder: folder).run()
    try Asking(path: path).run()
    try Importing(folder: folder, count: count / 5).run()
    let arguments: [UnsafeMutablePointer<CChar>?] = [strdup(words[0]), strdup("desk"), strdup(folder), nil]
    execv("/proc/self/exe", arguments)
  }

  private static func search(corpus: String, pairs: String) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/ipdesk-searches"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Searches(folder: folder, corpus: corpus, pairs: pairs).run()
  }

  private static func desk(_ folder: String) throws {
    try MainActor.assumeIsolated { try Screens(path: folder + "/register").run() }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// One line: what, figure, budget.
  static func line(_ what: String, _ figure: String, _ budget: String) {
    let text = "\(what.padding(44))\(figure.padding(42))\(budget)\n"
    _ = text.withCString { write(1, $0, strlen($0)) }
  }

  /// Processor time of this process so far: what is left of a figure when the machine is shared.
  static var processorSeconds: Double { seconds(of: RUSAGE_SELF) }

  /// Processor time of the programs that this process has waited for.
  static var childSeconds: Double { seconds(of: RUSAGE_CHILDREN) }

  private static func seconds(of who: __rusage_who) -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(who.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000 }
  }

  static var root: String {
    var folder = #filePath
    for _ in 0..<2 { folder = folder.parentPath }
    return folder
  }

  /// Folder of this program and of those that were built with it.
  static var programs: String {
    let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return path.parentPath
  }

  static var codes: CodeLists { get throws { try CodeLists(folder: root + "/Resources/Codes") } }
}

extension String {
  func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}

extension Duration {
  var milliseconds: Double { self / .milliseconds(1) }
}

/// `12.34`
func figure(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  return "\(hundredths / 100).\(padded(hundredths % 100, 2))"
}

/// The value below which that share of the sorted values lies.
func quantile(_ values: [Double], _ share: Double) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
}
