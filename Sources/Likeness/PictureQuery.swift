import FoundationEssentials

/// A picture that is searched for: every view of it, turned in steps of ten degrees.
///
/// Quarter turns and mirrors need no vectors of their own: see `Transform`.
public struct PictureQuery: Sendable, Codable {
  /// One view in one turn, upright and with rows and columns changed.
  struct Turned: Sendable {
    let degrees: Int
    let code: [Int8]
    let transposed: [Int8]

    init(_ degrees: Int, _ code: [Int8]) {
      (self.degrees, self.code) = (degrees, code)
      transposed = Transform.transposed.map { $0.isNegative ? -code[$0.from] : code[$0.from] }
    }
  }

  /// Views of one kind, ranked together.
  struct List: Sendable {
    let view: View
    let turned: [Turned]
  }

  let lists: [List]
  /// Nothing stands out from the ground: a person must be told.
  public var isEmpty: Bool { lists.isEmpty }
  /// What of the picture is searched for.
  public var views: [View] { lists.map(\.view) }

  public init(_ pixels: Pixels) {
    var lists: [(View, [Turned])] = []
    for view in SignInk(pixels)?.views(isQuery: true) ?? [] {
      let angles = view.view == .extended ? [0] : Array(stride(from: -40, through: 40, by: 10))
      let turned = angles.map { Turned($0, Transform.code(Gradients(Square(view, turned: $0)))) }
      if let at = lists.firstIndex(where: { $0.0 == view.view }) {
        lists[at].1 += turned
      } else {
        lists.append((view.view, turned))
      }
    }
    self.lists = lists.map { List(view: $0.0, turned: $0.1) }
  }
}

extension PictureQuery {
  /// Vectors of one query; more than any picture gives.
  private static let most = 400

  /// Of every vector its view, its turn in degrees and 90, and its 128 bytes. Nil when they are no such bytes.
  public init?(bytes: [UInt8]) {
    let step = PictureCode.step + 1
    guard bytes.count % step == 0, bytes.count <= Self.most * step else { return nil }
    var lists: [(View, [Turned])] = []
    for start in stride(from: 0, to: bytes.count, by: step) {
      guard let view = View(rawValue: bytes[start]), bytes[start + 1] <= 180,
        let numbers = PictureCode.vector(bytes[(start + 2)..<(start + step)])
      else { return nil }
      let turned = Turned(Int(bytes[start + 1]) - 90, numbers)
      if lists.last?.0 == view { lists[lists.count - 1].1.append(turned) } else { lists.append((view, [turned])) }
    }
    guard Set(lists.map(\.0)).count == lists.count else { return nil }
    self.lists = lists.map { List(view: $0.0, turned: $0.1) }
  }

  public var bytes: [UInt8] {
    lists.flatMap { list in
      list.turned.flatMap { turned in
        [list.view.rawValue, UInt8(turned.degrees + 90)] + turned.code.map { UInt8(bitPattern: $0) }
      }
    }
  }

  /// Refuses what is no query, so that no stranger's numbers reach the search.
  public init(from decoder: any Decoder) throws {
    let held = try decoder.singleValueContainer()
    guard let made = PictureQuery(bytes: Array(try held.decode(Data.self))) else {
      throw DecodingError.dataCorruptedError(in: held, debugDescription: "This is no picture that can be searched for.")
    }
    self = made
  }

  public func encode(to encoder: any Encoder) throws {
    var held = encoder.singleValueContainer()
    try held.encode(Data(bytes))
  }
}
