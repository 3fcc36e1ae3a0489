import Filing

extension Intake {
  /// The record as the desk's entry form would have been typed: text by field, `applicant#2.city`.
  ///
  /// What could not be read stands there as it came, so that the desk marks it. Files are named by `path`, which says
  /// where a file of the package lies now; a file that is not there keeps its name.
  public func fields(path: (String) -> String) -> [String: String] {
    guard let right else { return [:] }
    var fields: [String: String] = [:]
    for (name, node) in members {
      guard let item = right.form.first(where: { $0.item == name }) else { continue }
      let nodes = item.kind == .lines ? [node] : node.elements
      for (index, value) in nodes.enumerated() {
        for (part, text) in Self.parts(value, item.kind, path) where !text.isEmpty {
          fields[Self.field(name, index + 1, part)] = text
        }
      }
    }
    return fields
  }

  /// Every finding by the field that it concerns; those of the record as a whole stand under the first field.
  public var marks: [String: String] {
    var marks: [String: String] = [:]
    for finding in form.findings {
      let head = finding.item.prefix { $0 != "." }
      let item = String(head.prefix { $0 != "[" })
      let number = Int(head.drop { $0 != "[" }.dropFirst().prefix { $0.isNumber }) ?? 1
      marks[Self.field(item, number, ""), default: ""] +=
        (marks[Self.field(item, number, "")] == nil ? "" : " ") + finding.reason
    }
    return marks
  }

  private static func field(_ item: String, _ number: Int, _ part: String) -> String {
    item + (number > 1 ? "#\(number)" : "") + (part.isEmpty ? "" : ".\(part)")
  }

  /// The rows of one value: part and text.
  private static func parts(_ node: FormNode, _ kind: FormItem.Kind, _ path: (String) -> String) -> [(String, String)] {
    let isFile = kind == .picture || kind == .document
    if let word = node.word { return [("", isFile ? path(word) : word)] }
    switch node.value {
    case .flag(let flag): return [("", flag ? "yes" : "no")]
    case .list(let nodes): return [("", nodes.compactMap(\.word).joined(separator: "\n"))]
    case .object(let members):
      let found = Dictionary(members.map { ($0.key, $0.node) }, uniquingKeysWith: { first, _ in first })
      func word(_ key: String) -> String { found[key]?.word ?? "" }
      func list(_ key: String) -> [String] { found[key]?.elements.compactMap(\.word) ?? [] }
      switch kind {
      case .party:
        let name = [word("name"), word("first_name")].filter { !$0.isEmpty }.joined(separator: ", ")
        return [
          ("", name), ("street", list("address").joined(separator: ", ")),
          ("city", [word("postcode"), word("city")].filter { !$0.isEmpty }.joined(separator: " ")),
          ("country", word("country")),
        ]
      case .priority:
        return [("", [word("office"), word("date"), word("number")].filter { !$0.isEmpty }.joined(separator: " "))]
      case .goods: return [("", "\(word("class")): \(list("terms").joined(separator: "; "))")]
      case .symbol: return [("", word("symbol"))]
      case .design:
        return [
          ("", word("product")), ("class", word("class")), ("views", list("views").map(path).joined(separator: "; ")),
        ]
      default: return [("", members.compactMap(\.node.word).joined(separator: ", "))]
      }
    default: return []
    }
  }
}
