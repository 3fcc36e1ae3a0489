import Filing
import Standards

/// Licences and what burdens a right, while they are in force.
extension ST96Context {
  /// Of an invention: licences and securities, each with its parties; the rest has no place in the standard.
  /// - Source: WIPO Standard ST.96 V6_0, `pat:LicenceType`.
  var licences: [XMLNode] {
    dossier.charges.compactMap { charge in
      guard let category = category(charge), let party = parties(of: charge).first else { return nil }
      return XMLNode(
        "pat:Licence", [:],
        [
          XMLNode("com:LicenceIdentifier", text: identifier(charge)),
          XMLNode("com:LicenceDate", text: charge.event.effective.description),
          XMLNode("com:LicenceReference", text: charge.line(dossier.right, on: date)),
          XMLNode("com:LicenceCategory", text: category),
          XMLNode("pat:LicenseeBag", [:], [XMLNode("pat:Licensee", [:], [contact(party)])]),
        ])
    }
  }

  /// Of a mark: each entry in force as a record, licences as such.
  /// - Source: WIPO Standard ST.96 V6_0, `tmk:RecordLicenceType` and `tmk:BasicRecordType`.
  var markRecords: [XMLNode] {
    dossier.charges.map { charge in
      let claimants = parties(of: charge).map { XMLNode("tmk:Claimant", [:], [contact($0)]) }
      let day = XMLNode("com:RecordEffectiveDate", text: charge.event.effective.description)
      let head = [XMLNode("com:RecordIdentifier", text: identifier(charge)), day]
      let reference = XMLNode("com:RecordReference", text: charge.line(dossier.right, on: date))
      let bag = XMLNode.bag("tmk:ClaimantBag", claimants)
      let category = category(charge)
      let isLicence = category != nil && category != "Security interest"
      let kind = XMLNode(
        "com:RecordLicenceCategory", text: category == "Sublicence" ? "Sublicence" : "Licence")
      let isOfCourt = dossier.right.act(charge.event.act)?.indicator == "CRT"
      let judicial = isOfCourt ? XMLNode("tmk:BasicRecordCategory", text: "Judicial action") : nil
      return XMLNode(
        "tmk:MarkRecord", [:],
        [
          isLicence
            ? XMLNode("tmk:RecordLicence", [:], head + [kind, reference, bag])
            : XMLNode("tmk:BasicRecord", [:], head + [judicial, reference, bag])
        ])
    }
  }

  private func identifier(_ charge: Charge) -> String {
    charge.event.numbers["recordal"] ?? String(charge.event.ordinal)
  }

  private func parties(of charge: Charge) -> [Party] {
    let names = dossier.right.act(charge.event.act)?.takes.map(\.item) ?? []
    return names.flatMap { charge.values.parties($0) }
  }

  /// The word of the standard for the code of the event that brought it; nil when it is no licence and no security.
  /// - Source: WIPO Standard ST.27, category S; ST.96, `com:LicenceCategoryType`.
  private func category(_ charge: Charge) -> String? {
    switch dossier.right.act(charge.event.act)?.events.first {
    case "S11"?: "Unknown"
    case "S14"?: "Exclusive"
    case "S17"?: "NonExclusive"
    case "S20"?: "Security interest"
    case "S23"?: "Compulsory"
    case "S31"?: "Sublicence"
    default: nil
    }
  }
}
