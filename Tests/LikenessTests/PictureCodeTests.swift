import FoundationEssentials
import Likeness
import TestSupport
import Testing

@Suite("Code of a picture")
struct PictureCodeTests {
  @Test("Nothing is seen on one colour, on one point, or where all shows through")
  func empty() {
    let nothing = [
      DrawnSign().pixels, DrawnSign(on: DrawnSign.black).pixels, DrawnSign(on: DrawnSign.clear).pixels,
      Pixels(width: 1, height: 1, bytes: [0, 0, 0, 255])!,
      Pixels(width: 200, height: 1, bytes: [UInt8](repeating: 255, count: 800))!,
    ]
    #expect(nothing.map { PictureCode($0) } == nothing.map { _ in .empty })
    #expect(nothing.map { PictureQuery($0).isEmpty } == nothing.map { _ in true })
  }

  @Test("A pale sign that stands on nothing is seen, as a dark one is")
  func transparent() {
    let pale = DrawnSign(on: DrawnSign.clear).filled(40..<160, 90..<110, (250, 250, 250, 255))
    let dark = DrawnSign(on: DrawnSign.clear).filled(40..<160, 90..<110)
    #expect(PictureCode(pale.pixels) == PictureCode(dark.pixels))
    #expect(PictureCode(pale.pixels).views == [.whole])
  }

  @Test("A sign of two colours has a view of its inner edges and one for each colour")
  func colours() {
    let sign = DrawnSign().filled(40..<160, 40..<100, DrawnSign.red).filled(40..<160, 100..<160, (20, 60, 200, 255))
    #expect(Set(PictureCode(sign.pixels).views).isSuperset(of: [.whole, .inner, .firstColour, .secondColour]))
  }

  @Test("Bytes are 129 a view and come back as they were")
  func bytes() {
    let code = PictureCode(DrawnSign.flag.pixels)
    #expect(code.bytes.count == 129 * code.views.count)
    #expect(PictureCode(bytes: code.bytes) == code)
  }

  @Test("Bytes that are no code are refused: cut, of an unknown view, too long, out of range")
  func strange() {
    let code = PictureCode(DrawnSign.flag.pixels).bytes
    #expect(PictureCode(bytes: Array(code.dropLast())) == nil)
    #expect(PictureCode(bytes: [99] + code.dropFirst()) == nil)
    #expect(PictureCode(bytes: (0..<8).flatMap { _ in code.prefix(129) }) == nil)
    #expect(PictureCode(bytes: [1] + [UInt8](repeating: 0x80, count: 128)) == nil)
    #expect(PictureCode(bytes: [1] + [UInt8](repeating: 63, count: 128)) == nil)
  }

  @Test("A query crosses as bytes; what is none is refused")
  func query() throws {
    let query = PictureQuery(DrawnSign.flag.pixels)
    let back = try JSONDecoder().decode(PictureQuery.self, from: JSONEncoder().encode(query))
    #expect(back.bytes == query.bytes)
    #expect(back.views == query.views)
    #expect(PictureQuery(bytes: [UInt8](repeating: 255, count: 130)) == nil)
    #expect(PictureQuery(bytes: [UInt8](repeating: 0, count: 7)) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(PictureQuery.self, from: Data("\"AAAA\"".utf8))
    }
  }

  @Test("A picture must fill its size")
  func size() {
    #expect(Pixels(width: 2, height: 2, bytes: [0, 0, 0]) == nil)
    #expect(Pixels(width: 0, height: 0, bytes: []) == nil)
    #expect(Pixels(width: .max, height: 2, bytes: [0]) == nil)
  }
}
