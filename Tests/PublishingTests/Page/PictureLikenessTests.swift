import Foundation
import Likeness
import TestSupport
import Testing

@testable import Publishing

@Suite("What a picture is found by")
struct PictureLikenessTests {
  private func picture(_ bytes: [UInt8]) throws -> Picture { try Picture(Data(bytes), name: "sign.png") }

  @Test("is made by the child that unpacks pictures, the same each time, and finds it among others")
  func found() throws {
    let pictures = try (0..<4).map { try picture(TestPicture.png(width: 160, height: 120, seed: $0)) }
    var shelf = Shelf()
    for picture in pictures { shelf.append(try picture.code()) }

    let (told12, again12) = (try pictures[2].code(), try pictures[2].code())
    #expect(told12 == again12)
    let found = try pictures.map { shelf.matches(try $0.query(), limit: 1).first?.picture }
    #expect(found == [0, 1, 2, 3])
  }

  @Test("is nothing for a point")
  func point() throws {
    let point = try picture(TestPicture.png(width: 1, height: 1))
    let told13 = try point.code()
    #expect(told13 == .empty)
    let told14 = try point.query().isEmpty
    #expect(told14)
  }

  @Test("is not made of a picture that cannot be unpacked, which is refused in words")
  func broken() throws {
    var bytes = TestPicture.png(width: 40, height: 40)
    let data = bytes.indices.dropLast(60).last!
    bytes[data] ^= 0x55
    #expect(throws: PaperFault.self) { _ = try picture(bytes).code() }
  }
}
