import Filing
import Foundation
import Office
import Publishing
import Services
import Standards
import TestSupport

extension OfficeLife {
  var facts: Facts { get throws { try office.facts() } }

  /// The dossier as of today, or as it stood at the end of a day.
  func dossier(_ number: String, asOf day: String? = nil) throws -> Dossier {
    var reading = try Reading(office)
    return try reading.dossier(number, asOf: day.flatMap { CalendarDate($0) }).dossier
  }

  /// The dossiers as they are exchanged.
  func exchanged(_ numbers: [String]) throws -> [FormatFile] {
    var exporting = try Exporting(office, unpublished: true)
    try exporting.take(numbers)
    return try Format.st96.files(exporting.submission())
  }

  /// The paper as it was issued by the event, made once more from the register.
  func paper(_ number: String, event ordinal: Int) throws -> PrintedPaper {
    var reading = try Reading(office)
    return try Services.Papers.last(number, kind: nil, event: ordinal, &reading)
  }

  /// Takes the records of files over, by their names, as `ipdesk migrate` does.
  func move(
    _ files: [String: Data], mapping: String? = nil, right: String? = nil, isDryRun: Bool = false,
    while goesOn: (Mover.Progress) -> Bool = { _ in true }
  ) throws -> Mover.Result {
    let registrar = try office.acting(as: "marguerite")
    var reading = try Reading(registrar)
    let table = try mapping.map { try ColumnMapping(Table(bytes: Array($0.utf8), name: "mapping.tsv")) }
    return try withFolder { folder in
      for (name, bytes) in files { try bytes.write(to: URL(filePath: "\(folder)/\(name)")) }
      let mover = Mover(
        migration: try Migration(
          registrar, law: reading.law(), calendar: reading.calendar, today: reading.facts.today, isRehearsal: isDryRun))
      return try mover.run(
        OldRecords(
          path: folder, reader: reading.intake(try Self.codes.get(), isOld: true), mapping: table, right: right),
        while: goesOn)
    }
  }
}

/// Hands a folder of its own to the body; it is gone afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = "\(NSTemporaryDirectory())ipdesk-life-\(UUID().uuidString.prefix(8))"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}
