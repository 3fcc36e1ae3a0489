import Standards

/// A cell `when` or `must` of invariants.tsv: `or` between ways, blanks between what must hold together.
struct Formula: Sendable {
  let ways: [[Literal]]

  /// Reads the cell; words that are none are faults.
  init(_ text: String) throws(FormulaFault) {
    var ways: [[Literal]] = [[]]
    for word in text.split(separator: " ") {
      if word == "or" { ways.append([]) } else { ways[ways.count - 1].append(try Literal(word)) }
    }
    if ways.count > 1, ways.contains(where: \.isEmpty) { throw FormulaFault(reason: "“or” stands beside nothing") }
    self.ways = ways
  }

  var literals: [Literal] { ways.flatMap { $0 } }
  /// Whether it speaks of an act or of what follows it; otherwise it is asked of every standing.
  var isOfAct: Bool { literals.contains { $0.mode == .plain && ($0.atom.isOfAct || $0.isAfter) } }
}

/// What is wrong with a formula.
struct FormulaFault: Error, Equatable {
  let reason: String
}

/// One word of a formula: `!then.owed:GRT`, `can:closes:OPP`, `reach:stage:4`.
struct Literal: Hashable, Sendable {
  enum Mode: Hashable, Sendable {
    case plain
    /// An act that does this can be recorded now, at once or when limits have run out.
    case can
    /// Some sequence of acts leads to where this holds.
    case reach
  }

  let isNegated: Bool
  /// Speaks of the standing after the act.
  let isAfter: Bool
  let mode: Mode
  let atom: Atom

  init(_ word: Substring) throws(FormulaFault) {
    var rest = word
    isNegated = rest.hasPrefix("!")
    if isNegated { rest = rest.dropFirst() }
    isAfter = rest.hasPrefix("then.")
    if isAfter { rest = rest.dropFirst(5) }
    if rest.hasPrefix("can:") {
      (mode, rest) = (.can, rest.dropFirst(4))
    } else if rest.hasPrefix("reach:") {
      (mode, rest) = (.reach, rest.dropFirst(6))
    } else {
      mode = .plain
    }
    atom = try Atom(rest)
    if mode == .can, !atom.isOfAct { throw FormulaFault(reason: "“\(word)”: only what an act does can be done") }
    if mode == .reach, atom.isOfAct { throw FormulaFault(reason: "“\(word)”: only a standing can be reached") }
    if mode == .plain, isAfter, atom.isOfAct { throw FormulaFault(reason: "“\(word)”: after the act there is no act") }
  }
}

/// What a word says, of an act or of a standing.
struct Atom: Hashable, Sendable {
  enum Kind: String, CaseIterable, Hashable, Sendable {
    // Of the act.
    case act, ev, marks, to, takes, narrows, fee, opens, closes, misses, series, sign, relief
    // Of the standing.
    case start, stage, state, left, done, marked, during, has, fact, waits
    case running, over, met, missed, never, owed, asked, paid
  }

  let kind: Kind
  /// The names, one of which must fit.
  let names: [String]

  init(_ text: Substring) throws(FormulaFault) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = Kind(rawValue: String(parts[0])) else {
      throw FormulaFault(reason: "“\(text)” is no word of invariants; see the README of the tables")
    }
    self.kind = kind
    names = parts.count < 2 ? [] : try Atom.names(String(parts[1]), kind)
    guard names.isEmpty == (kind == .start) else { throw FormulaFault(reason: "“\(text)” names nothing") }
  }

  private static func names(_ text: String, _ kind: Kind) throws(FormulaFault) -> [String] {
    guard [.stage, .left, .to, .state].contains(kind) else { return text.split(separator: "|").map(String.init) }
    var names: [String] = []
    for part in text.split(whereSeparator: { $0 == "," || $0 == "|" }) {
      if kind == .state {
        guard LegalState(rawValue: String(part)) != nil else { throw FormulaFault(reason: "“\(part)” is not a state") }
        names.append(String(part))
        continue
      }
      let ends = part.split(separator: ".", omittingEmptySubsequences: true).map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, (0...6).contains(first),
        (first...6).contains(last)
      else { throw FormulaFault(reason: "“\(part)” is not a stage") }
      names += (first...last).map { String($0) }
    }
    return names
  }

  var isOfAct: Bool {
    switch kind {
    case .act, .ev, .marks, .to, .takes, .narrows, .fee, .opens, .closes, .misses, .series, .sign, .relief: true
    default: false
    }
  }

  /// Whether the act does what the atom says.
  func fits(_ act: Act, _ right: Right) -> Bool {
    names.contains { name in
      switch kind {
      case .act: act.id == name
      case .ev: act.events.contains { $0.hasPrefix(name) }
      case .marks: act.marks.contains(name)
      case .to: if case .stage(let stage) = act.target { stage.description == name } else { false }
      case .takes: act.takes.contains { $0.item == name || $0.item == "*" && right.isFormItem(name) }
      case .narrows: act.takes.contains { $0.item == name && [.narrows, .amends, .removes].contains($0.use) }
      case .fee: act.fees.contains(name)
      case .opens: act.opens.contains(name)
      case .closes: act.closes.contains(name) || act.isPayment && right.limits[name]?.isMetByPayment == true
      case .misses: right.limits[name]?.onMiss == act.id
      case .series: act.series.contains(name)
      case .sign: name == "four" ? act.fourEyes : act.section != nil
      case .relief: act.relief?.rawValue == name
      default: false
      }
    }
  }

  /// The facts of which it speaks, each with the values that fit, one bit a value; empty for stage, state and left.
  var facts: [(fact: Fact, values: UInt8)] {
    func limit(_ values: Int...) -> [(Fact, UInt8)] { names.map { (.limit($0), bits(values)) } }
    func fee(_ values: Int...) -> [(Fact, UInt8)] { names.map { (.fee($0), bits(values)) } }
    return switch kind {
    case .done: names.map { (.done($0), bits([1])) }
    case .marked: names.map { (.marked($0), bits([1])) }
    case .during: names.map { (.during($0), bits([1])) }
    case .has: names.map { (.present($0), bits([1])) }
    case .fact: names.map { (.latch($0), bits([1])) }
    case .waits: names.map { (.queued($0), bits([1, 2])) }
    case .running: limit(LimitValue.running, LimitValue.over)
    case .over: limit(LimitValue.over)
    case .met: limit(LimitValue.met)
    case .missed: limit(LimitValue.missed)
    case .never: limit(LimitValue.never)
    case .owed: fee(FeeValue.owed)
    case .asked: fee(FeeValue.owed, FeeValue.paid)
    case .paid: fee(FeeValue.paid)
    default: []
    }
  }
}

extension LimitRule {
  /// Whether paying its fee meets it.
  var isMetByPayment: Bool { fee != nil && recurrence == nil }
}

/// The values as bits.
func bits(_ values: [Int]) -> UInt8 { values.reduce(0) { $0 | 1 << UInt8($1) } }
