/// Whoever watches long work: hears how far it is, and may end it between two steps.
public struct ProgressHandler: Sendable {
  /// The work begins, with so many steps at most; nil when that is not known.
  public let begin: @Sendable (_ total: Int?) -> Void
  /// So many more steps are done; what it throws ends the work.
  public let advance: @Sendable (_ count: Int) throws -> Void

  /// - Parameters:
  ///   - begin: hears that the work begins, with so many steps at most; nil when that is not known beforehand.
  ///   - advance: hears that so many more steps are done; what it throws ends the work, and no file that is not finished stays.
  public init(
    begin: @escaping @Sendable (_ total: Int?) -> Void, advance: @escaping @Sendable (_ count: Int) throws -> Void
  ) {
    (self.begin, self.advance) = (begin, advance)
  }

  /// Nobody watches.
  public static let none = ProgressHandler(begin: { _ in }, advance: { _ in })
}
