import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite("The print master of a picture")
struct PrintMasterTests {
  /// Red, green, blue of a point of a master that is kept point by point.
  private func colour(_ master: PrintMaster, _ x: Int, _ y: Int) -> [UInt8] {
    let at = (y * master.width + x) * 4
    return master.form == .flat ? master.bytes[at..<(at + 3)].reversed() : []
  }

  private func tiff(_ pages: [TestTIFF.Page]) throws -> Picture {
    try Picture(Data(TestTIFF.file(pages)), name: "a.tif")
  }

  private static let redThenBlue: [UInt8] = [255, 0, 0, 0, 0, 255]

  @Test("of a TIFF has its points, those of its pages one below the other; a preview is passed over")
  func pages() throws {
    let picture = try tiff([
      .init(width: 2, height: 1, kind: 2, samples: Self.redThenBlue),
      .init(width: 1, height: 1, kind: 1, samples: [9], subfile: 1),
      .init(width: 1, height: 2, kind: 1, samples: [0, 128]),
    ])

    let master = try picture.master(width: 200, height: 200)

    #expect((picture.width, picture.height) == (2, 3))
    #expect(picture.colour == "8-bit RGB, 2 pages")
    #expect((master.width, master.height, master.form) == (2, 3, .flat))
    #expect(colour(master, 0, 0) == [255, 0, 0])
    #expect(colour(master, 1, 0) == [0, 0, 255])
    #expect(colour(master, 0, 2) == [128, 128, 128])
    // Beside a narrower page the paper stays white.
    #expect(colour(master, 1, 1) == [255, 255, 255])
  }

  @Test(
    "stands upright, whatever side the file begins on",
    arguments: [
      (1, "rb"), (2, "br"), (3, "br"), (4, "rb"), (5, "r/b"), (6, "r/b"), (7, "b/r"), (8, "b/r"),
    ])
  func upright(_ orientation: Int, _ seen: String) throws {
    let picture = try tiff([.init(width: 2, height: 1, kind: 2, samples: Self.redThenBlue, orientation: orientation)])

    let master = try picture.master(width: 100, height: 100)

    let rows = (0..<master.height).map { y in
      (0..<master.width).map { colour(master, $0, y)[0] == 255 ? "r" : "b" }.joined()
    }
    #expect(rows.joined(separator: "/") == seen)
    #expect((picture.width, picture.height) == (master.width, master.height))
  }

  @Test("of inks has the colours that they leave on white")
  func inks() throws {
    let picture = try tiff([.init(width: 3, height: 1, kind: 5, samples: [0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 0])])

    let master = try picture.master(width: 100, height: 100)

    #expect(picture.colour == "8-bit CMYK")
    #expect((0..<3).map { colour(master, $0, 0) } == [[255, 255, 255], [0, 255, 255], [255, 0, 0]])
  }

  @Test("has at most 600 dots to the inch and is never larger than what was filed; it is the same each time")
  func fineness() throws {
    let picture = try Picture(Data(TestPicture.png(width: 900, height: 600)), name: "a.png")

    let small = try picture.master(width: 36, height: 24)
    let large = try picture.master(width: 720, height: 480)

    #expect((small.width, small.height) == (300, 200))
    #expect((large.width, large.height) == (900, 600))
    #expect(small == (try picture.master(width: 36, height: 24)))
    #expect(try small.file().starts(with: PNGHeader.signature))
  }

  @Test("of a TIFF that says what is not so is refused, each with its reason")
  func hostile() throws {
    let good = TestTIFF.Page(width: 2, height: 1, kind: 2, samples: Self.redThenBlue)
    var claims = good
    (claims.width, claims.height) = (2, 4)
    var bomb = good
    (bomb.width, bomb.height) = (60_000, 60_000)

    #expect(throws: PaperFault.picture(name: "a.tif", reason: "it has 60000 × 60000 pixels and 50000000 are allowed")) {
      try tiff([bomb])
    }
    #expect(throws: PaperFault.picture(name: "a.tif", reason: "it has 51 pages and 50 are allowed")) {
      try tiff(Array(repeating: good, count: 51))
    }
    #expect(throws: PaperFault.self) { try tiff([claims]).proveDecodable() }
    #expect(throws: PaperFault.self) {
      try Picture(Data(TestTIFF.file([good]).dropLast(20)), name: "a.tif").proveDecodable()
    }
  }

  /// Pictures of the review beside the checkout: their kind as printed, and a point with its colour.
  private static let papers = "\(TestPaths.root)/../shared/cases/papers"

  @Test(
    "of the inks of Photoshop is not black, and that of a camera stands upright",
    .enabled(
      if: FileManager.default.fileExists(atPath: papers), "the pictures of the review lie not beside the checkout"))
  func filed() throws {
    func read(_ name: String) throws -> Picture {
      try Picture(try Data(contentsOf: URL(filePath: "\(Self.papers)/\(name)")), name: name)
    }
    let inks = try read("cmyk.jpg").master(width: 180, height: 135)
    let turned = try read("exif6.jpg")
    let deep = try read("g16.png").master(width: 180, height: 135)

    #expect(inks.form == .photograph)
    #expect(JPEGHeader.essence(inks.bytes).isAdobe == false)
    #expect((turned.width, turned.height) == (600, 1200))
    #expect(turned.colour == "RGB, turned upright")
    #expect(deep.form == .flat)
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.papers) where name.hasSuffix("g") {
      guard name != "cmyk.jpg", !name.hasSuffix(".svg") else { continue }
      let picture = try read(name)
      let master = try picture.master(width: 180, height: 135)
      #expect(master.weight <= 200_000, "\(name)")
      #expect(master.width <= 1500 && master.height <= 1125, "\(name)")
    }
  }
}
