import Filing
import Foundation
import Standards
import Testing

@testable import Office

@Suite("What comes through the door")
struct HostileTests {
  static let hostile: [any Sendable] = [
    "a\u{0}b", "\u{1B}[2J", "x\u{85}y", "\u{FFFE}", String(repeating: "x", count: 60_000), Int.max, Int.min, -1,
    1 << 60, "%_\\", "\" OR NEAR(* ^", "'; DROP TABLE event;--", "",
  ]

  /// Every leaf of a JSON value put in turn in the place of itself.
  private func mutants(_ value: Any, _ hostile: Any) -> [Any] {
    var found: [Any] = []
    if let object = value as? [String: Any] {
      for (key, inner) in object {
        for changed in mutants(inner, hostile) { found.append(object.merging([key: changed]) { _, new in new }) }
      }
    } else if let list = value as? [Any] {
      for (index, inner) in list.enumerated() {
        for changed in mutants(inner, hostile) {
          var copy = list
          copy[index] = changed
          found.append(copy)
        }
      }
    } else {
      found.append(hostile)
    }
    return found
  }

  @Test("a hostile value in any field of any question is answered or refused, and the office goes on")
  func questions() throws {
    let bench = try Bench()
    _ = try bench.file()
    var asked = 0
    for inquiry in QueryPlanTests.inquiries {
      let whole = try JSONSerialization.jsonObject(with: JSONEncoder().encode(NamedQuestion(inquiry.question)))
      let object = try #require(whole as? [String: Any])
      guard let values = object["values"] else { continue }
      for hostile in Self.hostile {
        for mutant in mutants(values, hostile) {
          let data = try JSONSerialization.data(withJSONObject: object.merging(["values": mutant]) { _, new in new })
          guard let named = try? JSONDecoder().decode(NamedQuestion.self, from: data), let question = named.question
          else { continue }
          do { try ask(question, bench) } catch { #expect(Explanation(of: error).code != .unnamedFault) }
          asked += 1
        }
      }
    }
    #expect(asked > 300)
    #expect(try bench.findings() == [])
  }

  private func ask(_ question: some Question, _ bench: Bench) throws { _ = try bench.office.ask(question) }

  @Test("a hostile value in any field of a request leaves a register that is sound")
  func requests() throws {
    let bench = try Bench()
    let number = try bench.file()
    var values: Values = .mark("NOVA")
    values["picture"] = []
    let request = ActRequest("receive", right: "T", values: values, id: "form-1")
    let payment = ActRequest(
      "pay_fee", on: [number], values: ["fee": [.text("FIL")], "amount": [.number(100)], "method": [.text("cash")]])
    var tried = 0
    for sample in [request, payment] {
      let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(sample))
      for hostile in Self.hostile {
        for mutant in mutants(object, hostile) {
          let data = try JSONSerialization.data(withJSONObject: mutant)
          guard let changed = try? JSONDecoder().decode(ActRequest.self, from: data) else { continue }
          tried += 1
          do { _ = try bench.acting("abena").record(changed) } catch {
            #expect(Explanation(of: error).code != .unnamedFault)
          }
        }
      }
    }
    #expect(tried > 100)
    #expect(try bench.findings() == [])
  }

  @Test("the refusal names the field and what stands in it")
  func words() throws {
    let bench = try Bench()
    var request = ActRequest("receive", right: "T", values: .mark("LUMEN"))
    request.id = "a\u{0}b"
    #expect(
      refusal { try bench.office.record(request) }
        == "“act.id”: the control character U+0000 stands in the text; remove it.")
    #expect(
      refusal { try bench.office.ask(FindDossiers("lumen\u{1B}")) }
        == "“text”: the control character U+001B stands in the text; remove it.")
    var seen = ActRequest("withdraw", on: ["402026000000001"])
    seen.seen = Int.max
    #expect(refusal { try bench.office.record(seen) } == "“act.seen”: 9223372036854775807 is out of any range.")
  }

  @Test("another one's password is set by two, and nobody signs what concerns himself")
  func passwords() throws {
    let bench = try Bench()
    let values: Values = ["name": [.text("sione")], "password": [.text("a long sentence")]]
    let alone = ActRequest("set_password", values: values)
    #expect(refusal { try bench.acting("hyejin").record(alone) }.contains("another officer"))
    var signed = alone
    signed.second = Bench.second("sione")
    #expect(refusal { try bench.acting("hyejin").record(signed) }.contains("is the one whom the act concerns"))
    signed.second = Bench.second("marguerite")
    _ = try bench.acting("hyejin").record(signed)
    let dismissal = ActRequest(
      "dismiss_officer", values: ["name": [.text("sione")]],
      second: Credential(name: "sione", password: "a long sentence"))
    #expect(refusal { try bench.acting("marguerite").record(dismissal) }.contains("is the one whom the act concerns"))
    _ = try bench.acting("kofi").record(
      ActRequest("set_password", values: ["name": [.text("kofi")], "password": [.text("my own sentence")]]))
  }
}

@Suite("One owner")
struct OwnerTests {
  private func planted(_ folder: String) throws -> String {
    let path = folder + "/office.register"
    try Office.plant(path: path, seed: Bench.seed, demonstration: true).close()
    return path
  }

  @Test("a register with a second name is refused", .only(.owned, "only the owner opens the file"))
  func hardLink() throws {
    try withFolder { folder in
      let path = try planted(folder)
      try FileManager.default.linkItem(atPath: path, toPath: folder + "/other.register")
      #expect(
        refusal { try Office.owned(path: path, officer: nil) }
          == "“\(path)” has 2 names (hard links), and each would have a log of its own. Remove the other names, or restore the register from a backup."
      )
    }
  }

  @Test(
    "a link leads to the one file and its one owner; a lock taken away lets nobody else in",
    .only(.owned, "only the owner opens the file"))
  func links() throws {
    try withFolder { folder in
      let path = try planted(folder)
      let link = folder + "/link.register"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
      let office = try Office.owned(path: link, officer: nil)
      #expect(FileManager.default.fileExists(atPath: path + ".lock"))
      #expect(!FileManager.default.fileExists(atPath: link + ".lock"))
      #expect(refusal { try Office.owned(path: path, officer: nil) }.contains("is in the hands of"))
      try FileManager.default.removeItem(atPath: path + ".lock")
      #expect(refusal { try Office.owned(path: path, officer: nil) }.contains("is in the hands of"))
      try office.close()
      try Office.owned(path: path, officer: nil).close()
    }
  }

  @Test("no lock file is followed or written over", .only(.owned, "only the owner opens the file"))
  func lockLink() throws {
    try withFolder { folder in
      let path = try planted(folder)
      let victim = folder + "/victim"
      try Data("precious".utf8).write(to: URL(filePath: victim))
      try FileManager.default.removeItem(atPath: path + ".lock")
      try FileManager.default.createSymbolicLink(atPath: path + ".lock", withDestinationPath: victim)
      #expect(refusal { try Office.owned(path: path, officer: nil) }.contains("or is a link"))
      #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
    }
  }
}
