import Filing
import GRDB
import Standards

extension Recording {
  /// The values with the file to wait for under the name by which it is found, however it was typed.
  func blockingNamed(_ values: Values, _ dossier: Dossier) throws -> Values {
    guard let number = values.text(.blockingFile),
      let id = try? dossiers.id(number, preferring: dossier.right.id)
    else { return values }
    var values = values
    values[.blockingFile] = [.text(try dossiers.dossier(id, today: today).name)]
    return values
  }

  /// Wakes the files that wait for this one, once it has been registered or has ended: by the act that ends their waiting.
  ///
  /// - Source: Meridia, Industrial Property Act 38(4).
  mutating func wake(behind before: Dossier, _ after: Dossier) throws {
    let isRegistered = before.registrationNumber == nil && after.registrationNumber != nil
    let isEnded = before.stage != .terminated && after.stage == .terminated
    guard isRegistered || isEnded else { return }
    let sql = "SELECT dossier FROM blocked WHERE number = ? ORDER BY dossier"
    let waiting = try Int.fetchAll(db.cachedStatement(sql: sql), arguments: [after.name])
    guard !waiting.isEmpty else { return }
    let fate = isEnded ? "has ended" : "has been registered as \(after.registrationNumber ?? "")"
    for id in waiting where id != after.id {
      let dossier = try dossiers.dossier(id, today: today)
      guard dossier.blockedBy == after.name, let act = dossier.waking,
        dossier.refusal(of: act, on: today, roles: nil) == nil
      else { continue }
      try append(
        act, on: dossier, law: try law(of: dossier), effective: today,
        values: act.takes(.reason) ? [Item.reason.rawValue: [.text("The file \(after.name) \(fate).")]] : [:])
    }
  }

  /// Refuses to wait for a file that is not there, has ended, or itself waits for this one.
  mutating func refuseBlocking(_ act: Act, _ dossier: Dossier) throws {
    guard act.takes(.blockingFile), let number = request.values.text(.blockingFile) else { return }
    func refusal(_ reason: String) -> Refusal { .condition(act: act.label.first, reason: reason, basis: act.basis) }
    var seen = [dossier.id]
    var next: String? = number
    while let name = next {
      let id: Int
      do { id = try dossiers.id(name, preferring: dossier.right.id) } catch let fault as Refusal
        where fault.code == .notFound
      {
        throw refusal("the register holds no file “\(name)” to wait for; check the number")
      }
      guard !seen.contains(id) else {
        throw refusal(
          seen.count == 1
            ? "a file cannot wait for itself"
            : "\(number) waits, directly or through others, for this file; one must go on")
      }
      let blocking = try dossiers.dossier(id, today: today)
      guard blocking.state != .terminated else {
        throw refusal("\(name) has ended; there is nothing to wait for")
      }
      if seen.count == 1 { noteBlocking(blocking) }
      seen.append(id)
      next = blocking.blockedBy
    }
  }

  /// So that the officer sees which file he has named.
  private mutating func noteBlocking(_ blocking: Dossier) {
    guard let law = try? law(on: today), Sight(of: officer, under: law).reads(blocking) else { return }
    let number = ApplicationNumber(blocking.applicationNumber)?.display ?? blocking.applicationNumber
    let words = [number, blocking.title, blocking.ownerLine, blocking.stage.words].filter { !$0.isEmpty }
    effects.notes.append("It waits for \(words.joined(separator: ", ")).")
  }
}
