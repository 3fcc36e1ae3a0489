import Filing
import FoundationEssentials
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("What later issues say of a certificate")
struct LaterIssueTests {
  private let content: CertificateContent
  private let key: OfficeKey
  private let head = "number\tevent\tday\tsection\tact\tstate\tuntil\n"

  init() throws {
    let dossier = try Dossiers().trademark
    content = CertificateContent(
      of: dossier, event: try #require(dossier.events.last), paper: "certificate",
      seal: String(repeating: "5ea1", count: 16), office: "XX")
    key = try OfficeKey.make()
  }

  /// The files of an issue that lists the certificate and these entries.
  private func issue(
    _ id: String, _ entries: String, signed: String? = nil, altering change: (inout [String: Data]) -> Void = { _ in }
  ) throws -> IssueEvidence {
    let leaf = CertificateLeaf(content).line
    var files = [
      "certificates.tsv": Data(
        "number\tevent\tpaper\tdigest\n\(leaf)\nissue\t\(id)\nroot\t\(LeafTree.root([leaf]))\n".utf8),
      "entries.tsv": Data("\(head)\(entries)issue\t\(id)\n".utf8),
    ]
    let manifest = Data(
      files.sorted { $0.key < $1.key }.map { "\(Checksum.of($0.value))  \($0.key)\n" }.joined().utf8)
    files["manifest.sha256"] = manifest
    if let signed {
      files["manifest.sha256.minisig"] = Data(key.sign(manifest, statement: signed).text.utf8)
    }
    change(&files)
    return try IssueEvidence { files[$0] }
  }

  private func judge(_ issues: [IssueEvidence], on day: String = "2030-06-01") throws -> CertificateJudge.Verdict {
    let file = Data(CertificateProof(content, key: key).embedded.utf8)
    return CertificateJudge(key: key.publicKey, issues: issues, day: CalendarDate(day)!)
      .judge(try #require(CertificateClaim(file: file)))
  }

  private func row(_ event: Int, _ day: String, _ act: String, _ state: String, _ until: String) -> String {
    "\(content.number)\t\(event)\t\(day)\t6\t\(act)\t\(state)\t\(until)\n"
  }

  @Test("A renewal moves the end of protection, a lapse ends it on its day, whatever the order of the issues")
  func since() throws {
    let renewed = try issue("2029-03", row(content.event + 1, "2029-02-01", "Renewal", "A", "2046-01-14"))
    let lapsed = try issue("2031-01", row(content.event + 2, "2031-01-05", "Surrender", "T", "2046-01-14"))

    let before = try judge([lapsed, renewed], on: "2030-12-31")
    let after = try judge([lapsed, renewed], on: "2031-01-05")

    #expect(
      before.unproved == [
        "Protection runs until 2046-01-14 by issue 2029-03; whether it ended earlier the register or a later issue tells."
      ])
    #expect(
      after.unproved == ["That it is in force: by issue 2031-01 it ended on 2031-01-05, Surrender."])
    #expect(
      after.told == [
        "Issue 2029-03 was given without a signature: compare its root with the printed issue.",
        "Issue 2031-01 was given without a signature: compare its root with the printed issue.",
        "Issue 2029-03, 2029-02-01: Renewal.", "Issue 2031-01, 2031-01-05: Surrender.",
      ])
    #expect(before.isGenuine && after.isGenuine)
  }

  @Test("Entries of another number, and those that the certificate knew, change nothing")
  func others() throws {
    let other = "T1\t99\t2027-01-01\t6\tSurrender\tT\t\n"
    let told = try judge([issue("2027-01", other + row(content.event, "2026-01-01", "Registration", "A", ""))])
    #expect(told.unproved.last?.hasPrefix("Protection runs until 2036-01-14 by this paper") == true)
  }

  @Test("A signed issue is told as signed; an altered list, another statement and another key are faults")
  func signatures() throws {
    let lapse = row(content.event + 1, "2029-02-01", "Surrender", "T", "")
    let good = try judge([issue("2029-03", lapse, signed: "gazette XX 2029-03")])
    let altered = try judge([
      issue("2029-03", lapse, signed: "gazette XX 2029-03") { files in
        files["entries.tsv"] = Data("\(head)issue\t2029-03\n".utf8)
      }
    ])
    let moved = try judge([issue("2029-03", lapse, signed: "gazette XX 2029-04")])
    let foreign = try judge([
      issue("2029-03", lapse) { files in
        let other = try? OfficeKey.make().sign(files["manifest.sha256"] ?? Data(), statement: "gazette XX 2029-03")
        files["manifest.sha256.minisig"] = other.map { Data($0.text.utf8) }
      }
    ])

    #expect(good.told.first == "Issue 2029-03 stands as it was signed with the key \(key.publicKey.name).")
    #expect(good.faults == [])
    #expect(altered.faults == ["entries.tsv of issue 2029-03 is not the one that its manifest lists: it was altered."])
    #expect(moved.faults == ["The signature of issue 2029-03 is for “gazette XX 2029-04”."])
    #expect(foreign.faults.count == 1 && foreign.faults[0].hasPrefix("The signature of issue 2029-03 does not hold"))
    #expect(![altered, moved, foreign].contains { $0.isGenuine })
  }

  @Test(
    "A list that is cut or torn is refused",
    arguments: [
      "", "number\tevent\n", "number\tevent\tday\tsection\tact\tstate\tuntil\n",
      "number\tevent\tday\tsection\tact\tstate\tuntil\nT1\tx\t2026-01-01\t6\ta\tA\t\nissue\t2026-01\n",
      "number\tevent\tday\tsection\tact\tstate\tuntil\nT1\t2\t2026-01-01\t6\ta\tQ\t\nissue\t2026-01\n",
    ])
  func torn(text: String) {
    #expect(throws: SigningFault.self) { try IssueEntries(text: text) }
  }
}
