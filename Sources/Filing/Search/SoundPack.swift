import Standards

/// How one language, or one way of writing another script in Latin letters, is read: its rules in the order of the file.
///
/// The first rule that fits is taken; a letter that none reads sounds as it is written. Contexts look at letters, never at sounds.
public struct SoundPack: Sendable {
  /// Name of its file: `english`.
  public let id: String
  /// What the office calls this state of it: `1`.
  public let version: String
  /// Scripts whose words it reads; empty for all.
  public let scripts: Set<String>
  private let byLetter: [[SoundRule]]
  private let isLatin: Bool

  init(id: String, version: String, scripts: Set<String>, rules: [SoundRule]) {
    (self.id, self.version, self.scripts) = (id, version, scripts)
    isLatin = scripts.isEmpty || scripts.contains("latin")
    var byLetter = [[SoundRule]](repeating: [], count: 256)
    for rule in rules { byLetter[Int(rule.letters[0])].append(rule) }
    self.byLetter = byLetter
  }

  /// Name and version, as hits show it: `english 1`.
  public var name: String { "\(id) \(version)" }

  /// What a word sounds like; sounds that double the one before are heard once.
  ///
  /// - Parameter word: small letters a to z and digits.
  func reading(_ word: [UInt8]) -> [UInt8] {
    var sounds: [UInt8] = []
    sounds.reserveCapacity(word.count + 4)
    word.withUnsafeBufferPointer { word in
      var place = 0
      while place < word.count {
        let rules = byLetter[Int(word[place])]
        var index = 0
        while index < rules.count, !rules[index].fits(word, at: place) { index += 1 }
        if index < rules.count {
          for sound in rules[index].sounds where sounds.last != sound { sounds.append(sound) }
          place += rules[index].letters.count
        } else {
          if sounds.last != word[place] { sounds.append(word[place]) }
          place += 1
        }
      }
    }
    return sounds
  }

  /// Whether it reads words of the script.
  func reads(_ script: String) -> Bool { script == "latin" ? isLatin : scripts.isEmpty || scripts.contains(script) }

  /// Place of the rule that reads the word at a place, among the rules of its first letter; nil when the letter stands as it is.
  func rule(_ word: [UInt8], at place: Int) -> Int? {
    word.withUnsafeBufferPointer { word in
      byLetter[Int(word[place])].firstIndex { $0.fits(word, at: place) }
    }
  }
}
