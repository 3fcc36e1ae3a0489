import Filing
import Office
import Services
import Standards
import Terminal

extension ValueForm {
  /// The list of values for the field under the cursor; nil when it has none.
  func choices(at office: DeskContext) throws -> ChoiceScreen? {
    guard let field = view.focused, let item = focusedItem else { return nil }
    let part = FieldPath(field.id).part
    switch item.kind {
    case .party where part.isEmpty:
      let found = try office.office.ask(FindParties(field.text.hasPrefix("#") ? "" : field.text, limit: 50)).parties
      return ChoiceScreen(
        item.label.said,
        found.map { record in
          let names = record.party.names.map(\.full)
          return .init(
            record.party.name, detail: record.party.address()?.oneLine ?? "", keywords: names.joined(separator: " "),
            value: "#\(record.party.id ?? 0) \(record.party.name)")
        })
    case .party where part == "country", .country: return codes(item, office.codes.countries)
    case .language: return codes(item, office.codes.languages)
    case .choice: return ChoiceScreen(item.label.said, item.choices.map { .init($0, value: $0) })
    case .flag: return ChoiceScreen(item.label.said, ["yes", "no"].map { .init($0, value: $0) })
    case .goods:
      let classes = office.codes.nice.sorted { $0.key < $1.key }
      return ChoiceScreen(item.label.said, classes.map { .init("\($0.key)  \($0.value)", value: "\($0.key): ") })
    case .symbol: return symbols(item.label.said, item.scheme, field.text, at: office)
    case .design where part == "class": return symbols(item.label.said, "Locarno", field.text, at: office)
    case .picture, .document: return FileChoices(field.text, isPicture: item.kind == .picture).choices(item.label.said)
    default: return nil
    }
  }

  /// Symbols of the installed classification that begin as the field, or by its words; nil where it is not installed.
  private func symbols(_ title: String, _ scheme: String, _ typed: String, at office: DeskContext) -> ChoiceScreen? {
    let found = office.terms.symbols(scheme, typed)
    guard !found.isEmpty else { return nil }
    return ChoiceScreen(
      title,
      found.map {
        .init(
          "\($0.symbol)  \($0.title)", detail: $0.above.first ?? "", keywords: $0.above.joined(separator: " "),
          value: $0.symbol)
      })
  }

  /// The pictures that the field under the cursor names; empty where it names none that is taken.
  var pictures: [LoadedFile] {
    guard let field = view.focused else { return [] }
    return paths(field.text).compactMap { files[$0] }.filter { $0.attachment.width != nil }
  }

  /// What the typed value leads to: similar persons, the file, the end of the priority period; the form shows the hint itself.
  func hint(priorityMonths: Int?) -> String {
    guard let field = view.focused, let item = focusedItem else { return "" }
    if let found = similar[field.id], !found.isEmpty {
      let names = found.prefix(2).map { "\($0.party.name) #\($0.party.id ?? 0)" }.joined(separator: ", ")
      return found.count == 1
        ? say("1 similar person: %1. Ctrl-Space takes one.", names)
        : say("%1 similar persons: %2. Ctrl-Space takes one.", "\(found.count)", names)
    }
    if item.kind == .picture || item.kind == .document, let file = files[field.text] { return file.words }
    if item.kind == .priority, let months = priorityMonths, let end = priorityEnd(field.text, months) { return end }
    if let proposed = field.suggestion, proposed.typed == field.text {
      return say("Right or End takes “%1”.", proposed.text)
    }
    return ""
  }

  private func codes(_ item: FormItem, _ list: [String: String]) -> ChoiceScreen {
    ChoiceScreen(
      item.label.said, list.sorted { $0.value < $1.value }.map { .init($0.value, detail: $0.key, value: $0.key) })
  }
}
