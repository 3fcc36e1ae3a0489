import Standards

/// Values with which every item of a form can be filled: for simulations and demonstrations.
enum SampleValues {
  /// The obligatory values of the act; the whole form when it takes it.
  static func of(_ act: Act, _ right: Right) -> Values {
    var values = Values()
    if act.takesForm, act.from.contains(.none) {
      let holder = right.holderItem
      for item in right.form where item.item != holder && item.kind != .priority {
        values[item.item] = entry(item).map { [$0] } ?? []
        if item.kind == .flag, right.formalities.contains(where: { $0.item == item.item }) {
          values[item.item] = [.flag(true)]
        }
      }
    }
    for taken in act.takes where taken.obligatory {
      if let item = right.item(taken.item), values[taken.item].isEmpty {
        values[taken.item] = entry(item).map { [$0] } ?? []
      }
    }
    return values
  }

  static func entry(_ item: FormItem) -> Entry? {
    switch item.kind {
    case .text, .lines: .text(String("1. \(item.label.first)".prefix(item.length)))
    case .date: nil
    case .number: .number(1)
    case .money: .number(100)
    case .flag: .flag(false)
    case .choice: item.choices.first.map { .text($0) }
    case .country: .text("FR")
    case .language: .text("en")
    case .party:
      .party(Party(names: [Name("Lumen Ltd")], addresses: [Address(lines: ["1 Harbour Street"], city: "Port Lumen")]))
    case .priority:
      CalendarDate(2025, 12, 1).map {
        .priority(PriorityClaim(number: "1", date: $0, office: "FR", copyReceived: true))
      }
    case .goods: .goods(GoodsClass(number: 25, edition: "", terms: ["Clothing"]))
    case .symbol: .symbol(ClassSymbol(scheme: item.scheme, symbol: "01", edition: ""))
    case .picture, .document: .attachment(picture)
    case .design: .design(DesignItem(number: 1, product: "Lamp", views: [picture]))
    }
  }

  private static var picture: Attachment {
    Attachment(
      sha256: String(repeating: "0", count: 64), mediaType: "image/png", name: "sample.png", size: 1, width: 1,
      height: 1)
  }
}
