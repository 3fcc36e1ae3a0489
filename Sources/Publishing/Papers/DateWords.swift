import Standards

/// Dates in words, in the languages that letters are written in.
enum DateWords {
  private static let months = [
    "en": [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
    "fr": [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
      "décembre",
    ],
  ]

  /// `12 May 2026`, `1er mai 2026`; as in WIPO Standard ST.2 for other languages.
  static func text(_ date: CalendarDate, _ language: String) -> String {
    guard let name = months[language]?[date.month - 1] else { return date.description }
    let day = language == "fr" && date.day == 1 ? "1er" : String(date.day)
    return "\(day) \(name) \(date.year)"
  }
}
