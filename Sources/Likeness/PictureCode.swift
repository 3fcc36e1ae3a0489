/// What of a picture is kept in a register to find it by: a vector of 128 bytes for each of its views.
///
/// As bytes: of every view its number and its vector, 129 in all; at most seven views.
public struct PictureCode: Sendable, Equatable {
  /// Bytes of one view.
  public static let step = 129
  /// A picture takes at most 903 bytes.
  public static let mostViews = 7
  /// Of a picture of which nothing can be seen.
  public static let empty = PictureCode()

  public let bytes: [UInt8]

  public var views: [View] { stride(from: 0, to: bytes.count, by: Self.step).compactMap { View(rawValue: bytes[$0]) } }
  public var isEmpty: Bool { bytes.isEmpty }

  private init() { bytes = [] }

  /// Nil when they are no such bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count % Self.step == 0, bytes.count <= Self.step * Self.mostViews else { return nil }
    for start in stride(from: 0, to: bytes.count, by: Self.step) {
      guard View(rawValue: bytes[start]) != nil, Self.vector(bytes[(start + 1)..<(start + Self.step)]) != nil else {
        return nil
      }
    }
    self.bytes = bytes
  }

  /// Empty when nothing stands out from the ground.
  public init(_ pixels: Pixels) {
    let views = SignInk(pixels)?.views(isQuery: false) ?? []
    bytes = views.prefix(Self.mostViews).flatMap { view in
      [view.view.rawValue] + Transform.code(Gradients(Square(view, turned: 0))).map { UInt8(bitPattern: $0) }
    }
  }

  /// The numbers of a vector; nil when they are none: its length is 64 before it is rounded, or sums would leave sixteen bits.
  static func vector(_ bytes: ArraySlice<UInt8>) -> [Int8]? {
    let numbers = bytes.map { Int8(bitPattern: $0) }
    let squares = numbers.reduce(0) { $0 + Int($1) * Int($1) }
    return numbers.count == 128 && numbers.allSatisfy({ $0 > -64 && $0 < 64 }) && squares <= 4900 ? numbers : nil
  }
}
