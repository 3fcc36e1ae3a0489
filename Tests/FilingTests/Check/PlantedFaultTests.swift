import Filing
import Foundation
import Standards
import Testing

@Suite("Planted faults")
struct PlantedFaultTests {
  @Test("The check names file, line and reason", arguments: PlantedFault.ofActs + PlantedFault.ofTables)
  func found(fault: PlantedFault) throws {
    let (files, line) = try plant(fault)

    let faults = Law.faults(in: files, codes: Meridia.codes)

    let hit = faults.contains { found in
      found.file == fault.found ?? fault.file && (fault.anyLine || found.line == line)
        && found.reason.contains(fault.words)
    }
    #expect(hit, "\(fault.file):\(line); found: \(faults.prefix(5).map(\.description))")
  }

  @Test("An id that stands twice for one right, and a price that overlaps, name the other line")
  func twice() throws {
    for (file, row, words) in [
      ("limits.tsv", "FOR-INV", "stands already in limits.tsv:"), ("fees.tsv", "CER", "has a second price from"),
    ] {
      let text = String(decoding: try #require(Meridia.files[file]), as: UTF8.self)
      let double = try #require(text.split(separator: "\n").first { $0.hasPrefix(row + "\t") })
      var files = Meridia.files
      files[file] = Array((text + double + "\n").utf8)

      let faults = Law.faults(in: files, codes: Meridia.codes)

      #expect(
        faults.contains {
          $0.file == file && $0.line == text.split(separator: "\n", omittingEmptySubsequences: false).count
            && $0.reason.contains(words)
        })
    }
  }

  @Test("A table that is missing, has broken bytes or lacks a column is named")
  func unreadable() throws {
    var files = Meridia.files
    files["limits.tsv"] = nil
    #expect(
      Law.faults(in: files, codes: Meridia.codes).contains { $0.description == "limits.tsv: the table is missing" })
    files["limits.tsv"] = [0x69, 0x64, 0x0A, 0xFF, 0xFE]
    #expect(
      Law.faults(in: files, codes: Meridia.codes).contains {
        $0.description == "limits.tsv:2: the line is not valid UTF-8"
      })
    files["limits.tsv"] = Array("id\trights\n".utf8)
    #expect(
      Law.faults(in: files, codes: Meridia.codes).contains {
        $0.description == "limits.tsv:1: the column “name” is missing"
      })
  }

  /// The files with one cell changed and the line on which it stands.
  private func plant(_ fault: PlantedFault) throws -> (files: [String: [UInt8]], line: Int) {
    var files = Meridia.files
    var lines = String(decoding: try #require(files[fault.file]), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let header = try #require(lines.first { !$0.hasPrefix("#") }).split(
      separator: "\t", omittingEmptySubsequences: false
    ).map(String.init)
    let index = try #require(lines.firstIndex { $0.hasPrefix(fault.row + "\t") }, "no row \(fault.row)")
    let column = try #require(header.firstIndex(of: fault.column))
    var cells = lines[index].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    cells[column] = fault.value
    lines[index] = cells.joined(separator: "\t")
    files[fault.file] = Array(lines.joined(separator: "\n").utf8)
    return (files, index + 1)
  }
}
