/// A part or a form of a sign under which it can be recognised.
public enum View: UInt8, Sendable, CaseIterable, Comparable {
  /// The sign as a whole.
  case whole = 1
  /// Its outline, filled.
  case filled = 2
  case leftPart = 3
  case rightPart = 4
  case upperPart = 5
  case lowerPart = 6
  /// What stands within its frame.
  case framed = 7
  /// The holes of its panel.
  case holes = 8
  /// Its inner edges, where it has several colours.
  case inner = 9
  /// Inner edges of what stands within its frame or on its panel.
  case framedInner = 10
  /// What has its commonest colour, its second colour, its third.
  case firstColour = 11
  case secondColour = 12
  case thirdColour = 13
  /// Cut by the edge of the picture and thought to go on; queries only.
  case extended = 14

  public static func < (one: View, other: View) -> Bool { one.rawValue < other.rawValue }

  /// What is added to the distance of such a view, in thousandths.
  var penalty: Int {
    switch self {
    case .whole: 0
    case .filled, .framed, .extended, .inner, .framedInner: 20
    default: 30
    }
  }
}

/// One view of a sign as it is drawn: which points, of which picture.
struct SignView {
  let view: View
  let mask: Mask
  let box: SignBox
  /// Colours of the inside, when edges within the mask count.
  let colours: [SIMD4<Float>]?

  init?(_ view: View, _ mask: Mask, box: SignBox? = nil, colours: [SIMD4<Float>]? = nil) {
    guard let found = box ?? mask.box else { return nil }
    (self.view, self.mask, self.box, self.colours) = (view, mask, found, colours)
  }
}
