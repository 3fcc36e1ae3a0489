/// A question as it crosses the socket: its name in `QuestionList`, then its values.
struct NamedQuestion: Codable, Sendable {
  let name: String
  /// Nil when the list has no question of that name.
  let question: (any Question)?

  private enum CodingKeys: CodingKey { case name, values }

  /// - Throws: `KeeperFault` when the list lacks the question.
  init(_ question: some Question) throws {
    let type = type(of: question)
    guard let name = QuestionList.names[ObjectIdentifier(type)] else {
      throw KeeperFault(message: "The question \(type) has no name for the keeper. Tell whoever made this program.")
    }
    self.name = name
    self.question = question
  }

  init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    name = try box.decode(String.self, forKey: .name)
    question = try QuestionList.types[name].map { try box.decode($0, forKey: .values) }
  }

  func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(name, forKey: .name)
    if let question { try box.encode(question, forKey: .values) }
  }
}
