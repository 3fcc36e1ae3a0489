/// A picture that is like the one searched for, and what of both agrees.
public struct PictureMatch: Sendable, Equatable {
  /// Which picture, in the order in which they were put on the shelf.
  public let picture: Int
  /// Of the query.
  public let query: View
  /// Of the picture found.
  public let found: View
  public let turn: Turn
  /// 1000 is the same picture, 0 has nothing in common.
  public let score: Int

  /// `its left part as the whole, mirrored, turned a quarter to the right`: the part of the picture searched for, the part of
  /// the picture found where it is another one, and how the former was turned.
  public var reason: String {
    let parts = query == found ? query.words : "\(query.words) as \(found.words)"
    return ([parts] + turn.words).joined(separator: ", ")
  }
}

/// How the query was turned until it agreed: mirrored first, then turned.
public struct Turn: Sendable, Equatable {
  public let isMirrored: Bool
  /// Clockwise, 0 to 359, in steps of ten.
  public let degrees: Int

  /// - Parameters:
  ///   - degrees: clockwise, before all else.
  ///   - transposed: rows and columns changed places then: a quarter turn and a mirror.
  ///   - sideways: mirrored left to right, last.
  ///   - upright: mirrored upside down, last.
  init(turned degrees: Int, transposed: Bool, sideways: Bool, upright: Bool) {
    // Every step as what it makes of a mirror left to right followed by a turn.
    var (isMirrored, angle) = (false, degrees)
    func mirror(_ after: Int) {
      isMirrored.toggle()
      angle = after - angle
    }
    if transposed { mirror(270) }
    if sideways { mirror(0) }
    if upright { mirror(180) }
    self.isMirrored = isMirrored
    self.degrees = (angle % 360 + 360) % 360
  }

  /// Empty when nothing was turned.
  fileprivate var words: [String] {
    let turn: String? =
      switch degrees {
      case 0: nil
      case 90: "turned a quarter to the right"
      case 270: "turned a quarter to the left"
      case 180: "turned upside down"
      case 1..<180: "turned about \(degrees)° to the right"
      default: "turned about \(360 - degrees)° to the left"
      }
    return (isMirrored ? ["mirrored"] : []) + (turn.map { [$0] } ?? [])
  }
}

extension View {
  fileprivate var words: String {
    switch self {
    case .whole: "the whole"
    case .filled: "its filled outline"
    case .leftPart: "its left part"
    case .rightPart: "its right part"
    case .upperPart: "its upper part"
    case .lowerPart: "its lower part"
    case .framed: "what its frame holds"
    case .holes: "what its panel leaves open"
    case .inner: "its inner edges"
    case .framedInner: "the inner edges within its frame"
    case .firstColour: "its main colour"
    case .secondColour: "its second colour"
    case .thirdColour: "its third colour"
    case .extended: "the whole, going on beyond the picture"
    }
  }
}
