import Standards

/// One item of a form or an act: screen, formality check, bibliography, gazette entry and XML all read it.
public struct FormItem: Equatable, Sendable {
  public let item: String
  public let inid: String
  public let label: Label
  public let kind: Kind
  /// Classification of a symbol, accepted media types of a document, or `DAS` for an access code.
  public let scheme: String
  public let choices: [String]
  /// Whether it is needed for the filing date, by the formalities, or not at all.
  public let obligatory: Obligatory
  /// How many values it takes; nil for any number.
  public let most: Int?
  /// Longest text in characters.
  public let length: Int
  /// Whether changing it after the filing date changes what is protected or for whom: owner, mark, goods, claims, views.
  public let isMaterial: Bool
  public let published: Bool
  /// Whether only officers whose role reads secret files see its values: masked while they are typed, kept in no draft.
  ///
  /// A password is so whatever the table says.
  public let isSecret: Bool
  public let onCertificate: Bool
  public let hint: String
  /// Element of the exchange standard that carries it.
  public let element: String
  /// The letter that stands for a choice when it is typed, as the hint names it.
  public var letters: [String: String] = [:]
  /// When it matters; nil for always.
  public var when: When?
  /// Where a form shows it; nil where it shows nothing of the kind.
  public var group: Group?
  /// Its place among those that are shown first; those without one follow as the table has them.
  public var order: Int?
  /// How much a word in its text says when files are searched by their texts, 1 to 9; nil where it is not searched.
  public var weight: Int?
  /// In which an amount is typed.
  var currency = Currency("")

  /// Classifications whose symbols a form may ask for.
  static let schemes: Set<String> = ["IPC", "Vienna", "Locarno", "Nice"]

  public enum Kind: String, CaseIterable, Sendable {
    case text, lines, date, number, flag, choice, country, language, party, priority, goods, picture, document, design,
      symbol, money
  }
  public enum Obligatory: String, Sendable { case filing, formality, no = "" }

  /// Whether its value is a code that the register makes when the act brings none.
  public var isAccessCode: Bool { kind == .text && scheme == "DAS" }

  /// What must have been chosen for an item to matter.
  public struct When: Equatable, Sendable {
    public let item: String
    public let choices: [String]

    public init(item: String, choices: [String]) { (self.item, self.choices) = (item, choices) }
  }

  /// A group of items of a form.
  public enum Group: String, Sendable {
    /// What nearly every filing brings; the others are shown when they are asked for.
    case front
  }

  /// `(540) Mark`
  public var heading: String { inid.isEmpty ? label.first : "(\(inid)) \(label.first)" }
}
