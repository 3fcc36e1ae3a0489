import Crypto
import Filing
import Foundation
import Standards

/// What a bundle says of itself: a text of lines that is signed, in front of its rows.
///
/// Format v1: a signed note (C2SP) over these lines, a blank line, then one JSON object a line, such as
/// `{"row":{"sequence":134,…},"table":"event"}`; bytes are `{"base64":"…"}`. A line without a row says that what stood in the table
/// before is replaced by what follows.
public struct BundleHead: Equatable, Sendable {
  static let version = "ipdesk bundle, version 1"

  /// Seal of the first event of the register: no other register bears it. Empty for a register without events.
  public let register: String
  /// Code of the office.
  public let office: String
  /// Form of the register file.
  public let form: Int
  /// How often two officers have led the register on from another copy, counted from 1.
  public let epoch: Int
  /// The first event of the bundle; one more than `to` when it has none.
  public let from: Int
  /// The last event of the bundle.
  public let to: Int
  /// Where the chain stands before the first and after the last event, 64 hexadecimal digits each.
  public let before: String
  public let after: String
  /// The last event of the register that spoke, which may have more than this bundle.
  public let last: Int
  /// When it spoke.
  public let said: String
  /// What it has of rows that no event tells, by table; whoever asks again gives it back and is told what changed.
  public let holds: [String: String]
  /// Bytes and SHA-256 of the rows.
  public let bytes: Int
  public let sha256: String

  /// The lines, with the last line feed.
  public var text: String {
    let holds = holds.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    return [
      Self.version, "register \(register)", "office \(office)", "form \(form)", "epoch \(epoch)",
      "events \(from) \(to)", "before \(before)", "after \(after)", "last \(last)", "said \(said)", "holds \(holds)",
      "bytes \(bytes)", "sha256 \(sha256)",
    ].map { $0 + "\n" }.joined()
  }

  init(
    register: String, office: String, epoch: Int, events: (from: Int, to: Int), chain: (before: String, after: String),
    last: Int, said: String, holds: [String: String], rows: Data
  ) {
    (self.register, self.office, self.epoch, self.last, self.said) = (register, office, epoch, last, said)
    (from, to) = events
    (before, after) = chain
    form = Migrations.current.version
    self.holds = holds
    (bytes, sha256) = (rows.count, BundleHead.digest(rows))
  }

  /// Reads the lines; nil when they are not those of a bundle, each once and in order.
  public init?(text: String) {
    var fields = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard fields.popLast() == "", fields.count == 13, fields.removeFirst() == Self.version else { return nil }
    var words: [String: String] = [:]
    for field in fields { words[String(field.prefix { $0 != " " })] = String(field.drop { $0 != " " }.dropFirst()) }
    let events = (words["events"] ?? "").split(separator: " ").compactMap { Int($0) }
    guard events.count == 2, let form = Int(words["form"] ?? ""), let epoch = Int(words["epoch"] ?? ""),
      let last = Int(words["last"] ?? ""), let bytes = Int(words["bytes"] ?? "")
    else { return nil }
    (self.form, self.epoch, self.last, self.bytes) = (form, epoch, last, bytes)
    (from, to) = (events[0], events[1])
    (register, office) = (words["register"] ?? "", words["office"] ?? "")
    (before, after) = (words["before"] ?? "", words["after"] ?? "")
    (said, sha256) = (words["said"] ?? "", words["sha256"] ?? "")
    let pairs = (words["holds"] ?? "").split(separator: " ").compactMap { pair -> (String, String)? in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
    holds = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    guard self.text == text, from > 0, to >= from - 1, last >= to, bytes >= 0 else { return nil }
  }

  static func digest(_ rows: Data) -> String { hexadecimal(Data(SHA256.hash(data: rows))) }

  /// Whether it says what the other has said already, or less.
  func isNoLater(than said: String, at event: Int) -> Bool { (to, self.said) <= (event, said) }
}

/// A bundle as it came: its signed head and its rows, judged before anything of it is believed.
struct Bundle {
  let head: BundleHead
  let rows: Data
  private let text: String
  private let signatures: [String]

  /// - Throws: a `Refusal` for what is no bundle, or was cut or altered.
  init(_ bytes: Data) throws {
    let border = Data("\n\n".utf8)
    guard let first = bytes.range(of: border),
      let second = bytes.range(of: border, in: first.upperBound..<bytes.endIndex)
    else { throw Bundle.broken("it has no signed head") }
    text = String(decoding: bytes[bytes.startIndex..<first.lowerBound], as: UTF8.self) + "\n"
    let lines = String(decoding: bytes[first.upperBound..<second.lowerBound], as: UTF8.self)
    signatures = lines.split(separator: "\n").map(String.init)
    guard let head = BundleHead(text: text) else { throw Bundle.broken("its head cannot be read") }
    self.head = head
    rows = Data(bytes[second.upperBound...])
    guard rows.count == head.bytes, BundleHead.digest(rows) == head.sha256 else {
      throw Bundle.broken("its rows are not those that were signed: it was cut or altered")
    }
  }

  /// Refuses a bundle that the holder of the key has not signed.
  ///
  /// - Parameter key: the line of a public key, as minisign writes it.
  func judge(_ key: String) throws {
    guard let bytes = Data(base64Encoded: key), bytes.count == 42,
      let open = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes.dropFirst(10))
    else { throw Bundle.strange("the key of the register that is followed cannot be read") }
    let isSigned = signatures.contains { line in
      let parts = line.split(separator: " ")
      guard parts.count == 3, parts[0] == "—", let all = Data(base64Encoded: String(parts[2])), all.count == 68
      else { return false }
      let id = SHA256.hash(data: Array(parts[1].utf8) + [0x0A, 0x01] + open.rawRepresentation).prefix(4)
      return all.prefix(4) == Data(id) && open.isValidSignature(all.dropFirst(4), for: Data(text.utf8))
    }
    guard isSigned else { throw Bundle.strange("the key of the register that is followed has not signed it") }
  }

  static func broken(_ reason: String) -> Refusal {
    Refusal(.bundleBroken, "The bundle cannot be taken: \(reason). Fetch it again from the register that made it.")
  }

  static func strange(_ reason: String) -> Refusal {
    Refusal(
      .bundleStrange,
      "The bundle is of another hand: \(reason). Take those of the register that is followed; its key was given when following began."
    )
  }
}
