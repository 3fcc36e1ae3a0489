/// What a listing is judged by; each rule says what mends it.
///
/// - Source: WIPO Standard ST.26, edition V1_3, as recalled; feature keys after the INSDC feature table and UniProt.
enum ListingRule: String, CaseIterable {
  case doctype = "st26-doctype"
  case structure = "st26-structure"
  case attribute = "st26-attribute"
  case value = "st26-value"
  case number = "st26-number"
  case quantity = "st26-quantity"
  case length = "st26-length"
  case symbol = "st26-symbol"
  case threshold = "st26-threshold"
  case skipped = "st26-skipped"
  case source = "st26-source"
  case qualifier = "st26-qualifier"
  case feature = "st26-feature"
  case location = "st26-location"
  case identifier = "st26-identifier"

  /// What the sender has to do.
  var cure: String {
    switch self {
    case .doctype: "Name the document type -//WIPO//DTD Sequence Listing 1.3//EN."
    case .structure: "Put the elements in the order of the standard, each as often as it allows."
    case .attribute: "Write the attributes that the standard has for the element."
    case .value: "Write the value in the form of the standard."
    case .number: "Number the sequences 1, 2, 3 without a gap; a number left out on purpose is a sequence 000."
    case .quantity: "Write the number of sequences that the listing holds."
    case .length: "Write the number of residues of the sequence."
    case .symbol: "Use the symbols of the standard: small letters for nucleotides, capitals for amino acids."
    case .threshold: "Leave the sequence out: ten nucleotides or four amino acids must be specifically defined."
    case .skipped: "Leave length, type and division of a skipped sequence empty, and its features out."
    case .source: "Give the sequence one feature “source” over its whole length."
    case .qualifier: "Give the source its organism and a molecule type that fits the sequence."
    case .feature: "Use a feature key that the standard has for the type of the sequence."
    case .location: "Write a place within the sequence: 5, 5..12, <1..9, 4^5, join(1..4,9..12)."
    case .identifier: "Give each qualifier an id of its own: q1, q2, q3."
    }
  }
}
