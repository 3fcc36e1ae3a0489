/// A question whose answer may show files that the public may not see; that an officer asked is noted.
protocol NotedQuestion: Question {
  /// The dossiers that it shows and the public may not see.
  func secretDossiers(in context: ReadingContext) throws -> [Int]
}

extension ReadingContext {
  /// Those of the dossiers that the public may not see.
  func secret(_ dossiers: [Int]) throws -> [Int] {
    try dossiers.filter { try db.number("SELECT 1 FROM standing WHERE dossier = ? AND secret = 1", $0) != nil }
  }
}
