import Filing
import FoundationEssentials
import Office

/// Finding dossiers in the whole register.
struct Asking {
  let path: String

  func run() throws {
    let office = try Office.owned(
      path: path, codes: try Benchmarks.codes, officer: Credential(name: "abena", password: "meridia"))
    try measure(
      "find by number, p99", office,
      (1...200).map { "402026" + String(repeating: "0", count: 9 - String($0 * 7).count) + String($0 * 7) })
    try measure(
      "find by name, p99", office, ["harbour", "lumen", "kari", "novato", "shanqu", "berol", "seldor", "mipaxi"])
    try office.close()
  }

  private func measure(_ what: String, _ office: Office, _ texts: [String]) throws {
    let times = try texts.map { text in
      let start = ContinuousClock.now
      _ = try office.ask(FindDossiers(text, limit: 50))
      return (ContinuousClock.now - start).milliseconds
    }
    Benchmarks.line(what, "\(figure(quantile(times, 0.99))) ms, median \(figure(quantile(times, 0.5))) ms", "≤ 50 ms")
  }
}
