import Standards

/// What an assistant suggested for a dossier at one time, with what people made of it: folded from its events.
public struct Suggested: Codable, Equatable, Sendable {
  /// Place of the event in the dossier, and its number in the register.
  public let event: Int
  public let sequence: Int
  public let day: CalendarDate
  public let officer: String
  /// Id of the assistant.
  public let assistant: String
  /// Program and version.
  public let program: String
  /// SHA-256 of what the program was given.
  public let input: String
  public var lines: [Line]

  /// One suggestion.
  public struct Line: Codable, Equatable, Sendable {
    /// What it is for: `goods.9.1`.
    public let id: String
    public let text: String
    public var answer = Answer.open
    /// Who answered; nil when nobody did in words.
    public var officer: String?
    /// As it was changed.
    public var changed: String?
    /// The event of the dossier in which the words stand that were taken; nil where none has them.
    public var standsIn: Int?
  }

  /// What became of it.
  public enum Answer: String, Codable, Sendable, CaseIterable {
    case open, taken, changed
    case refused = "not taken"
  }

  /// How a line is written in the event: `goods.9.1: lámparas`.
  public static func line(_ id: String, _ text: String) -> String { "\(id): \(text)" }

  /// The id and the rest of a line; nil when it has no id.
  public static func parts(_ line: String, separator: Character = ":") -> (id: String, text: String)? {
    guard let end = line.firstIndex(of: separator) else { return nil }
    let text = line[line.index(after: end)...].drop { $0 == " " }
    return end == line.startIndex ? nil : (String(line[..<end]), String(text))
  }

  /// Reads `goods.9.1 taken`, `goods.9.1 not taken`, `goods.9.1 changed: lámparas de mesa`; nil for anything else.
  public static func answer(_ line: String) -> (id: String, answer: Answer, changed: String?)? {
    guard let (id, rest) = parts(line, separator: " ") else { return nil }
    if let answer = Answer(rawValue: rest), answer == .taken || answer == .refused { return (id, answer, nil) }
    guard let (word, text) = parts(rest), word == Answer.changed.rawValue, !text.isEmpty else { return nil }
    return (id, .changed, text)
  }
}

extension Dossier {
  /// What assistants suggested, in the order of the events; annulled events suggest and answer nothing.
  public var suggested: [Suggested] {
    let standing = events.filter { annulled[$0.ordinal] == nil }
    guard standing.contains(where: { $0.act == Assistant.noting }) else { return [] }
    var all = standing.filter { $0.act == Assistant.noting }.map(Suggested.init)
    for event in standing where event.act == Assistant.answering {
      guard let place = all.firstIndex(where: { $0.event == event.values.number(.relatedEvent) }) else { continue }
      for (id, answer, changed) in event.values.texts(.answers).compactMap(Suggested.answer) {
        guard let line = all[place].lines.firstIndex(where: { $0.id == id }) else { continue }
        all[place].lines[line].answer = answer
        all[place].lines[line].officer = event.officer
        all[place].lines[line].changed = changed
      }
    }
    for place in all.indices { all[place].find(in: standing.filter { $0.ordinal > all[place].event }) }
    return all
  }
}

extension Suggested {
  fileprivate init(_ event: Event) {
    self.event = event.ordinal
    sequence = event.sequence
    day = event.effective
    officer = event.officer
    assistant = event.values.text(.assistant) ?? ""
    program = event.values.text(.assistantProgram) ?? ""
    input = event.values.text(.assistantInput) ?? ""
    lines = event.values.texts(.suggestion).compactMap { Suggested.parts($0) }.map { Line(id: $0.id, text: $0.text) }
  }

  /// How classes are suggested for a term: `11 9 35 | street lamps`.
  public static func classes(_ numbers: [Int], of term: String) -> String {
    "\(numbers.map(String.init).joined(separator: " ")) | \(term)"
  }

  /// The classes and the term of a suggestion; nil when it suggests words.
  static func classes(in text: String) -> (numbers: [Int], term: String)? {
    guard let (head, term) = parts(text, separator: "|") else { return nil }
    let numbers = head.split(separator: " ").map { Int($0) }
    return numbers.isEmpty || numbers.contains(nil) ? nil : (numbers.compactMap { $0 }, term)
  }

  /// Finds the words that were taken in later events; what stands there without an answer was taken.
  fileprivate mutating func find(in later: [Event]) {
    let own: Set = [Assistant.noting, Assistant.answering]
    let texts = later.filter { !own.contains($0.act) }.map { ($0.ordinal, Self.texts($0.values)) }
    for place in lines.indices where lines[place].answer != .refused {
      if let (numbers, term) = Self.classes(in: lines[place].text) {
        lines[place].classed(later, numbers, term)
        continue
      }
      let words = lines[place].changed ?? lines[place].text
      guard let found = texts.first(where: { $0.1.contains(words) }) else { continue }
      lines[place].standsIn = found.0
      if lines[place].answer == .open { lines[place].answer = .taken }
    }
  }

  fileprivate static func texts(_ values: Values) -> Set<String> {
    Set(
      values.items.values.joined().flatMap { entry -> [String] in
        switch entry {
        case .text(let text): [text] + text.split(separator: "\n").map(String.init)
        case .goods(let goods): goods.terms
        case .symbol(let symbol): [symbol.symbol]
        default: []
        }
      })
  }
}

extension Suggested.Line {
  /// Where the term stood when it was classified next: taken when that is one of the suggested classes.
  fileprivate mutating func classed(_ later: [Event], _ numbers: [Int], _ term: String) {
    for event in later {
      guard let found = event.values.goods.first(where: { $0.terms.contains(term) }) else { continue }
      standsIn = event.ordinal
      guard answer == .open else { return }
      answer = numbers.contains(found.number) ? .taken : .changed
      changed = answer == .changed ? String(found.number) : nil
      return
    }
  }
}
