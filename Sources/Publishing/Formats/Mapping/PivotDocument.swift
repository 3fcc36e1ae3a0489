import Filing

/// One document of the standard onto which other formats are mapped: how a dossier stands in it, and how it is read.
///
/// One edition of ST.96 fills them; a format that is mapped names nothing else of it.
struct PivotDocument: Sendable {
  /// Value of `st96_root` of the rights it is for.
  let root: String
  /// The dossier in it; nil when it has nothing for it.
  let write: @Sendable (Dossier, Submission) -> XMLNode?
  /// Where the data of forms stand in it.
  let reading: [IntakeRow]

  /// Whether dossiers of the right are written in it.
  @Sendable func takes(_ right: Right) -> Bool { right.settings["st96_root"] == root }
}
