import Filing
import Foundation

extension Values {
  /// Every text in normalisation form C and without outer spaces, so that equal names are equal bytes.
  ///
  /// - Source: Unicode Standard Annex 15.
  var normalised: Values { Values(items.mapValues { $0.map(\.normalised) }.filter { !$0.value.isEmpty }) }
}

extension Entry {
  var normalised: Entry {
    switch self {
    case .text(let text): .text(tidy(text))
    case .number, .date, .flag: self
    case .party(let party): .party(party.normalised)
    case .priority(let claim): .priority(claim.normalised)
    case .goods(let goods):
      .goods(
        GoodsClass(
          number: goods.number, edition: tidy(goods.edition), terms: goods.terms.map(tidy).filter { !$0.isEmpty }))
    case .symbol(let symbol): .symbol(symbol.normalised)
    case .design(let design):
      .design(
        DesignItem(
          number: design.number, product: tidy(design.product), symbol: design.symbol?.normalised,
          views: design.views.map(\.normalised)))
    case .attachment(let file): .attachment(file.normalised)
    }
  }

  /// Every text that a person wrote into the value.
  var allTexts: [String] {
    switch self {
    case .text(let text): [text]
    case .number, .date, .flag: []
    case .party(let party):
      party.allTexts
    case .priority(let claim): [claim.number, claim.office, claim.accessCode ?? ""]
    case .goods(let goods): [goods.edition] + goods.terms
    case .symbol(let symbol): [symbol.scheme, symbol.symbol, symbol.edition]
    case .design(let design):
      [design.product, design.symbol?.symbol ?? ""] + design.views.flatMap { [$0.name, $0.mediaType] }
    case .attachment(let file): [file.name, file.mediaType]
    }
  }

  /// Digests of the files it names.
  var digests: [String] {
    switch self {
    case .attachment(let file): [file.sha256]
    case .design(let design): design.views.map(\.sha256)
    default: []
    }
  }
}

extension PriorityClaim {
  var normalised: PriorityClaim {
    PriorityClaim(
      number: PriorityClaim(number: tidy(number), date: date, office: tidy(office)).plainNumber, date: date,
      office: tidy(office), accessCode: accessCode.map(tidy),
      copyReceived: copyReceived)
  }
}

extension Party {
  var allTexts: [String] {
    let own = names.flatMap { [$0.last, $0.first ?? "", $0.language ?? ""] }
    let places = addresses.flatMap { $0.lines + [$0.city ?? "", $0.postcode ?? "", $0.country ?? ""] }
    let marks = identifiers.flatMap { [$0.scheme, $0.value] }
    return own + places + marks + [email ?? "", phone ?? "", nationality ?? ""]
  }

  var normalised: Party {
    Party(
      id: id, kind: kind,
      names: names.map { Name(tidy($0.last), first: $0.first.map(tidy), language: $0.language.map(tidy)) },
      addresses: addresses.map {
        Address(
          lines: $0.lines.map(tidy).filter { !$0.isEmpty }, city: $0.city.map(tidy), postcode: $0.postcode.map(tidy),
          country: $0.country.map(tidy), from: $0.from, until: $0.until)
      },
      identifiers: identifiers.map { Identifier(scheme: tidy($0.scheme), value: tidy($0.value)) },
      email: email.map(tidy),
      phone: phone.map(tidy), nationality: nationality.map(tidy))
  }
}

extension ClassSymbol {
  var normalised: ClassSymbol { ClassSymbol(scheme: tidy(scheme), symbol: tidy(symbol), edition: tidy(edition)) }
}

extension Attachment {
  var normalised: Attachment {
    Attachment(sha256: sha256, mediaType: tidy(mediaType), name: tidy(name), size: size, width: width, height: height)
  }
}

private func tidy(_ text: String) -> String {
  let bytes = text.utf8
  if bytes.first != 0x20, bytes.last != 0x20, bytes.allSatisfy({ $0 < 0x80 }) { return text }
  return text.precomposedStringWithCanonicalMapping.trimmingCharacters(
    in: CharacterSet(charactersIn: " \u{A0}\u{3000}"))
}
