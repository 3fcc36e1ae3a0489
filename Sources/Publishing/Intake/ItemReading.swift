import Filing

extension FormNode {
  var isNothing: Bool { if case .nothing = value { true } else { false } }
}

extension FormItem {
  /// Several elements as one value of the form: lines under each other, single values as the first, lists as they are.
  func joined(_ nodes: [FormNode]) -> FormNode {
    guard nodes.count > 1 else { return nodes[0] }
    let words = nodes.compactMap(\.word)
    if most == 1, words.count == nodes.count {
      switch kind {
      case .lines: return FormNode(line: nodes[0].line, value: .text(words.joined(separator: "\n")))
      case .text: return FormNode(line: nodes[0].line, value: .text(words.joined(separator: "; ")))
      default:
        if Set(words).count == 1 { return nodes[0] }
      }
    }
    return FormNode(line: nodes[0].line, value: .list(nodes))
  }
}
