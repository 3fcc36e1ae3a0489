import Filing
import FoundationEssentials
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("Verifying a certificate")
struct CertificateJudgeTests {
  private let content: CertificateContent
  private let key: OfficeKey
  private let day = CalendarDate("2026-11-27")!

  init() throws {
    let dossier = try Dossiers().trademark
    content = CertificateContent(
      of: dossier, event: try #require(dossier.events.last), paper: "certificate",
      seal: String(repeating: "5ea1", count: 16), office: "XX")
    key = try OfficeKey.make()
  }

  private func judge(
    _ claim: CertificateClaim?, key given: PublicKey? = nil, issues: [IssueCertificates] = [],
    evidence: [IssueEvidence] = []
  ) throws
    -> CertificateJudge.Verdict
  {
    CertificateJudge(key: given, issues: issues.map { IssueEvidence($0) } + evidence, day: day).judge(
      try #require(claim))
  }

  private func issue(_ leaves: [CertificateLeaf]) throws -> IssueCertificates {
    let lines = ["number\tevent\tpaper\tdigest"] + leaves.map(\.line) + ["issue\t2026-18"]
    let text = (lines + ["root\t\(LeafTree.root(leaves.map(\.line)))"]).joined(separator: "\n") + "\n"
    return try IssueCertificates(text: text)
  }

  @Test("A signed paper is genuine with the key alone, and a listed one with the issue alone")
  func genuine() throws {
    let proof = CertificateProof(content, key: key)
    let file = Data(proof.embedded.utf8)

    let signed = try judge(CertificateClaim(file: file), key: key.publicKey)
    let listed = try judge(CertificateClaim(file: file), issues: [issue([CertificateLeaf(content)])])

    #expect(signed.proved == ["Office XX signed this content for T3087758 with the key \(key.publicKey.name)."])
    #expect(signed.isGenuine)
    #expect(listed.isGenuine && listed.faults.isEmpty)
    #expect(signed.says.contains("(540) 明灯 MINGDENG"))
    #expect(
      signed.unproved.last
        == "Protection runs until 2036-01-14 by this paper; whether it ended earlier the register or a later issue tells."
    )
  }

  @Test("An altered name, a forged number, another office’s key and another content in the gazette are refused")
  func forged() throws {
    let proof = CertificateProof(content, key: key)
    let renamed = proof.embedded.replacing("Mingdeng Technology", with: "Raider Technology")
    let other = proof.qrText().replacing("T3087758", with: "T9999999")
    let foreign = try OfficeKey.make().publicKey
    let another = CertificateLeaf(
      number: content.number, event: content.event, paper: content.paper, digest: String(repeating: "0", count: 64))

    #expect(renamed != proof.embedded)
    #expect(
      try judge(CertificateClaim(file: Data(renamed.utf8)), key: key.publicKey).faults == [
        "What the paper says of T3087758 is not what its code covers: it was altered."
      ])
    #expect(
      try judge(CertificateClaim(typed: other), key: key.publicKey).faults == [
        "The signature does not belong to T9999999 with that content."
      ])
    #expect(
      try judge(CertificateClaim(typed: proof.qrText()), key: foreign).faults == [
        "It was signed with the key \(key.publicKey.name), not with \(foreign.name)."
      ])
    #expect(
      try judge(CertificateClaim(file: Data(proof.embedded.utf8)), issues: [issue([another])]).faults == [
        "The gazette lists T3087758, event 8, with another content."
      ])
  }

  @Test("A code alone is proved by the issue that lists it, and by nothing else")
  func code() throws {
    let code = VerificationCode.grouped(CertificateProof(content).code)
    let listed = try issue([CertificateLeaf(content)])

    #expect(try judge(CertificateClaim(typed: code.lowercased()), issues: [listed]).isGenuine)
    #expect(try !judge(CertificateClaim(typed: code), key: key.publicKey).isGenuine)
    #expect(
      try judge(CertificateClaim(typed: "0000-0000-0000"), issues: [listed]).faults == [
        "No issue that was given lists the code 0000-0000-0000."
      ])
    #expect(CertificateClaim(typed: "T3087758") == nil)
  }

  @Test("A list of certificates from which a line was taken is refused")
  func list() throws {
    let leaves = (1...5).map {
      CertificateLeaf(number: "T\($0)", event: $0, paper: "certificate", digest: String(repeating: "\($0)", count: 64))
    }
    let text = try String(decoding: Data(issueText(leaves).utf8), as: UTF8.self)

    #expect(try IssueCertificates(text: text).leaves == leaves)
    #expect(throws: SigningFault.self) { try IssueCertificates(text: text.replacing(leaves[2].line + "\n", with: "")) }
  }

  private func issueText(_ leaves: [CertificateLeaf]) throws -> String { try issue(leaves).text }

  @Test("The PDF carries its content, whatever script it is written in")
  func embedded() throws {
    var paper = PageDocument(
      PaperMetadata(title: "a", author: "b", created: "2026-03-02T09:00:00Z"), fonts: try .noto(), blocks: [.text("a")])
    let proof = CertificateProof(content, key: key)
    paper.metadata.keywords = proof.embedded

    #expect(try EmbeddedText.of(paper.pdf()) == proof.embedded)
    #expect(try CertificateClaim(file: paper.pdf()) == CertificateClaim(file: Data(proof.embedded.utf8)))
  }

  @Test("A verifier of its own in Python agrees on a thousand good and a thousand altered papers")
  func python() throws {
    let key = key
    var papers: [(text: String, isGood: Bool)] = []
    for number in 0..<1000 {
      let own = CertificateContent(
        office: "XX", number: "T\(3_000_000 + number)", event: number % 9 + 1, paper: "certificate", seal: content.seal,
        rows: content.rows)
      let text = CertificateProof(own, key: key).embedded
      papers.append((text, true))
      let places = [("Mingdeng", "Mingdang"), ("T3", "T4"), ("2036-01-14", "2096-01-14"), ("event\t", "event\t1")]
      let (word, false_) = places[number % places.count]
      papers.append((text.replacing(word, with: false_), false))
    }
    let scratch = try Scratch()
    let lines = papers.map { Data($0.text.utf8).base64EncodedString() }.joined(separator: "\n") + "\n"
    try Data(lines.utf8).write(to: URL(filePath: scratch.path + "/papers"))

    let told = try run(
      "python3", ["\(TestPaths.root)/Tests/Verifier/verify.py", key.publicKey.line, scratch.path + "/papers"])

    let python = told.split(separator: "\n").map { $0 == "good" }
    let swift = try papers.map { try judge(CertificateClaim(file: Data($0.text.utf8)), key: key.publicKey).isGenuine }
    #expect(python == papers.map(\.isGood))
    #expect(swift == papers.map(\.isGood))
  }
}
