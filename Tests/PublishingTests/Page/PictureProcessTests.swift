import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Publishing

@Suite("The child that unpacks pictures")
struct PictureProcessTests {
  private func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
  private var soon: ContinuousClock.Instant { .now + .seconds(30) }

  private func ask(_ child: PictureProcess, _ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try child.send($0, until: soon) }
  }

  private func answer(_ child: PictureProcess, _ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    try bytes.withUnsafeMutableBytes { try child.receive(into: $0, until: soon) }
    return bytes
  }

  @Test("has no descriptor to be had, no file to be written, and bounded memory and time")
  func limits() throws {
    let child = try #require(PictureProcess())
    defer { child.end() }
    let file = TestPicture.png(width: 3, height: 2)
    try ask(child, [5] + number(3) + number(2) + number(file.count) + number(0) + number(0) + file)
    #expect(try answer(child, 9) == [0] + number(3) + number(2))

    let limits = try String(contentsOfFile: "/proc/\(child.process)/limits", encoding: .utf8)
    let rows = limits.split(separator: "\n").map { $0.replacing(/[ ]{2,}/, with: "|").split(separator: "|") }
    let hard = Dictionary(rows.filter { $0.count > 2 }.map { (String($0[0]), String($0[2])) }) { first, _ in first }
    #expect(hard["Max open files"] == "0")
    #expect(hard["Max file size"] == "0")
    #expect(hard["Max processes"] == "0")
    #expect(hard["Max core file size"] == "0")
    #expect(hard["Max cpu time"] == "120")
    #expect(hard["Max address space"] == "1073741824")
    let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(child.process)/fd").sorted()
    #expect(descriptors == ["0", "1", "2"])
  }

  @Test("that ends or lies is noticed, one that is slow is not waited for")
  func silence() throws {
    let ended = try #require(PictureProcess())
    kill(ended.process, SIGSEGV)
    #expect(throws: PictureProcess.Silence.ended) {
      try ask(ended, [UInt8](repeating: 1, count: 1 << 20))
      _ = try answer(ended, 1)
    }
    ended.end()

    let slow = try #require(PictureProcess())
    defer { slow.end() }
    kill(slow.process, SIGSTOP)
    var byte: [UInt8] = [0]
    #expect(throws: PictureProcess.Silence.late) {
      try byte.withUnsafeMutableBytes { try slow.receive(into: $0, until: .now + .milliseconds(50)) }
    }
  }

  @Test("is replaced after a hundred pictures, and when it was killed between two")
  func replaced() throws {
    let picture = try Picture(Data(TestPicture.png(width: 40, height: 30)), name: "a.png")
    for _ in 0..<(PictureWorkshop.lifetime + 20) { try picture.proveDecodable() }
    // Other tests have their pictures unpacked by the same child: it is killed while none of them waits for it.
    while PictureWorkshop.child.withLock({ child in child.map { kill($0.process, SIGKILL) } }) != 0 {
      try picture.proveDecodable()
    }

    try picture.proveDecodable()
  }
}
