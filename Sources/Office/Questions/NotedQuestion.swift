/// A question whose answer may show a file that the public may not see; that an officer asked is noted.
protocol NotedQuestion: Question {
  /// The dossier that it shows, when the public may not see it; nil when nothing is to be noted.
  func secretDossier(in context: ReadingContext) throws -> Int?
}
