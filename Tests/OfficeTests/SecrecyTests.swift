import Filing
import Foundation
import Standards
import Testing

@testable import Office

@Suite("Secrecy of every answer")
struct SecrecyTests {
  private let office: SecretFiles

  init() throws { office = try SecretFiles.planted.get() }

  static let roles = Result { try SecretFiles.planted.get().roles.map(\.id) }

  /// The answer as it crosses the socket; the words of the refusal when it is refused.
  private func told(_ question: some Question, _ role: String) -> (text: String, isRefused: Bool) {
    do {
      let answer = try office.bench.door.ask(question, as: SecretFiles.officer(role))
      if let bytes = answer as? Data { return (String(decoding: bytes, as: UTF8.self), false) }
      let encoder = JSONEncoder()
      encoder.outputFormatting = .withoutEscapingSlashes
      return (String(decoding: try encoder.encode(answer), as: UTF8.self), false)
    } catch {
      return (Explanation(of: error).message, true)
    }
  }

  /// What of the file stands in the text.
  private func leaks(_ text: String, of file: SecretFile, numbers: Bool = true) -> [String] {
    let marks =
      [file.canary.word] + file.digests + file.symbols.filter { $0.scheme != "Nice" }.map(\.symbol)
      + (numbers ? file.numbers : [])
    // Bytes that cross as letters, signatures too, hold no words and spell a short one by chance; digests are looked for.
    let words = text.replacing(/(?:[A-Za-z0-9+\/=]|\\\/){40,}/) { bytes in
      bytes.output.allSatisfy(\.isHexDigit) ? String(bytes.output) : ""
    }
    return marks.filter { words.range(of: $0, options: .caseInsensitive) != nil }
  }

  /// Questions that tell whoever takes fees the number of a file, and no word of it.
  private static let feeQuestions: Set = [
    "account", "bankMatches", "bankProposals", "day", "debtors", "docket", "dossier", "events", "find", "journal",
    "officeDay", "receipt", "receipts", "suspense",
  ]

  @Test("Every question is asked")
  func exhaustive() throws {
    #expect(Set(AimedQuestions.all.keys) == Set(QuestionList.types.keys))
    for (name, aimed) in AimedQuestions.all {
      for question in aimed(office.files[3]) {
        #expect(QuestionList.names[ObjectIdentifier(type(of: question))] == name)
      }
    }
  }

  @Test(
    "No question tells a role that may not read a secret file a word, a number or a party of it",
    arguments: try SecrecyTests.roles.get())
  func silent(role: String) throws {
    let reach = try #require(office.roles.first { $0.id == role }).reach
    guard reach != .everything else { return }
    // What waits to be printed is read by whoever prints.
    for file in office.files where reach != .printed || !file.isWaiting {
      for (name, aimed) in AimedQuestions.all.sorted(by: { $0.key < $1.key }) {
        for question in aimed(file) {
          let (text, isRefused) = told(question, role)
          let isOfFees = reach == .fees && Self.feeQuestions.contains(name)
          // A refusal repeats the number that was asked for.
          let leaks = leaks(text, of: file, numbers: !isOfFees && !isRefused)
          #expect(leaks == [], "\(role) asks \(name) \(question): \(text.prefix(600))")
        }
      }
    }
  }

  @Test(
    "A role that may read secret files is told all of it by the same questions",
    arguments: try SecrecyTests.roles.get())
  func telling(role: String) throws {
    guard try #require(office.roles.first { $0.id == role }).reach == .everything else { return }
    for file in office.files {
      var telling: [String: Set<String>] = [:]
      for (name, aimed) in AimedQuestions.all {
        for question in aimed(file) {
          telling[name, default: []].formUnion(leaks(told(question, role).text, of: file))
        }
      }
      var silent: Set = [
        "assistants", "automation", "bankProposals", "branches", "changed", "check", "day", "deliveries", "drafts",
        "errata", "extent", "facts", "fallingDue",
        "friction", "health",
        "holdings", "issue",
        "issues", "journal", "keptPaper", "officeDay", "officeThen",
        "law", "mark", "officers", "pictures", "proof", "proveEvent", "proveGrowth", "published", "readings",
        "recipients",
        "rejected",
        "standby", "suspense", "taken", "tree",
      ]
      // What waits for the gazette has paid.
      silent.formUnion(file.isWaiting ? ["debtors"] : ["collect", "waiting"])
      if file.right.act("correct_event")?.roles.contains(role) != true { silent.insert("laid") }
      // A whole copy is given to those only who may prove one.
      if !["registrar", "deputy"].contains(role) { silent.insert("bundle") }
      let known = telling.filter { !$0.value.isEmpty }.keys
      // The bytes of a picture hold no word; those of an event are no text. Not every file pays, falls due or ends a series.
      let expected = Set(AimedQuestions.all.keys).subtracting(silent)
      // The letters of coded bytes may spell a short symbol by chance.
      let certain = Set(known).subtracting(["day", "fallingDue", "officeDay", "proveEvent"])
      #expect(certain.union(["acceptedTerms", "document", "goodsTerm", "searchMarks"]) == expected)
      #expect(telling["goodsTerm"] == (file.isWaiting ? [] : [file.canary.word]))
      #expect(telling["dossier"]?.isSuperset(of: [file.canary.word, file.number] + file.digests) == true)
    }
  }

  @Test("Whoever prints reads what waits to be printed, and nothing else of the files that are secret")
  func printed() throws {
    let reading = office.files.filter { file in
      (try? office.bench.door.ask(ReadDossier(file.number), as: "the-gazette")) != nil
    }
    #expect(reading.map(\.number) == office.files.filter(\.isWaiting).map(\.number))
    let waiting = try #require(office.files.first { $0.isWaiting })
    let collected = try office.bench.door.ask(CollectIssue("2026-01"), as: "the-gazette").entries.map(\.number)
    #expect(collected == [waiting.number])
    #expect(try office.bench.door.ask(CollectIssue("2026-01"), as: "the-accountant").entries == [])
    #expect(try !office.bench.door.ask(ReadDossier(waiting.number), as: "the-gazette").isMasked)
  }

  @Test("Whoever takes fees sees numbers, stages and fees of a secret file, and nobody's entry in the party register")
  func masked() throws {
    for file in office.files {
      let shown = try office.bench.door.ask(ReadDossier(file.number), as: "the-accountant")
      let parties = shown.events.flatMap { event in event.values.items.keys.flatMap { event.values.parties($0) } }
      #expect(shown.isMasked)
      #expect(!parties.isEmpty)
      #expect(parties.compactMap(\.id) == [])
      let dossier = try office.bench.folded(shown)
      #expect(try dossier.fees == office.bench.dossier(file.number).fees)
      #expect(try dossier.stage == office.bench.dossier(file.number).stage)
    }
  }

  @Test(
    "A rehearsal by a role that may not read is told nothing of the file: of acts of others only whose they are",
    arguments: try SecrecyTests.roles.get())
  func rehearsed(role: String) throws {
    let reach = try #require(office.roles.first { $0.id == role }).reach
    guard reach != .everything else { return }
    for file in office.files where reach != .printed || !file.isWaiting {
      for act in file.right.acts where act.from != [.none] {
        let request = ActRequest(act.id, on: [file.number], values: ["reason": [.text("x")]])
        let answer = try office.bench.door.rehearse(request, as: SecretFiles.officer(role))
        let text = String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
        #expect(leaks(text, of: file, numbers: false) == [], "\(role) rehearses \(act.id)")
        guard !act.roles.isEmpty, !act.roles.contains(role) else { continue }
        #expect(answer.refusals.map(\.message) == [Refusal.role(act: act.label.first, needs: act.roles).message])
        #expect(answer.dossiers.isEmpty)
      }
    }
  }

  @Test("What a role may record but not read is refused without a reason that would tell of the file")
  func recorded() throws {
    for file in office.files where !file.isWaiting {
      for act in ["publish_grant", "republish", "order_publication"] where file.right.act(act) != nil {
        let request = ActRequest(act, on: [file.number])
        #expect(throws: Refusal.self) { try office.bench.door.record(.act(request), as: "the-gazette") }
        let words = refusal { try office.bench.door.record(.act(request), as: "the-gazette") }
        #expect(
          words.hasPrefix("The act is not possible on this file, which has not been published"), "\(act): \(words)")
      }
      let held: Values = [
        "issue": [.text("2026-01")], "dossier": [.text(file.number)], "published_event": [.number(1)],
        "reason": [.text("x")],
      ]
      #expect(
        refusal { try office.bench.door.record(.act(ActRequest("hold_item", values: held)), as: "the-gazette") }
          .contains("has not been published"))
    }
  }

  @Test("Whoever reads the events of a secret file is noted among its readers")
  func noted() throws {
    let file = office.files[0]
    _ = try office.bench.door.ask(ListEvents(from: file.sequences.lowerBound, limit: 1), as: "priya")

    let readers = try office.bench.office.ask(ListReadings(file.number)).map(\.officer)
    #expect(readers.contains("priya"))
  }
}
