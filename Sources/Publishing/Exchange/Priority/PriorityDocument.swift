import FoundationEssentials

/// A stranger's priority document package that has been opened: what it says it is, and everything that is wrong with it.
public struct PriorityDocument: Sendable {
  /// Nil when the package has none that can be read.
  public private(set) var index: PriorityIndex?
  /// Empty when every digest and the signature hold.
  public private(set) var findings: [VerdictFinding] = []
  /// The key that signed, when the package names one.
  public private(set) var keyName: String?
  /// Whether the signature was checked with a key that the caller trusts, not with the one in the package.
  public private(set) var isVouched = false
  private let layout: PriorityLayout

  /// A part may be as large as the whole, and parts may be packages: sequence listings, and the inner ZIP itself.
  private static let limits: ZipLimits = {
    var limits = ZipLimits.standard
    limits.each = limits.total
    limits.takesPackages = true
    return limits
  }()

  /// Opens a package; nil when the file is none of this layout.
  ///
  /// - Parameters:
  ///   - trusted: public keys that the caller has from elsewhere; with none the key in the package is taken.
  public init?(path: String, trusted: [PublicKey] = [], layout: PriorityLayout = .modelled) throws {
    guard let archive = try? ZipArchive(path: path, limits: Self.limits) else { return nil }
    let names = Set(archive.entries.map(\.name))
    guard names.contains(layout.certificate), names.contains(layout.content) else { return nil }
    self.layout = layout
    do {
      let content = try archive.read(layout.content) ?? Data()
      let statement = try judgeSignature(archive, trusted)
      if let statement, statement.content == layout.content {
        let digest = Checksum.of(content)
        if digest != statement.sha256 {
          note("priority-content", layout.content, "its SHA-256 is \(digest); \(statement.sha256) was signed")
        }
      }
      try judgeContent(ZipArchive(content, limits: Self.limits))
      judge(statement)
    } catch let ZipFault.refused(code, entry, reason) {
      note(code.rawValue, entry, reason)
    } catch let XMLFault.refused(code, _, reason) {
      note(code.rawValue, layout.index, reason)
    }
  }

  private mutating func note(_ code: String, _ path: String, _ message: String) {
    findings.append(
      VerdictFinding(
        code: code, line: nil, path: path, message: message,
        cure: "Ask the office of first filing for the package again."))
  }

  /// What was signed; nil when there is no signature that can be read.
  private mutating func judgeSignature(_ archive: ZipArchive, _ trusted: [PublicKey]) throws -> PriorityStatement? {
    guard let certificate = try archive.read(layout.certificate), let text = try archive.read(layout.signature) else {
      note("priority-signature", layout.signature, "the certificate is not signed")
      return nil
    }
    do {
      let signature = try DetachedSignature(text: String(decoding: text, as: UTF8.self))
      keyName = hexadecimal(signature.keyID.reversed()).uppercased()
      let known = trusted.first { $0.id == signature.keyID }
      isVouched = known != nil
      if !trusted.isEmpty, known == nil {
        note(
          "priority-signature", layout.signature,
          "it was made with the key \(keyName ?? ""), which is none of those given")
        return nil
      }
      let enclosed = try archive.read(layout.key).map { try PublicKey(text: String(decoding: $0, as: UTF8.self)) }
      guard let key = known ?? enclosed else {
        note("priority-signature", layout.key, "the public key is neither given nor in the package")
        return nil
      }
      if let fault = signature.fault(certificate, key) {
        note("priority-signature", layout.certificate, fault)
        return nil
      }
      guard let statement = PriorityStatement(signature.statement) else {
        note("priority-signature", layout.signature, "its statement does not name office, application and digest")
        return nil
      }
      return statement
    } catch let fault as SigningFault {
      note("priority-signature", layout.signature, fault.message)
      return nil
    }
  }

  private mutating func judgeContent(_ content: ZipArchive) throws {
    guard let bytes = try content.read(layout.index) else {
      return note("priority-index", layout.index, "the content has no index")
    }
    let index = try PriorityIndex(xml: bytes)
    self.index = index
    for file in index.files {
      guard let bytes = try content.read(file.name) else {
        note("priority-file", file.name, "the index lists it and it is not there")
        continue
      }
      let digest = Checksum.of(bytes)
      if digest != file.sha256 { note("priority-file", file.name, "its SHA-256 is \(digest), not \(file.sha256)") }
    }
    let listed = Set(index.files.map(\.name) + [layout.index])
    for entry in content.entries where !entry.isFolder && !listed.contains(entry.name) {
      note("priority-file", entry.name, "it is there and the index does not list it")
    }
  }

  private mutating func judge(_ statement: PriorityStatement?) {
    guard let statement, let index,
      statement != PriorityStatement(index, content: statement.content, sha256: statement.sha256)
    else { return }
    note("priority-index", layout.index, "it is of another application than the certificate: \(statement.line)")
  }

  /// The package as `ipdesk validate` tells of it.
  func verdict(_ name: String) -> Verdict {
    let key = keyName.map {
      "signature of the key \($0)\(isVouched ? "" : ", which only the package itself vouches for")"
    }
    return Verdict(
      file: name,
      identification: Identification(
        standard: "priority document package", edition: index?.layout ?? layout.id, root: ""),
      isValid: findings.isEmpty, judgedBy: ["digests", key].compactMap { $0 }.joined(separator: " and "),
      findings: findings)
  }
}
