import Filing
import FoundationEssentials

/// Reads the records of a stranger's XML one after the other; memory is that of a piece and one record.
struct RecordScan {
  /// Most elements of one record.
  static let mostElements = 500_000
  /// Most unknown elements outside of records that are told.
  static let mostUnknown = 1_000

  private var stack: [IntakeNode] = []
  private var outside: [String] = []
  private var format: IntakeFormat?
  private var kind: IntakeFormat.Kind?
  private var elements = 0
  private(set) var identification: Identification?
  /// What stands outside of the records and is not of the envelope.
  private(set) var unknown: [UnknownElement] = []

  /// Reads the file; `body` is called for each record as it ends.
  static func read(
    _ pieces: Pieces, limits: XMLLimits = .standard, _ body: (IntakeRecord) throws -> Void
  ) throws -> RecordScan {
    var scan = RecordScan()
    try XMLReader(limits: limits, doctype: .passed) { pieces }.events { event, line in
      switch event {
      case .start(let name, let attributes): try scan.start(name, attributes, line)
      case .text(let text): scan.text(text, line)
      case .end: if let record = scan.end() { try body(record) }
      }
    }
    return scan
  }

  private mutating func start(_ name: String, _ attributes: [XMLAttribute], _ line: Int) throws {
    let local = IntakeNode.local(name)
    if identification == nil { identify(name, local, attributes) }
    guard stack.isEmpty else {
      elements += 1
      guard elements <= Self.mostElements else {
        throw XMLFault.refused(.size, line: line, reason: "a record has more than \(Self.mostElements) elements")
      }
      return stack.append(IntakeNode(local, line, attributes))
    }
    if let found = format?.records[local] {
      kind = found
      elements = 0
      stack.append(IntakeNode(local, line, attributes))
    } else {
      outside.append(local)
    }
  }

  private mutating func text(_ text: String, _ line: Int) {
    if let open = stack.last { return open.add(text) }
    let words = text.split { " \t\n\r".contains($0) }.joined(separator: " ")
    let path = "/" + outside.joined(separator: "/")
    let isEnvelope = format?.envelope.contains { path.hasPrefix("/" + (outside.first ?? "") + "/" + $0) } ?? true
    guard !words.isEmpty, !isEnvelope, unknown.count < Self.mostUnknown else { return }
    unknown.append(UnknownElement(path: path, line: line, text: String(words.prefix(500))))
  }

  private mutating func end() -> IntakeRecord? {
    guard let node = stack.popLast() else {
      outside.removeLast(outside.isEmpty ? 0 : 1)
      return nil
    }
    if let above = stack.last {
      above.add(node)
      return nil
    }
    return kind.map { $0.read(node) }
  }

  private mutating func identify(_ name: String, _ local: String, _ attributes: [XMLAttribute]) {
    let namespace = name.hasPrefix("{") ? String(name.dropFirst().prefix { $0 != "}" }) : ""
    for candidate in IntakeFormat.all {
      guard let found = candidate.recognise(local, namespace, attributes) else { continue }
      (format, identification) = (candidate, found)
      return
    }
    identification = Identification(standard: "", edition: "", root: local)
  }
}
