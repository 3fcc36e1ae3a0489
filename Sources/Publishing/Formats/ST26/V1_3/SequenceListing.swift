import FoundationEssentials

/// A sequence listing of ST.26, checked as it streams by; memory does not grow with its length.
public struct SequenceListing: Sendable, Equatable {
  public let tally: ListingTally
  /// The first 100; each with its rule, line and cure.
  public let findings: [VerdictFinding]
  /// How many findings there were beyond.
  public let more: Int

  private static let root = "ST26SequenceListing"
  private static let type = "-//WIPO//DTD Sequence Listing 1."

  /// Whether the first bytes of a file are those of a listing.
  static func begins(_ head: some Collection<UInt8>) -> Bool {
    let text = String(decoding: head.prefix(4096), as: UTF8.self)
    return text.contains("<" + root) || text.contains("<!DOCTYPE " + root)
  }

  /// Reads a listing; refuses with ``XMLFault`` what is no XML that is read here, ``FileFault`` what is no file.
  ///
  /// The document type that the file names is compared by name and never opened.
  public init(path: String) throws { try self.init(ZipFile(path: path)) }

  init(_ file: ZipFile) throws {
    let check = ListingCheck()
    let head = try file.bytes(at: 0, count: min(file.size, XMLPush.portion))
    let (named, line) = DoctypeSkip.declared(head)
    if !named.contains("\"\(Self.type)") && !named.contains("'\(Self.type)") {
      check.tell(.doctype, line, named.isEmpty ? "it names no document type" : "its document type is another one")
    }
    var limits = XMLLimits.standard
    (limits.total, limits.text) = (1 << 40, 1 << 32)
    try XMLPush(names: ListingElement.all.map(\.name), limits: limits).read(file, to: check)
    let reading = check.reading
    (tally, findings, more) = (reading.content.tally, reading.findings, reading.more)
  }
}

extension SequenceListing {
  /// The verdict on a file of that name.
  func verdict(_ name: String) -> Verdict {
    let further = more == 0 ? "" : "; \(more) further findings are not told"
    return Verdict(
      file: name, identification: Identification(standard: "ST.26", edition: tally.edition, root: Self.root),
      isValid: findings.isEmpty, judgedBy: "the rules of ST.26: \(tally.words)\(further)", findings: findings)
  }
}
