import Filing
import Foundation
import Standards
import Testing

@testable import Publishing

/// The cases A1 to A14: files that are not what they seem.
@Suite("A hostile attachment")
struct HostileAttachments {
  struct Case: CustomTestStringConvertible {
    let id: String
    let name: String
    let bytes: Data
    var isPicture = false
    /// Why it is refused; nil when it is kept as it came, and never opened.
    let reason: String?
    var remarks: [String] = []
    var testDescription: String { "\(id) \(name.prefix(40))" }
  }

  private static func pdf(_ inside: String, end: String = "\n%%EOF\n") -> Data {
    Data(("%PDF-1.7\n" + inside + "\ntrailer << /Root 1 0 R >>\nstartxref\n9" + end).utf8)
  }
  private static let zip = Data(HandmadeZip(.init("a.txt")).bytes)
  private static let html = Data("<!DOCTYPE html><html><script>alert(1)</script></html>".utf8)
  private static let elf = Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0])
  private static let svg = Data(
    "<?xml version=\"1.0\"?><svg xmlns:xlink=\"x\"><image xlink:href=\"file:///etc/passwd\"/></svg>".utf8)
  private static let bomb = png(
    width: 2, height: 2, extra: ("zTXt", Array("a\0\0".utf8) + [UInt8](repeating: 7, count: 4000)))

  /// A JPEG that begins well: a long APP1, then a frame header of that size, and no scan.
  private static func jpeg(exif: Int, _ width: Int, _ height: Int) -> Data {
    let length = exif + 2
    return Data(
      [0xFF, 0xD8, 0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + [UInt8](repeating: 0x45, count: exif)
        + [
          0xFF, 0xC0, 0, 11, 8, UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255), 1, 1,
          0x11, 0, 0xFF, 0xD9,
        ])
  }

  private static func tiff(_ next: [UInt8]) -> Data {
    Data(Array("II*\0".utf8) + [8, 0, 0, 0, 1, 0] + [UInt8](repeating: 0, count: 12) + next)
  }

  static let cases: [Case] = [
    .init(id: "A1", name: "a.pdf", bytes: zip, reason: "its name ends with .pdf and its content is application/zip"),
    .init(id: "A1", name: "a.pdf", bytes: html, reason: "its name ends with .pdf and its content is text/html"),
    .init(
      id: "A1", name: "a.pdf", bytes: elf,
      reason: "its name ends with .pdf and its content is application/x-executable"),
    .init(id: "A1", name: "a", bytes: elf, reason: "it is a program, not a document"),
    .init(id: "A1", name: "a.jpg", bytes: pdf(""), isPicture: true, reason: "it is neither PNG, JPEG nor TIFF"),
    .init(id: "A2", name: "a.pdf", bytes: pdf("") + zip, reason: "it is a ZIP package too"),
    .init(id: "A2", name: "a.pdf", bytes: pdf("") + Data(repeating: 0x41, count: 9), reason: "9 bytes follow its end"),
    .init(
      id: "A2", name: "a.png", bytes: png(width: 2, height: 2) + zip, isPicture: true,
      reason: "\(zip.count) bytes follow its end"),
    .init(
      id: "A3", name: "a.pdf", bytes: pdf("<< /S /JavaScript /JS (app.alert(1)) >> << /Launch /URI (http://x) >>"),
      reason: nil, remarks: ["JavaScript", "an action that starts a program", "links to the network"]),
    .init(
      id: "A3", name: "a.pdf", bytes: pdf("<< /EmbeddedFiles 3 0 R /XFA 4 0 R >>"), reason: nil,
      remarks: ["files within it", "an XFA form"]),
    .init(id: "A3", name: "a.pdf", bytes: pdf("<< /JSX 1 /URIs 2 >>"), reason: nil),
    .init(
      id: "A4", name: "a.pdf", bytes: pdf("<< /Encrypt 5 0 R >>"),
      reason: "it is encrypted; have it sent without a password"),
    .init(
      id: "A5", name: "a.pdf", bytes: pdf(String(repeating: "1 0 obj << /Kids [1 0 R] /Prev 9 >>\n", count: 100_000)),
      reason: nil, remarks: ["pages that refer to each other in a circle, so that it cannot be read whole"]),
    .init(
      id: "A5", name: "a.pdf",
      bytes: pdf("1 0 obj<</Kids[2 0 R]>>endobj 2 0 obj<</Kids [ 3 0 R 4 0 R ]>>endobj 3 0 obj<</Kids[5 0 R]>>endobj"),
      reason: nil),
    .init(
      id: "A5", name: "a.pdf",
      bytes: pdf("1 0 obj<</Kids[2 0 R]>>endobj 2 0 obj<</Kids[3 0 R]>>endobj 3 0 obj<</Kids[1 0 R]>>endobj"),
      reason: nil, remarks: ["pages that refer to each other in a circle, so that it cannot be read whole"]),
    .init(
      id: "A5", name: "a.pdf", bytes: pdf(String(repeating: "[", count: 2_000_000)), reason: nil,
      remarks: ["lists nested 2000000 deep, which programs may fail to read"]),
    .init(
      id: "A5", name: "a.pdf",
      bytes: pdf(
        "1 0 obj [ (" + String(repeating: "[", count: 999) + ") ] endobj 2 0 obj <<>> stream\n"
          + String(repeating: "[", count: 999) + "\nendstream endobj"), reason: nil),
    .init(
      id: "A3", name: "a.pdf", bytes: pdf("4 0 obj << /Type /ObjStm /N 3 >> stream\nxyz\nendstream endobj"),
      reason: nil,
      remarks: ["compressed objects, which were not looked into for scripts and links"]),
    .init(
      id: "A6", name: "a.pdf", bytes: pdf("<< /Filter /FlateDecode >> stream\n" + String(repeating: "x", count: 999)),
      reason: nil),
    .init(id: "A7", name: "a.pdf", bytes: pdf("", end: ""), reason: "its end is missing; it was cut short"),
    .init(
      id: "A8", name: "a.png", bytes: png(width: 1, height: 1, claiming: (65_535, 65_535)), isPicture: true,
      reason: "it has 65535 × 65535 pixels and 50000000 are allowed"),
    .init(
      id: "A8", name: "a.png", bytes: png(width: 1, height: 1, claiming: (7000, 7000)), isPicture: true,
      reason: "it cannot be decoded: Not enough image data"),
    .init(id: "A9", name: "a.png", bytes: bomb, isPicture: true, reason: nil),
    .init(
      id: "A9", name: "a.png", bytes: png(width: 2, height: 2, extra: ("acTL", [0, 0, 0, 1, 0, 0, 0, 0])),
      isPicture: true, reason: "it is an animation"),
    .init(
      id: "A9", name: "a.png", bytes: Data(png(width: 2, height: 2).enumerated().map { $0 == 45 ? $1 ^ 1 : $1 }),
      isPicture: true, reason: "the check sum of its chunk IDAT is wrong"),
    .init(
      id: "A10", name: "a.jpg", bytes: jpeg(exif: 65_000, 10, 10), isPicture: true, reason: "it holds no pixels"),
    .init(
      id: "A10", name: "a.jpg", bytes: jpeg(exif: 10, 65_500, 65_500), isPicture: true, reason: "it holds no pixels"),
    .init(id: "A11", name: "a.tif", bytes: tiff([8, 0, 0, 0]), reason: "its directories run in a circle"),
    .init(
      id: "A11", name: "a.tif", bytes: tiff([0xFF, 0xFF, 0, 0]),
      reason: "a directory lies outside the file; it was cut short"),
    .init(id: "A11", name: "a.tif", bytes: tiff([0, 0, 0, 0]), reason: nil),
    .init(id: "A12", name: "a.svg", bytes: svg, isPicture: true, reason: "it is neither PNG, JPEG nor TIFF"),
    .init(id: "A12", name: "a.xml", bytes: svg, reason: "its name ends with .xml and its content is image/svg+xml"),
    .init(id: "A13", name: "invoice.pdf.exe", bytes: pdf(""), reason: "its name is that of a program"),
    .init(id: "A13", name: "con", bytes: pdf(""), reason: "“con” names a device on other systems"),
    .init(
      id: "A13", name: ".", bytes: pdf(""), reason: "its name is absolute, empty, or leads out of the folder"),
    .init(
      id: "A13", name: "-rf", bytes: pdf(""),
      reason: "a part of its name begins with a hyphen or space, or ends with a point or space"),
    .init(
      id: "A13", name: "a.pdf.", bytes: pdf(""),
      reason: "a part of its name begins with a hyphen or space, or ends with a point or space"),
    .init(
      id: "A13", name: String(repeating: "a", count: 256), bytes: pdf(""),
      reason: "a part of its name has more than 255 bytes"),
    .init(id: "A13", name: "a\u{1B}[2J.pdf", bytes: pdf(""), reason: "its name has a control or invisible character"),
    .init(id: "A14", name: "a.pdf", bytes: Data(), reason: "the file is empty"),
  ]

  @Test("gets its refusal, or is kept unopened with what is to be known of it", arguments: cases)
  func judged(_ item: Case) {
    func refusal() -> String? {
      do {
        _ = try Attachments.inspect(item.bytes, name: item.name, mustBePicture: item.isPicture)
        return nil
      } catch PaperFault.picture(_, let reason) {
        return reason
      } catch PaperFault.document(_, let reason) {
        return reason
      } catch {
        return "\(error)"
      }
    }
    let clock = ContinuousClock()
    var reason: String?
    let time = clock.measure { reason = refusal() }

    #expect(reason == item.reason)
    #expect(Attachments.remarks(item.bytes) == item.remarks)
    #expect(time < .seconds(20))
  }

  @Test("A14: what is no ordinary file, or changes while it is read, is refused by its path")
  func files() throws {
    let scratch = try Scratch()
    func reason(_ path: String, _ meanwhile: () throws -> Void = {}) -> String? {
      do {
        _ = try NamedFile.read(path, most: 1000, meanwhile: meanwhile)
        return nil
      } catch let fault as FileFault {
        return fault.path == path ? fault.reason : fault.path
      } catch {
        return "\(error)"
      }
    }
    let (file, pipe, link) = (scratch.path + "/a", scratch.path + "/pipe", scratch.path + "/link")
    try Data("twelve bytes".utf8).write(to: URL(filePath: file))
    #expect(mkfifo(pipe, 0o600) == 0)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/zero")

    #expect(reason(file) == nil)
    #expect(reason(scratch.path + "/none") == "there is no such file")
    #expect(reason(scratch.path) == "this is a folder; name a file")
    #expect(reason(pipe) == "it is no ordinary file")
    #expect(reason("/dev/zero") == "it is no ordinary file")
    #expect(reason(link) == "it is no ordinary file")
    #expect(
      reason(file) {
        let handle = try #require(FileHandle(forWritingAtPath: file))
        handle.seekToEndOfFile()
        handle.write(Data("more".utf8))
      } == "it grew while it was read; send it again when it is whole")
    #expect(
      reason(file) { try #require(FileHandle(forWritingAtPath: file)).truncateFile(atOffset: 3) }
        == "it was cut short while it was read; send it again when it is whole")
    try Data(repeating: 0, count: 1001).write(to: URL(filePath: file))
    #expect(reason(file) == "it has 1001 bytes; at most 1000 are taken")
    guard getuid() != 0 else { return print("run as root: no file is unreadable") }
    #expect(chmod(file, 0) == 0)
    #expect(reason(file) == "the file cannot be read; check its permissions")
  }
}
