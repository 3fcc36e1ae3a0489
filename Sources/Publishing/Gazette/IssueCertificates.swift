import Filing
import FoundationEssentials

/// The certificates that an issue lists, as a file beside the issue: one to a line, and the root over them.
public struct IssueCertificates: Equatable, Sendable {
  /// `2026-07`
  public let issue: String
  public let leaves: [CertificateLeaf]
  /// As it is printed in the issue.
  public let root: String

  static let fileName = "certificates.tsv"
  private static let head = "number\tevent\tpaper\tdigest"

  init(_ content: IssueContent) {
    issue = content.issue.id
    leaves = content.certificates
    root = LeafTree.root(leaves.map(\.line))
  }

  var text: String {
    ([Self.head] + leaves.map(\.line) + ["issue\t\(issue)", "root\t\(root)"]).joined(separator: "\n") + "\n"
  }

  /// Reads the file, or such a list copied from the printed issue; refuses with ``SigningFault`` what is none, and a
  /// list whose root is not the one that stands below it.
  public init(text: String) throws {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard lines.count >= 3, lines[0].joined(separator: "\t") == Self.head, lines[lines.count - 2].first == "issue",
      lines[lines.count - 1].first == "root", let issue = lines[lines.count - 2].last, let root = lines.last?.last
    else { throw SigningFault.signature("it is no list of the certificates of an issue") }
    leaves = try lines.dropFirst().dropLast(2).map { fields in
      guard fields.count == 4, let event = Int(fields[1]) else {
        throw SigningFault.signature("a line of the list of certificates is not whole")
      }
      return CertificateLeaf(number: fields[0], event: event, paper: fields[2], digest: fields[3])
    }
    guard LeafTree.root(leaves.map(\.line)) == root else {
      throw SigningFault.signature("the list of certificates of issue \(issue) was altered: its root is another one")
    }
    (self.issue, self.root) = (issue, root)
  }
}

/// A certificate in the list of an issue: everyone who has the issue can prove that the office issued it with that content.
public struct CertificateLeaf: Hashable, Sendable {
  public let number: String
  public let event: Int
  public let paper: String
  /// SHA-256 of the canonical content, 64 hexadecimal digits.
  public let digest: String

  public init(number: String, event: Int, paper: String, digest: String) {
    (self.number, self.event, self.paper, self.digest) = (number, event, paper, digest)
  }

  /// The leaf of a certificate with that content.
  public init(_ content: CertificateContent) {
    self.init(
      number: content.number, event: content.event, paper: content.paper,
      digest: Checksum.of(Data(content.canonical.utf8)))
  }

  /// What is hashed into the tree.
  public var line: String { "\(number)\t\(event)\t\(paper)\t\(digest)" }
}
