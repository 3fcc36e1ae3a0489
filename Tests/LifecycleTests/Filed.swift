import Filing
import FoundationEssentials
import Standards

/// What was said when the act was refused; empty when it was not.
func refusal(_ body: () throws -> some Any) -> String {
  do { _ = try body() } catch { return "\(error)" }
  return ""
}

/// A word mark of two classes.
func novaMark(_ name: String = "NOVA", owner: String = "Nova Ltd") -> Values {
  [
    "applicant": party(owner), "mark_kind": text("word"), "mark_text": text(name),
    "goods": goods([9: ["lamps", "torches"], 25: ["clothing"]]), "signature": text("x"),
  ]
}

extension OfficeLife {
  /// Files on 2 March 2026, has the filing date accorded, and returns the application number.
  func filed(_ values: Values, _ right: String = "T", documents: [Data] = []) throws -> String {
    let number = try file("2026-03-02", right, values, documents: documents)
    try act("2026-03-02", "accord_filing_date", on: [number])
    return number
  }
}
