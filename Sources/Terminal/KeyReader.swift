/// Makes keys of the bytes of a keyboard, however slowly and in whatever pieces they arrive.
///
/// A sequence that a slow line tore apart is put together again. Where the Escape of it was given as a key already,
/// because nothing followed in time, `.escapeWasStart` takes it back before the key itself comes.
struct KeyReader {
  /// How long a lone Escape waits for the rest of a sequence.
  var escapeDelay = Duration.milliseconds(25)
  /// How long the parts of a sequence may be apart.
  static let patience = Duration.milliseconds(500)
  /// How long a paste that stops arriving is waited for.
  static let pastePatience = Duration.seconds(1)
  /// When a key comes although no further byte does; nil where nothing is begun.
  private(set) var deadline: ContinuousClock.Instant?

  private let table: KeyTable
  private var bytes: ArraySlice<UInt8> = []
  /// When the last byte came.
  private var arrived = ContinuousClock.now
  /// When an Escape was given for want of a sequence.
  private var gaveEscape: ContinuousClock.Instant?
  /// Whether what is there may be the rest of the sequence whose Escape was given.
  private var isRejoining = false
  /// The key that follows at once.
  private var following: Key?
  /// How far a paste has been searched for its end; nil outside of one.
  private var pasteSearched: Int?

  init(_ table: KeyTable) { self.table = table }

  /// Takes bytes that have just arrived.
  mutating func take(_ more: some Collection<UInt8>, at now: ContinuousClock.Instant) {
    guard let first = more.first else { return }
    if let gave = gaveEscape, bytes.isEmpty {
      isRejoining = now - gave <= Self.patience && (first == UInt8(ascii: "[") || first == UInt8(ascii: "O"))
    }
    gaveEscape = nil
    bytes += more
    arrived = now
  }

  /// The next key, or nil while none is complete. What is begun is waited for until `now` is past its deadline.
  mutating func next(at now: ContinuousClock.Instant) -> Key? {
    deadline = nil
    if let key = following {
      following = nil
      return key
    }
    while !bytes.isEmpty {
      switch read() {
      case .key(let key, let count):
        bytes = bytes.dropFirst(count)
        return key
      case .nothing(let count): bytes = bytes.dropFirst(count)
      case .wait(let patience, let end):
        guard now >= arrived + patience else {
          deadline = arrived + patience
          return nil
        }
        bytes = bytes.dropFirst(end.count)
        isRejoining = false
        pasteSearched = nil
        if end.key == .escape, end.count == 1 { gaveEscape = now }
        if let key = end.key { return key }
      }
    }
    return nil
  }

  private enum Reading {
    case key(Key, Int)
    case nothing(Int)
    /// The key that it is when nothing follows in time, and the bytes that it takes.
    case wait(Duration, (key: Key?, count: Int))
  }

  private mutating func read() -> Reading {
    if pasteSearched != nil { return readPaste() }
    if isRejoining { return rejoined() }
    guard bytes.first == 0x1B else { return readCharacter(bytes, whole: { Key(typed: $0) }, extra: 0) }
    return readEscape()
  }

  /// What follows an Escape that was given as a key, if it makes a sequence with it.
  private mutating func rejoined() -> Reading {
    switch table.match([0x1B] + bytes.prefix(KeyTable.longest - 1)) {
    case .key(let key, let count):
      isRejoining = false
      following = key
      return .key(.escapeWasStart, count - 1)
    case .paste(let count):
      isRejoining = false
      pasteSearched = 0
      return .key(.escapeWasStart, count - 1)
    case .partial: return .wait(Self.patience, (nil, 0))
    case .unknown, .none:
      isRejoining = false
      return read()
    }
  }

  private mutating func readEscape() -> Reading {
    let second = bytes.dropFirst().first
    guard let second else { return .wait(escapeDelay, (.escape, 1)) }
    switch table.match(Array(bytes.prefix(KeyTable.longest))) {
    case .key(let key, let count): return .key(key, count)
    case .paste(let count):
      pasteSearched = 0
      return .nothing(count)
    case .partial:
      let letter = Character(Unicode.Scalar(second))
      return .wait(
        Self.patience, bytes.count == 2 ? (.alt(Character(letter.lowercased())), 2) : (nil, bytes.count))
    case .unknown(let count): return .nothing(count)
    case .none: break
    }
    if second >= 0x30, second <= 0x39 { return .key(.function(second == 0x30 ? 10 : Int(second) - 0x30), 2) }
    guard second >= 0x20, second != 0x7F else { return .key(.escape, 1) }
    // Alt sends Escape before the character.
    return readCharacter(
      bytes.dropFirst(),
      whole: { value in
        Unicode.Scalar(value).flatMap { $0.properties.lowercaseMapping.first }.map { Key.alt($0) }
      }, extra: 1)
  }

  /// One character of UTF-8; bytes that are none are passed over.
  private func readCharacter(_ rest: ArraySlice<UInt8>, whole: (UInt32) -> Key?, extra: Int) -> Reading {
    guard let lead = rest.first else { return .nothing(extra) }
    let length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0 else { return .nothing(1 + extra) }
    let part = rest.prefix(length)
    guard part.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return .nothing(1 + extra) }
    guard part.count == length else { return .wait(Self.patience, (nil, part.count + extra)) }
    guard let scalar = String(decoding: part, as: UTF8.self).unicodeScalars.first, let key = whole(scalar.value) else {
      return .nothing(length + extra)
    }
    return .key(key, length + extra)
  }

  /// Everything up to the end of the paste.
  private mutating func readPaste() -> Reading {
    let end: [UInt8] = Array("\u{1B}[201~".utf8)
    var place = bytes.startIndex + (pasteSearched ?? 0)
    while place + end.count <= bytes.endIndex {
      if bytes[place] == 0x1B, bytes[place..<place + end.count].elementsEqual(end) {
        let text = pasted(bytes[..<place])
        pasteSearched = nil
        return .key(.paste(text), place - bytes.startIndex + end.count)
      }
      place += 1
    }
    pasteSearched = place - bytes.startIndex
    return .wait(Self.pastePatience, (.paste(pasted(bytes)), bytes.count))
  }

  /// Lines end in line feeds; other controls but tabs are gone.
  private func pasted(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar == "\r" || scalar == "\n" && !isAfterReturn { text.append("\n") }
      isAfterReturn = scalar == "\r"
      if scalar == "\t" || scalar.value >= 0x20 && scalar.properties.generalCategory != .control {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
