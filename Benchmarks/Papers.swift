import Crypto
import Filing
import Foundation
import Office
import Publishing
import Standards

/// An issue of 500 marks, 125 of them with a picture, and the certificates of all of them; beside the same text and pictures set
/// by bare Pango and Cairo, and by typst and WeasyPrint where a Python has them (`IPDESK_BENCHMARK_PYTHON`).
struct Papers {
  let folder: String
  private static let marks = 500
  private static let today = CalendarDate("2026-09-09")!

  func run() throws {
    let (law, faults) = Law.read(files: try LawFiles.read(folder: Benchmarks.root + "/Seed/Meridia/Law/2026-01-01"))
    guard let law, let right = law.right("T") else { throw faults.first ?? Absent() }
    let settings = try Table(path: Benchmarks.root + "/Seed/Meridia/office.tsv", name: "office.tsv").dictionary()
    let office = OfficeProfile(settings: settings)
    let signs = try (0..<125).map { try BareSheet.sign($0) }
    var documents: [String: [UInt8]] = [:]
    let pictures = signs.enumerated().map { place, bytes in
      let picture = Attachment(
        sha256: SHA256.hash(data: bytes).map { padded16($0) }.joined(), mediaType: "image/png",
        name: "sign\(place).png",
        size: bytes.count, width: 600, height: 600)
      documents[picture.sha256] = Array(bytes)
      return picture
    }
    let dossiers = dossiers(right, pictures)
    let fonts = try FontSet.noto()
    let known = documents
    let fetch: @Sendable (String) throws -> [UInt8] = { digest in
      guard let bytes = known[digest] else { throw Absent() }
      return bytes
    }
    try issue(IssuePrinter(fonts: fonts, documents: fetch), law, office, dossiers, signs)
    try certificates(PaperWriter(law: law, office: office, fonts: fonts, documents: fetch), law, dossiers)
  }

  private func dossiers(_ right: Right, _ pictures: [Attachment]) -> [Dossier] {
    var chance = Chance(seed: 9)
    return (0..<Self.marks).map { place in
      var values = Generating.request(place * 4, &chance).values
      let isDrawn = place.isMultiple(of: 4)
      let word = "\(chance.word()) \(place)".uppercased()
      values["mark_kind"] = [.text(isDrawn ? "combined" : "word")]
      values["mark_text"] = [.text(word)]
      values["picture"] = isDrawn ? [.attachment(pictures[place / 4])] : []
      values["applicant"] = [
        .party(
          Party(
            names: [Name("\(chance.word()) \(chance.word()) Ltd")],
            addresses: [Address(lines: ["\(place) Harbour Row"], city: "Port Lumen", country: "XX")]))
      ]
      let terms = (0..<(6 + chance.below(12))).map { _ in "\(chance.word()) \(chance.word())" }
      values["goods"] = [.goods(GoodsClass(number: 1 + place % 45, edition: "13-2026", terms: terms))]
      let serial = padded(place + 1, 9)
      let events = [
        event(1, "receive", "2026-01-12", values, ["application": "402026\(serial)"]),
        event(2, "accord_filing_date", "2026-01-20", [:], [:]),
        event(3, "grant_after_examination", "2026-09-08", [:], ["registration": "T\(serial)"]),
      ]
      return Dossier(id: place + 1, right: right, events: events, calendar: OfficeCalendar(), today: Self.today)
    }
  }

  private func event(_ ordinal: Int, _ act: String, _ day: String, _ values: Values, _ numbers: [String: String])
    -> Event
  {
    let day = CalendarDate(day)!
    return Event(
      sequence: ordinal, ordinal: ordinal, act: act, effective: day, recorded: Moment(day, second: 36_000)!,
      officer: "rosa", terminal: "benchmark", values: values, numbers: numbers, law: "2026-01-01")
  }

  private func issue(
    _ printer: IssuePrinter, _ law: Law, _ office: OfficeProfile, _ dossiers: [Dossier], _ signs: [Data]
  ) throws {
    let entries = dossiers.map { dossier in
      GazetteEntry(
        section: "treg", number: dossier.applicationNumber, event: 3, act: "grant_after_examination",
        title: dossier.title, owner: dossier.ownerLine, since: Self.today)
    }
    let issue = GazetteIssue(
      id: "2026-18", number: 18, year: 2026, date: Self.today, cutOff: Self.today, isClosed: true, entries: entries)
    Memory.forgetPeak()
    let before = Memory.peak
    var pdf = Data()
    let content = IssueContent(issue: issue, dossiers: dossiers, law: law, office: office)
    let ours = try Effort.of { pdf = try printer.document(content).pdf() }
    let peak = Memory.peak
    try pdf.write(to: URL(filePath: folder + "/issue.pdf"))

    let texts = content.items.map { item in
      item.data.map { ($0.inid.isEmpty ? "" : "(\($0.inid)) ") + $0.lines.joined(separator: " · ") }
    }
    let pictures = (0..<Self.marks).map { $0.isMultiple(of: 4) ? $0 / 4 : nil }
    var pages = 0
    let bare = try Effort.of {
      pages = try BareSheet.set(texts, pictures.map { $0.map { signs[$0] } }, to: folder + "/bare.pdf")
    }
    Benchmarks.line(
      "issue of \(Self.marks) marks, 125 pictures", "\(ours.words), \(pdf.count / 1_000) KB",
      "bare Pango \(bare.words), \(pages) pages; ratio \(figure(ours.processor / max(0.001, bare.processor))), ≤ 1.1")
    Benchmarks.line("its memory", "\(peak / 1_024) MiB, \(before / 1_024) before", "≤ 80 MiB")
    try ForeignSetters(folder: folder).run(texts, pictures, signs)
  }

  private func certificates(_ writer: PaperWriter, _ law: Law, _ dossiers: [Dossier]) throws {
    guard let paper = law.paper("certificate") else { throw Absent() }
    let seal = String(repeating: "5ea1", count: 16)
    var sizes: [Int] = []
    let effort = try Effort.of {
      for dossier in dossiers {
        let order = PaperOrder(paper: paper, dossier: dossier, event: dossier.events[2], seal: seal)
        let pdf = try writer.write(order).pdf()
        sizes.append(pdf.count)
      }
    }
    let kilobytes = sizes.map { Double($0) / 1_000 }
    Benchmarks.line(
      "\(dossiers.count) certificates",
      "\(effort.words), \(Int(Double(dossiers.count) / effort.seconds)) a second",
      "≥ 100 pages a second; \(figure(quantile(kilobytes, 0.5))) KB median, \(figure(kilobytes.max() ?? 0)) KB at most")
  }
}

private struct Absent: Error {}

/// `0a`
private func padded16(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
