import Foundation
import Publishing
import Standards
import TestSupport
import Testing

/// A hostile package, and the refusal it must get.
struct HostileZip: Sendable, CustomTestStringConvertible {
  let name: String
  let code: ZipRefusal
  let bytes: [UInt8]
  var testDescription: String { name }

  private init(_ name: String, _ code: ZipRefusal, _ bytes: [UInt8]) {
    (self.name, self.code, self.bytes) = (name, code, bytes)
  }

  private init(_ name: String, _ code: ZipRefusal, _ entries: HandmadeZip.Entry...) {
    var zip = HandmadeZip()
    zip.entries = entries
    self.init(name, code, zip.bytes)
  }

  private typealias Entry = HandmadeZip.Entry

  private static func entry(
    _ name: String = "a.xml", _ content: String = "content", _ change: (inout HandmadeZip.Entry) -> Void
  ) -> HandmadeZip.Entry {
    var entry = HandmadeZip.Entry(name, content)
    change(&entry)
    return entry
  }

  private static func file(_ change: (inout HandmadeZip) -> Void) -> [UInt8] {
    var zip = HandmadeZip(Entry("a.xml"), Entry("b.xml"), Entry("c.xml"))
    change(&zip)
    return zip.bytes
  }

  private static func nested(_ name: String) -> HandmadeZip.Entry {
    entry(name) { $0.content = HandmadeZip(Entry("c", "d")).bytes }
  }

  private static func deflated() -> [UInt8] {
    (try? ZipWriter.bytes([ZipWriter.Item("a", Data(count: 50_000_000))])).map(Array.init) ?? []
  }

  /// The list of ZIP of the trust note, numbers kept.
  static let all: [HostileZip] = [
    HostileZip("Z1 leads up", .name, Entry("../../evil")),
    HostileZip("Z2 absolute", .name, Entry("/etc/evil")),
    HostileZip("Z2 drive", .name, Entry("C:evil")),
    HostileZip("Z3 leads up by backslashes", .name, Entry("..\\..\\evil")),
    HostileZip("Z4 link", .kind, entry { $0.mode = 0o120777 }),
    HostileZip("Z5 setuid", .kind, entry { $0.mode = 0o104755 }),
    HostileZip("Z5 device", .kind, entry { $0.mode = 0o060644 }),
    HostileZip("Z5 pipe", .kind, entry { $0.mode = 0o010644 }),
    HostileZip("Z6 same name twice", .twins, Entry("a.xml"), Entry("a.xml", "other")),
    HostileZip("Z7 case", .twins, Entry("A.xml"), Entry("a.xml")),
    HostileZip("Z8 normalisation", .twins, Entry("\u{E9}.xml"), Entry("e\u{301}.xml")),
    HostileZip("Z9 file and folder", .twins, Entry("a"), Entry("a/b")),
    HostileZip("Z9 folder and file", .twins, Entry("a/b"), Entry("a")),
    HostileZip("Z10 unfolds a thousandfold", .ratio, deflated()),
    HostileZip("Z11 overlap", .mismatch, Entry("a.xml"), entry("b.xml") { $0.offset = 0 }),
    HostileZip("Z12 package in the package by name", .nested, nested("inner.zip")),
    HostileZip("Z12 package in the package by content", .nested, nested("inner")),
    HostileZip("Z13 entries 70,000", .size, file { $0.count = 0xFFFF }),
    HostileZip(
      "Z13 entries 2,001", .size, file { zip in zip.entries = (0...2_000).map { Entry("e\($0)", "") } }),
    HostileZip("Z14 name of 5,000 bytes", .name, Entry(String(repeating: "n", count: 5_000))),
    HostileZip("Z15 escape in the name", .name, Entry("a\u{1B}[2J.xml")),
    HostileZip("Z15 line feed in the name", .name, Entry("a\nb.xml")),
    HostileZip("Z15 reversed name", .name, Entry("a\u{202E}lmx.exe")),
    HostileZip("Z15 no UTF-8", .name, entry { $0.name = [0x61, 0xFF] }),
    HostileZip("Z15 letters without their flag", .name, entry("\u{E9}") { $0.flags = 0 }),
    HostileZip("Z16 other name in front of the content", .mismatch, entry { $0.localName = Array("b.xml".utf8) }),
    HostileZip("Z17 sizes differ", .mismatch, entry { $0.localSize = 3 }),
    HostileZip("Z17 stored with two sizes", .mismatch, entry { $0.size = 70 }),
    HostileZip(
      "Z17 descriptor lies", .mismatch,
      entry {
        $0.flags |= 8
        $0.behind = [UInt8](repeating: 9, count: 12)
      }),
    HostileZip("Z18 check sum", .content, entry { $0.check = 7 }),
    HostileZip("Z19 second end record", .structure, file { _ in } + HandmadeZip.end(0, 0, 0)),
    HostileZip("Z20 end record in the comment", .structure, file { $0.comment = HandmadeZip.end(0, 0, 0) }),
    HostileZip("Z21 encrypted", .method, entry { $0.flags |= 1 }),
    HostileZip("Z21 LZMA", .method, entry { $0.method = 14 }),
    HostileZip(
      "Z22 sizes of a Zip64 file", .size,
      entry {
        $0.size = 0xFFFF_FFFF
        $0.compressed = 0xFFFF_FFFF
      }),
    HostileZip("bytes before the directory", .structure, file { $0.beforeDirectory = [1, 2, 3] }),
    HostileZip("bytes behind the end", .structure, file { _ in } + [0]),
    HostileZip("cut short", .structure, Array(file { _ in }.dropLast(30))),
    HostileZip("empty", .structure, []),
    HostileZip("no package", .structure, Array("<a/>".utf8)),
  ]
}

@Suite("A hostile package")
struct HostileZipTests {
  @Test("is refused with its code in less than two seconds", arguments: HostileZip.all)
  func refused(_ file: HostileZip) throws {
    var found: ZipRefusal?
    let time = ContinuousClock().measure {
      do {
        let archive = try ZipArchive(Data(file.bytes))
        for entry in archive.entries { _ = try archive.read(entry.name) }
      } catch ZipFault.refused(let code, _, _) {
        found = code
      } catch {}
    }

    #expect(found == file.code)
    #expect(time < .seconds(2))
  }

  @Test("is no ordinary file: folder, pipe, device, nothing")
  func strangeFiles() throws {
    let scratch = try Scratch()
    #expect(mkfifo(scratch.path + "/pipe", 0o600) == 0)

    for path in [scratch.path, scratch.path + "/pipe", "/dev/zero", scratch.path + "/none"] {
      #expect(throws: FileFault.self, "\(path)") { try ZipArchive(path: path) }
    }
  }
}

@Suite("A package")
struct ZipTests {
  private let items = [
    ZipWriter.Item("b/é.xml", Data("<a/>".utf8)), ZipWriter.Item("a.txt", Data(repeating: 0x61, count: 1_000)),
    ZipWriter.Item("empty", Data()),
  ]

  @Test("comes back as it was written, and its bytes depend on names and contents alone")
  func roundTrip() throws {
    let bytes = try ZipWriter.bytes(items)

    let archive = try ZipArchive(bytes)
    #expect(archive.entries.map(\.name) == ["a.txt", "b/é.xml", "empty"])
    #expect(archive.entries.map(\.size) == [1_000, 4, 0])
    #expect(try archive.read("b/é.xml") == Data("<a/>".utf8))
    #expect(try archive.read("a.txt") == Data(repeating: 0x61, count: 1_000))
    #expect(try archive.read("empty") == Data())
    #expect(try archive.read("none") == nil)
    #expect(try ZipWriter.bytes(items.reversed()) == bytes)
    #expect(try ZipArchive(ZipWriter.bytes([])).entries.isEmpty)
  }

  @Test("is not written under names that would be refused, and leaves nothing behind")
  func unwritten() throws {
    let scratch = try Scratch()
    for name in ["../a", "A", "/a", ""] {
      #expect(throws: ZipFault.self, "\(name)") {
        try ZipWriter.write([ZipWriter.Item(name, Data()), ZipWriter.Item("a", Data())], to: scratch.path + "/z.zip")
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
  }
}
