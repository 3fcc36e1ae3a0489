/// An unpacked picture, upright on white: rows of four bytes a point, blue, green, red and one that says nothing.
public struct PicturePoints: Sendable, Hashable {
  public let width: Int
  public let height: Int
  public let bytes: [UInt8]

  public init(width: Int, height: Int, bytes: [UInt8]) {
    (self.width, self.height, self.bytes) = (width, height, bytes)
  }
}

extension Picture {
  /// The points of the picture, no more than `most` in width and height, made in the child process.
  ///
  /// Refuses as ``proveDecodable()`` does.
  public func points(most: (width: Int, height: Int)) throws -> PicturePoints {
    try PictureWorkshop.points(self, most: most)
  }
}
