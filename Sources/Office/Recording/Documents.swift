import Filing
import Foundation
import GRDB
import Standards

extension Recording {
  /// Writes the attached bytes; each attachment must have its bytes, each document its attachment.
  mutating func keepDocuments(_ values: Values, most: Int = Recording.largestDocument) throws {
    var bytes: [String: Data] = [:]
    for document in request.documents { bytes[sha256(document)] = document }
    var findings: [ItemFinding] = []
    for file in values.attachments {
      guard let data = bytes[file.sha256] else {
        let sql = "SELECT size FROM document WHERE sha256 = ?"
        let size = try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [file.sha256])
        if size == nil {
          findings.append(
            ItemFinding(
              item: file.name, reason: "its bytes are neither sent nor in the register; attach the file again."))
        } else if size != file.size {
          findings.append(
            ItemFinding(item: file.name, reason: "it names another size than the file has; attach it again."))
        }
        continue
      }
      guard data.count == file.size, !data.isEmpty else {
        findings.append(
          ItemFinding(item: file.name, reason: "it is empty, or names another size than the file has; attach it again.")
        )
        continue
      }
      guard data.count <= most else {
        throw Refusal(
          .tooLarge,
          "“\(file.name)” has \(data.count) bytes; a document may have \(most). Split or compress it."
        )
      }
      try db.cachedStatement(sql: "INSERT INTO document (sha256, size, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .execute(arguments: [file.sha256, data.count, data])
    }
    let named = Set(values.attachments.map(\.sha256))
    if bytes.keys.contains(where: { !named.contains($0) }) {
      findings.append(
        ItemFinding(item: "document", reason: "bytes were sent that no item names; name them or leave them out."))
    }
    if !findings.isEmpty { try refuse(.items(findings)) }
  }

  static let largestDocument = 20 * 1024 * 1024
}
