import Filing
import Office
import Standards

/// The text of an act from grounds of the library, as an officer names them.
public enum GroundText {
  /// Lines that name grounds, each checked and in the order in which it was named; cited hits fill their slots.
  ///
  /// - Parameters:
  ///   - named: `identical_mark`, `descriptive sign=LUMEN | what=the kind | goods=class 9`.
  ///   - act: in which they shall stand.
  ///   - cited: hits of the search sheet that are cited; a ground that needs one stands once for each of them.
  /// - Returns: item and text.
  /// - Throws: a `Refusal` for grounds that the library has not, and for facts that are missing.
  public static func values(
    _ named: [String], for act: Act, of right: Right, cited: [SearchSheet.Line]
  ) throws -> Values {
    var lines: [String: [String]] = [:]
    for words in named {
      guard let line = try GroundLine("@" + words) else { continue }
      guard let ground = right.grounds.first(where: { $0.id == line.id && $0.acts.contains(act.id) }) else {
        let known = right.grounds.filter { $0.acts.contains(act.id) }.map(\.id).joined(separator: ", ")
        throw Refusal(
          .notFound, "The library has no ground “\(line.id)” for “\(act.label.first)”; it has \(known).")
      }
      lines[ground.item, default: []] += Self.lines(ground, line.facts, cited: cited)
    }
    var values = Values()
    for (item, texts) in lines { values[item] = [.text(texts.joined(separator: "\n"))] }
    if let refusal = right.refusal(ofGrounds: act, values: values) { throw refusal }
    return values
  }

  /// The lines of one ground: for each cited hit where one fills a slot, else one.
  public static func lines(
    _ ground: LibraryGround, _ facts: [String: String] = [:], cited: [SearchSheet.Line]
  ) -> [String] {
    let line = GroundLine(id: ground.id, facts: facts)
    let wants = ground.slots.contains { $0.cited != nil && facts[$0.name] == nil }
    let hits: [SearchSheet.Line?] = wants && !cited.isEmpty ? cited : [nil]
    return hits.map { line.filled(ground, $0).text(ground) }
  }
}

extension GroundLine {
  /// With what a cited hit says; what the officer wrote stays.
  fileprivate func filled(_ ground: LibraryGround, _ hit: SearchSheet.Line?) -> GroundLine {
    guard let hit else { return self }
    var facts = facts
    for slot in ground.slots where facts[slot.name] == nil {
      guard let cited = slot.cited else { continue }
      facts[slot.name] = hit.fact(cited)
    }
    return GroundLine(id: id, facts: facts)
  }
}

extension SearchSheet.Line {
  /// A fact of the hit: its words are score, bucket, reason, goods and mark.
  func fact(_ cited: LibraryGround.Cited) -> String {
    let parts = words.split(separator: " | ").map(String.init)
    return switch cited {
    case .number: ApplicationNumber(number)?.display ?? number
    case .mark: parts.last ?? ""
    case .reason: parts.dropFirst().prefix(2).joined(separator: ": ")
    }
  }
}
