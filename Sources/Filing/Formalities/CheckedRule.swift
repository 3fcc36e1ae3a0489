import Standards

/// One rule of a checklist, and whether a dossier meets it.
public struct CheckedRule: Codable, Equatable, Sendable {
  /// `filing`, `formality` or `registration`.
  public let checklist: String
  /// What it finds, whether or not it does here.
  public let finding: Finding
  public let isMet: Bool
}

extension Dossier {
  /// Every rule of every checklist of its right: those that must be met and are not, then those that are asked about,
  /// then those that are met; each in the order of the table.
  public var checkedRules: [CheckedRule] {
    let all = right.formalities.compactMap { use in
      Rule.all[use.rule].map {
        CheckedRule(checklist: use.checklist, finding: Finding(use), isMet: $0.isMet(self, use))
      }
    }
    return all.filter { !$0.isMet && $0.finding.must } + all.filter { !$0.isMet && !$0.finding.must }
      + all.filter(\.isMet)
  }
}

extension Finding {
  init(_ use: Formality) {
    self.init(
      formality: use.id, item: use.item, paragraph: use.paragraph, cure: use.cure, basis: use.basis, must: use.must)
  }
}
