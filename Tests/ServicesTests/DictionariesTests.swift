import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Publishing
@testable import Services

@Suite("Installed dictionaries")
struct DictionariesTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/dictionaries-\(UUID().uuidString)"
  private static let info =
    "00databaseinfo\nEdition: 0.3\nAvailability:\n  Copyright by its authors. Available under the terms of the GPL 2 or later.\n"

  /// Writes a dictionary of dictd and installs it.
  private func install(_ name: String, _ entries: [(String, String)], info: String = info, licence: String? = nil)
    throws
    -> ReferenceShelf.Item
  {
    func digits(_ number: Int) -> String {
      let all = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
      return number < 64 ? String(all[number]) : digits(number / 64) + String(all[number % 64])
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var (index, text) = ("", "")
    for (head, entry) in [("00databaseinfo", info)] + entries.map({ ($0.0, "\($0.0) /x/ <n>\n\($0.1)\n") }) {
      index += "\(head)\t\(digits(text.utf8.count))\t\(digits(entry.utf8.count))\n"
      text += entry
    }
    try Data(index.utf8).write(to: URL(filePath: "\(folder)/freedict-\(name).index"))
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/freedict-\(name).dict"))
    return try shelf.install("\(folder)/freedict-\(name).index", edition: nil, licence: licence)
  }

  private var shelf: ReferenceShelf { ReferenceShelf(folder: folder + "/shelf") }

  private func meanings(_ word: String) -> [String] {
    Dictionaries(shelf).meanings(of: [word]).words[word]?.map { "\($0.word) \($0.source)" } ?? []
  }

  @Test("A word is followed to English and on to the other languages, with the dictionaries that say so")
  func followed() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let item = try install("spa-eng", [("noche", "1. night\n2. evening, (poetic) dusk"), ("perro", "dog")])
    _ = try install(
      "eng-fra", [("night", "nuit\n  \"by night\" - nuitamment\n   Synonym: {dark}"), ("good night", "bonne nuit")])
    _ = try install("eng-ita", [("wolf", "lupo"), ("white", "bianco")])

    #expect(item.licence == "Available under the terms of the GPL 2 or later.")
    #expect(item.edition == "0.3")
    #expect(
      meanings("noche") == [
        "night spa-eng 0.3", "nuit spa-eng 0.3, eng-fra 0.3", "evening spa-eng 0.3", "dusk spa-eng 0.3",
      ])
    #expect(meanings("nuit").first == "night eng-fra 0.3")
    #expect(meanings("lupo") == ["wolf eng-ita 0.3", "lupa eng-ita 0.3"])
    #expect(meanings("white") == ["bianco eng-ita 0.3"])
    #expect(meanings("wolves") == [])
    #expect(Dictionaries(shelf).names == ["eng-fra 0.3", "eng-ita 0.3", "spa-eng 0.3"])
  }

  @Test("A term list of two languages is one too")
  func termList() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/house.tsv"
    try Data("# edition: 2\n# licence: CC0\neng\tswh\nlion\tsimba\nhello; greetings\tjambo\n".utf8).write(
      to: URL(filePath: path))

    let item = try shelf.install(path, edition: nil)

    #expect(item.name == "house" && item.edition == "2" && item.licence == "CC0")
    #expect(meanings("simba") == ["lion house 2"])
    #expect(meanings("jambo") == ["greetings house 2", "hello house 2"])
  }

  @Test("What names no licence, no two languages, no place within its text or no word is refused")
  func refused() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }

    #expect(throws: Refusal.self) { try install("eng-fra", [("night", "nuit")], info: "Edition: 1") }
    #expect(try install("eng-fra", [("night", "nuit")], info: "Edition: 1", licence: "ours").licence == "ours")
    #expect(throws: TableFault.self) { try install("klingon", [("night", "ram")]) }
    #expect(throws: TableFault.self) { try install("eng-deu", [("good night", "gute Nacht")]) }
    try Data("night\tZZZZ\tZZ\n".utf8).write(to: URL(filePath: "\(folder)/freedict-eng-fra.index"))
    #expect(throws: TableFault.self) { try shelf.install("\(folder)/freedict-eng-fra.dict", edition: nil) }
    try Data("no gzip".utf8).write(to: URL(filePath: "\(folder)/freedict-eng-fra.dict.dz"))
    #expect(throws: TableFault.self) { try shelf.install("\(folder)/freedict-eng-fra.dict.dz", edition: nil) }
  }

  @Test("Packed files that are damaged, or larger than they may be, are refused")
  func gzip() throws {
    // gzip of "night".
    let packed = Data(base64Encoded: "H4sIAAAAAAACA8vLTM8oAQCXD9oRBQAAAA==") ?? Data()

    #expect(try Gzip.unpacked(packed + packed, name: "x", most: 100) == Data("nightnight".utf8))
    #expect(throws: TableFault.self) { try Gzip.unpacked(packed.prefix(12), name: "x", most: 100) }
    #expect(throws: TableFault.self) { try Gzip.unpacked(packed, name: "x", most: 3) }
  }
}
