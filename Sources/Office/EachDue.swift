extension Office {
  /// Calls `body` for every page of the answer, from that of the question on.
  public func eachDue(_ question: some DueQuestion, _ body: ([DueDossier]) throws -> Void) throws {
    var question = question
    while true {
      let page = try ask(question)
      try body(page.dossiers)
      guard let next = page.next else { return }
      question.after = next
    }
  }
}
