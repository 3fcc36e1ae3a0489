import Filing
import Office
import Standards
import Terminal

extension ActFormScreen {
  /// Of so many files all are rehearsed with every field; of more only the first ones, until they are to be recorded.
  static let sample = 20

  /// Rehearses the act with the values so far.
  mutating func foresee(at office: DeskContext, whole: Bool) throws {
    var request = try request(whole: whole, at: office)
    isSample = !whole && request.dossiers.count > Self.sample
    if isSample { request.dossiers = Array(request.dossiers.prefix(Self.sample)) }
    consequences = try office.rehearse(request)
    isStale = false
  }

  /// Judges everything, then shows what follows and asks.
  mutating func confirm(at office: DeskContext) throws -> Step {
    form.judgeAll(at: office)
    guard let problem = form.problems.first else {
      try foresee(at: office, whole: true)
      if let step = askToLeaveOut() { return step }
      if let obstacle = consequences.obstacles.first { throw obstacle }
      stage = .confirming
      return .open(
        QuestionScreen(
          "Record this?", told(consequences.lines), [("r", "Record"), ("b", "Back to the form")]))
    }
    form.view.nextProblem()
    return Step.stay.saying(say("%1 to correct. %2", "\(form.problems.count)", problem), .error)
  }

  /// What is to be read before it is confirmed: of many files how many, and as much as anybody reads.
  private func told(_ lines: [String]) -> String {
    let head =
      numbers.count > Self.sample ? [say("%1 files in one transaction: all or none.", grouped(numbers.count)), ""] : []
    let rest = lines.count - Self.most
    let more = rest > 0 ? [say("%1 more lines.", grouped(rest))] : []
    return (head + lines.prefix(Self.most) + more).joined(separator: "\n")
  }

  /// So many lines are shown of what many files bring about.
  private static let most = 300

  /// Of several dossiers those that the law refuses are named first, and may be left out; nil when nothing is to be asked.
  private mutating func askToLeaveOut() -> Step? {
    let refused = consequences.obstacles.compactMap { if case .ofFile(let number, _) = $0 { number } else { nil } }
    guard refused.count == consequences.obstacles.count, case let out = Set(refused), out.count < numbers.count,
      !out.isEmpty, let number, !out.contains(number)
    else { return nil }
    stage = .leavingOut(refused)
    return .open(
      QuestionScreen(
        say("%1 of %2 files are refused", "\(out.count)", "\(numbers.count)"),
        told(consequences.obstacles.map(\.message)),
        [("l", "Leave them out"), ("b", "Back to the form")]))
  }

  mutating func take(_ reply: Reply, at office: DeskContext) throws -> Step {
    switch (stage, reply) {
    case (.filling, .chosen(let text)): try choose(text, at: office)
    case (.confirming, .chosen("r")): return try proceed(try request(at: office), isTyped: false, at: office)
    case (.leavingOut(let refused), .chosen("l")):
      let out = Set(refused)
      others.removeAll(where: out.contains)
      return try confirm(at: office)
    case (.typing(let request), .typed): return try proceed(request, isTyped: true, at: office)
    case (.signing(var request), .signed(let proof, let second)):
      request.proof = proof
      request.second = second
      return try record(request, at: office)
    default: stage = .filling
    }
    return .stay
  }

  /// The request with the values so far.
  func request(whole: Bool = true, at office: DeskContext) throws -> ActRequest {
    var values = form.read(whole: whole, at: office).values
    if let amending {
      values.items = values.items.mapValues { entries in
        entries.map { entry in
          if case .party(let typed) = entry { .party(amending.changed(to: typed)) } else { entry }
        }
      }
    }
    return ActRequest(
      act.id, on: numbers, values: values, documents: whole ? form.documents(of: values) : [],
      seen: others.isEmpty ? dossier?.events.count : nil,
      id: requestID)
  }

  /// What must still be asked before the act is recorded: the typed number, the second signature.
  private mutating func proceed(_ request: ActRequest, isTyped: Bool, at office: DeskContext) throws -> Step {
    if !isTyped, let expected = numberToType(office) {
      stage = .typing(request)
      return .open(TypedNumberScreen(act.label.said, consequences.line, expected: expected))
    }
    let isOfTwo = act.fourEyes || consequences.refusals.contains { $0.code == .secondSignature }
    if isOfTwo || !request.values[.password].isEmpty {
      stage = .signing(request)
      return .open(SignatureScreen(consequences.line, ofTwo: isOfTwo))
    }
    return try record(request, at: office)
  }

  /// The number that must be typed for what is not lightly taken back: a grant, an end, the close of an issue.
  private func numberToType(_ office: DeskContext) -> String? {
    if let number { return act.series.contains("registration") || act.ends ? number : nil }
    return act.fourEyes ? form.view["issue"]?.text ?? form.view["number"]?.text : nil
  }

  private mutating func record(_ request: ActRequest, at office: DeskContext) throws -> Step {
    stage = .filling
    let recorded = try office.office.record(request)
    let papers = try issued(recorded, at: office)
    let isLong = recorded.summary.count > 2 || !papers.isEmpty
    let text = isLong ? recorded.summary[0] : recorded.summary.joined(separator: "; ")
    let step: Step =
      isLong
      ? .replace(RecordedScreen(recorded.summary, papers: papers)) : .close
    return step.saying(say("Recorded: %1", text), .saved).dropping(form.isModified ? draftID : nil)
  }
}

extension Party {
  /// This entry with the typed name and address; further spellings, identifiers and contacts stay.
  func changed(to typed: Party) -> Party {
    var party = self
    if let name = typed.names.first, name.full != party.name { party.names = [name] + party.names.dropFirst() }
    if let address = typed.address(), address.oneLine != party.address()?.oneLine {
      party.addresses = party.addresses.dropLast() + [address]
    }
    return party
  }
}
