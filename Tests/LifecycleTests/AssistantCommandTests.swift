import Foundation
import TestSupport
import Testing

@Suite("Assistants, automated steps and grounds as commands", .enabled(if: Program.built != nil))
struct AssistantCommandTests {
  private static let digest = String(repeating: "ab", count: 32)

  private func run(_ program: Program, _ words: [String]) throws -> Program.Result {
    let process = try program.start(words, as: "marguerite", tag: "letter")
    process.waitUntilExit()
    return Program.Result(
      code: process.terminationStatus, output: program.told("letter"), error: program.told("letter", "err"))
  }

  private func filed(_ program: Program) throws -> String {
    let form = """
      {"right": "trademark", "language": "en", "intention": true, "mark_kind": "word", "mark_text": "LUMEN",
       "applicant": [{"name": "Lumen Ltd", "address": "1 Quay", "city": "Port Clement", "country": "MX"}],
       "goods": [{"class": 9, "terms": ["lamps"]}], "signature": "L."}
      """
    _ = try program.write("lumen.json", form)
    let filed = try program.run("receive", "lumen.json", "--json")
    #expect(filed.code == 0, "\(filed.error)")
    let told = try #require(try JSONSerialization.jsonObject(with: Data(filed.output.utf8)) as? [String: Any])
    return try #require((told["numbers"] as? [String])?.first)
  }

  @Test("An assistant is off with its reason, is turned on by two, and off by one")
  func gate() throws {
    try withProgram { program in
      let number = try filed(program)
      let off = try program.run("assistant", "suggest", "goods_es", number, "--json")
      #expect(off.code == 1 && off.error.contains("assistant-off") && off.error.contains("no risk assessment"))
      let alone = try program.run(
        "assistant", "assess", "goods_es", "--owner", "kofi", "--review", "2026-12-31", "--digest", Self.digest,
        as: "marguerite")
      #expect(alone.code == 1 && alone.error.contains("second signature"), "\(alone.error)")
      let neither = try program.run("assistant", "assess", "goods_es", "--owner", "kofi", "--review", "2026-12-31")
      #expect(neither.code == 2 && neither.error.contains("--file or --digest"))
      let on = try program.run(
        "assistant", "assess", "goods_es", "--owner", "kofi", "--review", "2026-12-31", "--digest", Self.digest,
        "--second", "sione", as: "marguerite")
      #expect(on.code == 0, "\(on.error)")
      #expect(try program.run("assistant", "list").output.contains("on     kofi"))
      let given = try program.run("assistant", "suggest", "goods_es", number, "--dry-run")
      #expect(given.output == "{\"id\":\"goods.9.1\",\"language\":\"en\",\"text\":\"lamps\"}\n", "\(given.error)")
      #expect(try program.run("assistant", "take", number).code == 1)
      #expect(try program.run("assistant", "take", number, "--as", "x").code == 2)
      let gone = try program.run(
        "assistant", "withdraw", "goods_es", "--reason", "It invents.", as: "marguerite")
      #expect(gone.code == 0 && gone.output.contains("is off"), "\(gone.error)")
      #expect(try program.run("assistant", "log", "--json").output.contains("\"rates\" : ["))
    }
  }

  @Test(
    "Every automated step is listed with its review; the grounds of a letter are listed and the letter is read first")
  func letters() throws {
    try withProgram { program in
      let steps = try program.run("law", "automated", "--kind", "publication")
      #expect(steps.output.contains("publish_application") && steps.output.contains("2027-01-01"), "\(steps.error)")
      #expect(try program.run("law", "automated", "--kind", "magic").code == 2)
      let review = try program.run("law", "review", "fee", "--remark", "Compared.", as: "dawit")
      #expect(review.code == 0 && review.output.contains("2027-10-20"), "\(review.error)\(review.output)")
      let grounds = try program.run("law", "grounds", "--right", "T", "--act", "office_action")
      #expect(grounds.output.contains("similar_mark") && !grounds.output.contains("not_new"), "\(grounds.error)")

      let number = try filed(program)
      for act in ["accord_filing_date", "start_examination"] {
        let done = try program.run("record", act, number, as: "marguerite")
        #expect(done.code == 0, "\(done.error)")
      }
      let ground = "deceptive what=the origin | goods=lamps"
      let action = ["record", "office_action", number, "--set", "text=Amend.", "--ground"]
      let lacking = try run(program, action + ["deceptive goods=lamps"])
      #expect(lacking.code == 1 && lacking.error.contains("needs the fact “what”"), "\(lacking.error)")
      let letter = try run(program, action + [ground, "--letter"])
      #expect(letter.output.contains("The sign may deceive the public") && letter.output.contains("Le signe est"))
      #expect(try !program.run("show", number).output.contains("Office action issued"))
      #expect(try run(program, action + [ground]).code == 0)
      #expect(try program.run("show", number).output.contains("Office action issued"))
    }
  }
}
