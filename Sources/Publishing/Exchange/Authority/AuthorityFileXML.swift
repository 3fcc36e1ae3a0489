import Filing
import FoundationEssentials
import Standards

extension AuthorityFile {
  /// The XML form with its definition; refuses with ``XMLFault`` what XML cannot hold.
  public func xml() throws -> Data {
    var bytes = Data()
    let stream = XMLStream(doctype: nil) { bytes.append(contentsOf: $0) }
    try stream.open(
      "authority-file", [XMLAttribute("country", office.code), XMLAttribute("date-produced", Self.compact(date))],
      namespaces: [:])
    try stream.write(definitionNode)
    for entry in entries { try stream.write(node(entry)) }
    try stream.close()
    try stream.finish()
    return bytes
  }

  private var definitionNode: XMLNode {
    let last = entries.filter { $0.date != nil }.max { ($0.date ?? date) < ($1.date ?? date) }
    return XMLNode(
      "authority-file-definition",
      ["grouped-af-indicator": "no", "update-af-category": coverage == .full ? "full" : "incremental"],
      [
        XMLNode(
          "exception-code-list", [:],
          Self.exceptions.sorted { $0.key < $1.key }.map { code, meaning in
            XMLNode(
              "exception-code-definition", [:],
              [XMLNode("exception-code", text: code), XMLNode("exception-code-description", text: meaning)])
          }),
        last.map { last in
          XMLNode(
            "most-recent-document",
            ["publication-number": last.number, "publication-date": last.date.map(Self.compact) ?? ""])
        },
      ] + kinds.map(coverageNode))
  }

  private func coverageNode(_ kind: String) -> XMLNode? {
    let own = entries.filter { $0.kind == kind }
    let days = own.compactMap(\.date)
    guard let first = days.min(), let last = days.max() else { return nil }
    let codes = Set(own.compactMap(\.exception)).sorted()
    return XMLNode(
      "data-coverage", [:],
      [
        XMLNode(
          "publication-date-range", ["start-date": Self.compact(first), "end-date": Self.compact(last)]),
        XMLNode(
          "publication-number-range",
          ["begin-range-number": own.first?.number ?? "", "end-range-number": own.last?.number ?? ""]),
        XMLNode("kind-code-coverage", [:], [XMLNode("kind", text: kind), Self.quantity(own.count)]),
        XMLNode.bag(
          "exception-code-coverage",
          codes.flatMap { code in
            [XMLNode("exception-code", text: code), Self.quantity(own.count { $0.exception == code })]
          }),
      ])
  }

  private static func quantity(_ count: Int) -> XMLNode { XMLNode("document-total-quantity", text: String(count)) }

  private func node(_ entry: Entry) -> XMLNode {
    XMLNode(
      "authority-file-entry", [:],
      [
        XMLNode(
          "publication-reference", [:],
          [
            XMLNode(
              "document-id", [:],
              [
                XMLNode("country", text: office.code), XMLNode("doc-number", text: entry.number),
                XMLNode("kind", text: entry.kind), .optional("date", entry.date.map(Self.compact)),
              ])
          ]), .optional("exception-code", entry.exception),
        XMLNode(
          "application-reference", [:],
          [
            XMLNode("country", text: office.code), XMLNode("doc-number", text: entry.application),
            .optional("filing-date", entry.filed.map(Self.compact)),
          ]),
        XMLNode.bag(
          "priority-claims",
          entry.priorities.enumerated().map { place, claim in
            XMLNode(
              "priority-claim", ["sequence": String(place + 1)],
              [
                XMLNode("country", text: claim.office), XMLNode("doc-number", text: claim.plainNumber),
                XMLNode("date", text: Self.compact(claim.date)),
              ])
          }),
      ])
  }
}
