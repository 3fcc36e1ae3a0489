import Filing
import Office
import Publishing
import Services
import Standards
import Testing

@Suite("Papers of the register")
struct PapersTests {
  @Test("The certificate is that of the registration, whatever was recorded since, with the code of its content")
  func certificate() throws {
    let (office, numbers) = try Demonstration.played.get()
    var reading = try Reading(office)
    let (dossier, file) = try reading.dossier(try #require(numbers["lumen"]))
    let issued = try #require(dossier.papers.last { $0.paper == "certificate" })
    #expect(dossier.papers.contains { $0.paper == "recordal_certificate" && $0.event > issued.event })

    let paper = try Papers.last(dossier.applicationNumber, kind: .certificate, event: nil, &reading)

    let (number, seal) = (try #require(dossier.registrationNumber), file.seals[issued.event - 1])
    let event = file.events[issued.event - 1]
    let content = CertificateContent(
      of: dossier.after(event: event.ordinal, today: event.recorded.date), event: event, paper: issued.paper,
      seal: seal, office: "XX")
    #expect(content.number == number)
    #expect(paper.code == CertificateProof(content).code)
    #expect(paper.fileName == "certificate-T11826317.pdf")
    #expect(Papers.readable(paper.text()) == (try Papers.text(issued, of: dossier.applicationNumber, at: office)))
    #expect(try paper.pdf().starts(with: Array("%PDF-".utf8)))
  }

  @Test("A paper of each event is made of the dossier as it stood after it")
  func asItWas() throws {
    let (office, numbers) = try Demonstration.played.get()
    let number = try #require(numbers["lumen"])
    var reading = try Reading(office)

    let receipt = try Papers.last(number, kind: nil, event: 1, &reading).text()

    #expect(receipt.contains(number.prefix(2) + "/2026/"))
    #expect(!receipt.contains(try #require(try reading.dossier(number).dossier.registrationNumber)))
  }

  @Test("A paper that was not issued is refused with the number and what to do")
  func notIssued() throws {
    let (office, numbers) = try Demonstration.played.get()
    let number = try #require(numbers["nakhla"])
    var reading = try Reading(office)

    #expect {
      try Papers.last(number, kind: nil, event: 99, &reading)
    } throws: { error in
      (error as? Refusal)?.message
        == "No such paper has been issued for \(number). `ipdesk show \(number)` lists the events."
    }
  }
}
