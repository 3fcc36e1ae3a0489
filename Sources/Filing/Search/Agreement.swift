/// What of two marks agrees, each from 0 to 1, and where.
struct Agreement {
  var letters: Float = 0
  var sounds: Float = 0
  var startLetters: Float = 0
  var startSounds: Float = 0
  var withinLetters: Float = 0
  var commonStart: Float = 0
  var commonEnd: Float = 0
  var triples: Float = 0
  var coverOne: Float = 0
  var bestWord: Float = 0
  var meaning: Float = 0
  /// The readings that are nearest: of the query, of the other one.
  var reading: (MarkForm.Reading, MarkForm.Reading)?
  /// The words that are nearest: places in the query and in the other one.
  var pair: (Int, Int)?
  /// Words of which one translates the other.
  var translated: [(Int, Int)] = []
  /// Words of the query with those of the translation that was filed for the other mark.
  var filed: [(Int, [UInt8])] = []

  /// One pack reads both alike, or their letters are the same.
  var isHeardAlike: Bool {
    guard letters < 0.999 else { return true }
    guard sounds > 0.999, let (own, other) = reading else { return false }
    return own.sounds.count > 2 && own.pack == other.pack
  }

  /// What the ranking counts; that of its weights is the same order.
  var features: [Float] {
    let greater = max(letters, sounds)
    return [
      letters, startLetters, startSounds, withinLetters, commonEnd, triples, bestWord, isHeardAlike ? 1 : 0,
      max(coverOne, greater),
    ]
  }
}
