extension Exporting {
  /// What was written, for programs.
  public struct Summary: Encodable, Equatable, Sendable {
    /// A file as it was written.
    public struct File: Encodable, Equatable, Sendable {
      /// Its name in the folder.
      public let name: String
      /// In bytes.
      public let size: Int
      /// Whether an official schema has found it valid.
      public let isJudged: Bool
    }
    /// Id of the format: `ST96-V6_0`.
    public let format: String
    /// How many dossiers were written.
    public let dossiers: Int
    /// Dossiers that were left out because the public may not see them.
    public let unpublished: Int
    /// In the order of writing.
    public let files: [File]
    /// Pictures beside the files.
    public let pictures: Int
  }
}
