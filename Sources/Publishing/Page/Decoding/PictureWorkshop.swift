import FoundationEssentials
import Synchronization

/// Has pictures unpacked by a child process and judges what comes back; what happens there cannot harm this process.
///
/// One child serves many pictures in a row and is replaced after ``lifetime`` of them, or when it breaks off. A picture
/// at which a fresh child breaks off is refused by name.
enum PictureWorkshop {
  /// Pictures that one child unpacks.
  static let lifetime = 100
  /// How long a picture may take.
  private static let patience = Duration.seconds(20)
  /// The child that waits for the next picture; nil when there is none.
  static let child = Mutex<PictureProcess?>(nil)

  /// The picture as a paper carries it; refuses as ``prove(_:)`` does.
  ///
  /// - Parameter most: pixels that the master may have.
  static func master(_ picture: Picture, most: (width: Int, height: Int)) throws -> PrintMaster {
    guard case .master(let master) = try ask(picture, .master(most.width, most.height)) else {
      throw PaperFault.picture(name: picture.name, reason: "there is too little memory")
    }
    return master
  }

  /// The picture upright on white, no larger than `most`; refuses as ``prove(_:)`` does.
  static func points(_ picture: Picture, most: (width: Int, height: Int)) throws -> PicturePoints {
    guard case .master(let made) = try ask(picture, .points(most.width, most.height)), made.form == .flat else {
      throw PaperFault.picture(name: picture.name, reason: "there is too little memory")
    }
    return PicturePoints(width: made.width, height: made.height, bytes: made.bytes)
  }

  /// Proves that the picture can be unpacked.
  static func prove(_ picture: Picture) throws { _ = try ask(picture, .proof) }

  /// The bytes by which the picture is found by likeness, or by which it is searched for; refuses as ``prove(_:)`` does.
  static func likeness(_ picture: Picture, isQuery: Bool) throws -> [UInt8] {
    guard case .bytes(let bytes) = try ask(picture, isQuery ? .query : .code) else { return [] }
    return bytes
  }

  private static func ask(_ picture: Picture, _ wish: PictureWish) throws -> PictureWish.Answer {
    func refuse(_ reason: String) -> PaperFault { .picture(name: picture.name, reason: reason) }
    return try child.withLock { child in
      while true {
        if let old = child, old.served >= lifetime { stop(&child) }
        guard var current = child ?? PictureProcess() else {
          throw refuse("the program that unpacks pictures was not found beside this one")
        }
        let isFresh = current.served == 0
        current.served += 1
        child = current
        do {
          return try current.unpack(picture, wish, until: .now + patience)
        } catch PictureProcess.Silence.ended {
          stop(&child)
          // An earlier picture may have harmed the child: the next one is not to suffer for it.
          if isFresh { throw refuse("unpacking it broke off") }
        } catch PictureProcess.Silence.late {
          stop(&child)
          throw refuse("it took more than \(patience.components.seconds) seconds to unpack")
        } catch let reason as PictureProcess.Untrue {
          stop(&child)
          throw refuse(reason.words)
        }
      }
    }
  }

  private static func stop(_ child: inout PictureProcess?) {
    child?.end()
    child = nil
  }
}

/// What is wanted of a picture.
enum PictureWish {
  case proof
  /// A print master of at most so many pixels in width and height.
  case master(Int, Int)
  /// Its points, at most so many in width and height.
  case points(Int, Int)
  /// By what it is found by likeness.
  case code
  /// By what it is searched for.
  case query

  /// What comes back for it.
  enum Answer {
    case proven
    case master(PrintMaster)
    case bytes([UInt8])
  }

  /// As the first byte of the question says it.
  fileprivate var sign: UInt8 {
    switch self {
    case .master: 0
    case .proof: 4
    case .code: 12
    case .query: 20
    case .points: 32
    }
  }
}

extension PictureProcess {
  /// Bytes of a query; no picture has more.
  private static let mostBytes = 1 << 17

  /// An answer that does not fit the question.
  struct Untrue: Error { let words: String }

  fileprivate func unpack(
    _ picture: Picture, _ wish: PictureWish, until deadline: ContinuousClock.Instant
  ) throws -> PictureWish.Answer {
    func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    let kind: UInt8 = [.png: 1, .jpeg: 2, .tiff: 3][picture.kind] ?? 0
    var most = (width: 0, height: 0)
    switch wish {
    case .master(let width, let height), .points(let width, let height): most = (width, height)
    default: break
    }
    let sizes = [picture.width, picture.height, picture.bytes.count, most.width, most.height]
    try ([kind + wish.sign] + sizes.flatMap(number)).withUnsafeBytes { try send($0, until: deadline) }
    try picture.bytes.withUnsafeBytes { try send($0, until: deadline) }
    func receive(_ count: Int) throws -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: count)
      try bytes.withUnsafeMutableBytes { try self.receive(into: $0, until: deadline) }
      return bytes
    }
    func value(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
    guard try receive(1)[0] == 0 else {
      let length = value(try receive(4)[...])
      let words = String(decoding: try receive(min(length, 400)), as: UTF8.self)
      throw PaperFault.picture(name: picture.name, reason: words)
    }
    let size = try receive(8)
    guard value(size[..<4]) == picture.width, value(size[4...]) == picture.height else {
      throw Untrue(words: "its pixels do not agree with its header")
    }
    switch wish {
    case .proof: return .proven
    case .code, .query:
      let count = value(try receive(4)[...])
      guard count <= Self.mostBytes else { throw Untrue(words: "its pixels do not agree with its header") }
      return .bytes(try receive(count))
    case .master, .points: break
    }
    let answer = try receive(13)
    let (wide, high, weight) = (value(answer[1..<5]), value(answer[5..<9]), value(answer[9...]))
    let isJPEG = answer[0] == 1
    guard (1...max(1, most.width)).contains(wide), (1...max(1, most.height)).contains(high),
      weight <= Picture.Limits.standard.bytes || !isJPEG
    else { throw Untrue(words: "its pixels do not agree with its header") }
    let bytes = try receive(isJPEG ? weight : wide * high * 4)
    // What a PDF carries as it came is judged here once more.
    if isJPEG {
      let header = try? JPEGHeader.read(bytes, { PaperFault.picture(name: picture.name, reason: $0) })
      guard bytes.starts(with: [0xFF, 0xD8, 0xFF]), header?.width == wide, header?.height == high else {
        throw Untrue(words: "its pixels do not agree with its header")
      }
    }
    return .master(
      PrintMaster(form: isJPEG ? .photograph : .flat, width: wide, height: high, weight: weight, bytes: bytes))
  }
}
