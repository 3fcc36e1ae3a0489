import FoundationEssentials
import Standards

/// The files of a law by path inside its folder: tables and templates.
public enum LawFiles {
  /// Reads every `.tsv` and `.txt` below the folder; other files are passed over.
  public static func read(folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let names = try Files.all(below: folder)
    guard !names.isEmpty else {
      throw FileFault(folder, .read, .lawFolder, reason: "it holds no tables", cure: "Name the folder of a law.")
    }
    for name in names where name.hasSuffix(".tsv") || name.hasSuffix(".txt") {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        throw TableFault(file: name, line: 0, reason: "the file cannot be read")
      }
      files[name] = Array(data)
    }
    return files
  }
}

/// The tables of a law before they are resolved for its rights.
struct LawTables {
  let shared: [String: Table]
  /// By folder of the right, then by table.
  let byRight: [String: [String: Table]]
  /// Features that the `right.tsv` of each folder turns on.
  let features: [String: Set<String>]
  let faults: [TableFault]

  static let obligatory = [
    "law", "acts", "limits", "fees", "sections", "papers", "roles", "items", "formalities", "phases", "form",
    "features",
  ]

  init(files: [String: [UInt8]]) {
    var shared: [String: Table] = [:]
    var byRight: [String: [String: Table]] = [:]
    var faults: [TableFault] = []
    for (name, bytes) in files.sorted(by: { $0.key < $1.key })
    where name.hasSuffix(".tsv") && !name.hasPrefix(SoundPacks.folder) {
      do {
        let table = try Table(bytes: bytes, name: name)
        let parts = name.split(separator: "/").map(String.init)
        if parts.count == 1 {
          shared[String(name.dropLast(4))] = table
        } else if parts.count == 3, parts[0] == "Rights" {
          byRight[parts[1], default: [:]][String(parts[2].dropLast(4))] = table
        } else {
          faults.append(TableFault(file: name, line: 0, reason: "no table is expected in this place"))
        }
      } catch let fault as TableFault {
        faults.append(fault)
      } catch {
        faults.append(TableFault(file: name, line: 0, reason: "the file cannot be read"))
      }
    }
    for name in LawTables.obligatory where shared[name] == nil && !faults.contains(where: { $0.file == "\(name).tsv" })
    {
      faults.append(TableFault(file: "\(name).tsv", line: 0, reason: "the table is missing"))
    }
    self.shared = shared
    self.byRight = byRight
    features = byRight.mapValues { tables in
      let row = tables["right"]?.rows.first { $0["key"] == "features" }
      return Set((row?["value"] ?? "").split { $0 == " " || $0 == "," }.map(String.init))
    }
    self.faults = faults
  }

  /// The rows of a table that hold for the right: shared ones first, then those of its own folder.
  func rows(_ table: String, folder: String, letter: String) -> [TableRow] {
    let common = (shared[table]?.rows ?? []).filter { covers($0["rights"], folder: folder, letter: letter) }
    return common + (byRight[folder]?[table]?.rows ?? [])
  }

  /// Whether a `rights` cell names the right: `*`, its letter, or a feature that it turns on.
  func covers(_ cell: String, folder: String, letter: String) -> Bool {
    LawTables.isFeature(cell) ? features[folder]?.contains(cell) == true : LawTables.covers(cell, letter)
  }

  /// Features are written in small letters, rights in capitals.
  static func isFeature(_ cell: String) -> Bool { cell.first?.isLowercase == true }

  /// Whether the letters name the right; `*` names all.
  static func covers(_ cell: String, _ letter: String) -> Bool {
    cell == "*" || cell.contains { String($0) == letter || $0 == "*" }
  }

  /// What a cell says for one right: words without `@`, and those whose letters include it.
  static func resolve(_ cell: String, _ letter: String) -> String {
    guard cell.utf8.contains(UInt8(ascii: "@")) else { return cell }
    return cell.split(separator: " ").compactMap { word -> Substring? in
      guard let at = word.lastIndex(of: "@") else { return word }
      return covers(String(word[word.index(after: at)...]), letter) ? word[..<at] : nil
    }.joined(separator: " ")
  }
}
