import Standards

/// A rule of the formality check; tables use it by its id.
public struct Rule: Sendable {
  public let id: String
  /// True when the dossier meets the rule.
  let meets: @Sendable (Dossier, Formality) -> Bool

  /// Every rule that tables may name.
  public static let all: [String: Rule] = Dictionary(
    [required, oneOf, atMost].map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The item has a value.
  static let required = Rule(id: "required") { dossier, use in !dossier.values[use.item].isEmpty }

  /// One of the items named in the parameter has a value.
  static let oneOf = Rule(id: "one_of") { dossier, use in
    use.parameter.split { $0 == "," || $0 == " " }.contains { !dossier.values[String($0)].isEmpty }
  }

  /// The item has at most that many values.
  static let atMost = Rule(id: "at_most") { dossier, use in dossier.values[use.item].count <= Int(use.parameter) ?? .max }
}

extension Dossier {
  /// What a checklist finds missing, in the order of the table.
  public func findings(of checklist: String) -> [Finding] {
    right.formalities.filter { $0.checklist == checklist }.compactMap { use in
      guard let rule = Rule.all[use.rule], !rule.meets(self, use) else { return nil }
      return Finding(
        formality: use.id, item: use.item, paragraph: use.paragraph, cure: use.cure, basis: use.basis, must: use.must)
    }
  }
}
