import Filing
import Standards

extension ST36Reading {
  /// A symbol of the IPC: its parts, else the fixed columns of WIPO Standard ST.8.
  @Sendable static func ipc(_ node: IntakeNode) -> FormNode? {
    let parts = ["section", "class", "subclass", "main-group", "subgroup"].map { node.words($0) ?? "" }
    for path in [
      "classification-level", "symbol-position", "classification-value", "action-date/date",
      "generating-office/country",
      "classification-status", "classification-data-source",
    ] { _ = node.words(path) }
    if !parts.contains("") {
      return symbol(
        node.line, "\(parts[0])\(parts[1])\(parts[2]) \(parts[3])/\(parts[4])",
        node.words("ipc-version-indicator/date"))
    }
    guard let text = node.words("text") else { return nil }
    let words = text.split(separator: " ").map(String.init)
    guard words.count >= 2 else { return IntakeShape.node(node.line, text) }
    return symbol(node.line, "\(words[0]) \(words[1])", words.count > 2 ? String(words[2].prefix(8)) : nil)
  }

  private static func symbol(_ line: Int, _ text: String, _ version: String?) -> FormNode? {
    let edition = version.flatMap(IntakeShape.day).map { String($0.description.prefix(7)).replacing("-", with: ".") }
    return IntakeShape.object(
      line, [("symbol", IntakeShape.node(line, text)), ("edition", edition.map { IntakeShape.node(line, $0) })])
  }

  /// Each heading and paragraph a line.
  @Sendable static func paragraphs(_ node: IntakeNode) -> [FormNode] {
    let lines = node.children.filter { $0.name == "p" || $0.name == "heading" }.compactMap(IntakeShape.wholeText)
    return lines.isEmpty ? [IntakeShape.wholeText(node)].compactMap { $0 } : lines
  }

  /// The abstract without pictures; a further one in another language is told as unknown.
  @Sendable static func leadingAbstract(_ node: IntakeNode) -> [FormNode] {
    ["en", nil].contains(node.attribute("lang")) ? paragraphs(node) : []
  }

  /// Each claim with its number in front.
  @Sendable static func claims(_ node: IntakeNode) -> [FormNode] {
    guard ["en", nil].contains(node.attribute("lang")) else { return [] }
    return node.all("claim").enumerated().compactMap { index, claim in
      let number = claim.attribute("num").flatMap { Int($0) } ?? index + 1
      let words = claim.all("claim-text").map(\.allWords).joined(separator: " ")
      return words.isEmpty ? nil : IntakeShape.node(claim.line, "\(number). \(words)")
    }
  }

  /// The bibliography of the European Patent Office by INID codes.
  ///
  /// - Source: EPO, DTD `ep-patent-document` 1.5.
  static let epo: [IntakeRow] =
    [
      .number("SDOBI/B200/B210", "application"), .date("SDOBI/B200/B220/date", "filing"), .kind("SDOBI/B100/B130"),
      .datum("SDOBI/B200/B250", "ApplicationLanguageCode", IntakeShape.language),
      .list("SDOBI/B300", "Priority", priorities),
      .datum("SDOBI/B500/B510EP/classification-ipcr", "IPCRClassification", ipc),
      .list("SDOBI/B500/B540", "InventionTitle", titles),
      .datum("SDOBI/B700/B710/B711", "Applicant", person), .datum("SDOBI/B700/B720/B721", "Creator", person),
      .datum("SDOBI/B700/B730/B731", "Holder", person), .datum("SDOBI/B700/B740/B741", "Representative", person),
    ] + IntakeRow.derived("SDOBI/B000", "SDOBI/B100", "SDOBI/B200", "SDOBI/B400", "SDOBI/B800")

  /// Numbers, days and countries stand one after the other, not in elements of their own.
  @Sendable private static func priorities(_ node: IntakeNode) -> [FormNode] {
    let lands = node.all("B330/ctry")
    return zip(node.all("B310"), zip(node.all("B320/date"), lands)).compactMap { number, other in
      IntakeShape.object(
        number.line,
        [
          ("number", IntakeShape.text(number)),
          ("date", IntakeShape.day(other.0.words).map { IntakeShape.node(number.line, $0.description) }),
          ("office", IntakeShape.text(other.1)),
        ])
    }
  }

  /// A language code stands before each title.
  @Sendable private static func titles(_ node: IntakeNode) -> [FormNode] {
    let pairs = zip(node.all("B541"), node.all("B542"))
    let english = pairs.first { $0.0.words == "en" }
    return [english.map(\.1).flatMap(IntakeShape.wholeText)].compactMap { $0 }
  }

  @Sendable private static func person(_ node: IntakeNode) -> FormNode? {
    guard let name = IntakeShape.text(node, "snm") else { return nil }
    for path in ["iid", "irf", "sfx"] { _ = node.words(path) }
    return IntakeShape.object(
      node.line,
      [
        ("name", name), ("address", IntakeShape.list(node.line, node.all("adr/str").compactMap(IntakeShape.text))),
        ("city", IntakeShape.text(node, "adr/city")), ("country", IntakeShape.text(node, "adr/ctry")),
      ])
  }
}
