import FoundationEssentials
import Standards
import TestSupport

@testable import Publishing

/// A table of WIPO's of the nodes of an older format: paths, types and cardinalities.
///
/// It holds mapped nodes only; nodes of one type share their children wherever they stand.
struct ElementTable {
  private struct Child {
    let type: String
    let most: Int
  }
  private var children: [String: [String: Child]] = [:]
  private var types: [String: String] = [:]

  /// Nil when the reference data do not lie beside the package.
  init?(_ path: String) throws {
    guard let bytes = FileManager.default.contents(atPath: "\(TestPaths.root)/../shared/standards/\(path)") else {
      return nil
    }
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    for row in rows { types[row[0]] = Self.type(row) }
    for row in rows {
      let names = row[0].split(separator: "/").map(String.init)
      for depth in names.indices.dropFirst() {
        let parent = names[..<depth].joined(separator: "/")
        let own = names[...depth].joined(separator: "/")
        let isLast = depth == names.count - 1
        let most = isLast && row[1].contains("∞") ? Int.max : 1
        let key = types[parent] ?? parent
        let known = children[key]?[names[depth]]
        let child = Child(type: types[own] ?? own, most: isLast ? most : known?.most ?? Int.max)
        children[key, default: [:]][names[depth]] = child
      }
    }
  }

  private static func type(_ row: [String]) -> String {
    let type = String(row[1].prefix { $0 != " " })
    let isNamed =
      type.first.map { $0.isUppercase || type == row[0].split(separator: "/").last.map(String.init) } ?? false
    return isNamed && type != "CDATA" && type != "ID" && !row[0].contains("@") ? type : row[0]
  }

  /// Paths of the document that the table lacks or allows less often, each once.
  func findings(_ root: XMLNode) -> [String] {
    var found: [String] = []
    check(root, types[root.name] ?? root.name, root.name, &found)
    return found
  }

  private func check(_ node: XMLNode, _ type: String, _ path: String, _ found: inout [String]) {
    func report(_ text: String) { if !found.contains(text) { found.append(text) } }
    for attribute in node.attributes where children[type]?["@" + attribute.name] == nil {
      report("\(path)/@\(attribute.name)")
    }
    var counts: [String: Int] = [:]
    for child in node.children {
      counts[child.name, default: 0] += 1
      guard let known = children[type]?[child.name] else {
        report("\(path)/\(child.name)")
        continue
      }
      if counts[child.name, default: 0] > known.most { report("\(path)/\(child.name) more than \(known.most)") }
      check(child, known.type, "\(path)/\(child.name)", &found)
    }
  }
}
