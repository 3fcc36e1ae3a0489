import Filing
import Office
import Services
import Standards
import Terminal

/// What completes a field while it is typed: earlier entries of the register, code lists, installed classifications.
struct Completion {
  let item: FormItem
  /// Part of the value, empty for its first field.
  let part: String
  let office: DeskContext

  /// What the text could become; nil where nothing begins like it.
  func suggestion(_ text: String, similar: [PartyRecord]) throws -> Suggestion? {
    switch (item.kind, part) {
    case (.party, ""):
      return similar.first.flatMap { record in
        let number = record.party.id ?? 0
        return Suggestion(
          text, like: record.party.name, note: " #\(number)", becomes: "#\(number) \(record.party.name)")
      }
    case (.party, "country"), (.country, _): return code(text, in: office.codes.countries)
    case (.language, _): return code(text, in: office.codes.languages)
    case (.choice, _):
      return KeyLayout.choice(text, item.letters).map { Suggestion(text, rest: " \($0)", becomes: $0) }
        ?? first(of: item.choices, text)
    case (.flag, _): return first(of: ["yes", "no"], text)
    case (.picture, _), (.document, _): return FileChoices(text, isPicture: item.kind == .picture).suggestion()
    case (.goods, _): return try goods(text)
    case (.design, "class"): return try symbol(text, "Locarno")
    case (.symbol, _): return try symbol(text, item.scheme)
    default: return nil
    }
  }

  private func first(of values: [String], _ text: String) -> Suggestion? {
    values.lazy.compactMap { Suggestion(text, like: $0) }.first
  }

  /// A code that is typed tells its name; a name that is begun becomes its code.
  private func code(_ text: String, in list: [String: String]) -> Suggestion? {
    if let name = list[text.uppercased()] ?? list[text.lowercased()] {
      let code = list[text.uppercased()] == nil ? text.lowercased() : text.uppercased()
      return Suggestion(text, rest: " \(name)", becomes: code)
    }
    guard text.count >= 2 else { return nil }
    let named = list.filter { $0.value.lowercased().hasPrefix(text.lowercased()) }.min { $0.value < $1.value }
    return named.flatMap { Suggestion(text, like: $0.value, note: " \($0.key)", becomes: $0.key) }
  }

  /// `25: clothing; sho` is completed by a term of class 25, `sho` by a term with its class.
  private func goods(_ text: String) throws -> Suggestion? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let number = Int(digits)
    if let number, digits.count == text.count {
      return office.codes.nice[number].map { Suggestion(text, rest: ": \($0)", becomes: "\(number): ") }
    }
    guard number == nil || text.contains(":") else { return nil }
    let start = number == nil ? text.startIndex : text.lastIndex { $0 == ":" || $0 == ";" }.map(text.index(after:))
    guard let start else { return nil }
    let begun = String(text[start...].drop { $0 == " " })
    guard begun.count >= 2 else { return nil }
    let earlier = try office.office.ask(CompleteGoodsTerm(begun, class: number))
    let installed = earlier == nil ? office.terms.first("Nice", begun, in: number) : nil
    let found =
      earlier
      ?? installed.flatMap { entry in
        Int(entry.symbol).map { GoodsTerm(number: $0, term: entry.title) }
      }
    guard let found else { return nil }
    let head = number == nil ? "\(found.number): " : String(text.dropLast(begun.count))
    return Suggestion(
      text, like: text.dropLast(begun.count) + found.term,
      note: number == nil ? " " + say("(class %1)", "\(found.number)") : "",
      becomes: head + found.term)
  }

  private func symbol(_ text: String, _ scheme: String) throws -> Suggestion? {
    guard !text.isEmpty else { return nil }
    let key = text.uppercased()
    if let earlier = try office.office.ask(CompleteSymbol(key, of: scheme)) { return Suggestion(text, like: earlier) }
    if let entry = office.terms.first(scheme, key, in: nil) {
      return Suggestion(text, like: entry.symbol, note: " \(entry.title)", becomes: entry.symbol)
    }
    guard scheme == "Locarno", let title = office.codes.locarno[text] else { return nil }
    return Suggestion(text, rest: " \(title)", becomes: text + "-")
  }
}
