import Terminal

/// Lines without a terminal: answers come from a list, everything that is said is kept.
@MainActor final class ScriptedLines: LineDriver {
  /// What was told and asked, each question with its answer behind it.
  private(set) var transcript: [String] = []
  private var answers: [String]

  init(_ answers: [String]) { self.answers = answers }

  var text: String { transcript.joined(separator: "\n") + "\n" }

  func tell(_ line: String) { transcript.append(line) }

  func ask(_ question: String, isSecret: Bool) -> LineAnswer {
    guard !answers.isEmpty else {
      transcript.append(question)
      return .end
    }
    let answer = answers.removeFirst()
    transcript.append("\(question) \(isSecret ? "****" : printable(answer))")
    return .line(answer)
  }

  func pause() {}
}
