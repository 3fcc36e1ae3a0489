import Filing
import Standards

/// What an item of a form is, whatever the law calls it: the name by which formats and papers look for it.
///
/// The column `element` of the form decides, without its prefix; where it is empty, the item's own name does.
enum StandardItem {
  /// Item of a form → name of the datum.
  private static let names = [
    "language": "ApplicationLanguageCode", "filing_language": "ApplicationLanguageCode", "applicant": "Applicant",
    "holder": "Holder", "representative": "Representative", "correspondence_address": "CorrespondenceAddress",
    "creators": "Creator", "inventor": "Creator", "creator": "Creator", "priority": "Priority",
    "parent": "InitialApplicationNumber", "international_registration": "InternationalRegistrationNumber",
    "reference": "ApplicantFileReference", "title": "InventionTitle", "description": "Description", "claims": "Claims",
    "number_of_claims": "ClaimTotalQuantity", "abstract": "Abstract", "drawings": "Drawings",
    "ipc": "IPCRClassification", "sequence_listing": "SequenceListing", "features": "Features", "designs": "Design",
    "product": "DesignTitle", "locarno": "LocarnoClassification", "number_of_designs": "DesignTotalQuantity",
    "deferment_until": "PublicationDeferment", "mark_kind": "MarkFeatureCategory", "mark_text": "MarkVerbalElementText",
    "picture": "MarkImage", "sound_file": "MarkSound", "mark_type": "MarkCategory", "goods": "GoodsServices",
    "vienna": "FigurativeElementClassification", "transliteration": "MarkTransliteration",
    "translation": "MarkTranslationText", "colours": "MarkColourClaimedText", "disclaimer": "MarkDisclaimerText",
    "acquired": "TradeDistinctiveness", "exhibition": "Exhibition", "power_of_attorney": "PowerOfAttorney",
    "regulations": "Regulations", "pages": "PageTotalQuantity", "small_entity": "SmallEntity",
    "signature": "Signature", "signatory": "Signatory", "entitlement": "Entitlement", "model_file": "ModelFile",
    "missing_part": "MissingPart", "microorganism": "BioDeposit",
  ]

  /// What an application is filed with and nobody publishes.
  private static let unpublished: Set<String> = [
    "PowerOfAttorney", "Regulations", "PageTotalQuantity", "SmallEntity", "Signature", "Signatory", "Entitlement",
    "ModelFile",
  ]

  /// Whether a gazette's files carry the datum.
  static func isPublished(_ name: String) -> Bool { !name.isEmpty && !unpublished.contains(name) }

  /// Elements that say the same of different rights.
  private static let synonyms = [
    "RegisteredPractitioner": "Representative", "Inventor": "Creator", "Designer": "Creator", "Owner": "Holder",
    "PriorityClaim": "Priority", "FilingLanguageCode": "ApplicationLanguageCode",
  ]

  static func name(_ item: FormItem) -> String {
    let path = item.element.utf8
    let separator = path.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
    let element = String(item.element[(separator.map { path.index(after: $0) } ?? path.startIndex)...])
    return element.isEmpty ? names[item.item] ?? "" : synonyms[element] ?? element
  }
}

extension FormItem {
  /// Name of the datum; empty when no standard has one.
  var standardName: String { StandardItem.name(self) }
}

extension Dossier {
  /// The values of the items that are that datum.
  func entries(of name: String) -> [Entry] {
    right.form.filter { !values[$0.item].isEmpty && $0.standardName == name }.flatMap { values[$0.item] }
  }

  /// The values of all items by name of the datum.
  var entriesByName: [String: [Entry]] {
    right.items(in: values).reduce(into: [:]) { named, item in
      named[item.standardName, default: []] += values[item.item]
    }
  }

  /// The first text of the datum.
  func text(of name: String) -> String? {
    for case .text(let text) in entries(of: name) where !text.isEmpty { return text }
    return nil
  }
}
