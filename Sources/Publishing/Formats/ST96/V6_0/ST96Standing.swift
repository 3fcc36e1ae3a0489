import Filing
import Standards

/// Where a dossier stands, in the words that ST.96 has for it.
///
/// - Source: WIPO Standard ST.96 V6_0, `tmk:MarkCurrentStatusCategoryType`, `tmk:MarkEventCategoryType`,
///   `dgn:DesignCurrentStatusCategoryType`, `dgn:DesignEventCategoryType`; events by WIPO Standard ST.27.
struct ST96Standing: Sendable {
  /// Beginning of the code of the event that leads there.
  let code: String
  let mark: String
  let markEvent: String
  let design: String
  let designEvent: String

  /// The first row whose code begins an event decides.
  static let rows: [ST96Standing] = [
    row("A", "Application filed", "Filed"),
    row("B11", "Application withdrawn", "Withdrawn", "Withdrawn"),
    row("B12", "Application withdrawn", "Withdrawn", "Withdrawn"),
    row("B", "Application refused", "Rejected"),
    row("C", "Filing date accorded", "Filed"),
    row("D22", "Application accepted", "Filed"),
    row("D", "Classification checked", "Filed", markEvent: "National prosecution history entry"),
    row("E11", "Opposition pending", "Filed"),
    row("F", "Registration published", "Registered", "Registered"),
    row("H14", "Registration cancelled", "Expired", "Expired"),
    row("H13", "Registration cancelled", "Expired", "Expired"),
    row("H15", "Registration surrendered", "Cancelled"),
    row("H", "Registration cancelled", "Cancelled"),
    row("K13", "Registration published", "Registered", "Registered"),
    row("L15", "Invalidity proceeding pending", "Registered"),
    row("L", "Revocation proceeding pending", "Registered"),
    row("M", "Registration published", "Registered", "Registered"),
    row("P22", "Classification checked", "Undefined"),
    row("Q12", "Application published", "Filed"),
    row("Q13", "Registration published", "Registered", "Registered"),
    row("T15", "Interruption of proceeding", "Undefined"),
    row("V11", "Appeal pending", "Undefined"),
    row("V12", "Action before court of justice pending", "Undefined"),
  ]

  private static func row(
    _ code: String, _ mark: String, _ design: String, _ designEvent: String = "Undefined", markEvent: String? = nil
  ) -> ST96Standing {
    ST96Standing(code: code, mark: mark, markEvent: markEvent ?? mark, design: design, designEvent: designEvent)
  }

  static func of(_ code: String) -> ST96Standing? { rows.first { code.hasPrefix($0.code) } }

  static func markEvent(_ code: String) -> String { of(code)?.markEvent ?? "National prosecution history entry" }
  static func designEvent(_ code: String) -> String { of(code)?.designEvent ?? "Undefined" }
}

extension Dossier {
  /// The standing as marks and designs exchange it: the last event that changed it.
  var standing: (mark: String, design: String) {
    let moving = statusEventsInForce.last { event in
      !["Q16", "M13"].contains(event.code) && !"PRSUWY".contains(event.code.first ?? "W")
        && ST96Standing.of(event.code).map { $0.design != "Undefined" } ?? false
    }
    let found = moving.flatMap { ST96Standing.of($0.code) }
    return (
      found?.mark == "Application filed" ? "Application Filed" : found?.mark ?? "Application Filed",
      found?.design ?? "Filed"
    )
  }

  /// The event that ended it; nil while it lives.
  var ended: StatusEvent? {
    stage == .terminated ? statusEventsInForce.last { "BH".contains($0.code.first ?? "-") } : nil
  }
}

/// The section of a gazette in the words of ST.96.
///
/// - Source: WIPO Standard ST.96 V6_0, `tmk:PublicationSectionCategoryType` and `dgn:PublicationSectionCategoryType`.
struct ST96Section: Equatable, Sendable {
  /// Beginning of the code of the published event.
  let code: String
  let mark: String
  let design: String

  static let rows: [ST96Section] = [
    row("Q12", "Applications publishing for opposition"), row("Q13", "Registrations publishing"),
    row("Q14", "Registrations publishing"), row("Q17", "Registration republished"),
    row("F", "Registrations publishing"),
    row("B11", "Withdrawals"), row("B12", "Withdrawals"), row("B", "Total refusals"),
    row("U11", "Registrations renewed"),
    row("U15", "Registrations renewed"), row("H15", "Total surrender of trademarks", "Total surrender of designs"),
    row("H", "Registrations no longer in effect"), row("R14", "Total transfers"),
    row("R13", "Change of proprietor name and or address", "Change of name and address of proprietor"),
    row("R18", "Change of proprietor name and or address", "Change of name and address of proprietor"),
    row("R17", "Replacement of representative"), row("S", "Registrations with restrictions"),
    row("P13", "Amendments to applications"), row("P16", "Registrations with amendments"), row("P24", "Limitations"),
    row("P21", "Correction of errors on registrations"), row("P", "Correction of errors on applications"),
    row("N", "Registrations no longer in effect"), row("A", "Applications"),
  ]

  private static func row(_ code: String, _ mark: String, _ design: String? = nil) -> ST96Section {
    ST96Section(code: code, mark: mark, design: design ?? mark)
  }

  /// The section of the first event that has one.
  static func of(_ codes: [String]) -> ST96Section? {
    codes.lazy.compactMap { code in rows.first { code.hasPrefix($0.code) } }.first
  }
}
