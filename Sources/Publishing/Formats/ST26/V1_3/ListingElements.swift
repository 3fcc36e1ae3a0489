/// The elements of a listing: what stands in each, in which order and how often.
///
/// - Source: WIPO Standard ST.26, edition V1_3, after the specimen of its Annex III; the official document type
///   definition was not to be had, so how often an optional part may stand is unverified.
struct ListingElement {
  let name: String
  /// Nil for elements that hold text.
  let children: [Child]?
  /// Name → whether it must stand.
  let attributes: [String: Bool]

  struct Child {
    let element: Int
    let isRequired: Bool
    let repeats: Bool
  }

  func has(_ attribute: String) -> Bool { attributes[attribute] != nil }

  /// Element, what stands in it ("?" optional, "*" any number, "+" one or more; "text"), attributes ("!" required).
  private static let table = """
    ST26SequenceListing | ApplicationIdentification? ApplicantFileReference? EarliestPriorityApplicationIdentification? ApplicantName? ApplicantNameLatin? InventorName? InventorNameLatin? InventionTitle+ SequenceTotalQuantity SequenceData+ | dtdVersion! fileName softwareName softwareVersion productionDate originalFreeTextLanguageCode nonEnglishFreeTextLanguageCode
    ApplicationIdentification | IPOfficeCode ApplicationNumberText FilingDate?
    EarliestPriorityApplicationIdentification | IPOfficeCode ApplicationNumberText FilingDate?
    IPOfficeCode | text
    ApplicationNumberText | text
    FilingDate | text
    ApplicantFileReference | text
    ApplicantName | text | languageCode!
    ApplicantNameLatin | text
    InventorName | text | languageCode!
    InventorNameLatin | text
    InventionTitle | text | languageCode!
    SequenceTotalQuantity | text
    SequenceData | INSDSeq | sequenceIDNumber!
    INSDSeq | INSDSeq_length INSDSeq_moltype INSDSeq_division INSDSeq_other-seqids? INSDSeq_feature-table? INSDSeq_sequence
    INSDSeq_length | text
    INSDSeq_moltype | text
    INSDSeq_division | text
    INSDSeq_other-seqids | INSDSeqid?
    INSDSeqid | text
    INSDSeq_feature-table | INSDFeature+
    INSDFeature | INSDFeature_key INSDFeature_location INSDFeature_quals?
    INSDFeature_key | text
    INSDFeature_location | text
    INSDFeature_quals | INSDQualifier+
    INSDQualifier | INSDQualifier_name INSDQualifier_value? NonEnglishQualifier_value? | id
    INSDQualifier_name | text
    INSDQualifier_value | text
    NonEnglishQualifier_value | text
    INSDSeq_sequence | text
    """

  static let all: [ListingElement] = {
    let rows = table.split(separator: "\n").map { row in
      row.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
    }
    let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1[0][0], $0) })
    return rows.map { row in
      let children = row[1] == ["text"] ? nil : row[1].compactMap { child($0, places) }
      let attributes = row.count > 2 ? row[2] : []
      return ListingElement(
        name: row[0][0], children: children,
        attributes: Dictionary(
          uniqueKeysWithValues: attributes.map { ($0.hasSuffix("!") ? String($0.dropLast()) : $0, $0.hasSuffix("!")) }))
    }
  }()

  private static func child(_ word: String, _ places: [String: Int]) -> Child? {
    let mark = word.last.flatMap { "?*+".contains($0) ? $0 : nil }
    return places[mark == nil ? word : String(word.dropLast())].map {
      Child(element: $0, isRequired: mark == nil || mark == "+", repeats: mark == "*" || mark == "+")
    }
  }
}
