import Likeness

/// Signs that are drawn of rectangles on a square of 200 points, as tests search for them.
public struct DrawnSign: Sendable {
  public typealias Colour = (red: UInt8, green: UInt8, blue: UInt8, opacity: UInt8)
  public static let white: Colour = (255, 255, 255, 255)
  public static let black: Colour = (0, 0, 0, 255)
  public static let red: Colour = (200, 20, 30, 255)
  public static let clear: Colour = (0, 0, 0, 0)
  public static let side = 200

  public private(set) var bytes: [UInt8]

  public init(on ground: Colour = white) {
    bytes = (0..<(Self.side * Self.side)).flatMap { _ in [ground.red, ground.green, ground.blue, ground.opacity] }
  }

  /// A rectangle more.
  public func filled(_ x: Range<Int>, _ y: Range<Int>, _ colour: Colour = black) -> DrawnSign {
    var made = self
    for row in y {
      for column in x {
        let at = (row * Self.side + column) * 4
        made.bytes.replaceSubrange(at..<(at + 4), with: [colour.red, colour.green, colour.blue, colour.opacity])
      }
    }
    return made
  }

  /// The sign with every point taken from another place.
  public func moved(_ from: (Int, Int) -> (x: Int, y: Int)) -> DrawnSign {
    var made = self
    for y in 0..<Self.side {
      for x in 0..<Self.side {
        let source = from(x, y)
        let (to, at) = ((y * Self.side + x) * 4, (source.y * Self.side + source.x) * 4)
        made.bytes.replaceSubrange(to..<(to + 4), with: bytes[at..<(at + 4)])
      }
    }
    return made
  }

  public var mirrored: DrawnSign { moved { (Self.side - 1 - $0, $1) } }
  /// A quarter to the right.
  public var turned: DrawnSign { moved { ($1, Self.side - 1 - $0) } }
  public var inverted: DrawnSign {
    var made = self
    for at in made.bytes.indices where at % 4 != 3 { made.bytes[at] = 255 - made.bytes[at] }
    return made
  }

  public var pixels: Pixels { Pixels(width: Self.side, height: Self.side, bytes: bytes)! }

  /// A flag on its pole: like none of its mirrors and turns.
  public static let flag = DrawnSign().filled(50..<62, 30..<170).filled(62..<150, 30..<80).filled(62..<100, 80..<92)
  /// Other signs, for it to be found among.
  public static let others: [DrawnSign] = [
    DrawnSign().filled(40..<160, 90..<110).filled(90..<110, 40..<160),
    DrawnSign().filled(30..<170, 30..<50).filled(30..<170, 90..<110).filled(30..<170, 150..<170),
    DrawnSign().filled(30..<90, 30..<90).filled(110..<170, 110..<170),
    DrawnSign().filled(30..<170, 30..<170).filled(60..<140, 60..<140, white),
    DrawnSign().filled(30..<50, 30..<170).filled(50..<170, 150..<170),
    DrawnSign().filled(30..<170, 80..<120),
  ]

  /// The flag at place 0, the others behind it.
  public static var shelf: Shelf {
    var shelf = Shelf()
    for sign in [flag] + others { shelf.append(PictureCode(sign.pixels)) }
    return shelf
  }
}
