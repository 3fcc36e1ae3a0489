import Crypto
import Foundation

/// The seal of an event: a leaf over its canonical bytes and the chain up to it.
///
/// Encoding v1: the fields of the row in the order of the table, each as decimal count of UTF-8 bytes, `:`, bytes; an absent field is `-`.
/// The share of fees follows as a last field where there is one.
/// - Source: RFC 9162, 2.1 for the leaf prefix.
enum Seal {
  static let version = "ipdesk event v1"
  /// What the first event is chained to.
  static let origin = Data(repeating: 0, count: 32)

  static func leaf(_ row: EventRow) -> Data {
    var hash = SHA256()
    hash.update(data: [0x00])
    hash.update(data: content(row))
    return Data(hash.finalize())
  }

  /// The bytes of an event that are sealed.
  static func content(_ row: EventRow) -> [UInt8] {
    let fields =
      [
        version, String(row.sequence), row.dossier.map { String($0) }, row.rightID, row.party.map { String($0) },
        String(row.ordinal), row.act, row.effective, row.recorded, row.officer, row.approver, row.terminal,
        row.content, row.numbers, row.law, row.request,
      ] + (row.share.map { [$0] } ?? [])
    return bytes(fields)
  }

  /// A sum over the columns of a row that no event tells: what rots is told by it, a forger can make it anew.
  static func sum(_ columns: String...) -> String { sum(columns[...]) }

  static func sum(_ columns: ArraySlice<String>) -> String { String(sha256(bytes(Array(columns))).prefix(16)) }

  /// Fields one behind the other, each led by its length, so that no field can pass for two.
  static func bytes(_ fields: [String?], after start: [UInt8] = []) -> [UInt8] {
    var bytes = start
    bytes.reserveCapacity(start.count + fields.reduce(0) { $0 + ($1?.utf8.count ?? 0) + 8 })
    for field in fields {
      guard let field else {
        bytes.append(0x2D)
        continue
      }
      append(field.utf8.count, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      bytes += field.utf8
    }
    return bytes
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    if number >= 10 { append(number / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  static func chain(_ previous: Data, _ leaf: Data) -> Data {
    var hash = SHA256()
    hash.update(data: [0x02])
    hash.update(data: previous)
    hash.update(data: leaf)
    return Data(hash.finalize())
  }
}

/// SHA-256 as 64 hexadecimal digits.
func sha256(_ bytes: some DataProtocol) -> String { hexadecimal(Data(SHA256.hash(data: bytes))) }

func hexadecimal(_ bytes: Data) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count * 2)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// The canonical text of a value: JSON with sorted members.
enum Canonical {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func value<T: Decodable>(_ text: String, as type: T.Type = T.self) throws -> T {
    try JSONDecoder().decode(T.self, from: Data(text.utf8))
  }
}
