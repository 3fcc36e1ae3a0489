/// Asks what is wrong in the register, the first thing first; nothing when it is sound.
///
/// The keeper walks the whole register; for large ones a matter of minutes.
public struct CheckRegister: Question {
  public static let patience: Duration? = nil

  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> [String] {
    let findings = Checking(db: context.db, lawbook: context.lawbook, beside: context.beside).findings()
    context.beside?.checked?.write(findings.count, at: context.now)
    return findings
  }
}
