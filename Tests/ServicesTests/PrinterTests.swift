import Foundation
import Glibc
import Services
import Standards
import TestSupport
import Testing

/// A printer of the Internet Printing Protocol as a process of its own, on this machine; nil where none can run.
private final class RealPrinter {
  let port: Int
  let spool: String
  private let process = Process()

  init?() {
    let program = ["/usr/sbin/ippeveprinter", "/usr/bin/ippeveprinter"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let program else { return nil }
    spool = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    // Below the ports that the system gives by itself: who asks again and again for one of those can meet himself.
    port = 20_000 + Int(getpid()) % 12_000
    try? FileManager.default.createDirectory(atPath: spool, withIntermediateDirectories: true)
    process.executableURL = URL(filePath: program)
    process.arguments = [
      "-p", "\(port)", "-r", "off", "-n", "localhost", "-d", spool, "-k", "-f", "application/pdf,text/plain",
      "ipdesk test",
    ]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    guard (try? process.run()) != nil else { return nil }
    // It answers, or ends because D-Bus and Avahi are missing.
    let end = ContinuousClock.now + .seconds(20)
    while process.isRunning, ContinuousClock.now < end {
      let answers = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(answers) }
      var address = sockaddr_in()
      (address.sin_family, address.sin_port) = (sa_family_t(AF_INET), in_port_t(port).bigEndian)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let reached = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(answers, $0, size) }
      }
      if reached == 0 { return }
    }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    return nil
  }

  func end() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: spool)
  }

  /// The bytes of every job that it holds.
  func held() throws -> [Data] {
    try FileManager.default.contentsOfDirectory(atPath: spool).sorted().map {
      try Data(contentsOf: URL(filePath: "\(spool)/\($0)"))
    }
  }
}

@Suite("A printer of the Internet Printing Protocol")
struct PrinterTests {
  private let now = Moment("2026-11-27T10:15:00") ?? Moment(startOf: CalendarDate(dayNumber: 0))

  private func queue() -> PrintQueue {
    PrintQueue(folder: FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path)
  }

  @Test("holds the very bytes that were sent; where it has vanished the paper waits and comes out once")
  func bytes() throws {
    guard let printer = RealPrinter() else {
      withKnownIssue("no IPP printer can run here: cups-ipp-utils, D-Bus and Avahi are needed", isIntermittent: true) {
        Issue.record("skipped")
      }
      return
    }
    var wish = PrintWish()
    wish.printer = "ipp://localhost:\(printer.port)/ipp/print"
    (wish.tray, wish.copies) = ("main", 2)
    let (queue, papers) = (queue(), [Data("%PDF-1.5 receipt".utf8), Data("%PDF-1.5 letter".utf8)])
    for (index, bytes) in papers.enumerated() {
      _ = try queue.add(PaperToPrint(title: "Paper \(index)", bytes: bytes), wish, by: "abena", at: now)
    }

    let sent = try queue.send(by: IPPPrinters(), at: now)
    #expect(sent.map(\.state) == [.sent, .sent])
    #expect(try printer.held() == papers)
    printer.end()

    let late = try queue.add(PaperToPrint(title: "Late", bytes: papers[0]), wish, by: "abena", at: now)
    let tried = try queue.send(by: IPPPrinters(), at: now)
    #expect(tried.map(\.id) == [late.id])
    #expect(tried.map(\.words) == ["waits: “\(wish.printer)” does not answer"])
  }

  @Test("that no name leads to, or that has no name at all, is refused in words")
  func nameless() throws {
    for name in ["ftp://printer/x", "hp; rm -rf", "ipp://"] {
      var wish = PrintWish()
      wish.printer = name
      let queue = queue()
      _ = try queue.add(PaperToPrint(title: "Letter", bytes: Data("%PDF-".utf8)), wish, by: "abena", at: now)

      let tried = try queue.send(by: IPPPrinters(), at: now)

      #expect(tried.map(\.state) == [.refused])
    }
  }
}
