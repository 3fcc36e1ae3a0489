import Filing
import Terminal

extension Dossier {
  /// The proceedings between parties in words, a step to a line; empty where nobody has challenged anything.
  func timetableText(_ law: Law) -> String {
    let who: [LimitRule.Waits: String] = [
      .applicant: say("the applicant"), .office: say("the office"), .third: say("third parties"),
    ]
    return timetable(law).map { line in
      let turn = line.waits.flatMap { who[$0] }.map { "  \($0)" } ?? ""
      let longest = line.longest.map { "  " + say("at the longest until %1", "\($0)") } ?? ""
      let brought = line.brought.isEmpty ? "" : "\n            " + line.brought.joined(separator: "; ")
      let mark = line.waits == nil ? "" : "  [\(say(line.state.rawValue))]"
      return "\(line.day)  \(line.waits == nil ? "" : "  ")\(line.step.said)\(mark)\(turn)\(longest)\(brought)"
    }.joined(separator: "\n")
  }
}
