import Foundation
import Glibc
import TestSupport
import Testing

@Suite("The program says no clearly", .enabled(if: Program.built != nil))
struct RefusalTests {
  private static let address = "\"address\": \"1 Quay\", \"city\": \"Port Clement\""
  private static let applicant = "\"applicant\": [{\"name\": \"Lumen Ltd\", \(address)}]"
  private static let word = "\"mark_kind\": \"word\", \"mark_text\": \"LUMEN\", \"signature\": \"L.\""
  private static let goods = "\"goods\": [{\"class\": 9, \"terms\": [\"lamps\"]}]"

  private static func form(_ parts: String...) -> Data {
    Data("{\n\"right\": \"trademark\",\n\(parts.joined(separator: ",\n"))\n}\n".utf8)
  }

  /// Name of the form, its bytes, and what the refusal must name.
  static let hostile: [(name: String, bytes: Data, names: String)] = [
    (
      "date",
      form(applicant, word, goods, "\"priority\": [{\"number\": \"1\", \"date\": \"2026-02-30\", \"office\": \"FR\"}]"),
      "2026-02-30"
    ),
    ("country", form("\"applicant\": [{\"name\": \"Lumen Ltd\", \(address), \"country\": \"ZZ\"}]", word, goods), "ZZ"),
    ("class", form(applicant, word, "\"goods\": [{\"class\": 46, \"terms\": [\"lamps\"]}]"), "46"),
    ("choice", form(applicant, "\"mark_kind\": \"smell\"", goods), "smell"),
    ("item", form(applicant, word, goods, "\"colour_of_mark\": \"red\""), "colour_of_mark"),
    ("control", form(applicant, "\"mark_kind\": \"word\", \"mark_text\": \"LU\\u0007MEN\"", goods), "mark_text"),
    (
      "long",
      form(applicant, "\"mark_kind\": \"word\", \"mark_text\": \"\(String(repeating: "A", count: 100_000))\"", goods),
      "mark_text"
    ),
    (
      "broken", Data("{\"right\": \"trademark\", \"mark_text\": \"".utf8) + Data([0xC3, 0x28]) + Data("\"}".utf8),
      "UTF-8"
    ),
    ("nothing", Data(), "form"),
    ("list", Data("[1, 2]".utf8), "form"),
    ("cut", Data("{\"right\": \"trademark\", \"applicant\": [{".utf8), "applicant"),
    ("right", Data("{\"right\": \"copyright\"}".utf8), "copyright"),
    ("picture", form(applicant, "\"mark_kind\": \"figurative\", \"picture\": \"date.json\"", goods), "date.json"),
    ("absent", form(applicant, "\"mark_kind\": \"figurative\", \"picture\": \"absent.png\"", goods), "absent.png"),
  ]

  @Test("A hostile form is refused with its place and changes nothing")
  func hostileForms() throws {
    try withProgram { program in
      let before = try program.run("find", "lamp", "--json").output
      for (name, bytes, names) in Self.hostile {
        try bytes.write(to: URL(filePath: "\(program.folder)/\(name).json"))
        let result = try program.run("receive", "\(name).json")
        #expect(result.code == 1, "\(name): \(result.output)")
        #expect(result.error.contains(names), "\(name): \(result.error)")
        let controls = result.error.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" }
        #expect(controls.isEmpty, "\(name): \(result.error)")
      }
      let absent = try program.run("receive", "no-such.json")
      #expect(absent.error.contains("no-such.json"))
      let after = try program.run("find", "lamp", "--json").output
      #expect(after == before)
    }
  }

  @Test("A command ends with 0 when done, 1 when refused, 2 when it was written wrongly")
  func exitCodes() throws {
    try withProgram { program in
      let codes = [
        try program.run("find", "LUMEN").code, try program.run("--version").code,
        try program.run("show", "402026000009999").code, try program.run("find", "LUMEN", as: "nobody").code,
        try program.run("find").code, try program.run("finde", "LUMEN").code,
        try program.run("find", "LUMEN", "--limit", "many").code,
      ]
      #expect(codes == [0, 0, 1, 1, 2, 2, 2])
    }
  }

  @Test("A text file, a newer register and a folder without rights are refused in words")
  func registers() throws {
    try withProgram(plant: []) { program in
      _ = try program.write("office.register", "This is a letter and no register.\n")
      let text = try program.run("check")
      #expect(text.code == 1)
      #expect(text.error.contains("office.register"))
      let planted = try program.run("plant", "--demonstration")
      #expect(planted.code == 1)
    }
    try withProgram { program in
      // Byte 60 of a register's first page holds its version, big endian.
      let handle = try #require(FileHandle(forUpdatingAtPath: program.register))
      try handle.seek(toOffset: 60)
      handle.write(Data([0, 0, 0x27, 0x0F]))
      try handle.close()
      let before = FileManager.default.contents(atPath: program.register)
      for newer in [try program.run("check"), try program.run("find", "LUMEN")] {
        #expect(newer.code == 1)
        #expect(newer.error.contains(program.register) && newer.error.contains("Install the newer program"))
      }
      #expect(FileManager.default.contents(atPath: program.register) == before)
    }
  }

  @Test("A keeper or a command without a register leaves nothing in its place")
  func nowhere() throws {
    try withProgram(plant: []) { program in
      for command in ["keep", "docket", "check"] {
        let result = try program.run(command)
        #expect(result.code == 1)
        #expect(result.error.contains("There is no register at “\(program.register)”"), "\(result.error)")
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: program.folder).filter { $0.hasPrefix("office.") } == [])
    }
  }

  @Test("A demonstration that fails on its way leaves no register behind")
  func brokenScript() throws {
    try withProgram(plant: []) { program in
      let (seed, shipped) = (program.folder + "/seed", "\(TestPaths.root)/Seed/Meridia")
      try FileManager.default.createDirectory(atPath: seed + "/Demonstration", withIntermediateDirectories: true)
      for folder in ["", "/Demonstration"] {
        for name in try FileManager.default.contentsOfDirectory(atPath: shipped + folder) where name != "Demonstration"
        {
          try FileManager.default.createSymbolicLink(
            atPath: "\(seed)\(folder)/\(name)", withDestinationPath: "\(shipped)\(folder)/\(name)")
        }
      }
      let script = try String(contentsOfFile: shipped + "/Demonstration/script.tsv", encoding: .utf8)
      try FileManager.default.removeItem(atPath: seed + "/Demonstration/script.tsv")
      try script.replacingOccurrences(of: "\taccord_filing_date\t", with: "\taccord_nothing\t").write(
        toFile: seed + "/Demonstration/script.tsv", atomically: false, encoding: .utf8)

      let result = try program.run("plant", "--demonstration", "--seed", seed)

      #expect(result.code == 1)
      #expect(result.error.contains("script.tsv:") && result.error.contains("accord_nothing"), "\(result.error)")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: program.folder).filter { $0.hasPrefix("office.") } == [])
      #expect(try program.run("plant", "--demonstration").code == 0)
    }
  }

  @Test("A folder that may not be written is refused", .enabled(if: geteuid() != 0))
  func readOnly() throws {
    try withProgram(plant: []) { program in
      let closed = "\(program.folder)/closed"
      try FileManager.default.createDirectory(
        atPath: closed, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o500])
      let result = try program.run("plant", "--demonstration", "--register", "\(closed)/office.register")
      #expect(result.code == 1)
      #expect(result.error.contains("closed"))
    }
  }
}
