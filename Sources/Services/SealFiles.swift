import Filing
import Foundation
import Office
import Publishing
import Standards

/// Seals of a register as files, and what is proved with them to whoever has no register.
public enum SealFiles {
  /// The seal of the register as it stands, signed by the office.
  ///
  /// - Parameter name: who signs, without spaces and plus signs.
  public static func make(_ office: Office, key: OfficeKey, name: String) throws -> SignedNote {
    let head = try office.ask(ReadTree())
    let lines =
      [
        head.origin, String(head.size), head.root.base64EncodedString(), "chain \(head.chain)",
        "recorded \(head.recorded)",
      ]
      + ["law \(head.law)"] + head.series.map { "series \($0)" }
    var note = SignedNote(text: lines.map { $0 + "\n" }.joined())
    note.sign(key, as: name)
    return note
  }

  /// What the register says otherwise than the seal; nil when it has all of it.
  public static func difference(_ note: SignedNote, _ office: Office) throws -> String? {
    guard let head = SealedHead(note) else { return "It is no seal of a register." }
    let extent = try office.ask(ReadExtent())
    guard head.size <= extent.events else {
      return
        "It knows \(head.size) events, the register has \(extent.events): \(head.size - extent.events) are missing."
    }
    let held = try office.ask(ReadTree(size: head.size))
    guard held.origin == head.origin else {
      return "It is a seal of “\(head.origin)”, the register is “\(held.origin)”."
    }
    return held.root == head.root
      ? nil : "The first \(head.size) events are not those that it knows: they were altered and sealed again."
  }

  /// The proof that an event stands under the seal.
  ///
  /// - Source: C2SP, tlog-proof.
  public static func proof(of sequence: Int, under note: SignedNote, _ office: Office) throws -> String {
    guard let head = SealedHead(note) else { throw SigningFault.signature("it is no seal of a register") }
    let proof = try office.ask(ProveEvent(sequence, in: head.size))
    guard head.holds(proof.event, at: proof.index, path: proof.path) else {
      throw Refusal(.sealDiffers, "The register does not agree with the seal. Run `ipdesk check`.")
    }
    return
      ([start, "extra \(proof.event.base64EncodedString())", "index \(proof.index)"]
      + proof.path.map { $0.base64EncodedString() }).map { $0 + "\n" }.joined() + "\n" + note.words
  }

  /// The proof that a seal goes on from an earlier one.
  public static func growth(_ earlier: SignedNote, _ later: SignedNote, _ office: Office) throws -> String {
    guard let first = SealedHead(earlier), let last = SealedHead(later) else {
      throw SigningFault.signature("it is no seal of a register")
    }
    let path = try office.ask(ProveGrowth(from: first.size, to: last.size))
    guard last.continues(first, path: path) else {
      throw Refusal(.sealDiffers, "The later seal does not go on from the earlier one. Run `ipdesk check`.")
    }
    return ([growthStart] + path.map { $0.base64EncodedString() }).map { $0 + "\n" }.joined()
  }

  /// What a proof says when it holds: the fields of the event, each a text or nil.
  ///
  /// - Throws: ``SigningFault`` for what is no proof or does not hold.
  public static func verified(proof words: String, key: PublicKey?) throws -> (event: [String?], note: SignedNote) {
    guard words.hasPrefix(start + "\n"), let border = words.range(of: "\n\n") else {
      throw SigningFault.signature("it is no proof of this kind")
    }
    let note = try SignedNote(reading: String(words[border.upperBound...]))
    let lines = words[..<border.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count > 2, lines[1].hasPrefix("extra "), lines[2].hasPrefix("index "),
      let event = Data(strictBase64: String(lines[1].dropFirst(6))), let index = Int(lines[2].dropFirst(6)),
      lines[2] == "index \(index)"
    else { throw SigningFault.signature("it is no proof of this kind") }
    let path = lines.dropFirst(3).map { Data(strictBase64: $0) }
    guard let head = SealedHead(note), path.allSatisfy({ $0 != nil }),
      head.holds(event, at: index, path: path.compactMap { $0 })
    else { throw SigningFault.signature("the event does not stand under the seal") }
    if let key, note.signer(key) == nil { throw SigningFault.signature("the key has not signed the seal") }
    return (try fields(event), note)
  }

  /// Whether the path in the file leads from one seal to the other.
  public static func holds(growth words: String, _ earlier: SignedNote, _ later: SignedNote) -> Bool {
    let lines = words.split(separator: "\n").map(String.init)
    let path = lines.dropFirst().map { Data(strictBase64: $0) }
    guard lines.first == growthStart, path.allSatisfy({ $0 != nil }), let first = SealedHead(earlier),
      let last = SealedHead(later)
    else { return false }
    return last.continues(first, path: path.compactMap { $0 })
  }

  private static let start = "c2sp.org/tlog-proof@v1"
  private static let growthStart = "ipdesk growth, version 1"

  /// The fields of an event, each led by its count of bytes and a colon; an absent one is a hyphen.
  private static func fields(_ bytes: Data) throws -> [String?] {
    var (fields, rest) = ([String?](), Array(bytes)[...])
    while let first = rest.first {
      if first == UInt8(ascii: "-") {
        fields.append(nil)
        rest = rest.dropFirst()
        continue
      }
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard let count = Int(String(decoding: digits, as: UTF8.self)), count <= rest.count - digits.count - 1 else {
        throw SigningFault.signature("the event in it cannot be read")
      }
      rest = rest.dropFirst(digits.count + 1)
      fields.append(String(decoding: rest.prefix(count), as: UTF8.self))
      rest = rest.dropFirst(count)
    }
    return fields
  }
}
