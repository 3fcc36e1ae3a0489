import Standards

/// The elements of a listing whose content is judged.
enum ListingPart: String {
  case listing = "ST26SequenceListing"
  case application = "ApplicationIdentification"
  case reference = "ApplicantFileReference"
  case office = "IPOfficeCode"
  case filingDate = "FilingDate"
  case title = "InventionTitle"
  case total = "SequenceTotalQuantity"
  case data = "SequenceData"
  case length = "INSDSeq_length"
  case molecule = "INSDSeq_moltype"
  case division = "INSDSeq_division"
  case features = "INSDSeq_feature-table"
  case feature = "INSDFeature"
  case key = "INSDFeature_key"
  case location = "INSDFeature_location"
  case qualifier = "INSDQualifier"
  case qualifierName = "INSDQualifier_name"
  case qualifierValue = "INSDQualifier_value"
  case residues = "INSDSeq_sequence"
  case seqid = "INSDSeqid"
  case other

  init(named name: String) { self = ListingPart(rawValue: name) ?? .other }

  /// Whether the element may hold nothing; a skipped sequence has neither length nor type nor division.
  var mayBeEmpty: Bool { [.length, .molecule, .division, .qualifierValue, .seqid].contains(self) }

  /// What a value must look like, where its form alone decides; nil when it is right.
  func fault(_ text: String) -> String? {
    switch self {
    case .office: Self.isCode(text, "A"..."Z") ? nil : "“\(text)” is not the two letters of an office"
    case .filingDate: CalendarDate(text) == nil ? "“\(text)” is not a date, YYYY-MM-DD" : nil
    case .total: Self.number(text) == nil ? "“\(text)” is not a number of sequences" : nil
    case .division: text.isEmpty || text == "PAT" ? nil : "the division is “\(text)”, not PAT"
    default: nil
    }
  }

  /// What an attribute must look like; nil when it is right.
  static func fault(_ attribute: XMLAttribute) -> String? {
    let value = attribute.value
    switch attribute.name {
    case "languageCode", "originalFreeTextLanguageCode", "nonEnglishFreeTextLanguageCode":
      return isCode(value, "a"..."z") ? nil : "\(attribute.name) “\(value)” is not the two letters of a language"
    case "productionDate": return CalendarDate(value) == nil ? "productionDate “\(value)” is not a date" : nil
    case "dtdVersion": return editions.contains(value) ? nil : "dtdVersion “\(value)” is not known here"
    default: return nil
    }
  }

  /// Editions of the document type that are read.
  static let editions = ["V1_1", "V1_2", "V1_3"]

  private static func isCode(_ text: String, _ letters: ClosedRange<Unicode.Scalar>) -> Bool {
    text.unicodeScalars.count == 2 && text.unicodeScalars.allSatisfy { letters.contains($0) }
  }

  /// A number from 1 without sign and leading zeros.
  static func number(_ text: String) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.first != "0" else { return nil }
    return Int(text)
  }
}
