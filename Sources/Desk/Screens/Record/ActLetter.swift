import Filing
import Office
import Services
import Standards
import Terminal

extension ActFormScreen {
  /// The letters of the act as they would be sent with the values so far, before anything is recorded.
  func letter(at office: DeskContext) throws -> Step {
    var reading = try Reading(office.office)
    let letters = try LetterPreview.letters(of: try request(whole: false, at: office), &reading)
    guard !letters.isEmpty else { return Step.stay.saying("This act sends no letter.", .error) }
    return .open(ReaderScreen("Letter", letters.map(\.text).joined(separator: "\n\n")))
  }

  /// The library of grounds for a text of the act: the chosen one is added to what stands there, with what a cited hit fills.
  func grounds(of item: FormItem, _ dossier: Dossier, at office: DeskContext) throws -> [Picker<String>.Item] {
    let own = dossier.right.grounds.filter { $0.item == item.item && $0.acts.contains(act.id) }
    guard !own.isEmpty else { return [] }
    let cited = try? SearchSheet.last(of: dossier, dossier.events)?.lines.filter { $0.verdict == .cite }
    let written = form.view.focused?.text ?? ""
    return own.map { ground in
      let lines = GroundText.lines(ground, cited: cited ?? [])
      let texts = [written].filter { !$0.isEmpty } + lines
      return .init(
        ground.label.said, detail: ground.basis, keywords: ground.id, value: texts.joined(separator: "\n"))
    }
  }
}
