import Foundation
import GRDB
import Publishing
import Standards
import TestSupport
import Testing

@testable import Desk
@testable import Filing
@testable import Mirror
@testable import Office
@testable import Terminal

/// An example of every error that says what it is, every case of it.
enum Faults {
  static let all: [any Explained] = refusals + office + publishing + library

  static let refusals: [any Explained] = [
    Refusal.unknownAct("fly", right: "Trademark"),
    Refusal.wrongStage(act: "Grant", stage: .filing, permitted: [.grant]),
    Refusal.wrongState(act: "Grant", state: .terminated),
    Refusal.condition(act: "Grant", reason: "the fee is not paid", basis: "Rule 7"),
    Refusal.role(act: "Grant", needs: ["examiner"]),
    Refusal.secondSignature(act: "Close", reason: "another officer must sign with his password"),
    Refusal.findings([
      Finding(
        formality: "title", item: "title", paragraph: Label("The title is missing."), cure: "Add it.", basis: "Rule 7",
        must: true)
    ]),
    Refusal.items([item]), Refusal.notFound(what: "dossier", name: "7"), Refusal.changedMeanwhile(number: "7"),
    Refusal(.seriesUsedUp, "The series “a” is used up. Start a series with a wider pattern."), item,
  ]

  private static let item = ItemFinding(item: "goods[2]", reason: "class 46 is unknown; classes are 1 to 45.", line: 3)

  static let office: [any Explained] = [
    KeeperFault(message: "The keeper gave an answer to another question. Repeat the command."), SocketFault.late,
    FrameFault(reason: "A frame broke off."), TableFault(file: "acts.tsv", line: 14, reason: "“9” is not a stage"),
    ProofFaults(faults: [TableFault(file: "invariants.tsv", line: 3, reason: "“9” is not a stage")]),
    FileFault("/a/b", .read, errno: ENOENT), Explanation(.unknownCode, "The moon is full. Wait."),
    PostgresFault(state: nil),
    NcursesTerminal.Unusable(message: "The terminal cannot be opened. Use another one, or the commands."),
  ]

  static let publishing: [any Explained] =
    [
      PaperFault.missingFont(family: "Noto", package: "fonts-noto"),
      .picture(name: "a.png", reason: "it is cut short"),
      .document(name: "a.pdf", reason: "it is a program"), .tooTall(part: "picture", height: 9, room: 7),
      .code(text: "a", reason: "it is too long"), .date("soon"), .unknownMark("x"),
      .template(name: "letter", reason: "a gap is open"), .unissued(paper: "Certificate", reason: "run `ipdesk check`"),
      .engine("out of memory"),
    ] as [PaperFault]
    + [
      TemplateFault(template: "letter.en.txt", reason: "a gap is open"), SigningFault.key("the password is wrong"),
      SigningFault.signature("it is cut short"), SigningFault.machine("19 MiB of memory are needed"),
      BankFault.balance(statement: "2026-07", expected: "1100 XTS", found: "1110 XTS"),
      BankFault.missing(statement: "2026-07", what: "the closing balance"),
      BankFault.line(statement: "2026-07", place: 3, reason: "“x” is no amount"),
      ZipFault.refused(.name, entry: "../a", reason: "it leads out of its folder"),
      ZipFault.unwritten(reason: "a twin"),
      XMLFault.value(path: "/a", reason: "a control character"), XMLFault.refused(line: 3, reason: "it is cut short"),
      XMLFault.schema(path: "/a.xsd", reason: "the file is not there"), PackageFault.exists(folder: "/a"),
      PackageFault.missing(["7"]),
      PackageFault.invalid(file: "a.xml", findings: [XMLFinding(line: 3, path: "/a", message: "not a date")]),
      profile,
    ]

  private static var profile: any Explained {
    do {
      _ = try RecipientProfile(text: "recipient: a b")
      return Explanation(.recipientProfile, "")
    } catch { return error as? any Explained ?? Explanation(.recipientProfile, "") }
  }

  static let library: [any Explained] =
    [
      ResultCode.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_BUSY, .SQLITE_READONLY, .SQLITE_NOMEM,
      .SQLITE_INTERRUPT, .SQLITE_CONSTRAINT, .SQLITE_IOERR_SHMSIZE,
    ].map { DatabaseError(resultCode: $0, message: "it broke", sql: "SELECT secret FROM officer") }
    + [
      CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: "/a"]), CocoaError(.coderInvalidValue),
      POSIXError(.EIO), CancellationError(),
      DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "Expected to decode String")),
      EncodingError.invalidValue(7, .init(codingPath: [], debugDescription: "Unable to encode Double.nan")), strangeRow,
    ]

  private static var strangeRow: any Explained {
    do {
      _ = try Row(["recorded": nil]).decode(Int.self, atIndex: 0)
      return Explanation(.damagedRegister, "")
    } catch { return error as? any Explained ?? Explanation(.damagedRegister, "") }
  }
}

@Suite("Every error")
struct EveryErrorTests {
  @Test("says what is wrong and what to do, in whole sentences without a word of the machine")
  func sentences() {
    let short = Faults.all.map(\.explanation).map { told in
      "\(told.code.rawValue) \(told.message): \(Wording.shortcomings(of: told.message).joined(separator: ", "))"
    }.filter { !$0.hasSuffix(": ") }

    #expect(short == [])
  }

  @Test("type of the program explains itself, or never leaves the file that throws it")
  func types() throws {
    let declared = try SourceText.files().flatMap { file in
      file.text.matches(of: /(?:struct|enum|class|extension) ([\w.]+):[^{\n]*\b(Error|Explained)\b/).map {
        (name: $0.1.split(separator: ".").last.map(String.init) ?? "", kind: String($0.2))
      }
    }
    let explained = Set(declared.filter { $0.kind == "Explained" }.map(\.name))
    let silent = Set(declared.filter { $0.kind == "Error" }.map(\.name)).subtracting(explained)

    #expect(explained == Set(Faults.all.map { "\(type(of: $0))" }))
    // Each of these is caught where it is thrown; nobody is told of it.
    #expect(silent == ["Ended", "Fault", "FormulaFault", "Leaving", "Served", "Silence", "Untrue"])
  }

  @Test("of the register tells a full disk from one that fails")
  func disks() {
    func told(_ code: ResultCode) -> Explanation { Explanation(of: DatabaseError(resultCode: code)) }

    #expect(told(.SQLITE_FULL).code == .diskFull)
    // Whether it was room that lacked for the index of the log is told where the disk is known.
    #expect(told(.SQLITE_IOERR_SHMSIZE).code == .diskFailed)
    #expect(told(.SQLITE_IOERR_WRITE).code == .diskFailed)
    #expect(told(.SQLITE_FULL).blame == .machine)
  }

  @Test("crosses the keeper's socket with its code; a code of another version crosses as such")
  func crosses() throws {
    let refusal = Refusal(.seriesUsedUp, "The series “a” is used up. Start a series with a wider pattern.")
    let bytes = try JSONEncoder().encode(refusal)

    #expect(try JSONDecoder().decode(Refusal.self, from: bytes) == refusal)
    let strange = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "series-used-up", with: "moon-phase")
    let read = try JSONDecoder().decode(Refusal.self, from: Data(strange.utf8))
    #expect(read == Refusal(.unknownCode, refusal.message))
  }
}
