import CPangoCairo
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

  /// A surface of the picture's pixels; the caller destroys it.
  static func pixels(_ picture: Picture) throws -> OpaquePointer {
    guard let surface = try ask(picture, wantsPixels: true) else {
      throw PaperFault.picture(name: picture.name, reason: "there is too little memory")
    }
    return surface
  }

  /// Proves that the picture can be unpacked.
  static func prove(_ picture: Picture) throws { _ = try ask(picture, wantsPixels: false) }

  private static func ask(_ picture: Picture, wantsPixels: Bool) throws -> OpaquePointer? {
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
          return try current.unpack(picture, wantsPixels, until: .now + patience)
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

extension PictureProcess {
  /// An answer that does not fit the question.
  struct Untrue: Error { let words: String }

  fileprivate func unpack(_ picture: Picture, _ wantsPixels: Bool, until deadline: ContinuousClock.Instant) throws
    -> OpaquePointer?
  {
    func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    let kind: UInt8 = (picture.kind == .png ? 1 : 2) + (wantsPixels ? 0 : 4)
    let head = [kind] + number(picture.width) + number(picture.height) + number(picture.bytes.count)
    try head.withUnsafeBytes { try send($0, until: deadline) }
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
    let answer = try receive(9)
    guard value(answer[..<4]) == picture.width, value(answer[4..<8]) == picture.height else {
      throw Untrue(words: "its pixels do not agree with its header")
    }
    guard wantsPixels else { return nil }
    let format = answer[8] == 0 ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32
    guard let surface = cairo_image_surface_create(format, Int32(picture.width), Int32(picture.height)),
      let data = cairo_image_surface_get_data(surface),
      Int(cairo_image_surface_get_stride(surface)) == picture.width * 4
    else { throw Untrue(words: "there is too little memory") }
    do {
      try self.receive(
        into: UnsafeMutableRawBufferPointer(start: data, count: picture.width * picture.height * 4), until: deadline)
    } catch {
      cairo_surface_destroy(surface)
      throw error
    }
    cairo_surface_mark_dirty(surface)
    return surface
  }
}
