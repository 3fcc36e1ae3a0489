import Filing
import Foundation
import Standards
import Testing

@Suite("Planted faults of the law")
struct LawFaultTests {
  @Test("Check or proof finds it", arguments: LawFault.all)
  func found(fault: LawFault) throws {
    let files = try plant(fault)

    switch fault.finder {
    case .check(let words):
      let faults = Law.faults(in: files, codes: Meridia.codes)

      #expect(faults.contains { $0.reason.contains(words) }, "\(faults.prefix(5).map(\.description))")
    case .invariant(let right, let id):
      let law = try #require(Law.read(files: files).law)

      let proofs = try law.prove(rights: [right], only: [id]).summed

      let words = proofs.map(\.words)
      #expect(words.contains { $0.hasPrefix("broken") }, "\(words)")
    }
  }

  private func plant(_ fault: LawFault) throws -> [String: [UInt8]] {
    var files = Meridia.files
    var rows = String(decoding: try #require(files[fault.file]), as: UTF8.self).components(separatedBy: "\n")
      .map { $0.components(separatedBy: "\t") }
    let row = try #require(rows.firstIndex { $0[0] == fault.row }, "no row \(fault.row)")
    let column = try #require(rows[0].firstIndex(of: fault.column))
    switch fault.change {
    case .set(let value):
      try #require(rows[row][column] != value)
      rows[row][column] = value
    case .drop(let word):
      var words = rows[row][column].components(separatedBy: " ")
      words.remove(at: try #require(words.firstIndex(of: word)))
      rows[row][column] = words.joined(separator: " ")
    }
    files[fault.file] = Array(rows.map { $0.joined(separator: "\t") }.joined(separator: "\n").utf8)
    return files
  }
}
