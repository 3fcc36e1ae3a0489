import Filing
import Foundation
import Office
import Standards
import TestSupport

@testable import Services

/// An office whose law has the assistants that a test writes, with one mark and one page filed.
struct AssistantBench {
  let office: Office
  let folder: String
  let number: String

  static let columns =
    "id\tlabel\tsuggests\treads\tmedia\titem\tprogram\targuments\tbatch\tversion\tseconds\tmemory\tassessment\treview\tbasis"

  /// - Parameters:
  ///   - rows: of assistants.tsv, without the last three cells.
  ///   - page: a picture that is filed with the mark.
  init(_ rows: [String], in folder: String, page: Data = Data(TestPicture.png(width: 24, height: 24, seed: 7))) throws {
    let seed = folder + "/seed"
    try FileManager.default.copyItem(atPath: "\(TestPaths.root)/Seed/Meridia", toPath: seed)
    let table = ([Self.columns] + rows.map { $0 + "\tForm A\t1y\tIPR 57" }).joined(separator: "\n") + "\n"
    try table.write(toFile: seed + "/Law/2026-01-01/assistants.tsv", atomically: true, encoding: .utf8)
    office = try Office.rehearsal(seed: seed, now: { Moment("2026-03-02T10:00:00")! })
    self.folder = folder
    let file = Attachment(
      sha256: Office.digest(page), mediaType: "image/png", name: "page.png", size: page.count)
    let values: Values = [
      "applicant": [.party(Party(kind: .organisation, names: [Name("Lumen Ltd")]))],
      "mark_kind": [.text("word")], "mark_text": [.text("LUMEN")], "language": [.text("en")],
      "goods": [.goods(GoodsClass(number: 9, edition: "13-2026", terms: ["Lamps", "Street lamps; red"]))],
      "picture": [.attachment(file)],
    ]
    number = try office.acting(as: "kofi", proof: "meridia")
      .record(ActRequest("receive", right: "T", values: values, documents: [page])).numbers[0]
  }

  /// A row that reads the goods by a script of the shell; the words of a program bear no blank, so that a file holds it.
  static func shell(
    _ script: String, in folder: String, batch: String = "json", seconds: Int = 20, kind: String = "translation"
  )
    throws -> String
  {
    let bin = "\(folder)/bin"
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    let path = "\(bin)/assistant-\(UUID().uuidString.prefix(8))"
    try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return "shell\tShell\t\(kind)\tgoods\t\tgoods_translation\t\(path)\t\t\(batch)\t\t\(seconds)\t512"
  }

  func approve(_ id: String, owner: String = "kofi") throws {
    let values: Values = [
      "assistant": [.text(id)], "owner": [.text(owner)], "review_on": [.date(CalendarDate("2026-12-31")!)],
      "assessment": [.text(String(repeating: "ab", count: 32))],
    ]
    _ = try office.record(
      ActRequest(
        "approve_assistant", values: values, second: Credential(name: "sione", password: "meridia")))
  }

  /// What is noted after the assistant was asked; nil when it suggests nothing.
  func ask(_ id: String = "shell", files: [String] = []) throws -> Suggested? {
    var reading = try Reading(office)
    guard
      let request = try AssistantRun(id, on: number, files: files, &reading).request(
        terms: InstalledTerms(folder: folder + "/reference"), at: office)
    else { return nil }
    _ = try office.record(request)
    return try reading.dossier(number).dossier.suggested.last
  }

  func events() throws -> Int { try office.ask(ReadDossier(number)).events.count }
}
