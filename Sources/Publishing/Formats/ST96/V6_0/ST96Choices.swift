import Filing

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
}
