import Filing

/// The words that stand on papers beside templates and labels; law.tsv has them in the languages of the office as `paper_<word>`.
enum PaperWord: String, CaseIterable {
  case above
  case amount
  case annexTo = "annex_to"
  case continued
  case before
  case code
  case concerns
  case copy
  case due = "fee_due"
  case duplicate
  case effective
  case fee
  case file
  case inTheNameOf = "in_the_name_of"
  case kept
  case now
  case ourLetter = "our_letter"
  case protectedUntil = "protected_until"
  case receipt
  case reason
  case recordal
  case replaces
  case rule
  case seal
  case sentTo = "sent_to"
  case stock
  case title
  case total
  case verification
  case void
  case yourReference = "your_reference"

  /// As it stands where the law has no word.
  var english: String {
    switch self {
    case .above: "see above"
    case .amount: "Amount"
    case .annexTo: "Annex to"
    case .continued: "continued on the annex"
    case .before: "before"
    case .code: "Code"
    case .concerns: "Concerns"
    case .copy: "Copy no."
    case .due: "Fee due"
    case .duplicate: "Duplicate"
    case .effective: "With effect from"
    case .fee: "Fee"
    case .file: "File"
    case .inTheNameOf: "In the name of"
    case .kept: "Kept for what falls due"
    case .now: "now"
    case .ourLetter: "Our letter"
    case .protectedUntil: "Protected until"
    case .receipt: "Receipt"
    case .reason: "Reason"
    case .recordal: "Recordal"
    case .replaces: "replaces"
    case .rule: "Rule"
    case .seal: "Seal of the register"
    case .sentTo: "Sent to"
    case .stock: "Form no."
    case .title: "Title"
    case .total: "Total"
    case .verification: "Verification code"
    case .void: "VOID"
    case .yourReference: "Your reference"
    }
  }
}

extension Law {
  /// A word of papers in the languages of the office.
  func word(_ word: PaperWord) -> Label {
    Label(settings["paper_\(word.rawValue)"] ?? word.english, settings["paper_\(word.rawValue)_fr"] ?? "")
  }

  /// Words of law.tsv in one of the two languages.
  func words(_ key: String, _ second: Bool) -> String? { (second ? settings[key + "_fr"] : nil) ?? settings[key] }
}

extension Label {
  /// Both wordings with a mark between them, one when there is no second.
  func both(_ mark: String = " · ") -> String { [first, second].filter { !$0.isEmpty }.joined(separator: mark) }
}
