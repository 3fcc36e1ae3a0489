import Filing
import Standards

/// A dossier in which every item of the form is filled, and the same with one item changed.
struct SampleDossier {
  let right: Right
  private static let day = CalendarDate(dayNumber: 20_522)

  /// The dossier; the item of that name has another value than in the plain one.
  func dossier(changing changed: String?) -> Dossier {
    var values = Values()
    for item in right.form { values[item.item] = [entry(item, isOther: item.item == changed)] }
    let entering = right.acts.first { $0.takesForm && $0.from.contains(.none) }
    let event = Event(
      sequence: 1, ordinal: 1, act: entering?.id ?? "", effective: Self.day,
      recorded: Moment(startOf: Self.day), officer: "sample", terminal: "sample",
      values: values, numbers: ["application": "\(right.settings["type_code"] ?? "10")2026000000001"], law: "sample")
    return Dossier(id: 1, right: right, events: [event], calendar: OfficeCalendar(), today: Self.day)
  }

  private func entry(_ item: FormItem, isOther: Bool) -> Entry {
    let letter = isOther ? "B" : "A"
    switch item.kind {
    case .text: return .text("\(item.label.first) \(letter), 2026-01-\(isOther ? "02" : "01"), no. \(letter)1")
    case .lines: return .text("1. \(item.label.first) \(letter)")
    case .date: return .date(Self.day.adding(months: isOther ? 4 : 3))
    case .number, .money: return .number(isOther ? 7 : 3)
    case .flag: return .flag(!isOther)
    case .choice: return .text(item.choices.dropFirst(isOther ? 1 : 0).first ?? letter)
    case .country: return .text(isOther ? "DE" : "FR")
    case .language: return .text(isOther ? "fr" : "en")
    case .party:
      let address = Address(lines: ["\(letter) Street"], city: "Town \(letter)")
      return .party(Party(names: [Name("\(item.label.first) \(letter) Ltd")], addresses: [address]))
    case .priority:
      return .priority(PriorityClaim(number: letter, date: Self.day.adding(days: isOther ? -40 : -30), office: "FR"))
    case .goods: return .goods(GoodsClass(number: isOther ? 25 : 9, edition: "13-2026", terms: ["goods \(letter)"]))
    case .symbol: return .symbol(symbol(item.scheme, isOther))
    case .picture, .document: return .attachment(attachment(item, isOther))
    case .design:
      return .design(DesignItem(number: 1, product: "Product \(letter)", views: [attachment(item, isOther)]))
    }
  }

  private func symbol(_ scheme: String, _ isOther: Bool) -> ClassSymbol {
    let samples = [
      "IPC": ("A47B 19/06", "F21V 1/00", "2026.01"), "Locarno": ("26-05", "06-01", "15"),
      "Vienna": ("26.01.01", "01.15.09", "9"),
    ]
    let (first, second, edition) = samples[scheme] ?? ("A", "B", "1")
    return ClassSymbol(scheme: scheme, symbol: isOther ? second : first, edition: edition)
  }

  private func attachment(_ item: FormItem, _ isOther: Bool) -> Attachment {
    let pictures = item.kind == .document ? nil : 100
    let type = item.scheme.split(separator: ",").first.map(String.init) ?? "image/png"
    // The digest differs from item to item and from change to change.
    let digest = String(item.item.utf8.reduce(UInt64(isOther ? 7 : 5)) { $0 &* 31 &+ UInt64($1) }, radix: 16)
    return Attachment(
      sha256: digest + String(repeating: "0", count: 64 - digest.count), mediaType: type,
      name: "\(item.item).bin", size: 100, width: pictures, height: pictures)
  }
}
