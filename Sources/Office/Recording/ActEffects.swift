import Filing
import Standards

/// What an act of the office does beside its event.
typealias OfficeAct = @Sendable (inout Recording, Values, CalendarDate) throws -> Void

/// What an act of a dossier does to other dossiers, after its own event.
typealias DossierAct = @Sendable (inout Recording, Dossier, CalendarDate) throws -> Void

/// What acts do that a row of the law cannot say, by the id of the row.
struct ActEffects: Sendable {
  let ofOffice: [String: OfficeAct]
  let ofDossier: [String: DossierAct]
}
