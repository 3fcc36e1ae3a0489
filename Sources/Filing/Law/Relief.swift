import Standards

/// A remedy for who is late; columns of the limit say whether, how long and how often it is given.
///
/// - Source: PLT Articles 11 and 12, Rules 12 and 13; STLT Rule 9.
public enum Relief: String, Sendable {
  /// A longer period: columns `extend`, `extend_times`, `extend_late`.
  case extended = "extend"
  /// The procedure goes on as if the limit had been kept: column `continue`.
  case continued = "continue"
  /// Application or right is restored: columns `restore`, `restore_max`.
  case restored = "restore"

  var words: String {
    switch self {
    case .extended: "extension"
    case .continued: "continued processing"
    case .restored: "reinstatement"
    }
  }

  /// What is left to who cannot have it.
  var cure: String {
    switch self {
    case .extended: "act within the period, or ask for continued processing when it is over"
    case .continued: "ask for reinstatement, or appeal"
    case .restored: "appeal, or file anew"
    }
  }
}

extension LimitRule {
  /// How long the relief may be asked when this limit was missed; nil when it is not given.
  public func window(of relief: Relief) -> Period? {
    switch relief {
    case .extended: extend == nil ? nil : extendLate
    case .continued: continued
    case .restored: restoreMax
    }
  }
}
