import Filing
import Standards

/// The canonical text of what an event holds: what a sorted JSON encoder writes, in a fraction of the time.
///
/// A test holds the two together, with every field of every value filled.
extension Canonical {
  static func text(_ values: Values) -> String {
    var text = CanonicalText()
    write(values, &text)
    return text.text
  }

  static func text(_ party: Party) -> String {
    var text = CanonicalText()
    write(party, &text)
    return text.text
  }

  static func text(_ words: [String: String]) -> String {
    var text = CanonicalText()
    text.object { text in
      for (key, word) in words.sorted(by: { $0.key < $1.key }) { text.member(named: key) { $0.write(word) } }
    }
    return text.text
  }

  private static func write(_ values: Values, _ text: inout CanonicalText) {
    text.object { text in
      for (item, entries) in values.items.sorted(by: { $0.key < $1.key }) {
        text.member(named: item) { $0.write(entries, write) }
      }
    }
  }

  private static func write(_ entry: Entry, _ text: inout CanonicalText) {
    text.object { text in
      switch entry {
      case .text(let value): text.member("text", value)
      case .number(let value): text.member("number", value)
      case .date(let value): text.member("date", value.description)
      case .flag(let value): text.member("flag", value) { $1.write($0) }
      case .party(let value): text.member("party", value, write)
      case .priority(let value): text.member("priority", value, write)
      case .goods(let value): text.member("goods", value, write)
      case .symbol(let value): text.member("symbol", value, write)
      case .design(let value): text.member("design", value, write)
      case .attachment(let value): text.member("attachment", value, write)
      }
    }
  }

  private static func write(_ party: Party, _ text: inout CanonicalText) {
    text.object { text in
      text.member("addresses", party.addresses) { $1.write($0, write) }
      text.member("email", party.email)
      text.member("id", party.id)
      text.member("identifiers", party.identifiers) { $1.write($0, write) }
      text.member("kind", party.kind.rawValue)
      text.member("names", party.names) { $1.write($0, write) }
      text.member("nationality", party.nationality)
      text.member("phone", party.phone)
    }
  }

  private static func write(_ name: Name, _ text: inout CanonicalText) {
    text.object { text in
      text.member("first", name.first)
      text.member("language", name.language)
      text.member("last", name.last)
    }
  }

  private static func write(_ address: Address, _ text: inout CanonicalText) {
    text.object { text in
      text.member("city", address.city)
      text.member("country", address.country)
      text.member("from", address.from?.description)
      text.member("lines", address.lines) { $1.write($0) { $1.write($0) } }
      text.member("postcode", address.postcode)
      text.member("until", address.until?.description)
    }
  }

  private static func write(_ identifier: Identifier, _ text: inout CanonicalText) {
    text.object { text in
      text.member("scheme", identifier.scheme)
      text.member("value", identifier.value)
    }
  }

  private static func write(_ claim: PriorityClaim, _ text: inout CanonicalText) {
    text.object { text in
      text.member("accessCode", claim.accessCode)
      text.member("copyReceived", claim.copyReceived) { $1.write($0) }
      text.member("date", claim.date.description)
      text.member("number", claim.number)
      text.member("office", claim.office)
    }
  }

  private static func write(_ goods: GoodsClass, _ text: inout CanonicalText) {
    text.object { text in
      text.member("edition", goods.edition)
      text.member("number", goods.number)
      text.member("terms", goods.terms) { $1.write($0) { $1.write($0) } }
    }
  }

  private static func write(_ symbol: ClassSymbol, _ text: inout CanonicalText) {
    text.object { text in
      text.member("edition", symbol.edition)
      text.member("scheme", symbol.scheme)
      text.member("symbol", symbol.symbol)
    }
  }

  private static func write(_ design: DesignItem, _ text: inout CanonicalText) {
    text.object { text in
      text.member("number", design.number)
      text.member("product", design.product)
      text.member("symbol", design.symbol, write)
      text.member("views", design.views) { $1.write($0, write) }
    }
  }

  private static func write(_ file: Attachment, _ text: inout CanonicalText) {
    text.object { text in
      text.member("height", file.height)
      text.member("mediaType", file.mediaType)
      text.member("name", file.name)
      text.member("sha256", file.sha256)
      text.member("size", file.size)
      text.member("width", file.width)
    }
  }
}
