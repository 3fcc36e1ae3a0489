/// A question whose answer may show files that the public may not see; that an officer asked is noted.
protocol NotedQuestion: Question {
  /// The dossiers that it shows and the public may not see; none when nothing is to be noted.
  func secretDossiers(in context: ReadingContext) throws -> [Int]
}
