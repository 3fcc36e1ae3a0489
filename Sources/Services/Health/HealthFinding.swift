import Standards

/// Something that an office should mend, with what to do.
public struct HealthFinding: Codable, Equatable, Sendable {
  /// How soon.
  public enum Level: String, Codable, Sendable {
    /// To be mended soon.
    case amber
    /// To be mended at once.
    case red
  }

  public let level: Level
  /// What it is about: `disk`, `backup`, `drill` …
  public let about: String
  /// What is wrong, in a sentence.
  public let words: String
  /// What to do, in a sentence.
  public let remedy: String

  init(_ level: Level, _ about: String, _ words: String, _ remedy: String) {
    (self.level, self.about, self.words, self.remedy) = (level, about, words, remedy)
  }
}
