import Filing
import FoundationEssentials
import Office
import Standards
import TestSupport

/// Entries of forms and acts in short.
func text(_ text: String) -> [Entry] { [.text(text)] }

func day(_ text: String) -> [Entry] { [.date(CalendarDate(text)!)] }

func party(_ name: String, country: String? = nil, person first: String? = nil) -> [Entry] {
  [
    .party(
      Party(
        kind: first == nil ? .organisation : .person, names: [Name(name, first: first)],
        addresses: [Address(lines: ["1 Harbour Street"], city: "Port Clement", postcode: "1000", country: country)]))
  ]
}

func goods(_ classes: [Int: [String]]) -> [Entry] {
  classes.sorted { $0.key < $1.key }.map { .goods(GoodsClass(number: $0.key, edition: "13-2026", terms: $0.value)) }
}

/// Bytes of the scenarios: a picture and documents, each under its digest.
enum Papers {
  static let picture = Data(TestPicture.png(width: 300, height: 300))
  static let document = Data("%PDF-1.4\n% a document of the test\n%%EOF\n".utf8)

  static var pictureEntry: Attachment {
    Attachment(
      sha256: Office.digest(picture), mediaType: "image/png", name: "picture.png", size: picture.count, width: 300,
      height: 300)
  }

  static var documentEntry: [Entry] {
    [
      .attachment(
        Attachment(
          sha256: Office.digest(document), mediaType: "application/pdf", name: "document.pdf", size: document.count))
    ]
  }
}

func designs(_ numbers: ClosedRange<Int>) -> [Entry] {
  numbers.map { number in
    .design(
      DesignItem(
        number: number, product: "Lamp \(number)",
        symbol: ClassSymbol(scheme: "Locarno", symbol: "26-05", edition: "15"), views: [Papers.pictureEntry]))
  }
}

func symbol(_ scheme: String, _ symbol: String, _ edition: String) -> [Entry] {
  [.symbol(ClassSymbol(scheme: scheme, symbol: symbol, edition: edition))]
}

func priority(_ number: String, _ date: String, _ office: String, code: String) -> [Entry] {
  [.priority(PriorityClaim(number: number, date: CalendarDate(date)!, office: office, accessCode: code))]
}

let counter = text("counter")
