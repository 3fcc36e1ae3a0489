/// A query as other databases want it written.
public struct Elsewhere: Codable, Equatable, Sendable {
  /// `Espacenet`.
  public let database: String
  /// What it holds: `patents`, `designs`, `marks`.
  public let holds: String
  public let query: String
  /// What of the query it cannot be told.
  public let lost: [String]

  /// A query for each database, subclasses of the query in it where it takes them.
  ///
  /// - Parameter classes: beginnings of symbols of the IPC or of Locarno.
  /// - Source: the help pages of the databases: Espacenet (CQL), PATENTSCOPE (query syntax), Google Patents, DesignView
  ///   and TMview, the Global Design Database.
  public static func all(_ query: TextQuery, classes: [String]) -> [Elsewhere] {
    let (ipc, locarno) = (classes.filter { $0.first?.isLetter == true }, classes.filter { $0.first?.isNumber == true })
    return writers.map { writer in
      var lost: [String] = []
      var parts = [writer.write(query, isWithin: false, &lost)].filter { !$0.isEmpty }
      let known = writer.holds == "patents" ? ipc : locarno
      if let symbols = writer.classes, !known.isEmpty {
        let each = known.map { symbols.replacing("$", with: $0) }
        parts.append(each.count == 1 ? each[0] : "(\(each.joined(separator: " OR ")))")
      }
      return Elsewhere(
        database: writer.name, holds: writer.holds, query: parts.joined(separator: writer.and),
        lost: Array(Set(lost)).sorted())
    }
  }

  private static let writers = [
    Writer(
      name: "Espacenet", holds: "patents", and: " AND ", not: "NOT", near: " prox/distance<# ",
      items: ["title": "ti", "abstract": "ab", "claims": "claims", "description": "desc"], anywhere: "ftxt",
      field: "@=", classes: "ipc=\"$\""),
    Writer(
      name: "PATENTSCOPE", holds: "patents", and: " AND ", not: "NOT", near: " NEAR$ ",
      items: ["title": "EN_TI", "abstract": "EN_AB", "claims": "EN_CL", "description": "EN_DE"],
      anywhere: "EN_ALLTXT", field: "@:", classes: "IC:$"),
    Writer(
      name: "Google Patents", holds: "patents", and: " ", not: "-", near: " NEAR/$ ",
      items: ["title": "TI", "abstract": "AB", "claims": "CL"], anywhere: nil, field: "@=", classes: "cpc:$"),
    Writer(
      name: "DesignView", holds: "designs", and: " ", not: nil, near: nil, items: [:], anywhere: nil, field: "",
      classes: nil),
    Writer(
      name: "Global Design Database", holds: "designs", and: " AND ", not: "NOT", near: nil, items: [:],
      anywhere: nil, field: "", classes: "LCS:$"),
    Writer(
      name: "TMview", holds: "marks", and: " ", not: nil, near: nil, items: [:], anywhere: nil, field: "",
      classes: nil),
  ]
}

/// How one database writes queries.
private struct Writer {
  let name: String
  let holds: String
  let and: String
  /// Nil where nothing can be taken away.
  let not: String?
  /// `$` is the distance, `#` the first one that is too far; nil where nothing is near.
  let near: String?
  /// Names of its fields, by items of forms.
  let items: [String: String]
  /// The field of all texts; nil where none is named for that.
  let anywhere: String?
  /// `@` is the field.
  let field: String
  /// `$` is the symbol; nil where classes are chosen on its page.
  let classes: String?

  func write(_ query: TextQuery, isWithin: Bool, _ lost: inout [String]) -> String {
    switch query {
    case .leaf(let leaf): return write(leaf, &lost)
    case .not(let part):
      let inner = write(part, isWithin: true, &lost)
      guard let not else {
        lost.append("NOT \(inner)")
        return ""
      }
      return not == "-" ? "-\(inner)" : "\(not) \(inner)"
    case .all(let parts):
      var text = ""
      for part in parts.sorted(by: { !$0.isNot && $1.isNot }) {
        let next = write(part, isWithin: true, &lost)
        guard !next.isEmpty else { continue }
        text += text.isEmpty ? next : (part.isNot ? " " : and) + next
      }
      return isWithin && parts.count > 1 ? "(\(text))" : text
    case .any(let parts):
      let each = parts.map { write($0, isWithin: true, &lost) }.filter { !$0.isEmpty }
      return each.count == 1 ? each[0] : "(\(each.joined(separator: " OR ")))"
    }
  }

  private func write(_ leaf: TextLeaf, _ lost: inout [String]) -> String {
    let terms = leaf.terms.map { term in
      let text = term.text.replacing("\"", with: " ")
      let isPhrase = text.contains { !$0.isLetter && !$0.isNumber }
      return (isPhrase ? "\"\(text)\"" : text) + (term.isBeginning ? "*" : "")
    }
    let own = leaf.item.flatMap { items[$0] }
    if let item = leaf.item, own == nil { lost.append("\(item):") }
    let name = (own ?? anywhere).map { field.replacing("@", with: $0) } ?? ""
    guard terms.count > 1 else { return name + terms[0] }
    guard let near, let distance = leaf.distance else {
      lost.append("NEAR/\(leaf.distance ?? 0)")
      return terms.joined(separator: and)
    }
    let between = near.replacing("$", with: String(distance)).replacing("#", with: String(distance + 1))
    // CQL names the field at each side; the others once, before a bracket.
    guard field != "@=" || anywhere == nil else { return "(\(terms.map { name + $0 }.joined(separator: between)))" }
    return name.isEmpty ? "(\(terms.joined(separator: between)))" : "\(name)(\(terms.joined(separator: between)))"
  }
}

extension TextQuery {
  fileprivate var isNot: Bool { if case .not = self { true } else { false } }
}
