import Desk
import Filing
import FoundationEssentials
import Office
import Services
import Standards
import Terminal

/// The desk over the whole register: first screen, key to screen, memory.
@MainActor
struct Screens {
  let path: String

  func run() throws {
    let codes = try Benchmarks.codes
    let office = try Office.owned(
      path: path, codes: codes, officer: Credential(name: "abena", password: "meridia"))
    let driver = TimedDriver()
    let typing = "f" + "lumen"
    driver.keys =
      typing.map { Key.character($0) } + Array(repeating: .down, count: 200) + Array(repeating: .up, count: 200) + [
        .escape
      ]
    driver.began = ContinuousClock.now
    try Desk.run(
      office: office, driver: driver, codes: codes, terms: InstalledTerms(folder: path + ".reference"),
      clock: { Clock.system() })
    Benchmarks.line("first screen (docket)", "\(figure(driver.first)) ms", "≤ 50 ms")
    Benchmarks.line(
      "key to screen, p99 of \(driver.times.count)", "\(figure(quantile(driver.times, 0.99))) ms", "≤ 5 ms")
    Benchmarks.line("resident memory of this process", "\(figure(Screens.resident)) MiB", "≤ 40 MiB a desk")
  }

  static var resident: Double {
    let status =
      FileManager.default.contents(atPath: "/proc/self/status").map { String(decoding: $0, as: UTF8.self) } ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return Double(line.filter(\.isNumber)).map { $0 / 1024 } ?? 0
  }
}

/// A terminal that types a list of keys and measures from key to finished screen.
@MainActor
final class TimedDriver: TerminalDriver {
  var keys: [Key] = []
  var began = ContinuousClock.now
  var first = 0.0
  var times: [Double] = []
  private var pressed: ContinuousClock.Instant?
  let size = Size(rows: 24, columns: 80)
  let notice: String? = nil
  var usesMouse = false
  let pictures = PictureDepth.mono
  var bidi = Bidi.terminal
  /// Every key is shown: what is measured is the way to its screen.
  let hasKey = false

  func show(_ canvas: Canvas) {
    if first == 0 { first = (ContinuousClock.now - began).milliseconds }
    if let pressed { times.append((ContinuousClock.now - pressed).milliseconds) }
    pressed = nil
  }

  func nextKey(timeout: Duration?) -> Key? {
    guard !keys.isEmpty else { return .terminate(signal: 15) }
    pressed = ContinuousClock.now
    return keys.removeFirst()
  }

  func redraw() {}
  func sound(_ sound: Sound) {}
  func close() {}
}
