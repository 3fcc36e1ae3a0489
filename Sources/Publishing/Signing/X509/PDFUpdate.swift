import FoundationEssentials

/// Objects that are added behind a PDF; its bytes stay as they are.
///
/// - Source: ISO 32000-1, 7.5.4 to 7.5.6.
struct PDFUpdate {
  private let pdf: Data
  /// Where the table of the file's objects begins.
  private let start: Int
  private var size: Int
  private var objects: [(number: Int, text: String)] = []

  init(_ pdf: Data, start: Int, size: Int) { (self.pdf, self.start, self.size) = (pdf, start, size) }

  /// A number for a new object.
  mutating func next() -> Int {
    defer { size += 1 }
    return size
  }

  mutating func add(_ number: Int, _ text: String) { objects.append((number, text)) }

  /// The file with the objects behind it.
  func written(trailer: [String]) -> Data {
    var bytes = pdf
    if bytes.last != 0x0A { bytes.append(0x0A) }
    var table = "xref\n"
    for (number, text) in objects.sorted(by: { $0.number < $1.number }) {
      let place = String(bytes.count)
      table += "\(number) 1\n\(String(repeating: "0", count: max(0, 10 - place.count)))\(place) 00000 n \n"
      bytes += Data("\(number) 0 obj\n\(text)\nendobj\n".utf8)
    }
    let place = bytes.count
    let entries = ["/Size \(size)", "/Prev \(start)"] + trailer
    bytes += Data("\(table)trailer\n<< \(entries.joined(separator: " ")) >>\nstartxref\n\(place)\n%%EOF\n".utf8)
    return bytes
  }

  /// Where the last table of a file's objects begins; nil when it keeps them in another way.
  static func crossReferences(of pdf: Data) -> Int? {
    // …startxref, the place, %%EOF
    let words = String(decoding: pdf.suffix(64), as: UTF8.self).split(whereSeparator: \.isWhitespace).suffix(3)
    guard words.count == 3, words.first == "startxref", let place = Int(words[words.startIndex + 1]), place >= 0,
      place < pdf.count, pdf.dropFirst(place).starts(with: Data("xref".utf8))
    else { return nil }
    return place
  }
}
