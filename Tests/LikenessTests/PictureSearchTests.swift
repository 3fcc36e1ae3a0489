import Likeness
import TestSupport
import Testing

@Suite("Search by picture")
struct PictureSearchTests {
  private func first(_ sign: DrawnSign) -> PictureMatch? {
    DrawnSign.shelf.matches(PictureQuery(sign.pixels), limit: 3).first
  }

  @Test("The same picture is found with full score")
  func same() {
    let match = first(.flag)
    #expect(match?.picture == 0)
    #expect(match?.reason == "the whole")
    #expect((match?.score ?? 0) >= 995)
  }

  @Test("A mirrored copy is found and said to be mirrored")
  func mirrored() {
    #expect(first(DrawnSign.flag.mirrored)?.picture == 0)
    #expect(first(DrawnSign.flag.mirrored)?.reason == "the whole, mirrored")
  }

  @Test("A copy turned by a quarter is found; the reason says how to turn it back")
  func quarter() {
    #expect(first(DrawnSign.flag.turned)?.picture == 0)
    #expect(first(DrawnSign.flag.turned)?.reason == "the whole, turned a quarter to the left")
    #expect(first(DrawnSign.flag.turned.turned)?.reason == "the whole, turned upside down")
    #expect(first(DrawnSign.flag.turned.turned.turned)?.reason == "the whole, turned a quarter to the right")
  }

  @Test("A mirrored copy turned by a quarter is led back by mirror and turn in that order")
  func mirroredAndTurned() {
    #expect(first(DrawnSign.flag.mirrored.turned)?.reason == "the whole, mirrored, turned a quarter to the right")
    #expect(first(DrawnSign.flag.turned.mirrored)?.reason == "the whole, mirrored, turned a quarter to the left")
  }

  @Test("White on black is as black on white")
  func inverted() {
    #expect(first(DrawnSign.flag.inverted)?.picture == 0)
    #expect(first(DrawnSign.flag.inverted)?.reason == "the whole")
  }

  @Test("A sign with a small bar beside it is found by its left part")
  func beside() {
    let match = first(DrawnSign.flag.filled(180..<186, 60..<120))
    #expect(match?.picture == 0)
    #expect(match?.reason == "its left part as the whole")
  }

  @Test("A place that is not asked for is not told")
  func filtered() {
    let found = DrawnSign.shelf.matches(PictureQuery(DrawnSign.flag.pixels), limit: 10) { $0 != 0 }
    #expect(!found.isEmpty)
    #expect(!found.map(\.picture).contains(0))
  }

  @Test("No more is told than is asked for, and each picture once")
  func limited() {
    let query = PictureQuery(DrawnSign.flag.pixels)
    let found = DrawnSign.shelf.matches(query, limit: 100).map(\.picture)
    #expect(found.sorted() == Array(0...6))
    #expect(DrawnSign.shelf.matches(query, limit: 2).count == 2)
    #expect(DrawnSign.shelf.matches(query, limit: 0) == [])
    #expect(Shelf().matches(query, limit: 3) == [])
  }
}
