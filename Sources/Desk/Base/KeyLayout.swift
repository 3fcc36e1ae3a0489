import Terminal

/// Keyboards whose letters are others: a letter that means nothing as it is means what stands on its key in Latin letters.
///
/// - Source: the layouts of XKB, `ru`, `ara`, `gr`, `il`; the full-width forms of Unicode, U+FF01 to U+FF5E.
enum KeyLayout {
  private static let rows: [(other: String, latin: String)] = [
    ("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,."),
    ("ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ", "qwertyuiop[]asdfghjkl;'zxcvnm,./"),
    ("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"),
    ("קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,."),
  ]

  private static let latin: [Character: Character] = rows.reduce(into: [:]) { found, row in
    for (other, latin) in zip(row.other, row.latin) { found[other] = latin }
  }

  /// The key in Latin letters; itself where it is in them, or stands on no keyboard that is known.
  static func latin(_ key: Key) -> Key {
    switch key {
    case .character(let letter): .character(latin(letter))
    case .alt(let letter): .alt(latin(letter))
    default: key
    }
  }

  /// The choice for which a letter stands, as it is or as the key on which it stands.
  static func choice(_ text: String, _ letters: [String: String]) -> String? {
    letters[text.lowercased()] ?? (text.count == 1 ? letters[String(text.lowercased().map { latin($0) })] : nil)
  }

  private static func latin(_ letter: Character) -> Character {
    guard !letter.isASCII else { return letter }
    if let known = latin[letter] ?? letter.lowercased().first.flatMap({ latin[$0] }) { return known }
    let scalar = letter.unicodeScalars.first?.value ?? 0
    guard letter.unicodeScalars.count == 1, (0xFF01...0xFF5E).contains(scalar),
      let narrow = Unicode.Scalar(scalar - 0xFEE0)
    else { return letter }
    return Character(narrow)
  }
}
