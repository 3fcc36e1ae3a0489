import Standards

/// Reads a form written as a table of `item` and `value`.
///
/// A row repeats its item for each further value. `applicant.name`, `applicant.country` are members of one value; a member that comes
/// again begins the next value, but for members that are lists themselves (`address`, `terms`, `views`).
enum FormTable {
  static let lists: Set<String> = ["address", "terms", "views"]

  static func read(_ bytes: [UInt8], name: String) throws(ItemFinding) -> FormNode {
    let table: Table
    do {
      table = try Table(bytes: bytes, name: name)
      try table.require(["item", "value"])
    } catch let fault as TableFault {
      throw ItemFinding(item: "form", reason: fault.reason + ".", line: fault.line)
    } catch {
      throw ItemFinding(item: "form", reason: "The table cannot be read.")
    }
    var order: [String] = []
    var values: [String: [FormNode]] = [:]
    for row in table.rows where !row["value"].isEmpty {
      let parts = row["item"].split(separator: ".", maxSplits: 1).map(String.init)
      guard let item = parts.first else {
        throw ItemFinding(item: "form", reason: "The row names no item.", line: row.line)
      }
      if values[item] == nil { order.append(item) }
      let node = FormNode(line: row.line, value: .text(row["value"]))
      if parts.count == 2 {
        add(node, to: &values[item, default: []], member: parts[1])
      } else {
        values[item, default: []].append(node)
      }
    }
    return FormNode(
      line: 1,
      value: .object(
        order.map { item in
          let nodes = values[item] ?? []
          return (item, nodes.count == 1 ? nodes[0] : FormNode(line: nodes.first?.line, value: .list(nodes)))
        }))
  }

  private static func add(_ node: FormNode, to nodes: inout [FormNode], member: String) {
    guard let last = nodes.last, case .object(var members) = last.value else {
      nodes.append(FormNode(line: node.line, value: .object([(member, node)])))
      return
    }
    if let index = members.firstIndex(where: { $0.key == member }) {
      guard lists.contains(member) else {
        nodes.append(FormNode(line: node.line, value: .object([(member, node)])))
        return
      }
      members[index].node = FormNode(line: node.line, value: .list(members[index].node.elements + [node]))
    } else {
      members.append((member, node))
    }
    nodes[nodes.count - 1] = FormNode(line: last.line, value: .object(members))
  }
}
