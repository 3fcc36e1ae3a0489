import Filing
import FoundationEssentials
import Standards

/// An issue of the gazette in the hands of who verifies a certificate.
public struct IssueEvidence: Sendable {
  public let certificates: IssueCertificates
  /// Nil when only its list of certificates was given.
  public let entries: IssueEntries?
  private let manifest: Data?
  private let signature: DetachedSignature?
  /// Files that are not those of the manifest.
  private let strange: [String]

  /// The list of certificates alone, as it is printed too.
  public init(_ certificates: IssueCertificates) {
    self.certificates = certificates
    (entries, manifest, signature, strange) = (nil, nil, nil, [])
  }

  /// The folder of an issue; refuses with ``SigningFault`` files that are none of an issue.
  ///
  /// - Parameter file: the bytes of a file of the folder; nil when it is not there.
  public init(folder file: (String) throws -> Data?) throws {
    let lists = try [IssueCertificates.fileName, IssueEntries.fileName].map { ($0, try file($0)) }
    func text(_ place: Int) -> String? { lists[place].1.map { String(decoding: $0, as: UTF8.self) } }
    guard let listed = text(0) else {
      throw SigningFault.signature("there is no \(IssueCertificates.fileName) in the folder of the issue")
    }
    certificates = try IssueCertificates(text: listed)
    entries = try text(1).map { try IssueEntries(text: $0) }
    let manifest = try file("manifest.sha256")
    self.manifest = manifest
    signature = try file("manifest.sha256.minisig").map {
      try DetachedSignature(text: String(decoding: $0, as: UTF8.self))
    }
    let lines = Set(manifest.map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) } ?? [])
    strange = lists.compactMap { name, bytes in
      guard manifest != nil, let bytes, !lines.contains("\(Checksum.of(bytes))  \(name)") else { return nil }
      return name
    }
  }

  /// Whether the issue is the office's own.
  ///
  /// - Returns: what is told of it, and why it is not genuine.
  func judged(by key: PublicKey?, office: String?) -> (told: String, faults: [String]) {
    let id = certificates.issue
    var faults = strange.map { "\($0) of issue \(id) is not the one that its manifest lists: it was altered." }
    if let other = entries?.issue, other != id {
      faults.append("The lists of issue \(id) are those of two issues: \(id) and \(other).")
    }
    guard let manifest, let signature else {
      return ("Issue \(id) was given without a signature: compare its root with the printed issue.", faults)
    }
    guard let key else { return ("Issue \(id) is signed; no key was given to prove it.", faults) }
    if let fault = signature.fault(manifest, key) {
      faults.append("The signature of issue \(id) does not hold: \(fault).")
    } else if let office, signature.statement != "gazette \(office) \(id)" {
      faults.append("The signature of issue \(id) is for “\(signature.statement)”.")
    }
    return ("Issue \(id) stands as it was signed with the key \(key.name).", faults)
  }
}
