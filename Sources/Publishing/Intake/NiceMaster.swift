import FoundationEssentials
import Standards

/// WIPO's master files of the Nice Classification: a structure without words, and texts in one language that refer to it.
///
/// - Source: the names that public readers of the master files of 13-2026 expect; no master file was to be had.
enum NiceMaster {
  /// `13-2026`
  static func edition(_ root: XMLRoot) -> String {
    [root.attribute("edition"), root.attribute("version")].filter { !$0.isEmpty }.joined(separator: "-")
  }

  /// Class and basic number by id; a class itself has no basic number.
  static func structure(_ bytes: Data, _ root: XMLRoot) throws -> ReferenceFile {
    var lines = ["id\tclass\tkind\tbasic_number"]
    var number = ""
    try XMLReader(bytes, limits: .standard, doctype: .passed).events { event, _ in
      guard case .start(let name, let attributes) = event else { return }
      func value(_ name: String) -> String { attributes.first { IntakeNode.local($0.name) == name }?.value ?? "" }
      switch IntakeNode.local(name) {
      case "Class":
        number = value("classNumber")
        lines.append("\(value("id"))\t\(number)\t\(value("isGoodOrService"))\t")
      case "GoodOrService": lines.append("\(value("id"))\t\(number)\t\t\(value("basicNumber"))")
      default: return
      }
    }
    guard lines.count > 1 else { throw XMLFault.refused(line: 1, reason: "the structure of Nice has no classes") }
    return ReferenceFile(name: "Nice", edition: edition(root), content: "structure", lines: lines)
  }

  /// Terms and headings of one language, a line each; a heading has no basic number.
  static func texts(_ bytes: Data, _ root: XMLRoot, structure: Data) throws -> ReferenceFile {
    let table = try Table(bytes: Array(structure), name: "structure.tsv")
    let places = Dictionary(table.rows.map { ($0["id"], $0) }, uniquingKeysWith: { first, _ in first })
    let language = root.attribute("language")
    var lines = ["class\tbasic_number\tindication\tlang"]
    var row: TableRow?
    var words: [String] = []
    var isOpen = false
    try XMLReader(bytes, limits: .standard, doctype: .passed).events { event, line in
      switch event {
      case .start(let name, let attributes):
        let local = IntakeNode.local(name)
        if ["ClassTexts", "GoodOrServiceTexts"].contains(local) {
          let id = attributes.first { IntakeNode.local($0.name) == "idRef" }?.value ?? ""
          guard let found = places[id] else {
            throw XMLFault.refused(line: line, reason: "the structure of that edition has no “\(id)”")
          }
          row = found
        }
        if ["HeadingItem", "Label"].contains(local) { (isOpen, words) = (true, []) }
      case .text(let text):
        if isOpen { words += text.split { " \t\n\r".contains($0) }.map(String.init) }
      case .end(let name):
        guard ["HeadingItem", "Label"].contains(IntakeNode.local(name)), isOpen else { return }
        isOpen = false
        guard let row, !words.isEmpty else { return }
        lines.append("\(row["class"])\t\(row["basic_number"])\t\(words.joined(separator: " "))\t\(language)")
      }
    }
    guard lines.count > 1 else { throw XMLFault.refused(line: 1, reason: "there are no texts of Nice in it") }
    return ReferenceFile(
      name: "Nice", edition: edition(root), content: language.isEmpty ? "terms" : "terms-\(language)", lines: lines)
  }
}
