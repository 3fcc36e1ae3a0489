import Filing
import FoundationEssentials
import Standards

/// Where an item of a form stands in a format, or why it stands nowhere.
public struct Coverage: Codable, Equatable, Sendable {
  public let right: String
  public let item: String
  public let inid: String
  /// Element paths that change when the item changes, from the root; none when the standard has no place.
  public let paths: [String]
  /// What has no place and why; nil when the whole value is carried.
  public let reason: String?

  /// Neither a place nor a reason: the item would be dropped in silence.
  public var isDropped: Bool { paths.isEmpty && reason == nil }
}

extension Format {
  /// Which paths carry each item of a right's form, found by writing a filled dossier twice with one item changed.
  ///
  /// - Parameter formats: formats of one standard; an item may stand in any of their documents.
  /// - Returns: nothing for a right that none of them takes.
  public static func coverage(_ formats: [Format], of right: Right, office: OfficeProfile) throws -> [Coverage] {
    guard formats.contains(where: { $0.takes(right) }) else { return [] }
    let sample = SampleDossier(right: right)
    let plain = try paths(formats, sample.dossier(changing: nil), office)
    return try right.form.map { item in
      let changed = try paths(formats, sample.dossier(changing: item.item), office)
      var carriers: Set<String> = []
      for (line, count) in plain where changed[line] != count { carriers.insert(line.path) }
      for (line, count) in changed where plain[line] != count { carriers.insert(line.path) }
      let root = right.settings["st96_root"] ?? ""
      let gap = formats.lazy.flatMap(\.gaps).first {
        $0.item == item.item && ($0.roots.isEmpty || $0.roots.contains(root))
      }
      return Coverage(
        right: right.id, item: item.item, inid: item.inid, paths: carriers.sorted(), reason: gap?.reason)
    }
  }

  private struct Line: Hashable {
    let path: String
    let text: String
  }

  private static func paths(_ formats: [Format], _ dossier: Dossier, _ office: OfficeProfile) throws -> [Line: Int] {
    let submission = Submission(office: office, dossiers: [dossier], date: dossier.today)
    var lines: [Line: Int] = [:]
    for format in formats {
      try format.forEachFile(submission) { file in
        guard file.name.hasSuffix(".xml") else { return }
        let root = try XMLReader(try file.data(), prefixes: format.prefixes).tree()
        collect(root, root.name, &lines)
      }
    }
    return lines
  }

  private static func collect(_ node: XMLNode, _ path: String, _ lines: inout [Line: Int]) {
    for attribute in node.attributes {
      lines[Line(path: "\(path)/@\(attribute.name)", text: attribute.value), default: 0] += 1
    }
    let children = node.children
    if children.isEmpty { lines[Line(path: path, text: node.text), default: 0] += 1 }
    for child in children { collect(child, "\(path)/\(child.name)", &lines) }
  }
}
