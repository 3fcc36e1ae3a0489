import Filing
import Foundation
import Likeness
import Standards
import TestSupport

@testable import Office

/// Every question of the office with values that aim at a secret file: its number, its parties, its words, its classes.
enum AimedQuestions {
  /// Under the names of `QuestionList`; a question that is missing here fails the tests.
  static let all: [String: @Sendable (SecretFile) -> [any Question]] = [
    "assistants": { _ in [ReadAssistants()] },
    "suggestions": { file in [ListSuggestions()] + file.numbers.map { ListSuggestions(in: $0) } },
    "automation": { _ in [ReadAutomation()] },
    "bankMatches": { file in
      [
        MatchBank(
          (file.numbers + [file.canary.word]).enumerated().map { place, text in
            BankCredit(key: String(place), amount: 14_000, text: text, payer: file.parties.first?.name ?? "")
          })
      ]
    },
    "bankProposals": { _ in [ListProposals()] },
    "account": { file in Set(file.parties.map(\.name)).sorted().map { ReadAccount(of: $0) } },
    "branches": { _ in [ReadBranches()] },
    "bundle": { file in [ReadBundle(), ReadBundle(after: file.sequences.lowerBound - 1)] },
    "chain": { file in file.numbers.map { ReadChain($0) } },
    "changed": { file in
      ["GBD", ""].map { FindChanged(for: $0, after: file.sequences.lowerBound - 1, upTo: file.sequences.upperBound) }
    },
    "check": { _ in [CheckRegister()] },
    "collect": { _ in [CollectIssue("2026-01")] },
    "day": { _ in [ReadDay(CalendarDate("2026-03-02")!)] },
    "debtors": { _ in [ListDebtors(limit: 500)] },
    "fallingDue": { file in
      [nil, file.canary.word].map {
        ListFallingDue(from: CalendarDate("2026-01-01")!, until: CalendarDate("2099-01-01")!, agent: $0, limit: 500)
      }
    },
    "suspense": { _ in [ListSuspense()] },
    "deliveries": { _ in [ListDeliveries(to: "GBD")] },
    "docket": { file in docket(file) },
    "document": { file in file.digests.map { ReadDocument($0) } },
    "dossier": { file in
      file.numbers.flatMap { [ReadDossier($0), ReadDossier("\(file.right.letter):\($0)")] }
    },
    "drafts": { _ in [ListDrafts()] },
    "errata": { _ in [ListErrata(limit: 500), ListErrata(limit: 1, after: "2020-01-01 1")] },
    "events": { file in
      [ListEvents(from: 1, limit: 10_000), ListEvents(from: 1, limit: 10_000, act: "register_party")]
        + file.sequences.map { ListEvents(from: $0, limit: 1) }
    },
    "extent": { _ in [ReadExtent()] },
    "facts": { _ in [ReadFacts()] },
    "files": { _ in [ReadFiles(upTo: 10_000, isWhole: false, limit: 500), ReadFiles(upTo: 10_000, isWhole: true)] },
    "find": { file in find(file) },
    "friction": { _ in [ListFriction(month: "2026-03")] },
    "goodsTerm": { _ in
      ["", "z", "zyxqw"].flatMap { [CompleteGoodsTerm($0, class: nil), CompleteGoodsTerm($0, class: 33)] }
    },
    "health": { _ in [ReadHealth()] },
    "holdings": { _ in [ListHoldings(of: "GBD")] },
    "issue": { _ in [ReadIssue("2026-01")] },
    "issues": { _ in [ListIssues(limit: 500)] },
    "acceptedTerms": { file in [AcceptedTerms(String(file.canary.word.dropLast())), AcceptedTerms("lamps", limit: 500)]
    },
    "journal": { _ in [ReadJournal(from: CalendarDate("2026-01-01")!, until: CalendarDate("2026-12-31")!)] },
    "officeThen": { _ in [ReadOfficeThen(after: 10, officer: "abena")] },
    "keptPaper": { file in file.sequences.map { ReadKeptPaper(of: $0, "certificate") } },
    "officeDay": { _ in [ReadOfficeDay(CalendarDate("2026-03-02")!)] },
    "law": { _ in [ReadLaw("meridia-2026")] },
    "mark": { _ in [ReadMark()] },
    "officers": { _ in [ListOfficers()] },
    "parties": { file in
      (names(file) + ["", file.canary.word] + file.parties.compactMap { $0.id.map(String.init) }).flatMap {
        [FindParties($0, limit: 500), FindParties($0, limit: 1, after: 1)]
      }
    },
    "party": { file in file.parties.compactMap(\.id).map { ReadParty($0) } },
    "pictures": { _ in [SearchPictures(PictureQuery(DrawnSign.flag.pixels), limit: 500)] },
    "proof": { _ in [ReadProof("2026-01")] },
    "portfolio": { file in file.parties.compactMap(\.id).map { ReadPortfolio(of: $0, limit: 500) } },
    "proveEvent": { file in file.sequences.map { ProveEvent($0, in: $0) } },
    "proveGrowth": { _ in [ProveGrowth(from: 1, to: 3)] },
    "laid": { _ in [ListLaidActs()] },
    "published": { _ in [FindPublished(), FindPublished(for: "GBD")] },
    "searchMarks": { file in
      // The answer repeats what was asked: a text that is near, and is not the word itself.
      let near = String(file.words[0].dropFirst())
      return [SearchMarks(near, limit: 500), SearchMarks(near, owner: String(file.canary.word.dropLast()))]
        + file.sequences.map { SearchMarks(near, limit: 500, upTo: $0) }
    },
    "searchText": { file in
      // The answer repeats what was asked: beginnings, which are not the word itself.
      let begin = String(file.canary.word.dropLast())
      return [
        SearchText(begin + "*", limit: 500), SearchText("and more", limit: 500), SearchText("claims:\(begin)*"),
        SearchText("more NOT \(begin)*", isExact: true), SearchText("lamp OR \(begin)*", right: file.right.id),
        SearchText("\(begin)*", classes: file.symbols.map { String($0.symbol.prefix(3)) }),
        SearchText("\"1. \(begin)\"*", from: CalendarDate("2020-01-01")!, until: CalendarDate("2099-01-01")!),
      ]
    },
    "readings": { file in file.numbers.map { ListReadings($0) } },
    "receipt": { _ in (1...20).map { ReadReceipt("Q2026/\(padded($0, 6))") } },
    "receipts": { _ in
      [ListReceipts(of: CalendarDate("2026-03-02")!), ListReceipts(of: CalendarDate("2026-03-02")!, limit: 1)]
    },
    "recipients": { _ in [ListRecipients()] },
    "rejected": { _ in [FindRejected(by: "GBD")] },
    "standby": { _ in [ReadStandby()] },
    "symbol": { file in
      file.symbols.flatMap { symbol in
        [CompleteSymbol("", of: symbol.scheme), CompleteSymbol(String(symbol.symbol.dropLast()), of: symbol.scheme)]
      }
    },
    "tree": { _ in [ReadTree(), ReadTree(size: 1)] },
    "waiting": { _ in [ReadWaiting(limit: 500), ReadWaiting(limit: 1, after: "2020-01-01 1 1")] },
    "taken": { _ in [FindTaken(["intake patent 00"])] },
  ]

  private static func names(_ file: SecretFile) -> [String] {
    file.parties.flatMap { party in
      [party.name, party.email ?? "", party.addresses[0].lines[0]] + party.identifiers.map(\.value)
    }
  }

  private static func find(_ file: SecretFile) -> [any Question] {
    let words = file.words + names(file) + file.numbers + file.symbols.map { "class:\($0.symbol)" }
    let texts = words + ["", "priority:ZYXQ77", "ZYXQ77", "FR ZYXQ77"]
    return texts.flatMap { text in
      [
        FindDossiers(text), FindDossiers(text, limit: 1, after: "1"), FindDossiers(text, right: file.right.id),
        FindDossiers(text, stage: 1),
      ]
    }
  }

  private static func docket(_ file: SecretFile) -> [any Question] {
    var questions = [ReadDocket(ahead: 3660, limit: 500), ReadDocket(right: file.right.id, ahead: 3660)]
    questions += ["applicant", "office", "third"].map { ReadDocket(waits: $0, ahead: 3660) }
    for change: (inout ReadDocket) -> Void in [
      { $0.isMine = true }, { $0.isOfTerms = true }, { $0.isByRisk = true }, { $0.leavesAside = true },
      { $0.isOfReady = true },
    ] {
      var question = ReadDocket(ahead: 3660, limit: 500)
      change(&question)
      questions.append(question)
    }
    return questions
  }
}
