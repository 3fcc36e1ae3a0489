import Standards

/// A rule of the formality check; tables use it by its id and give it an item and a parameter.
public struct Rule: Sendable {
  public let id: String
  /// Treaty, standard or practice that the rule follows.
  public let source: String
  /// What the column `parameter` holds.
  public let parameter: Parameter
  /// Whether the rule needs the name of an item.
  public let needsItem: Bool
  /// Filings that meet it and filings that fail it; they are its test.
  let meets: [RuleExample]
  let fails: [RuleExample]
  /// True when the dossier meets the rule.
  let isMet: @Sendable (Dossier, Formality) -> Bool

  init(
    id: String, source: String, parameter: Parameter = .none, needsItem: Bool = true, meets: [RuleExample],
    fails: [RuleExample], isMet: @escaping @Sendable (Dossier, Formality) -> Bool
  ) {
    self.id = id
    self.source = source
    self.parameter = parameter
    self.needsItem = needsItem
    self.meets = meets
    self.fails = fails
    self.isMet = isMet
  }

  /// What the column `parameter` of a rule holds.
  public enum Parameter: Sendable {
    case none, number, optionalNumber
    /// Names of items, one or more.
    case items
    /// Choices of an item of kind `choice`.
    case choices
    /// A country code, then names of items.
    case country

    /// Why the parameter does not fit; nil when it does.
    func fault(of text: String, items: Set<String>) -> String? {
      switch self {
      case .none: return text.isEmpty ? nil : "“\(text)” is not used by this rule"
      case .optionalNumber, .number:
        if text.isEmpty, case .optionalNumber = self { return nil }
        return Int(text).map { $0 > 0 } ?? false ? nil : "“\(text)” is not a number above 0"
      case .items:
        let names = text.words
        if names.isEmpty { return "the rule needs the name of an item" }
        return names.first { !items.contains($0) }.map { "there is no item “\($0)”" }
      case .choices: return text.words.isEmpty ? "the rule needs the choices to which it applies" : nil
      case .country:
        guard let code = text.words.first, code.count == 2, code == code.uppercased() else {
          return "“\(text)” does not begin with the two letters of a country"
        }
        return text.words.dropFirst().first { !items.contains($0) }.map { "there is no item “\($0)”" }
      }
    }
  }

  /// Every rule that tables may name.
  public static let all: [String: Rule] = Dictionary(
    [
      required, oneOf, atMost, signature, priorityPeriod, priorityCopy, foreignAgent, knownClass, oneClass, pictureFor,
      textFor,
      script, views, claimsNumbered, abstractLength, once, agentOnRoll, power, asked, twice,
      twiceByAnother,
    ].map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}

extension Dossier {
  /// What a checklist finds missing, in the order of the table.
  public func findings(of checklist: String) -> [Finding] {
    right.formalities.filter { $0.checklist == checklist }.compactMap { use in
      guard let rule = Rule.all[use.rule], !rule.isMet(self, use) else { return nil }
      return Finding(use)
    }
  }
}

extension String {
  /// Words separated by commas or spaces.
  var words: [String] { split { $0 == "," || $0 == " " }.map(String.init) }
}
