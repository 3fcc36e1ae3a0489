import Filing
import GRDB
import Standards

extension Recording {
  /// Refuses to wait for a file that is not there, has ended, or itself waits for this one.
  func refuseBlocking(_ act: Act, _ dossier: Dossier) throws {
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
      seen.append(id)
      next = blocking.blockedBy
    }
  }
}
