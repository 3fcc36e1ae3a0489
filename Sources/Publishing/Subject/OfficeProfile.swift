import Filing

/// The office as its papers and files name it: the keys of `office.tsv`.
public struct OfficeProfile: Sendable, Equatable {
  /// Code of the office, two letters (WIPO Standard ST.3).
  public let code: String
  public let name: Label
  /// Official and second language, two letters each; the second one is empty when there is none.
  public let languages: [String]
  /// All keys and values of the table.
  public let settings: [String: String]

  public init(settings: [String: String]) {
    self.settings = settings
    code = settings["code"] ?? ""
    name = Label(settings["name"] ?? "", settings["name_fr"] ?? "")
    languages = [settings["language"] ?? "en", settings["second_language"] ?? ""].filter { !$0.isEmpty }
  }

  /// The currency in words, `crowns`, in the second language where it has one; its code when the table names none.
  func currencyName(second: Bool) -> String {
    (second ? settings["currency_name_fr"] : nil) ?? settings["currency_name"] ?? settings["currency"] ?? ""
  }

  /// What stands across every page of a register in which people practise; empty for an office.
  public var watermark: String { settings["practice"] == nil ? "" : "PRACTICE" }

  /// The official language.
  public var language: String { languages.first ?? "en" }

  /// The direction in which the official language is written; values in other scripts stand in it as they are.
  public var direction: TextDirection { ["ar", "fa", "he", "ur"].contains(language) ? .rightToLeft : .leftToRight }

  /// The address of the office as lines of a letterhead; none when the table has no `address`.
  public var addressLines: [String] {
    ["address", "city", "email", "phone", "web"].compactMap { settings[$0] }.filter { !$0.isEmpty }
      .map { $0.split(separator: ";").map { $0.drop { $0 == " " } }.joined(separator: ", ") }
  }
}
