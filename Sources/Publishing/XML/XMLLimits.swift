/// How large a stranger's file and its parts may be.
public struct XMLLimits: Sendable, Hashable {
  /// Bytes of the file, which streams by.
  public var total = 8_000_000_000
  public var depth = 256
  /// Per element, declarations of namespaces included.
  public var attributes = 128
  /// Bytes of the value of one attribute.
  public var attribute = 65_536
  /// Bytes between two tags.
  public var text = 10_000_000

  public init() {}

  public static let standard = XMLLimits()
}
