import Standards

/// A line of a text that names a ground of the library with its facts: `@identical_mark mark=LUMEN | number=40/2026/17`.
///
/// The text keeps the name and the facts, once; each half of a letter has the paragraph in its language.
public struct GroundLine: Equatable, Sendable {
  public let id: String
  public let facts: [String: String]

  public init(id: String, facts: [String: String]) { (self.id, self.facts) = (id, facts) }

  /// Reads a line; nil for one that names no ground.
  ///
  /// - Throws: a `Refusal` for facts that are not written as `slot=fact`, or twice.
  public init?(_ line: some StringProtocol) throws {
    guard line.hasPrefix("@") else { return nil }
    let words = line.dropFirst()
    id = String(words.prefix { $0 != " " })
    var facts: [String: String] = [:]
    for part in words.drop(while: { $0 != " " }).split(separator: "|").map({ Self.trimmed($0) }) where !part.isEmpty {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { Self.trimmed($0) }
      // A slot without a fact is one that is missing.
      if pair.count == 2, pair[1].isEmpty { continue }
      guard pair.count == 2, facts.updateValue(pair[1], forKey: pair[0]) == nil else {
        throw Refusal(
          .valuesRefused, "“\(part)” in the ground “\(id)” is no fact, or stands twice; write slot=fact | slot=fact.")
      }
    }
    self.facts = facts
  }

  /// As it stands in a text, its slots in the order of the ground; those without a fact are there to be filled.
  public func text(_ ground: LibraryGround) -> String {
    let facts = ground.slots.map { "\($0.name)=\(Self.clean(self.facts[$0.name] ?? ""))" }
    return (["@\(id)"] + (facts.isEmpty ? [] : [facts.joined(separator: " | ")])).joined(separator: " ")
  }

  /// A fact on one line, without the sign that parts facts.
  private static func clean(_ text: String) -> String {
    trimmed(String(text.map { $0 == "|" || $0.isNewline ? " " : $0 }))
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let rest = text.drop { $0 == " " }
    return String(rest.reversed().drop { $0 == " " }.reversed())
  }

  /// The paragraph in one of the two languages, its article behind it.
  func paragraph(_ ground: LibraryGround, second: Bool) -> String {
    let parts = ground.text.text(second: second).split(separator: "{{", omittingEmptySubsequences: false)
    let filled = parts.dropFirst().map { part in
      guard let end = part.firstRange(of: "}}") else { return "{{\(part)" }
      return (facts[String(part[..<end.lowerBound])] ?? "") + part[end.upperBound...]
    }
    let text = ([String(parts.first ?? "")] + filled).joined()
    return "\(text) (\(ground.basis))"
  }
}

extension Right {
  /// The ground of the library of that id that may stand in the item.
  public func ground(_ id: String, in item: String) -> LibraryGround? {
    grounds.first { $0.id == id && $0.item == item }
  }

  /// A text of an item as a letter has it: grounds of the library as paragraphs of the language, what was written as it is.
  ///
  /// - Parameter written: stands for what the officer wrote himself; his words when nil.
  public func paragraphs(of text: String, in item: String, second: Bool, written: String? = nil) -> String {
    var (lines, isTold): ([String], Bool) = ([], false)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let named = try? GroundLine(line), let ground = self.ground(named.id, in: item) {
        lines.append(named.paragraph(ground, second: second))
      } else if let written {
        if !line.isEmpty, !isTold { lines.append(written) }
        isTold = isTold || !line.isEmpty
      } else {
        lines.append(String(line))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Why the grounds that an act names cannot stand: unknown ones, facts that are missing or not asked for.
  public func refusal(ofGrounds act: Act, values: Values) -> Refusal? {
    var findings: [ItemFinding] = []
    for item in Set(grounds.map(\.item)).sorted() where act.takes.contains(where: { $0.item == item }) {
      for line in values.texts(item).flatMap({ $0.split(separator: "\n") }) {
        do {
          guard let named = try GroundLine(line) else { continue }
          findings += reasons(named, item, act).map { ItemFinding(item: item, reason: $0) }
        } catch { findings.append(ItemFinding(item: item, reason: Explanation(of: error).message)) }
      }
    }
    return findings.isEmpty ? nil : .items(findings)
  }

  private func reasons(_ line: GroundLine, _ item: String, _ act: Act) -> [String] {
    guard let ground = self.ground(line.id, in: item), ground.acts.contains(act.id) else {
      let known = grounds.filter { $0.item == item && $0.acts.contains(act.id) }.map(\.id)
      return [
        "the library has no ground “\(line.id)” for “\(act.label.first)”; it has \(known.joined(separator: ", "))."
      ]
    }
    let missing = ground.slots.filter { line.facts[$0.name] == nil }.map(\.name)
    let strange = line.facts.keys.filter { name in !ground.slots.contains { $0.name == name } }.sorted()
    return missing.map { "the ground “\(line.id)” needs the fact “\($0)”; write \($0)=…" }
      + strange.map { "the ground “\(line.id)” has no slot “\($0)”; leave it out." }
  }
}
