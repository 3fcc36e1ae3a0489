import ArgumentParser
import Filing
import Standards

/// One postal address.
struct AddressOptions: ParsableArguments {
  @Option(help: "Line of the address; as often as needed.")
  var street: [String] = []
  @Option(help: "Town.")
  var city: String?
  @Option(help: "Postal code.")
  var postcode: String?
  @Option(help: "Country, two letters (ISO 3166-1); leave it out at home.")
  var country: String?

  /// Nil when nothing of it was given.
  var address: Address? {
    guard !street.isEmpty || city != nil || postcode != nil || country != nil else { return nil }
    return Address(lines: street, city: city, postcode: postcode, country: country)
  }
}

/// Particulars of a party beside name and address.
struct PartyDetails: ParsableArguments {
  @Option(help: "Address for electronic mail.")
  var email: String?
  @Option(help: "Telephone number.")
  var phone: String?
  @Option(help: "Country of nationality or incorporation, two letters.")
  var nationality: String?
  @Option(help: "SCHEME=VALUE, e.g. LEI=5493001KJTIIGC8Y1R12; as often as needed.")
  var identifier: [String] = []

  func validate() throws { _ = try identifiers }

  private var identifiers: [Identifier] {
    get throws {
      try identifier.map { text in
        let halves = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard halves.count == 2 else {
          throw ValidationError("--identifier \(text): write SCHEME=VALUE, e.g. LEI=5493001KJTIIGC8Y1R12.")
        }
        return Identifier(scheme: halves[0], value: halves[1])
      }
    }
  }

  /// Writes what was given over the party; an identifier replaces the one of its scheme.
  func apply(to party: inout Party) throws {
    party.email = email ?? party.email
    party.phone = phone ?? party.phone
    party.nationality = nationality ?? party.nationality
    for identifier in try identifiers {
      party.identifiers.removeAll { $0.scheme == identifier.scheme }
      party.identifiers.append(identifier)
    }
  }
}

/// Where a page of a list starts and how long it is.
struct PageOptions: ParsableArguments {
  @Option(help: "At most so many rows, 1 to 500.")
  var limit = 50
  @Option(help: "Where the next page starts, as the last answer said.")
  var after: String?

  func validate() throws {
    guard (1...500).contains(limit) else { throw ValidationError("--limit \(limit): give 1 to 500 rows.") }
  }

  /// `--after` of a list that is ordered by a number.
  func number() throws -> Int? {
    guard let after else { return nil }
    guard let number = Int(after) else {
      throw ValidationError("--after \(after): give the number that the last answer named.")
    }
    return number
  }

  /// Says where the next page starts, when there is one.
  static func tell(_ next: String?) {
    if let next { Output.line("more: --after \(next)") }
  }
}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
