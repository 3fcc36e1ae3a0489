import Filing
import FoundationEssentials
import Standards

extension IssueContent {
  /// An entry as it is set: its mark, and the digest of all that is printed of it.
  public struct Printed: Sendable {
    public let entry: GazetteEntry
    /// By which it is found in the PDF.
    public let mark: String
    /// Registration number, else application number.
    public let number: String
    /// SHA-256 in 64 hexadecimal digits.
    public let digest: String
  }

  /// Every entry in the order of printing.
  public var printed: [Printed] {
    items.map { item in
      let lines = item.lines(office).map { line in
        ([line.inids.joined(separator: ","), line.label.first, line.label.second] + line.lines
          + line.pictures.map { "\($0.file.sha256) \($0.caption)" }).joined(separator: "\t")
      }
      let text = ([item.number, item.act?.entry.first ?? "", item.act?.entry.second ?? "", item.entry.section] + lines)
        .joined(separator: "\n")
      return Printed(entry: item.entry, mark: item.mark, number: item.number, digest: Checksum.of(Data(text.utf8)))
    }
  }
}
