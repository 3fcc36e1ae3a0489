import Foundation

/// A paper as it was first made.
public struct KeptPaper: Codable, Sendable {
  /// Nil while it has not been made.
  public let bytes: Data?

  /// The id of the request that keeps it: nobody keeps a paper twice.
  public static func request(of event: Int, _ paper: String) -> String { "paper:\(event):\(paper)" }
}
