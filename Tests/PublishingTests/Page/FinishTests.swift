import Foundation
import Testing

@testable import Publishing

/// What the last pass leaves of a paper.
@Suite("A paper that is finished")
struct FinishTests {
  /// Objects of the file, unpacked, as lines.
  private func objects(_ pdf: Data) throws -> String {
    let scratch = try Scratch()
    let (paper, plain) = (scratch.path + "/a.pdf", scratch.path + "/b.pdf")
    try pdf.write(to: URL(filePath: paper))
    #expect(try run("qpdf", ["--check", paper]).contains("No syntax or stream encoding errors found"))
    _ = try run("qpdf", ["--qdf", "--object-streams=disable", paper, plain])
    return String(decoding: try Data(contentsOf: URL(filePath: plain)), as: UTF8.self)
  }

  private var carried: PaperAttachment {
    PaperAttachment(name: "mark.xml", mediaType: "application/xml", words: "ST.96", bytes: Data("<Mark/>".utf8))
  }

  @Test("is shaped as PDF/A-3: profile, description, language, nothing smoothed, each link printed")
  func archive() throws {
    var paper = try certificate()
    paper.metadata.language = "fr"
    paper.attachments = [carried]
    paper.blocks = [.entry("Goods", page: "goods", .body), .heading(Heading("Goods", id: "goods"))] + paper.blocks

    let text = try objects(try paper.pdf())

    for part in [
      "/OutputIntents", "/S /GTS_PDFA1", "(sRGB IEC61966-2.1)", "/Lang (fr)", "/DisplayDocTitle true", "/Marked true",
      "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>", "/AFRelationship /Data",
      "<rdf:li xml:lang=\"x-default\">Certificate</rdf:li>", "<xmp:CreateDate>2026-03-02T09:00:00Z</xmp:CreateDate>",
      "/CreationDate (D:20260302090000", "/Subtype /application#2fxml", "<Mark/>", "/S /H1", "/S /Figure",
    ] { #expect(text.contains(part), "\(part)") }
    #expect(!text.contains("/Interpolate true"))
    let links = text.components(separatedBy: "/Subtype /Link").count - 1
    #expect(links > 0)
    #expect(text.components(separatedBy: "/F 4").count - 1 == links)
  }

  @Test("has small fonts that show the same signs, and the same bytes whenever it is made")
  func fonts() throws {
    let paper = try certificate()
    var drawn = Data()
    try paper.drawn { drawn.append(contentsOf: $0) }
    let made = try paper.pdf()

    #expect(try textLines(made) == textLines(drawn))
    #expect(try picture(made) == picture(drawn))
    #expect(made.count < drawn.count / 2)
    #expect(try paper.pdf() == made)
  }

  @Test("carries its files to the byte")
  func attachments() throws {
    var paper = PageDocument(metadata, fonts: try .noto(), blocks: [.text("One", TextStyle())])
    paper.attachments = [carried]
    let scratch = try Scratch()
    try paper.pdf().write(to: URL(filePath: scratch.path + "/a.pdf"))
    _ = try run("pdfdetach", ["-saveall", "-o", scratch.path, scratch.path + "/a.pdf"])
    #expect(FileManager.default.contents(atPath: scratch.path + "/mark.xml") == carried.bytes)
  }

  @Test("is refused when it is no PDF, and a font that is none stays as it is")
  func broken() throws {
    #expect(throws: PaperFault.self) {
      try PaperFinish(metadata: metadata, attachments: [], figures: []).finished(Data("no paper".utf8))
    }
    for font in [Data(), Data("OTTO".utf8), Data(repeating: 0xFF, count: 400), Data([1, 0, 4, 4, 0, 1, 1, 1, 9, 29])] {
      #expect(FontSparing.trueType(font) == nil)
      #expect(FontSparing.compact(font) == nil)
    }
  }

  private func picture(_ pdf: Data) throws -> Data? {
    let scratch = try Scratch()
    try pdf.write(to: URL(filePath: scratch.path + "/a.pdf"))
    _ = try run("pdftoppm", ["-r", "80", "-png", "-singlefile", scratch.path + "/a.pdf", scratch.path + "/a"])
    return FileManager.default.contents(atPath: scratch.path + "/a.png")
  }
}
