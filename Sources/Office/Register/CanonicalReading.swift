import Filing
import Standards

/// What an event holds, read from its canonical text.
///
/// A test holds this and the writing together, with every field of every value filled.
extension Canonical {
  /// - Throws: a `Refusal` when the text is none that this program could have written.
  static func values(_ text: String) throws -> Values {
    Values(try whole(text) { reader in try members(&reader) { try $0.list(entry) } })
  }

  static func party(_ text: String) throws -> Party { try whole(text, party) }

  static func words(_ text: String) throws -> [String: String] {
    try whole(text) { reader in try members(&reader) { try $0.text() } }
  }

  private static func whole<Value>(_ text: String, _ read: (inout CanonicalReader) throws -> Value) throws -> Value {
    var reader = CanonicalReader(text)
    let value = try read(&reader)
    try reader.end()
    return value
  }

  private static func members<Value>(
    _ reader: inout CanonicalReader, _ read: (inout CanonicalReader) throws -> Value
  ) throws -> [String: Value] {
    var all: [String: Value] = [:]
    try reader.object { name, reader in all[name] = try read(&reader) }
    return all
  }

  private static func entry(_ reader: inout CanonicalReader) throws -> Entry {
    var found: Entry?
    try reader.object { kind, reader in
      guard found == nil else { throw CanonicalReader.fault }
      switch kind {
      case "text": found = .text(try reader.text())
      case "number": found = .number(try reader.number())
      case "date": found = .date(try date(&reader))
      case "flag": found = .flag(try reader.flag())
      case "party": found = .party(try party(&reader))
      case "priority": found = .priority(try claim(&reader))
      case "goods": found = .goods(try goods(&reader))
      case "symbol": found = .symbol(try symbol(&reader))
      case "design": found = .design(try design(&reader))
      case "attachment": found = .attachment(try file(&reader))
      default: throw CanonicalReader.fault
      }
    }
    return try given(found)
  }

  private static func date(_ reader: inout CanonicalReader) throws -> CalendarDate {
    try given(CalendarDate(try reader.text()))
  }

  /// The value of a member that must be there.
  private static func given<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw CanonicalReader.fault }
    return value
  }

  private static func texts(_ reader: inout CanonicalReader) throws -> [String] { try reader.list { try $0.text() } }

  private static func party(_ reader: inout CanonicalReader) throws -> Party {
    var party = Party(names: [])
    try reader.object(needs: ["addresses", "identifiers", "kind", "names"]) { name, reader in
      switch name {
      case "addresses": party.addresses = try reader.list(address)
      case "email": party.email = try reader.text()
      case "id": party.id = try reader.number()
      case "identifiers": party.identifiers = try reader.list(identifier)
      case "kind": party.kind = try given(Party.Kind(rawValue: reader.text()))
      case "names": party.names = try reader.list(personName)
      case "nationality": party.nationality = try reader.text()
      case "phone": party.phone = try reader.text()
      default: try reader.skip()
      }
    }
    return party
  }

  private static func personName(_ reader: inout CanonicalReader) throws -> Name {
    var name = Name("")
    try reader.object(needs: ["last"]) { member, reader in
      switch member {
      case "first": name.first = try reader.text()
      case "language": name.language = try reader.text()
      case "last": name.last = try reader.text()
      default: try reader.skip()
      }
    }
    return name
  }

  private static func address(_ reader: inout CanonicalReader) throws -> Address {
    var address = Address(lines: [])
    try reader.object(needs: ["lines"]) { member, reader in
      switch member {
      case "city": address.city = try reader.text()
      case "country": address.country = try reader.text()
      case "from": address.from = try date(&reader)
      case "lines": address.lines = try texts(&reader)
      case "postcode": address.postcode = try reader.text()
      case "until": address.until = try date(&reader)
      default: try reader.skip()
      }
    }
    return address
  }

  private static func identifier(_ reader: inout CanonicalReader) throws -> Identifier {
    var identifier = Identifier(scheme: "", value: "")
    try reader.object(needs: ["scheme", "value"]) { member, reader in
      switch member {
      case "scheme": identifier.scheme = try reader.text()
      case "value": identifier.value = try reader.text()
      default: try reader.skip()
      }
    }
    return identifier
  }

  private static func claim(_ reader: inout CanonicalReader) throws -> PriorityClaim {
    var claim = PriorityClaim(number: "", date: CalendarDate(dayNumber: 0), office: "")
    try reader.object(needs: ["date", "number", "office"]) { member, reader in
      switch member {
      case "accessCode": claim.accessCode = try reader.text()
      case "copyReceived": claim.copyReceived = try reader.flag()
      case "date": claim.date = try date(&reader)
      case "number": claim.number = try reader.text()
      case "office": claim.office = try reader.text()
      default: try reader.skip()
      }
    }
    return claim
  }

  private static func goods(_ reader: inout CanonicalReader) throws -> GoodsClass {
    var goods = GoodsClass(number: 0, edition: "", terms: [])
    try reader.object(needs: ["edition", "number", "terms"]) { member, reader in
      switch member {
      case "edition": goods.edition = try reader.text()
      case "number": goods.number = try reader.number()
      case "terms": goods.terms = try texts(&reader)
      default: try reader.skip()
      }
    }
    return goods
  }

  private static func symbol(_ reader: inout CanonicalReader) throws -> ClassSymbol {
    var symbol = ClassSymbol(scheme: "", symbol: "", edition: "")
    try reader.object(needs: ["edition", "scheme", "symbol"]) { member, reader in
      switch member {
      case "edition": symbol.edition = try reader.text()
      case "scheme": symbol.scheme = try reader.text()
      case "symbol": symbol.symbol = try reader.text()
      default: try reader.skip()
      }
    }
    return symbol
  }

  private static func design(_ reader: inout CanonicalReader) throws -> DesignItem {
    var design = DesignItem(number: 0, product: "", views: [])
    try reader.object(needs: ["number", "product", "views"]) { member, reader in
      switch member {
      case "number": design.number = try reader.number()
      case "product": design.product = try reader.text()
      case "symbol": design.symbol = try symbol(&reader)
      case "views": design.views = try reader.list(file)
      default: try reader.skip()
      }
    }
    return design
  }

  private static func file(_ reader: inout CanonicalReader) throws -> Attachment {
    var file = Attachment(sha256: "", mediaType: "", name: "", size: 0)
    try reader.object(needs: ["mediaType", "name", "sha256", "size"]) { member, reader in
      switch member {
      case "height": file.height = try reader.number()
      case "mediaType": file.mediaType = try reader.text()
      case "name": file.name = try reader.text()
      case "sha256": file.sha256 = try reader.text()
      case "size": file.size = try reader.number()
      case "width": file.width = try reader.number()
      default: try reader.skip()
      }
    }
    return file
  }
}
