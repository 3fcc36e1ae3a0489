import Filing

extension FormNode {
  var isNothing: Bool { if case .nothing = value { true } else { false } }
}

extension FormItem {
  /// The choice of the form that stands for a word of a standard; what no choice stands for is left to be refused.
  func chosen(_ node: FormNode) -> FormNode {
    guard let word = node.word else { return node }
    let plain = word.lowercased()
    for words in [ST96Words.markFeature, ST96Words.markCategory]
    where words.contains(where: { $0.lowercased() == plain }) {
      if let choice = choices.first(where: { ST96Words.match($0, in: words)?.lowercased() == plain }) {
        return FormNode(line: node.line, value: .text(choice))
      }
      // A plain mark is what the form means by no choice.
      if words == ST96Words.markCategory, ["trademark", "mark"].contains(plain) {
        return FormNode(line: node.line, value: .nothing)
      }
    }
    return node
  }

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
