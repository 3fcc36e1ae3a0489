import Filing
import GRDB
import Standards

/// Assistants under their gate: turned on by two persons with a risk assessment, off again by one; and what they suggested.
///
/// - Source: Meridia, Industrial Property Regulations 57; the resolution of offices on a risk assessment before such use.
enum AssistantActs {
  static let approve: OfficeAct = { recording, values, effective in
    let assistant = try recording.assistant(values)
    let (owner, review) = (try recording.active(values.text(.owner) ?? "", "owner"), values.date(.reviewOn))
    let latest = assistant.review?.end(from: recording.today, calendar: recording.facts.calendar)
    guard let review, review > recording.today, latest.map({ review <= $0 }) ?? false else {
      throw finding(
        "review_on",
        "it lies after \(recording.today) and not after \(latest?.description ?? "–"), as the law has “\(assistant.id)” reviewed."
      )
    }
    let (digest, files) = (values.text(.assessment), values.attachments)
    guard (digest == nil) != files.isEmpty else {
      throw finding(
        "assessment", "attach the risk assessment (\(assistant.assessment)), or give its SHA-256, one of both.")
    }
    if let digest, digest.utf8.count != 64 || !digest.utf8.allSatisfy({ hexadecimalSigns.contains($0) }) {
      throw finding("assessment", "“\(digest)” is no SHA-256; it has 64 signs, 0 to 9 and a to f.")
    }
    try recording.keepDocuments(values)
    var noted = values
    noted[.assistantCells] = [.text(AssistantState.digest(assistant))]
    try recording.note(Assistant.approving, noted, effective)
    recording.effects.notes.append(
      "“\(assistant.id)” is on until \(review.adding(days: -1)); \(owner.name) answers for it.")
  }

  static let withdraw: OfficeAct = { recording, values, effective in
    let assistant = try recording.assistant(values)
    let state = try recording.state(assistant)
    guard state?.approvedBy.isEmpty == false, state?.stand != .withdrawn else {
      throw Refusal(.nothingDue, "“\(assistant.id)” has no approval that could be withdrawn.")
    }
    try recording.note(Assistant.withdrawing, values, effective)
    recording.effects.notes.append("“\(assistant.id)” is off.")
  }

  private static let hexadecimalSigns = Set("0123456789abcdef".utf8)

  fileprivate static func finding(_ item: String, _ reason: String) -> Refusal {
    .items([ItemFinding(item: item, reason: reason)])
  }
}

extension Recording {
  /// What assistants suggest is noted and answered as the gate and the file have it; other acts are none of it.
  func refuseSuggestions(_ act: Act, _ dossier: Dossier) throws {
    switch act.id {
    case Assistant.noting: try refuseNoting(in: dossier)
    case Assistant.answering: try refuseAnswering(in: dossier)
    default: break
    }
  }

  /// What an assistant suggested stands in the file that it read, and only while the assistant is on.
  fileprivate func refuseNoting(in dossier: Dossier) throws {
    let values = request.values
    let assistant = try self.assistant(values)
    if let obstacle = try self.state(assistant)?.obstacle { throw obstacle }
    guard dossier.right.item(assistant.item) != nil else {
      throw AssistantActs.finding(
        "assistant", "“\(assistant.id)” suggests “\(assistant.item)”, which \(dossier.right.label.first) has not.")
    }
    let lines = values.texts(.suggestion)
    let ids = lines.compactMap { Suggested.parts($0)?.id }
    guard ids.count == lines.count, Set(ids).count == ids.count, ids.count <= 500 else {
      throw AssistantActs.finding(
        "suggestion", "each line is ID: words, each id stands once, and there are at most 500.")
    }
  }

  /// What a person made of suggestions: each of them once more when he thinks otherwise.
  fileprivate func refuseAnswering(in dossier: Dossier) throws {
    let values = request.values
    guard let set = dossier.suggested.first(where: { $0.event == values.number(.relatedEvent) }) else {
      throw AssistantActs.finding(
        "related_event", "event \(values.number(.relatedEvent) ?? 0) of the file suggests nothing.")
    }
    var seen: Set<String> = []
    for line in values.texts(.answers).flatMap({ $0.split(separator: "\n") }) {
      guard let (id, _, _) = Suggested.answer(String(line)) else {
        throw AssistantActs.finding(
          "answers", "“\(line)” is no answer; write ID taken, ID not taken, or ID changed: words.")
      }
      guard set.lines.contains(where: { $0.id == id }), seen.insert(id).inserted else {
        throw AssistantActs.finding("answers", "“\(id)” was not suggested in event \(set.event), or is answered twice.")
      }
    }
  }

  /// The assistant of the law in force that the request names.
  fileprivate func assistant(_ values: Values) throws -> Assistant {
    let name = values.text(.assistant) ?? ""
    let law = try law(on: today)
    guard let assistant = law.assistant(name) else {
      throw Refusal(
        .notFound, "The law knows no assistant “\(name)”. `ipdesk assistant list` lists those of assistants.tsv.")
    }
    return assistant
  }

  fileprivate func state(_ assistant: Assistant) throws -> AssistantState? {
    try AssistantState.all(law(on: today), on: today, db).first { $0.id == assistant.id }
  }
}
