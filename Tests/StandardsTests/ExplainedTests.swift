import Foundation
import Glibc
import TestSupport
import Testing

@testable import Standards

@Suite("An error in words")
struct ExplainedTests {
  private struct Stranger: Error {}

  private struct Form: Decodable {
    struct Party: Decodable { let name: String }
    let parties: [Party]
  }

  private func told(_ json: String) -> Explanation? {
    do {
      _ = try JSONDecoder().decode(Form.self, from: Data(json.utf8))
      return nil
    } catch { return Explanation(of: error) }
  }

  @Test("is what the error says of itself")
  func own() {
    let fault = TableFault(file: "acts.tsv", line: 14, reason: "“9” is not a stage")

    let told = Explanation(of: fault)

    #expect(told == Explanation(.tableFaulty, "acts.tsv:14: “9” is not a stage. Correct the line."))
    #expect(told.blame == .request)
  }

  @Test("of an error that says nothing names no type and is the machine's fault")
  func stranger() {
    let told = Explanation(of: Stranger())

    #expect(told.code == .unnamedFault)
    #expect(told.blame == .machine)
    #expect(Wording.shortcomings(of: told.message) == [])
  }

  @Test("of broken JSON names the place, counted from 1")
  func json() {
    #expect(
      told(#"{"parties": [{"name": "A"}, {"name": 7}]}"#)
        == Explanation(
          .jsonFaulty, "“parties[2].name” is of another kind than it should be. Correct the JSON, or make it again."))
    #expect(
      told(#"{"parties": [{}]}"#)
        == Explanation(.jsonFaulty, "“parties[1].name” is missing. Correct the JSON, or make it again."))
    #expect(
      told(#"{"parties": [{"name": null}]}"#)
        == Explanation(.jsonFaulty, "“parties[1].name” holds no value. Correct the JSON, or make it again."))
    #expect(told("{") == Explanation(.jsonFaulty, "The JSON cannot be read. Correct the JSON, or make it again."))
  }

  @Test("of Foundation names the file and the reason of the system")
  func foundation() throws {
    func told(_ work: () throws -> Void) -> String {
      do {
        try work()
        return ""
      } catch { return Explanation(of: error).message }
    }
    let files = FileManager.default

    #expect(
      told { _ = try Data(contentsOf: URL(filePath: "/nowhere/a.txt")) }
        == "“/nowhere/a.txt” cannot be used: there is no such file. Check the name.")
    #expect(
      told { _ = try files.contentsOfDirectory(atPath: "/nowhere") }
        == "“/nowhere” cannot be used: there is no such file. Check the name.")
    #expect(
      told { throw POSIXError(.ENOSPC) }
        == "“a file” cannot be used: the disk is full. Free some space and repeat.")
    #expect(Wording.machineWords(in: told { throw CocoaError(.coderInvalidValue) }) == [])
    #expect(Explanation(of: CancellationError()).code == .interrupted)
  }

  @Test("keeps its code across a pipe; a code of another version is told as such")
  func versions() throws {
    let told = Explanation(.diskFull, "The disk is full.")

    #expect(try JSONDecoder().decode(Explanation.self, from: JSONEncoder().encode(told)) == told)
    let strange = try JSONDecoder().decode(
      Explanation.self, from: Data(#"{"code": "moon-phase", "message": "Not today."}"#.utf8))
    #expect(strange == Explanation(.unknownCode, "Not today."))
  }
}

@Suite("A code of a refusal")
struct RefusalCodeTests {
  @Test(
    "has a name in small letters and a line that says when it comes and what to do", arguments: RefusalCode.allCases)
  func line(_ code: RefusalCode) {
    let sentences = code.line.split(separator: ". ", omittingEmptySubsequences: false)

    #expect(code.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
    #expect(sentences.count > 1 || code.line.contains("; "), "\(code.rawValue): \(code.line)")
    #expect(code.line.hasSuffix(".") && code.line.first?.isUppercase == true)
    #expect(Wording.machineWords(in: code.line) == [])
  }

  @Test("is used somewhere in the program")
  func used() throws {
    let text = try SourceText.files().filter { !$0.path.hasSuffix("Explained/RefusalCode.swift") }.map(\.text).joined()
    let words = Set(text.split { !($0.isLetter || $0.isNumber || $0 == ".") }.flatMap { $0.split(separator: ".") })

    let unused = RefusalCode.allCases.map { "\($0)" }.filter { !words.contains(Substring($0)) }

    #expect(unused == [])
  }
}
