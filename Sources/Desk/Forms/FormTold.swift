import Terminal

extension FormScreen {
  var told: Told {
    let similar = form.view.focused.flatMap { form.similar[$0.id] } ?? []
    // What completion proposes is of no use where nobody sees it while he types.
    let isProposed = form.view.focused.map { $0.suggestion?.typed == $0.text } ?? false
    let field = Told.Field(
      form.view, hint: isProposed && similar.isEmpty ? "" : hint, isLikeOthers: !similar.isEmpty)
    return Told(key: draftID, lines: beside, asks: field.map(Told.Asks.field) ?? .nothing)
  }

  mutating func aim(at place: Aim) {
    switch place {
    case .field(let id): form.view.move(to: id)
    case .emptied: if let id = form.view.focused?.id { form.set(id, "") }
    case .row: break
    }
  }
}
