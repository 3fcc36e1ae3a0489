import Filing
import Foundation
import Publishing
import Services
import Standards
import Synchronization
import TestSupport
import Testing

/// Takes papers as it was told beforehand, one answer after the other.
private final class RehearsedPrinters: Printers {
  private let outcomes: Mutex<[PrintOutcome]>
  let printed = Mutex<[String]>([])

  init(_ outcomes: PrintOutcome...) { self.outcomes = Mutex(outcomes) }

  func print(_ path: String, _ job: PrintJob) -> PrintOutcome {
    printed.withLock { $0.append(job.title) }
    return outcomes.withLock { $0.isEmpty ? .taken(number: 9) : $0.removeFirst() }
  }
}

@Suite("The queue of printers")
struct PrintQueueTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
  private var queue: PrintQueue { PrintQueue(folder: folder) }
  private let now = Moment("2026-11-27T10:15:00") ?? Moment(startOf: CalendarDate(dayNumber: 0))

  private func wish(_ printer: String = "hp") -> PrintWish {
    var wish = PrintWish()
    wish.printer = printer
    return wish
  }

  private func add(_ title: String, on printer: String = "hp") throws -> PrintJob {
    try queue.add(
      PaperToPrint(title: title, dossier: "T1", event: 1, bytes: Data(title.utf8)), wish(printer), by: "abena", at: now)
  }

  private func states() throws -> [String] { try queue.jobs().map { "\($0.id) \($0.title): \($0.words)" } }

  @Test("tells what was sent, by whom and when, and gives names in the order of the day")
  func sent() throws {
    let printers = RehearsedPrinters(.taken(number: 4))
    let first = try add("Receipt")
    _ = try queue.send(by: printers, at: now)
    _ = try add("Letter")

    #expect(try states() == ["20261127-0001 Receipt: sent, job 4 of the printer", "20261127-0002 Letter: waits"])
    #expect((first.officer, first.made, first.dossier, first.event) == ("abena", now, "T1", 1))
    #expect(printers.printed.withLock { $0 } == ["Receipt"])
  }

  @Test("loses and doubles nothing when the printer is away: its papers wait, those of others are printed")
  func away() throws {
    let printers = RehearsedPrinters(.away("“hp” does not answer"), .taken(number: 1))
    _ = try add("First")
    _ = try add("Second")
    _ = try add("Third", on: "epson")

    _ = try queue.send(by: printers, at: now)
    let waiting = try states()
    _ = try queue.send(by: printers, at: now)
    _ = try queue.send(by: printers, at: now)

    #expect(
      waiting == [
        "20261127-0001 First: waits: “hp” does not answer", "20261127-0002 Second: waits: “hp” does not answer",
        "20261127-0003 Third: sent, job 1 of the printer",
      ])
    #expect(printers.printed.withLock { $0 } == ["First", "Third", "First", "Second"])
  }

  @Test(
    "says “perhaps printed” where no answer came, and where the program ended in the middle; it is not sent by itself")
  func perhaps() throws {
    let printers = RehearsedPrinters(.unknown)
    let job = try add("Certificate")
    _ = try queue.send(by: printers, at: now)
    let words = "20261127-0001 Certificate: perhaps printed: look into the tray, then print it again or drop it"
    #expect(try states() == [words])

    let note = "\(folder)/\(job.id).json"
    let text = try String(contentsOfFile: note, encoding: .utf8)
    try text.replacing("perhaps", with: "sending").write(toFile: note, atomically: true, encoding: .utf8)
    _ = try queue.send(by: printers, at: now)

    #expect(try states() == [words])
    #expect(printers.printed.withLock { $0 } == ["Certificate"])
    #expect(try queue.job(job.id).fault?.code == .connectionBroken)
  }

  @Test("prints the same bytes again when asked, and nothing that was altered meanwhile")
  func again() throws {
    let printers = RehearsedPrinters(.refused("no such tray"))
    let job = try add("Letter")
    _ = try queue.send(by: printers, at: now)
    #expect(try states() == ["20261127-0001 Letter: refused: no such tray"])

    _ = try queue.again(job.id, on: "epson", at: now)
    _ = try queue.send(by: printers, at: now)
    #expect(try queue.job(job.id).wish.printer == "epson")
    #expect(try states() == ["20261127-0001 Letter: sent, job 9 of the printer"])

    _ = try queue.again(job.id, at: now)
    try Data("forged".utf8).write(to: URL(filePath: "\(folder)/\(job.id).bytes"))
    _ = try queue.send(by: printers, at: now)

    #expect(
      try states() == [
        "20261127-0001 Letter: refused: what was to be printed is damaged; print the paper anew"
      ])
    #expect(printers.printed.withLock { $0.count } == 2)
    try queue.drop(job.id)
    #expect(try states() == [])
    #expect(throws: Refusal.notFound(what: "print job", name: job.id)) { try queue.drop(job.id) }
  }

  @Test("takes printer, tray, sides and copies from the settings of the office, those of the kind of paper first")
  func settings() throws {
    let settings = [
      "printer": "hall", "print_certificate": "ipp://10.0.0.7/ipp/print tray=tray-2 sides=long copies=2",
      "print_receipt": "form=raw", "print_letter": "sides=three",
    ]

    let certificate = try PrintWish(settings, kind: .certificate)
    let receipt = try PrintWish(settings, kind: .receipt)

    #expect(certificate.words == "ipp://10.0.0.7/ipp/print, tray-2, two sides, 2 copies")
    #expect((receipt.printer, receipt.form, receipt.media) == ("hall", .raw, "iso_a4_210x297mm"))
    #expect {
      try PrintWish(settings, kind: .letter)
    } throws: { error in
      (error as? Refusal)?.code == .valuesRefused
    }
  }

  @Test("A paper is put in while another is handed over, and the folder is this account's alone")
  func meanwhile() throws {
    final class Adding: Printers {
      let add: @Sendable () -> Void
      init(_ add: @escaping @Sendable () -> Void) { self.add = add }
      func print(_ path: String, _ job: PrintJob) -> PrintOutcome {
        add()
        return .taken(number: nil)
      }
    }
    _ = try add("First")
    let (queue, wish, now) = (queue, wish(), now)
    let printers = Adding {
      _ = try? queue.add(PaperToPrint(title: "Second", bytes: Data("2".utf8)), wish, by: "kofi", at: now)
    }
    _ = try queue.send(by: printers, at: now)

    #expect(
      try states() == ["20261127-0001 First: sent", "20261127-0002 Second: waits"])
    let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
    #expect(mode == 0o700)
  }
}
