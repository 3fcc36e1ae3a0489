import Filing
import Office

/// How much of what an assistant suggested was taken.
public struct SuggestionRate: Codable, Equatable, Sendable {
  public let assistant: String
  public let program: String
  public let suggested: Int
  public let taken: Int
  public let changed: Int
  public let refused: Int
  /// Nobody has said or done anything with them.
  public let open: Int

  /// One for each assistant and version of its program, by name.
  public static func all(_ lines: [SuggestionLine]) -> [SuggestionRate] {
    Dictionary(grouping: lines.map(\.suggested)) { [$0.assistant, $0.program] }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { key, sets in
        let answers = sets.flatMap(\.lines).map(\.answer)
        func count(_ answer: Suggested.Answer) -> Int { answers.count { $0 == answer } }
        return SuggestionRate(
          assistant: key[0], program: key[1], suggested: answers.count, taken: count(.taken), changed: count(.changed),
          refused: count(.refused), open: count(.open))
      }
  }

  /// `goods_es (apertium 3.8.3): 12 suggested; 8 taken, 2 changed, 1 not taken, 1 open; 73 % of those answered taken as they were`
  public var words: String {
    let answered = suggested - open
    let share = answered == 0 ? "" : "; \(taken * 100 / answered) % of those answered taken as they were"
    return
      "\(assistant) (\(program)): \(suggested) suggested; \(taken) taken, \(changed) changed, \(refused) not taken, \(open) open\(share)"
  }
}
