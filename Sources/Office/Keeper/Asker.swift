import CSQLite

/// Who waits for the answer to a question.
enum Asker {
  /// What is read within is given up when the peer of that socket has gone: nobody waits for it.
  static func present<Answer>(at descriptor: Int32, _ body: () throws -> Answer) rethrows -> Answer {
    csqlite_company(descriptor)
    defer { csqlite_company(-1) }
    return try body()
  }
}
