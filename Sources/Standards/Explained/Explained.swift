/// An error that people read.
///
/// Every error type of the program is one, and so are those of libraries that can reach a person.
public protocol Explained: Error {
  /// What is wrong, which rule says so, what to do, and whose fault it is.
  var explanation: Explanation { get }
}

/// What people and programs are told of an error.
public struct Explanation: Explained, Equatable, Codable {
  /// Which kind it is, for programs and logs.
  public let code: RefusalCode
  /// Whole sentences: what is wrong, with the thing named; which rule says so; what to do.
  public let message: String

  public init(_ code: RefusalCode, _ message: String) { (self.code, self.message) = (code, message) }

  /// Any error in words; one that has none of its own is said to be such, without a word of the language it was written in.
  public init(of error: any Error) {
    self =
      (error as? any Explained)?.explanation
      ?? Explanation(
        .unnamedFault,
        "The program met a fault that it has no words for. Repeat; when it happens again, report what you did."
      )
  }

  /// The explanation of an explanation is itself.
  public var explanation: Explanation { self }
  /// Whose fault it is.
  public var blame: Blame { code.blame }
}

extension RefusalCode {
  /// Reads a name; that of another version of the program becomes ``unknownCode``.
  public init(from decoder: any Decoder) throws {
    self = try RefusalCode(rawValue: decoder.singleValueContainer().decode(String.self)) ?? .unknownCode
  }
}
