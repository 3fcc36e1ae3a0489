import Standards

/// What is wrong with a template: its name and the reason.
public struct TemplateFault: Explained, Equatable {
  public let template: String
  public let reason: String

  public init(template: String, reason: String) { (self.template, self.reason) = (template, reason) }

  /// The sentence for the officer.
  public var message: String {
    "The template \(template) cannot be filled: \(reason). Correct the template of the law."
  }
  /// The message.
  public var explanation: Explanation { Explanation(.templateFaulty, message) }
}

/// A letter with gaps: `{{name}}` takes a text, `{{#list}}…{{/list}}` is repeated for each row of a list.
///
/// `{{?name}}…{{/name}}` stands only when the text or list of that name holds something, `{{^name}}…{{/name}}` only when
/// it holds nothing: what is not known leaves no hole.
public struct Template: Equatable, Sendable {
  public let name: String
  private let parts: [Part]

  /// What fills the gaps.
  public struct Fields: Sendable {
    public var texts: [String: String]
    public var lists: [String: [[String: String]]]

    public init(texts: [String: String] = [:], lists: [String: [[String: String]]] = [:]) {
      (self.texts, self.lists) = (texts, lists)
    }
  }

  private indirect enum Part: Equatable, Sendable {
    case text(String)
    case gap(String)
    case list(String, [Part])
    /// Stands when the name holds something, or when it holds nothing.
    case when(String, holds: Bool, [Part])
  }

  /// Refuses with ``TemplateFault`` gaps, lists and conditions that are not closed.
  public init(_ text: String, name: String) throws {
    self.name = name
    var rest = Self.withoutTagLines(text)[...]
    parts = try Self.read(&rest, until: nil, name: name)
  }

  /// The names of all gaps and lists, for a check of the law.
  public var names: Set<String> { Self.names(parts) }

  /// The letter; refuses a gap that nothing fills. More than one empty line becomes one.
  public func filled(_ fields: Fields) throws -> String {
    var holes: Set<String> = []
    let lines = try fill(parts, fields, &holes).split(separator: "\n", omittingEmptySubsequences: false)
      .map(Self.trimmed)
    var result: [String] = []
    for line in lines where !(line.isEmpty && (result.last ?? "").isEmpty) { result.append(line) }
    if result.last == "" { result.removeLast() }
    return result.joined(separator: "\n")
  }

  /// The gaps that stand in the letter and hold nothing: the template should ask first whether there is something.
  public func holes(_ fields: Fields) throws -> [String] {
    var holes: Set<String> = []
    _ = try fill(parts, fields, &holes)
    return holes.sorted()
  }

  /// A line that holds nothing but the beginning or end of a list or condition is no line of the letter.
  private static func withoutTagLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isTag =
        ["{{#", "{{/", "{{?", "{{^"].contains(where: line.hasPrefix)
        && line.firstRange(of: "}}")?.upperBound == line.endIndex
      return isTag ? String(line) : line + "\n"
    }.joined()
  }

  private func fill(_ parts: [Part], _ fields: Fields, _ holes: inout Set<String>) throws -> String {
    var result = ""
    for part in parts { result += try fill(part, fields, &holes) }
    return result
  }

  private func fill(_ part: Part, _ fields: Fields, _ holes: inout Set<String>) throws -> String {
    switch part {
    case .text(let text): return text
    case .gap(let name):
      guard let text = fields.texts[name] else { throw fault("nothing is known by the name {{\(name)}}") }
      if text.isEmpty { holes.insert(name) }
      return text
    case .when(let name, let wanted, let inner):
      guard fields.texts[name] != nil || fields.lists[name] != nil else {
        throw fault("nothing is known by the name {{?\(name)}}")
      }
      let holds = !(fields.texts[name] ?? "").isEmpty || !(fields.lists[name] ?? []).isEmpty
      return holds == wanted ? try fill(inner, fields, &holes) : ""
    case .list(let name, let inner):
      guard let rows = fields.lists[name] else { throw fault("there is no list {{#\(name)}}") }
      var result = ""
      for (index, row) in rows.enumerated() {
        let own = row.merging(["n": String(index + 1)]) { given, _ in given }
        let inside = Fields(texts: fields.texts.merging(own) { _, new in new }, lists: fields.lists)
        result += try fill(inner, inside, &holes)
      }
      return result
    }
  }

  private func fault(_ reason: String) -> TemplateFault { TemplateFault(template: name, reason: reason) }

  private static func read(_ rest: inout Substring, until end: String?, name: String) throws -> [Part] {
    var parts: [Part] = []
    while let start = rest.firstRange(of: "{{") {
      parts.append(.text(String(rest[..<start.lowerBound])))
      let after = rest[start.upperBound...]
      guard let stop = after.firstRange(of: "}}") else {
        throw TemplateFault(template: name, reason: "“{{” is not closed")
      }
      let word = String(after[..<stop.lowerBound])
      rest = after[stop.upperBound...]
      if let sign = word.first, "#?^".contains(sign) {
        let named = String(word.dropFirst())
        let inner = try read(&rest, until: named, name: name)
        parts.append(sign == "#" ? .list(named, inner) : .when(named, holds: sign == "?", inner))
      } else if word.hasPrefix("/") {
        guard word.dropFirst() == end ?? "" else {
          throw TemplateFault(template: name, reason: "{{\(word)}} closes nothing")
        }
        return parts
      } else {
        parts.append(.gap(word))
      }
    }
    if let end { throw TemplateFault(template: name, reason: "“\(end)” is not closed by {{/\(end)}}") }
    parts.append(.text(String(rest)))
    rest = ""
    return parts
  }

  private static func names(_ parts: [Part]) -> Set<String> {
    parts.reduce(into: []) { found, part in
      switch part {
      case .text: break
      case .gap(let name): found.insert(name)
      case .list(let name, let inner), .when(let name, _, let inner): found.formUnion(names(inner).union([name]))
      }
    }
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
