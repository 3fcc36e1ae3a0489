/// A rectangle in points (1/72 inch) from the upper left corner of the page.
public struct Box: Sendable, Hashable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  /// The rectangle made smaller by `margin` on each side.
  public func inset(_ margin: Double) -> Box {
    Box(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
  }
}

/// The size of a sheet and its margins, in points.
///
/// Header and footer stand inside the upper and lower margins.
public struct Sheet: Sendable, Hashable {
  public var width: Double
  public var height: Double
  public var top: Double
  public var bottom: Double
  public var side: Double

  public init(width: Double, height: Double, top: Double, bottom: Double, side: Double) {
    (self.width, self.height) = (width, height)
    (self.top, self.bottom, self.side) = (top, bottom, side)
  }

  /// ISO 216 A4 upright, 210 × 297 mm.
  public static func a4(top: Double = 64, bottom: Double = 60, side: Double = 56) -> Sheet {
    Sheet(width: 595.276, height: 841.89, top: top, bottom: bottom, side: side)
  }

  /// What the margins leave for the text.
  public var body: Box {
    Box(x: side, y: top, width: width - 2 * side, height: height - top - bottom)
  }
}

/// Points in a number of millimetres.
public func millimetres(_ count: Double) -> Double {
  count * 72 / 25.4
}
