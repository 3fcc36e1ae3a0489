import Filing
import Terminal

/// The id of a field: item, number of the value, part of it: `applicant#2.city`.
struct FieldPath: Equatable {
  let item: String
  let number: Int
  let part: String

  init(_ id: String) {
    let halves = id.split(separator: ".", maxSplits: 1)
    let head = (halves.first ?? "").split(separator: "#", maxSplits: 1)
    item = String(head.first ?? "")
    number = head.count == 2 ? Int(head[1]) ?? 1 : 1
    part = halves.count == 2 ? String(halves[1]) : ""
  }

  static func id(_ item: String, _ number: Int, _ part: String = "") -> String {
    item + (number > 1 ? "#\(number)" : "") + (part.isEmpty ? "" : ".\(part)")
  }
}

/// Parts of a value that get rows of their own once the first one is begun.
private func parts(_ item: FormItem, _ text: String) -> [(part: String, label: String, hint: String)] {
  guard !text.isEmpty else { return [] }
  switch item.kind {
  case .party where !text.hasPrefix("#") && !text.contains("|"):
    return [
      ("street", "  Street", "Street and number; leave it empty when it is not known."),
      ("city", "  City", "Postal code and town."),
      ("country", "  Country", "Two letters (ST.3), empty at home; Ctrl-Space lists them."),
    ]
  case .design:
    return [
      ("class", "  Class", "Locarno class and subclass, e.g. 26-05."),
      ("views", "  Views", "Paths of the pictures, separated by semicolons."),
    ]
  default: return []
  }
}

/// The rows of a form for what has been typed so far; rows that were there keep their editors.
func fieldsOfForm(
  _ items: [FormItem], _ obligatory: Set<String>, _ texts: [String: String], _ earlier: [String: String],
  _ old: [String: FormField]
) -> [FormField] {
  var fields: [FormField] = []
  func add(_ id: String, _ label: String, _ hint: String, _ item: FormItem, isRequired: Bool) {
    if let field = old[id] { return fields.append(field) }
    let text = texts[id] ?? ""
    let isLong = item.kind == .lines && FieldPath(id).part.isEmpty
    fields.append(
      FormField(
        id, label: label,
        editor: isLong ? .area(TextArea(text, columns: 50), rows: 3) : .line(TextLine(text, isSecret: item.isSecret)),
        hint: hint,
        isRequired: isRequired,
        earlier: earlier[id]))
    fields[fields.count - 1].isFurther = FieldPath(id).number > 1 && FieldPath(id).part.isEmpty
  }
  for item in items {
    let most = item.kind == .lines ? 1 : item.most ?? 200
    var number = 1
    while number <= most {
      let id = FieldPath.id(item.item, number)
      let text = texts[id] ?? ""
      let label = number == 1 ? item.saidHeading : "\(item.saidHeading) \(number)"
      add(id, label, hint(of: item), item, isRequired: number == 1 && obligatory.contains(item.item))
      for part in parts(item, text) {
        add(FieldPath.id(item.item, number, part.part), say(part.label), say(part.hint), item, isRequired: false)
      }
      let later = texts.keys.contains { FieldPath($0).item == item.item && FieldPath($0).number > number }
      if text.isEmpty, !later { break }
      number += 1
    }
  }
  return fields
}

/// The hint of the law, else the format of the kind.
func hint(of item: FormItem) -> String {
  let format =
    switch item.kind {
    case .text, .lines: say("At most %1 characters.", "\(item.length)")
    case .date: "A day as 2026-03-02."
    case .number: "A whole number."
    case .flag: "yes or no."
    case .choice: say("One of %1.", item.choices.joined(separator: ", "))
    case .country: "Two letters (ST.3), e.g. FR; Ctrl-Space lists them."
    case .language: "Two letters (ISO 639-1), e.g. fr."
    case .party: "A name, or Ctrl-Space to choose from the register of parties."
    case .priority: "Office, day and number, e.g. FR 2025-09-02 12345."
    case .goods: "Class and terms, e.g. 25: clothing; shoes. Several classes as 25 35."
    case .picture, .document: "Path of the file."
    case .design: "The product, e.g. Lamp; class and views follow."
    case .symbol: say("A symbol of %1.", item.scheme)
    case .money: "An amount, e.g. 120 or 120.50."
    }
  return item.hint.isEmpty ? say(format) : item.hint
}
