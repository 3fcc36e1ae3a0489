import Standards

/// What must hold whenever: a row of invariants.tsv, read for one right.
public struct Invariant: Sendable {
  public let id: String
  /// Article that demands it.
  public let basis: String
  /// The name that stands for `$L`, `$A` or `$F`; empty when the row has neither.
  public let subject: String
  let when: Formula
  let must: Formula

  var literals: [Literal] { when.literals + must.literals }
}

/// A named standing: acts that fit `set` bring it about, acts that fit `clear` end it.
struct Latch: Sendable {
  let name: String
  let set: Formula
  let clear: Formula
}

/// The invariants of one right, with the latches that they name.
struct Invariants: Sendable {
  var all: [Invariant] = []
  var latches: [Latch] = []

  /// Reads the rows that hold for the right; what is wrong with a row is a fault of its line.
  static func read(_ tables: LawTables, folder: String, right: Right) -> (Invariants, [TableFault]) {
    var result = Invariants()
    var faults: [TableFault] = []
    for row in tables.rows("invariants", folder: folder, letter: right.letter) {
      let (when, must) = (LawTables.resolve(row["when"], right.letter), LawTables.resolve(row["must"], right.letter))
      do {
        if row["id"].hasPrefix(":") {
          result.latches.append(
            Latch(name: String(row["id"].dropFirst()), set: try Formula(when), clear: try Formula(must)))
        } else {
          for subject in subjects(when + " " + must, right) {
            result.all.append(
              Invariant(
                id: row["id"], basis: row["basis"], subject: subject, when: try Formula(put(subject, in: when)),
                must: try Formula(put(subject, in: must))))
          }
        }
      } catch { faults.append(row.fault(error.reason)) }
    }
    return (result, faults)
  }

  /// What `$L`, `$A` or `$F` stands for, one after the other; one empty name when the row has neither.
  private static func subjects(_ text: String, _ right: Right) -> [String] {
    if text.contains("$A") {
      return right.limits.values.filter { $0.waits == .applicant }.map(\.id).sorted()
    }
    if text.contains("$L") { return right.limits.keys.sorted() }
    if text.contains("$F") { return right.fees.keys.sorted() }
    return [""]
  }

  private static func put(_ subject: String, in text: String) -> String {
    guard !subject.isEmpty else { return text }
    var result = ""
    var rest = Substring(text)
    while let sign = rest.firstIndex(of: "$") {
      result += rest[..<sign] + subject
      rest = rest[sign...].dropFirst(2)
    }
    return result + rest
  }
}
