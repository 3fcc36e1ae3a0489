import Standards

/// One rule of a checklist, and whether a dossier meets it.
public struct CheckedRule: Codable, Equatable, Sendable {
  /// `filing`, `formality` or `registration`.
  public let checklist: String
  /// What it finds, whether or not it does here.
  public let finding: Finding
  public let isMet: Bool
  /// What an officer is asked about it; nil where the machine judges, and where there is nothing to ask about.
  public let question: Label?
  /// What was last answered; nil when nobody was asked.
  public let answer: CheckAnswer?

  /// Whether somebody is still to be asked.
  public var isToAsk: Bool { question != nil && (answer == nil || answer == .doubtful) }
}

extension Dossier {
  /// Every rule of every checklist of its right: those that must be met and are not, then those that are asked about,
  /// by letter or of the officer, then those that are met; each in the order of the table.
  public var checkedRules: [CheckedRule] {
    let all = right.formalities.compactMap { use in
      Rule.all[use.rule].map {
        CheckedRule(
          checklist: use.checklist, finding: Finding(use), isMet: $0.isMet(self, use),
          question: values[use.item].isEmpty ? nil : use.question, answer: answer(to: use))
      }
    }
    return all.filter { !$0.isMet && $0.finding.must } + all.filter { !$0.isMet && !$0.finding.must }
      + all.filter { $0.isMet && $0.isToAsk } + all.filter { $0.isMet && !$0.isToAsk }
  }
}

extension Finding {
  init(_ use: Formality) {
    self.init(
      formality: use.id, item: use.item, paragraph: use.paragraph, cure: use.cure, basis: use.basis, must: use.must)
  }
}
