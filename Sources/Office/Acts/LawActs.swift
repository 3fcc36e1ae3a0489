import Filing
import Foundation
import GRDB
import Standards

/// Planting a law: its files enter the register; dossiers filed from its first day are pinned to it.
enum LawActs {
  /// The files come as the one document of the request: `Office.bundle(law:)`.
  static let plant: OfficeAct = { recording, values, effective in
    guard recording.request.documents.count == 1, let bundle = recording.request.documents.first,
      let files = try? JSONDecoder().decode([String: Data].self, from: bundle)
    else { throw Refusal(.lawFolder, "A law is planted from a folder of tables: `ipdesk law plant FOLDER`.") }
    let law = try write(files.mapValues { Array($0) }, recording.db)
    if let wanted = values.text(.name), wanted != law.id {
      throw Refusal(
        .lawName, "The tables are those of the law “\(law.id)”, not of “\(wanted)”. Name the law that is planted.")
    }
    let newest = try String.fetchOne(
      recording.db, sql: "SELECT max(\"from\") FROM lawVersion WHERE id <> ?", arguments: [law.id])
    if let newest, law.from.description <= newest {
      throw Refusal(
        .lawDate,
        "The law “\(law.id)” begins on \(law.from); a law in the register begins on \(newest). A law follows the one before it."
      )
    }
    try recording.note("plant_law", ["name": [.text(law.id)], "hash": [.text(hash(files))]], effective)
    recording.effects.notes.append("Law \(law.id), in force from \(law.from): dossiers filed before it keep theirs.")
    let names = (law.settings["transition_limits"] ?? "").split { ", ".contains($0) }.map(String.init)
    let moved = try refold(names, &recording)
    recording.effects.notes.append("Dossiers whose time limits follow it: \(moved)")
  }

  /// Dossiers of earlier laws, some of whose time limits follow the new one, are folded again.
  private static func refold(_ limits: [String], _ recording: inout Recording) throws -> Int {
    guard !limits.isEmpty else { return 0 }
    let marks = limits.map { _ in "?" }.joined(separator: ", ")
    let touched = try Int.fetchAll(
      recording.db, sql: "SELECT DISTINCT dossier FROM timeLimit WHERE rule IN (\(marks))",
      arguments: StatementArguments(limits))
    return try recording.refold(touched)
  }

  /// Writes the files; refuses a law with faults or an id that is taken.
  static func write(_ files: [String: [UInt8]], _ db: Database) throws -> Law {
    let reading = Law.read(files: files, currency: Currency(try Settings.all(db)["currency"] ?? ""))
    guard let law = reading.law, reading.faults.isEmpty else {
      let faults = reading.faults.prefix(10).map(\.description).joined(separator: "\n")
      throw Refusal(
        .lawFaulty,
        "The law cannot be planted:\n\(faults)\nCorrect the tables; `ipdesk law check FOLDER` lists every fault.")
    }
    if try Int.fetchOne(db, sql: "SELECT 1 FROM lawVersion WHERE id = ?", arguments: [law.id]) != nil {
      throw Refusal(
        .lawKnown, "The register holds a law “\(law.id)” already. Give the changed law an id and a date of its own.")
    }
    try db.execute(
      sql: "INSERT INTO lawVersion (id, title, \"from\", hash) VALUES (?, ?, ?, ?)",
      arguments: [law.id, law.title, law.from.description, hash(files.mapValues { Data($0) })])
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      try db.execute(
        sql: "INSERT INTO lawFile (law, path, bytes) VALUES (?, ?, ?)", arguments: [law.id, path, Data(bytes)])
    }
    return law
  }

  /// SHA-256 over path and digest of every file, in the order of their paths.
  static func hash(_ files: [String: Data]) -> String {
    sha256(Data(files.sorted { $0.key < $1.key }.map { "\($0.key)\t\(sha256($0.value))\n" }.joined().utf8))
  }
}
