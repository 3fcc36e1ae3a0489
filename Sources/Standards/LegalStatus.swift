/// The stage of an application or right, 0 to 6.
///
/// - Source: WIPO Standard ST.27, stages; shared by ST.61 and ST.87.
public enum Stage: Int, CaseIterable, Comparable, Codable, Hashable, Sendable, CustomStringConvertible {
  case none, filing, examination, preGrantChallenge, grant, postGrantChallenge, terminated

  public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }

  public var description: String { String(rawValue) }

  /// The stage in plain words.
  public var words: String {
    switch self {
    case .none: "not filed"
    case .filing: "filing"
    case .examination: "examination"
    case .preGrantChallenge: "pre-grant challenge"
    case .grant: "grant"
    case .postGrantChallenge: "post-grant challenge"
    case .terminated: "terminated"
    }
  }
}

/// Whether an application or right is active (A), not active but revivable (N), or terminated (T).
///
/// - Source: WIPO Standard ST.27, states.
public enum LegalState: String, CaseIterable, Codable, Hashable, Sendable {
  case active = "A"
  case notActive = "N"
  case terminated = "T"

  /// The state in plain words.
  public var words: String {
    switch self {
    case .active: "active"
    case .notActive: "not active"
    case .terminated: "ended"
    }
  }
}

/// One row of the list of legal-status events.
public struct EventCode: Equatable, Sendable {
  /// Category letter and two digits: `A12`.
  public let code: String
  /// Code of the key event to which it belongs: `A10`.
  public let key: String
  public let title: String

  public init(code: String, key: String, title: String) {
    self.code = code
    self.key = key
    self.title = title
  }

  /// The key event of a code: the tens of its category, as ST.27 numbers them.
  public static func key(of code: String) -> String {
    code.count == 3 && !code.hasSuffix("00") ? "\(code.prefix(1))10" : code
  }

  /// Whether an event of this category may be recorded on a dossier that ended at that stage: C is for applications, K for rights.
  ///
  /// - Source: WIPO Standard ST.27, categories C (application revived) and K (right restored).
  public static func revives(category: Character, left: Stage) -> Bool {
    switch category {
    case "C": left < .grant
    case "K": left >= .grant
    default: true
    }
  }

  /// Whether an event of this category may lead from one stage to the other.
  ///
  /// - Source: WIPO Standard ST.27, category descriptions, as drawn in the procedure.
  public static func permits(category: Character, from: Stage, to: Stage) -> Bool {
    switch category {
    case "A": from == .none ? to == .filing : from == to
    case "B": (Stage.filing...(.preGrantChallenge)).contains(from) && to == .terminated
    case "C": from == to || from == .terminated && (Stage.filing...(.preGrantChallenge)).contains(to)
    case "D": from == to || from == .filing && to == .examination || from == .preGrantChallenge && to == .examination
    case "E": from == to || from == .examination && to == .preGrantChallenge
    case "F": (Stage.filing...(.preGrantChallenge)).contains(from) && to == .grant
    case "H": (from == .grant || from == .postGrantChallenge) && to == .terminated
    case "K": from == to || from == .terminated && (to == .grant || to == .postGrantChallenge)
    case "L": from == to || from == .grant && to == .postGrantChallenge
    case "M": from == to || from == .postGrantChallenge && to == .grant
    default: from == to
    }
  }
}

/// A legal-status event as one line: `A-0-1-A10-A12-NAP-REC01`.
///
/// - Source: WIPO Standard ST.27, event code format.
public func eventString(
  state: LegalState, from: Stage, to: Stage, code: EventCode, indicator: String, national: String
) -> String {
  "\(state.rawValue)-\(from)-\(to)-\(code.key)-\(code.code)-\(indicator)-\(national)"
}
