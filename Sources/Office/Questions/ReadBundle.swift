import Filing
import Foundation
import GRDB
import Standards

/// Asks for what another copy of the register lacks: a head to be signed, a blank line and rows, as `BundleHead` describes them.
///
/// It holds whatever the register holds, secret files and digests of passwords too: only whoever may read the ones and prove a
/// backup is given it.
public struct ReadBundle: Question {
  public static let patience: Duration? = nil
  let after: Int
  let since: String
  let held: [String: String]
  let isEscrow: Bool

  /// - Parameters:
  ///   - after: the last event that the other copy has.
  ///   - since: when it was told last, as a head says it; empty for one that knows nothing.
  ///   - held: what it holds, as that head says it.
  ///   - isEscrow: no digest of a password is told.
  public init(after: Int = 0, since: String = "", holding held: [String: String] = [:], isEscrow: Bool = false) {
    (self.after, self.since, self.held, self.isEscrow) = (after, since, held, isEscrow)
  }

  public func answer(in context: ReadingContext) throws -> Data {
    try context.permitCopy()
    return try Bundling(context.db, now: context.now, isEscrow: isEscrow).piece(
      after: after, since: since, holding: held)
  }
}

extension ReadingContext {
  /// Whoever may prove a copy may give one to a standby, when nothing of it is secret to him.
  func permitCopy() throws {
    guard officer.name != Officer.program.name else { return }
    let law = try law()
    let needs = (law.officeAct("prove_copy")?.roles ?? []).filter { law.role($0)?.reach == .everything }
    guard needs.contains(where: officer.roles.contains) else {
      throw Refusal.role(act: "make a copy of the register", needs: needs)
    }
  }
}
