import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// Plays a counterexample on a fresh demonstration register and compares it with the model after each act.
struct ProofPlay {
  let seed: String
  let law: Law
  let right: Right
  let staff: Staff

  /// One line: played as the model says, or where register and model part.
  func play(_ steps: [ProofStep]) throws -> String {
    guard let first = steps.first, let eve = Moment(first.day.adding(days: -1), second: 9 * 3600) else {
      return "nothing to play"
    }
    let folder = FileManager.default.temporaryDirectory.path + "/ipdesk-proof-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try plantable(folder + "/office")
    let clock = ScriptClock(eve)
    let office = try Office.plant(
      path: folder + "/proof.register", seed: folder + "/office", codes: try Places.codes(), demonstration: true,
      now: { clock.now })
    defer { try? office.close() }
    var number = ""
    for (place, step) in steps.enumerated() {
      guard let moment = Moment(step.day, second: 36_000 + place) else { continue }
      clock.set(moment)
      do {
        try record(step, &number, office)
      } catch let refusal as Refusal {
        return "act \(place + 1), \(step.act.id), was refused: \(refusal.message)"
      }
      var reading = try Reading(office)
      let real = try reading.dossier(number).dossier
      let (said, found) = (ProofPlay.standing(step.dossier), ProofPlay.standing(real))
      if said != found { return "after act \(place + 1), \(step.act.id), the register has \(found), the model \(said)" }
    }
    return "played: the register stands as the model after each of \(steps.count) acts"
  }

  /// A copy of the seed whose only law is the one that is proved.
  private func plantable(_ folder: String) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: folder + "/Law", withIntermediateDirectories: true)
    for name in try files.contentsOfDirectory(atPath: seed) where name.hasSuffix(".tsv") {
      try files.copyItem(atPath: "\(seed)/\(name)", toPath: "\(folder)/\(name)")
    }
    for (name, bytes) in law.files {
      let path = "\(folder)/Law/\(law.from)/\(name)"
      try files.createDirectory(atPath: path.parentPath, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: path))
    }
  }

  private func record(_ step: ProofStep, _ number: inout String, _ office: Office) throws {
    if step.act.isPrinted { return try print(step, office) }
    let signers = staff.signers(of: step.act)
    let acting = try office.acting(as: signers.first, proof: Player.password)
    var request = ActRequest(step.act.id)
    if number.isEmpty { request.right = right.letter } else { request.dossiers = [number] }
    (request.values, request.documents) = try filled(step)
    if step.act.takes.contains(where: { $0.item == "receipt" }), !number.isEmpty {
      var reading = try Reading(office)
      let payments = try reading.dossier(number).dossier.payments
      if let said = step.values.text("receipt"),
        let place = step.dossier.payments.firstIndex(where: { $0.receipt == said }), place < payments.count
      {
        request.values["receipt"] = [.text(payments[place].receipt)]
      }
    }
    request.second = signers.second.map { Credential(name: $0, password: Player.password) }
    let recorded = try acting.record(request)
    if number.isEmpty { number = recorded.numbers.first { !$0.isEmpty } ?? "" }
  }

  private func print(_ step: ProofStep, _ office: Office) throws {
    let (opener, closer) = (staff.named("open_issue"), staff.named("close_issue"))
    var opening = ActRequest("open_issue")
    opening.values = ["issue_date": [.date(step.day)], "cut_off": [.date(step.day)]]
    let opened = try office.acting(as: opener.first).record(opening)
    let issue = opened.summary.compactMap { line in
      line.hasPrefix("Issue ") ? line.split(separator: " ").dropFirst().first.map(String.init) : nil
    }.first
    var closing = ActRequest("close_issue")
    closing.values = ["issue": [.text(issue ?? "")]]
    closing.second = closer.second.map { Credential(name: $0, password: Player.password) }
    _ = try office.acting(as: closer.first, proof: Player.password).record(closing)
  }

  /// The values with a real picture for the sample; what takes no picture stays away unless it must be there.
  private func filled(_ step: ProofStep) throws -> (Values, [Data]) {
    let bytes = try Places.read(seed + "/Demonstration/forms/lamp-top.png")
    let picture = try Attachments.inspect(bytes, name: "sample.png", mustBePicture: true)
    var values = step.values
    var isUsed = false
    for (name, entries) in step.values.items {
      let kept = entries.compactMap { entry -> Entry? in
        switch entry {
        case .attachment:
          guard right.item(name)?.takesPicture == true else { return nil }
          isUsed = true
          return .attachment(picture)
        case .design(var design):
          isUsed = true
          design.views = design.views.map { _ in picture }
          return .design(design)
        default: return entry
        }
      }
      values[name] = kept
    }
    return (values, isUsed ? [bytes] : [])
  }

  /// Stage, time limits and fees as one line.
  private static func standing(_ dossier: Dossier) -> String {
    let limits = dossier.limits.map { "\($0.rule.id) \($0.status.words)" }.sorted().joined(separator: ", ")
    let fees = dossier.fees.map { "\($0.code) \(dossier.money($0.open))" }.sorted().joined(separator: ", ")
    return "stage \(dossier.stage) \(dossier.state.rawValue); limits \(limits); fees owed \(fees)"
  }
}

extension FormItem {
  /// Whether a picture of the kind of the sample is a value of it.
  var takesPicture: Bool { scheme.contains("image/png") }
}
