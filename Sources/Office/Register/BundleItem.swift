import Foundation
import Standards

/// What of a bundle is read by whoever has no register.
public enum BundleItem: Sendable {
  /// An event: the line of the bundle, and the bytes over which it was sealed.
  case event(line: Data, canonical: Data)
  case document(sha256: String, bytes: Data)
  case lawFile(law: String, path: String, bytes: Data)

  /// The items of a bundle in their order; rows of other tables are left out.
  ///
  /// - Throws: a `Refusal` for what is no bundle, or was altered.
  public static func all(in bundle: Data) throws -> [BundleItem] {
    let decoder = JSONDecoder()
    return try Bundle(bundle).rows.split(separator: 0x0A).compactMap { text in
      guard let line = try? decoder.decode(BundleLine.self, from: text) else {
        throw Bundle.broken("one of its rows cannot be read")
      }
      switch (line.table, line.row?["bytes"]) {
      case ("event", _): return .event(line: text, canonical: Data(Seal.content(try EventRow(line))))
      case ("document", .bytes(let bytes)): return .document(sha256: line.text("sha256") ?? "", bytes: bytes)
      case ("lawFile", .bytes(let bytes)):
        return .lawFile(law: line.text("law") ?? "", path: line.text("path") ?? "", bytes: bytes)
      default: return nil
      }
    }
  }
}
