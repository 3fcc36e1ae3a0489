import Filing
import Foundation
import GRDB
import Standards

extension Checking {
  /// What two persons recorded bears the signature of the second one over exactly that, by the key that he had then; and that
  /// of the first one where he gave it.
  ///
  /// What was recorded before officers had keys bears none.
  func signatures() throws -> [String] {
    var keys: [String: String] = [:]
    var signed: [EventRow] = []
    var findings: [String] = []
    let rows = try EventRow.fetchCursor(
      db,
      sql: """
        SELECT \(EventRow.columns) FROM event
          WHERE approver IS NOT NULL OR (dossier IS NULL AND act IN ('appoint_officer', 'set_password')) ORDER BY sequence
        """)
    while let row = try rows.next(), findings.count < Checking.most {
      if let last = signed.last, last.request != row.request {
        findings += try finding(signed, keys).map { [$0] } ?? []
        for event in signed { try take(event, &keys) }
        signed = []
      }
      if row.approver == nil { try take(row, &keys) } else { signed.append(row) }
    }
    return try findings + (finding(signed, keys).map { [$0] } ?? [])
  }

  private func take(_ row: EventRow, _ keys: inout [String: String]) throws {
    guard row.dossier == nil, ["appoint_officer", "set_password"].contains(row.act) else { return }
    let values = try row.event().values
    if let name = values.text(.name), let key = values.text("key") { keys[name] = key }
  }

  /// - Parameter rows: the events of one request with a second officer.
  private func finding(_ rows: [EventRow], _ keys: [String: String]) throws -> String? {
    guard let first = rows.first, let approver = first.approver, let key = keys[approver] else { return nil }
    let digest = try Recording.digest(of: rows)
    let signatures = try first.event().values.texts(.signatures)
    // What an act of the office brings about on files rests on that act.
    let named = rows.first { $0.dossier == nil && $0.party == nil } ?? first
    let name = "Event \(named.sequence) (“\(named.act)”)"
    guard signatures.contains(where: { SigningKey.verifies($0, by: approver, key, over: digest) }) else {
      return "\(name) does not bear the signature of “\(approver)”, who is named as its second officer."
    }
    let others = signatures.filter { $0.hasPrefix("\(first.officer) ") }
    let isFirstWrong = others.contains { signature in
      keys[first.officer].map { !SigningKey.verifies(signature, by: first.officer, $0, over: digest) } ?? true
    }
    return isFirstWrong ? "\(name) does not bear the signature of “\(first.officer)”, who recorded it." : nil
  }
}
