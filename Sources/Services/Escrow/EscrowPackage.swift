import Filing
import Foundation
import Office
import Publishing
import Standards

/// A register in open formats, with all that another office needs to go on with it, laid down with a third party.
///
/// Folder: `MANIFEST` (a signed note with the SHA-256 of every file), `office.pub`, `register.seal`, `bundles/`, `events.jsonl`,
/// `documents/`, `law/`, `verify.py` and `README.txt`. No digest of a password is in it.
public struct EscrowPackage {
  /// The folder.
  public let folder: String
  private static let head = "ipdesk escrow, version 1"

  public init(folder: String) { self.folder = folder }

  /// What was laid down.
  public struct Made: Codable, Sendable {
    public let events: Int
    public let documents: Int
    public let files: Int
  }

  /// Writes the package; the manifest is the last file, so that one that was interrupted has none.
  ///
  /// - Parameters:
  ///   - name: who signs, without spaces and plus signs.
  ///   - verifier: file of the verifier that needs nothing of this program.
  /// - Throws: a `Refusal` when the folder has something in it or the officer may not; ``FileFault``.
  public func make(_ office: Office, key: OfficeKey, name: String, verifier: Data) throws -> Made {
    guard try !Files.isFolder(folder) || Files.names(in: folder).isEmpty else {
      throw Refusal(.fileExists, "“\(folder)” has something in it. Name a folder that is empty, or not there yet.")
    }
    for part in ["", "/bundles", "/documents", "/law"] { try Files.makeFolder(folder + part) }
    var shipping = Shipping(office, key: key, name: name, behind: nil, isEscrow: true)
    let bundles = BundleFolder(folder + "/bundles")
    let events = try AtomicFile(folder + "/events.jsonl")
    var documents = 0
    while true {
      let parcel = try shipping.next()
      guard !parcel.bytes.isEmpty else { break }
      try bundles.put(parcel)
      for item in try BundleItem.all(in: parcel.bytes) { try put(item, events, &documents) }
      if parcel.head.to == parcel.head.last { break }
    }
    try events.commit()
    let note = try SealFiles.make(office, key: key, name: name)
    try write(Data(note.words.utf8), "register.seal")
    try write(Data(key.publicKey.text.utf8), "office.pub")
    try write(verifier, "verify.py")
    let last = SealedHead(note)?.size ?? 0
    try write(Data(Self.words(office: name, events: last).utf8), "README.txt")
    let files = try sums()
    var manifest = SignedNote(text: ([Self.head, "events \(last)"] + files).map { $0 + "\n" }.joined())
    manifest.sign(key, as: name)
    try write(Data(manifest.words.utf8), "MANIFEST")
    return Made(events: last, documents: documents, files: files.count)
  }

  private func put(_ item: BundleItem, _ events: AtomicFile, _ documents: inout Int) throws {
    switch item {
    case .event(let line, let canonical):
      // The line of the bundle with the bytes that were sealed in front: `{"canonical":"…","row":{…},"table":"event"}`.
      try events.write(
        "{\"canonical\":\"\(canonical.base64EncodedString())\"," + String(decoding: line.dropFirst(), as: UTF8.self)
          + "\n")
    case .document(let digest, let bytes):
      documents += 1
      try write(bytes, "documents/\(digest)")
    case .lawFile(let law, let path, let bytes):
      let place = "law/\(law)/\(path)"
      try Files.makeFolder("\(folder)/\(place)".parentPath)
      try write(bytes, place)
    }
  }

  private func write(_ bytes: Data, _ name: String) throws { try AtomicFile.write(bytes, to: "\(folder)/\(name)") }

  /// `SHA256  PATH` of every file but the manifest, in the order of their paths.
  private func sums() throws -> [String] {
    try Files.all(below: folder).filter { $0 != "MANIFEST" }.sorted().map { name in
      "\(Office.digest(try NamedFile.read("\(folder)/\(name)")))  \(name)"
    }
  }

  /// The bundles of a package whose every file is as it was signed.
  ///
  /// - Parameter key: of the office that laid it down.
  /// - Throws: a `Refusal` for a package that is not signed, not whole or altered.
  public func bundles(signedBy key: PublicKey) throws -> [Data] {
    let note = try SignedNote(reading: String(decoding: try NamedFile.read(folder + "/MANIFEST"), as: UTF8.self))
    guard note.signer(key) != nil, note.text.hasPrefix(Self.head + "\n") else {
      throw Refusal(
        .bundleStrange,
        "The manifest of “\(folder)” is not signed with the key. Take the key of the office that laid it down.")
    }
    let signed = note.text.split(separator: "\n").dropFirst(2).map(String.init)
    let found = try sums()
    let differing = Set(signed).symmetricDifference(found).map { String($0.dropFirst(66)) }.sorted()
    if let first = differing.first {
      throw Refusal(
        .bundleBroken,
        "“\(first)” of “\(folder)” is not what was laid down: altered, missing or added. Fetch the package again.")
    }
    return try BundleFolder(folder + "/bundles").files(behind: 0, said: nil).map { try Files.read($0) }
  }

  private static func words(office: String, events: Int) -> String {
    """
    The register of an intellectual-property office, laid down by \(office): \(events) events.

    MANIFEST       SHA-256 of every file; a signed note (C2SP) with an Ed25519 signature
    office.pub     the public key of the office (minisign)
    register.seal  the seal over all events: RFC 9162 root, and where every number series stands
    bundles/       everything, from which another office takes over: ipdesk escrow take FOLDER --register FILE
    events.jsonl   every event, one a line, with the bytes over which it was sealed ("canonical", base64)
    documents/     every attached file under its SHA-256
    law/           the tables of each law
    verify.py      proves seals without ipdesk: python3 verify.py

    leaf  = SHA-256(0x00 || canonical)
    chain = SHA-256(0x02 || chain before || leaf), beginning with 32 bytes 0

    No password and no digest of one is in this package. Whoever takes over names officers of his own.

    """
  }
}
