import Testing

@testable import Terminal

@Suite("A picture in cells")
struct CellPictureTests {
  /// A dark disc on white: rows of four bytes a point.
  private func disc(_ side: Int, red: UInt8 = 0) -> [UInt8] {
    (0..<side * side).flatMap { place -> [UInt8] in
      let (x, y) = (Double(place % side) + 0.5 - Double(side) / 2, Double(place / side) + 0.5 - Double(side) / 2)
      return x * x + y * y < Double(side * side) * 0.16 ? [0, 0, red, 0] : [255, 255, 255, 0]
    }
  }

  private func shown(_ depth: PictureDepth, room: Size) throws -> Canvas {
    let picture = try #require(CellPicture(disc(64), width: 64, height: 64, room: room, depth: depth))
    var canvas = Canvas(room)
    canvas.paint(picture, row: 0, column: 0)
    return canvas
  }

  @Test("stands dark on the ground of a terminal without colours, as blocks or as signs of ASCII")
  func mono() throws {
    let blocks = try shown(.mono, room: Size(rows: 8, columns: 16)).lines
    let signs = try shown(.ascii, room: Size(rows: 8, columns: 16)).lines

    #expect(blocks.count == 8 && blocks[0] == "" && blocks[7] == "")
    #expect(blocks[3].contains("████████"))
    #expect(blocks.joined().allSatisfy { " ▀▄▌▐█▘▝▖▗▛▜▙▟▚▞".contains($0) })
    #expect(try shown(.halves, room: Size(rows: 8, columns: 16)).lines.joined().allSatisfy { " ▀▄▌▐█".contains($0) })
    #expect(signs[0].count { $0 != " " } < 8 && signs[3].count { $0 != " " } >= 8)
    #expect(signs.joined().utf8.allSatisfy { $0 < 0x7F })
  }

  @Test("keeps its shape in any room, and never passes it")
  func shape() throws {
    for (width, height, room) in [(64, 64, Size(rows: 20, columns: 78)), (64, 1, Size(rows: 5, columns: 9))] {
      let points = [UInt8](repeating: 9, count: width * height * 4)
      let picture = try #require(CellPicture(points, width: width, height: height, room: room, depth: .mono))
      #expect(picture.size.rows <= room.rows && picture.size.columns <= room.columns)
      #expect(width != height || picture.size == Size(rows: 20, columns: 40))
    }
    let tiny = CellPicture([0, 0, 0, 0], width: 1, height: 1, room: Size(rows: 1, columns: 1), depth: .palette)
    #expect(tiny?.size == Size(rows: 1, columns: 1))
  }

  @Test("in colours gives way where it would send more than 4 KB")
  func budget() throws {
    let noise = (0..<200 * 200).flatMap { place -> [UInt8] in
      let chance = UInt8(truncatingIfNeeded: place &* 2_654_435_761 >> 13)
      return [chance, chance &* 7, chance &* 31, 0]
    }
    let picture = try #require(
      CellPicture(noise, width: 200, height: 200, room: Size(rows: 40, columns: 120), depth: .palette))
    let plain = try #require(
      CellPicture(disc(64, red: 200), width: 64, height: 64, room: Size(rows: 20, columns: 78), depth: .palette))

    #expect(picture.size.columns < 40)
    #expect(plain.size == Size(rows: 20, columns: 40))
    #expect(plain[10, 20].tint != plain[0, 0].tint)
  }

  @Test("is none where the points are not those of its size, or where there is no room")
  func refused() {
    #expect(CellPicture([0, 0, 0], width: 1, height: 1, room: .least, depth: .mono) == nil)
    #expect(CellPicture([], width: 0, height: 0, room: .least, depth: .mono) == nil)
    #expect(CellPicture([0, 0, 0, 0], width: 1, height: 1, room: Size(rows: 0, columns: 9), depth: .mono) == nil)
  }
}
