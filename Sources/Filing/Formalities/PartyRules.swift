import Standards

extension Rule {
  /// An applicant or holder whose address is abroad names a representative, in the item.
  ///
  /// The parameter may hold the country code of the office; addresses with it are at home, as are those without a country.
  /// - Source: PLT Article 7(1); STLT Article 4(2).
  static let foreignAgent = Rule(
    id: "foreign_agent", source: "PLT Article 7; STLT Article 4(2)", parameter: .optionalWord,
    meets: [
      .from(nil, agent: false), .from("XX", agent: false), .from("FR", agent: true),
      .filing("nobody named", item: "representative", [:]),
    ],
    fails: [.from("FR", agent: false)]
  ) { dossier, use in
    guard dossier.values[use.item].isEmpty else { return true }
    let home = use.parameter
    return dossier.owners.allSatisfy { party in
      let country = party.address(on: dossier.today)?.country ?? ""
      return country.isEmpty || country == home
    }
  }
}

extension RuleExample {
  fileprivate static func from(_ country: String?, agent: Bool) -> RuleExample {
    let applicant = Party(names: [Name("Lumen Ltd")], addresses: [Address(lines: ["1 Rue X"], country: country)])
    let representative = Party(names: [Name("Local Agents")], addresses: [Address(lines: ["2 High Street"])])
    return .filing(
      "\(country ?? "home"), \(agent ? "represented" : "alone")", item: "representative", parameter: "XX",
      ["applicant": [.party(applicant)], "representative": agent ? [.party(representative)] : []])
  }
}
