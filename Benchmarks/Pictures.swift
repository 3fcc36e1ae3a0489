import Foundation
import Likeness
import Publishing

/// The search by picture: disguised copies among known pictures, and how long a million marks take.
///
/// The folder holds `logos/NAME.png`, the pictures, and `queries/WAY/NAME.png`, copies of some of them, as `logos.py` of
/// the reference material makes them. The 64-bit pHash of the same pictures stands beside, where Python has `imagehash`.
struct Pictures {
  let folder: String
  /// Beyond it nothing is looked for.
  private static let ten = 10

  func run() throws {
    var (shelf, names, bytes, most): (Shelf, [String], Int, Int) = (Shelf(), [], 0, 0)
    let files = try list("\(folder)/logos")
    let effort = try Effort.of {
      for file in files {
        let code = try picture("\(folder)/logos/\(file)").code()
        shelf.append(code)
        names.append(file)
        bytes += code.bytes.count
        most = max(most, code.bytes.count)
      }
    }
    let each = 1000 / Double(max(1, files.count))
    Benchmarks.line("pictures indexed, one each", "\(figure(effort.seconds * each)) ms", "≤ 30 ms")
    Benchmarks.line("bytes of a picture, mean and most", "\(bytes / max(1, files.count)), \(most)", "≤ 1,024")
    let ways = try list("\(folder)/queries").map { try found($0, shelf, names) }
    for way in ways { Benchmarks.line("  \(way.name)", "first \(way.first), first ten \(way.ten) of \(way.all)", "") }
    let (first, ten, all) = ways.reduce((0, 0, 0)) { ($0.0 + $1.first, $0.1 + $1.ten, $0.2 + $1.all) }
    Benchmarks.line(
      "disguised copies among \(files.count)", "first \(first), first ten \(ten) of \(all)",
      "of 1,200: ≥ 1,150, ≥ 1,190")
    Benchmarks.line("pHash of 64 bits, the same copies", baseline(), "")
    million()
  }

  private func found(_ way: String, _ shelf: Shelf, _ names: [String]) throws -> (
    name: String, first: Int, ten: Int, all: Int
  ) {
    var (first, ten) = (0, 0)
    let files = try list("\(folder)/queries/\(way)")
    for file in files {
      let matches = shelf.matches(try picture("\(folder)/queries/\(way)/\(file)").query(), limit: Self.ten)
      let place = matches.firstIndex { names[$0.picture] == file }
      if place == 0 { first += 1 }
      if place != nil { ten += 1 }
    }
    return (way, first, ten, files.count)
  }

  /// Vectors of chance are harder to tell apart than those of signs: nothing is cut off early.
  private func million() {
    var (shelf, chance) = (Shelf(), Chance(seed: 7))
    for mark in 0..<1_000_000 {
      let views: [UInt8] = mark.isMultiple(of: 6) ? [1] : [1, 8]
      let bytes = views.flatMap { view in
        [view] + (0..<128).map { _ in UInt8(bitPattern: Int8(chance.below(9) - 4)) }
      }
      if let code = PictureCode(bytes: bytes) { shelf.append(code) }
    }
    guard let file = try? list("\(folder)/queries/worded").first,
      let query = try? picture("\(folder)/queries/worded/\(file)").query()
    else { return }
    let times = (0..<10).map { _ in
      let start = ContinuousClock.now
      _ = shelf.matches(query, limit: 50)
      return (ContinuousClock.now - start).milliseconds
    }
    Benchmarks.line("a million marks searched, median", "\(figure(quantile(times, 0.5))) ms", "≤ 300 ms")
  }

  private func baseline() -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.script, folder]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return "not measured: Python is not installed" }
    let told = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return "not measured: Python has no imagehash" }
    return String(decoding: told, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static let script = """
    import os, sys, numpy, imagehash
    from PIL import Image
    root = sys.argv[1]
    def of(path): return numpy.array(imagehash.phash(Image.open(path).convert('RGB'))).ravel()
    names = sorted(os.listdir(root + '/logos'))
    known = numpy.array([of(f'{root}/logos/{name}') for name in names])
    first = ten = all = 0
    for way in os.listdir(root + '/queries'):
        for name in os.listdir(f'{root}/queries/{way}'):
            far = (known != of(f'{root}/queries/{way}/{name}')).sum(1)
            place = (far < far[names.index(name)]).sum()
            first += place < 1; ten += place < 10; all += 1
    print(f'first {first}, first ten {ten} of {all}')
    """

  private func picture(_ path: String) throws -> Picture {
    try Picture(Data(contentsOf: URL(filePath: path)), name: path)
  }

  private func list(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}
