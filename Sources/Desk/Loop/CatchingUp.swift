import Office
import Terminal

extension Desk {
  /// How long an idle desk shows what it shows before it looks whether the office has moved.
  static let watch = Duration.seconds(10)

  /// Shows what is shown anew when the office has moved since: a closure was declared, a law planted, a day begun.
  ///
  /// What was to be confirmed goes back to its form, since something else would follow from it.
  func catchUp() {
    guard !stack.isEmpty, office.office.hasMoved(since: mark) else { return }
    do {
      try office.refresh()
      mark = office.mark
      try withdrawConfirmation()
      let base = stack.lastIndex { !$0.isOverlay } ?? 0
      for place in stack.indices[base...] { try stack[place].refresh(at: office) }
    } catch {
      refuse(error)
    }
  }

  private func withdrawConfirmation() throws {
    guard let top = stack.last, top is QuestionScreen || top is TypedNumberScreen || top is SignatureScreen,
      stack.count > 1
    else { return }
    _ = stack.popLast()
    _ = try stack[stack.count - 1].take(.cancelled, at: office)
    notice = Notice(text: "The office has changed meanwhile. Look again, then confirm.", tone: .neutral)
  }
}
