import Foundation

@testable import Publishing

/// A folder that is removed when it is let go.
final class Scratch {
  let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Runs a program and returns what it prints.
func run(_ program: String, _ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/" + program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: output, as: UTF8.self)
}

/// The lines of text that pdftotext sees, blank lines left out.
func textLines(_ pdf: Data) throws -> [String] {
  let scratch = try Scratch()
  try pdf.write(to: URL(filePath: scratch.path + "/a.pdf"))
  return try run("pdftotext", ["-layout", scratch.path + "/a.pdf", "-"])
    .split(whereSeparator: { $0 == "\n" || $0 == "\u{0C}" })
    .map { $0.trimmingCharacters(in: .whitespaces).replacing(/[ ]{2,}/, with: "  ") }.filter { !$0.isEmpty }
}

/// A PNG of one colour with stored (uncompressed) pixels.
func png(width: Int, height: Int, claiming claimed: (Int, Int)? = nil, extra: (String, [UInt8])? = nil) -> Data {
  func word(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
  func sum(_ bytes: [UInt8]) -> Int {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }
    return Int(sum ^ 0xFFFF_FFFF)
  }
  func chunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
    word(body.count) + Array(type.utf8) + body + word(sum(Array(type.utf8) + body))
  }
  var raw: [UInt8] = []
  for row in 0..<height {
    raw.append(0)
    for column in 0..<width { raw += [UInt8(200), UInt8(255 * row / height), UInt8(255 * column / width)] }
  }
  var (a, b) = (1, 0)
  for byte in raw { (a, b) = ((a + Int(byte)) % 65521, (b + a + Int(byte)) % 65521) }
  let size = raw.count
  precondition(size < 65_536)
  let stored: [UInt8] = [
    0x78, 0x01, 1, UInt8(size & 255), UInt8(size >> 8), UInt8(~size & 255), UInt8(~size >> 8 & 255),
  ]
  let (wide, high) = claimed ?? (width, height)
  return Data(
    PNGHeader.signature + chunk("IHDR", word(wide) + word(high) + [8, 2, 0, 0, 0])
      + (extra.map { chunk($0.0, $0.1) } ?? []) + chunk("IDAT", stored + raw + word(b << 16 | a)) + chunk("IEND", []))
}

let metadata = PaperMetadata(
  title: "Certificate", author: "Office of Meridia", subject: "LUMEN", created: "2026-03-02T09:00:00Z")

/// A certificate in four scripts.
func certificate() throws -> PageDocument {
  let arms = try Picture(png(width: 60, height: 60), name: "arms.png")
  let title = TextStyle(.serif, size: 26, bold: true, ink: .blue, align: .center)
  return PageDocument(
    metadata, fonts: try .noto(), sheet: .a4(top: 80, bottom: 80, side: 70), frame: .blue,
    blocks: [
      .picture(arms, width: 60, height: 60, .center), .space(12),
      .text("Intellectual Property Office of Meridia", TextStyle(.serif, size: 12, align: .center)), .space(20),
      .text("Certificate of Registration", title), .space(24),
      .datum("(111)", "Number", "TM/2026/000001"),
      .datum("(540)", "Mark", [.picture(arms, width: 90, height: 60, .start)]),
      .datum("(732)", "Holder", "شركة النور للتجارة المحدودة"),
      .datum("(732)", "Holder", "东方甜品有限公司"),
      .datum("(732)", "Holder", "Общество «Ёлка»"),
      .datum("(740)", "Representative", "Łukasz Żółć & Söhne"), .space(10), .hairline,
      .text(
        PageText(
          [
            TextRun("It is certified that the mark stands in the register under the number "),
            TextRun("000001", bold: true),
            TextRun(
              " in the name of \("شركة النور".isolated), for the goods and services of the classes listed above, from the filing date and for ten years."
            ),
          ],
          TextStyle(.serif, size: 11, align: .justified))),
      .placed(
        Box(x: 430, y: 660, width: 90, height: 90), [.code("https://office.example/TM2026000001", side: 90, .end)]),
      .space(1),
    ])
}

/// A gazette in two columns with contents and an index.
func gazette(entries: Int) throws -> PageDocument {
  let logo = try Picture(png(width: 80, height: 50), name: "logo.png")
  var blocks: [Block] = [
    .text("Gazette 3/2026", TextStyle(.serif, size: 24, bold: true, align: .center)), .space(10),
    .entry("Registered marks", page: "marks", .body), .entry("Index of holders", page: "index", .body),
    .heading(Heading("Registered marks", id: "marks")),
  ]
  var marks: [Block] = []
  for number in 1...entries {
    marks.append(.mark("m\(number)"))
    marks.append(
      .keep([
        .datum("(111)", "", "2026/\(number)", style: .small),
        .datum("(540)", "", [.picture(logo, width: 80, height: 40, .start)]),
        .datum("(732)", "", ["Café Zürich", "شركة النور", "东方甜品有限公司", "ООО «Свет»"][number % 4], style: .small),
      ]))
    marks.append(.datum("(511)", "", "9, 35: Scientific apparatus; advertising; business management.", style: .small))
    marks.append(.hairline)
  }
  blocks.append(.columns(2, gap: 18, marks))
  blocks += [.pageBreak, .heading(Heading("Index of holders", id: "index"))]
  blocks.append(.columns(2, gap: 18, (1...entries).map { .entry("Holder \($0)", page: "m\($0)", .small) }))
  blocks.append(.heading(Heading("Fees", level: 2)))
  blocks.append(
    .table(
      PageTable(
        [.init("Code"), .init("Fee"), .init("Amount", width: 60, align: .end)],
        rows: [["T1", "Filing", "100.00"], ["T2", "رسم", "25.00"]])))
  return PageDocument(
    metadata, fonts: try .noto(), header: { page, _ in Running(start: "Gazette", end: "\(page)") }, blocks: blocks)
}
