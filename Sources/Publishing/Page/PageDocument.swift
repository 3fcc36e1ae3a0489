import FoundationEssentials
import Synchronization

/// What a PDF says about itself; the same values give the same bytes.
public struct PaperMetadata: Sendable, Hashable {
  public var title: String
  public var author: String
  public var subject: String
  /// ISO 8601 in UTC: "2026-03-02T09:00:00Z".
  public var created: String
  /// Text that the PDF carries for programs.
  public var keywords = ""
  /// The language of the paper, two letters; empty when it is not said.
  public var language = ""

  public init(title: String, author: String, subject: String = "", created: String, language: String = "") {
    (self.title, self.author, self.subject, self.created) = (title, author, subject, created)
    self.language = language
  }
}

/// A line in the margin of every page: at the start, in the middle, at the end.
public struct Running: Sendable, Hashable {
  public var start: String
  public var middle: String
  public var end: String
  /// A fine line between the margin and the text.
  public var ruled: Bool

  public init(start: String = "", middle: String = "", end: String = "", ruled: Bool = true) {
    (self.start, self.middle, self.end, self.ruled) = (start, middle, end, ruled)
  }
}

/// Makes the running line of a page: `page` from 1, `pages` all of them.
public typealias RunningLine = @Sendable (_ page: Int, _ pages: Int) -> Running?

/// A paper: its parts, its sheet, its fonts, and what stands on each page.
///
/// `pdf()` goes through the paper twice, first to count its pages and find its marks, then to draw it; memory is that of
/// the first million letters set, of a page, and twice that of the file.
public struct PageDocument: Sendable {
  public var metadata: PaperMetadata
  public var fonts: FontSet
  public var sheet: Sheet
  /// The direction of the paper: rows, tables and columns begin at the right when it is `.rightToLeft`.
  public var direction: TextDirection
  public var header: RunningLine?
  public var footer: RunningLine?
  public var runningStyle: TextStyle
  /// A border with a braid round every page, for certificates.
  public var frame: Ink?
  /// A pale word across every page: "DRAFT".
  public var watermark: String
  /// Language of texts whose style names none; see ``TextStyle/language``.
  public var language = ""
  public var blocks: [Block]
  /// Files that the PDF carries.
  public var attachments: [PaperAttachment] = []

  public init(
    _ metadata: PaperMetadata, fonts: FontSet, sheet: Sheet = .a4(), direction: TextDirection = .leftToRight,
    header: RunningLine? = nil, footer: RunningLine? = PageDocument.pageNumbers,
    runningStyle: TextStyle = TextStyle(size: 8, ink: .grey), frame: Ink? = nil, watermark: String = "",
    blocks: [Block] = []
  ) {
    (self.metadata, self.fonts, self.sheet, self.direction) = (metadata, fonts, sheet, direction)
    (self.header, self.footer, self.runningStyle) = (header, footer, runningStyle)
    (self.frame, self.watermark, self.blocks) = (frame, watermark, blocks)
  }

  /// A footer "n / N" in the middle.
  public static let pageNumbers: RunningLine = { page, pages in
    Running(middle: "\(page) / \(pages)", ruled: false)
  }

  /// The bytes of the PDF, shaped as PDF/A-3.
  public func pdf() throws -> Data {
    try checkDate()
    var bytes = Data()
    let plan = try drawn { bytes.append(contentsOf: $0) }
    let carried = attachments.sorted { $0.name < $1.name }
    return try PaperFinish(metadata: metadata, attachments: carried, figures: plan.figures).finished(bytes)
  }

  /// Draws the paper as Cairo writes it.
  @discardableResult func drawn(to sink: @escaping ByteSink) throws -> PagePlan {
    // Fontconfig and Pango's font maps are not promised to bear several threads: one paper is set at a time.
    try PageDocument.press.withLock { _ in
      var document = self
      let typesetter = try Typesetter(fonts, language: language)
      typesetter.tape.record()
      var plan = try PageWriter(self, typesetter).run()
      if !plan.unshown.isEmpty {
        document.blocks += [.space(8), .text(Self.note(on: plan.unshown), TextStyle(size: 7.5, ink: .grey))]
        typesetter.tape.rewind(last: false)
        plan = try PageWriter(document, typesetter).run()
      }
      typesetter.tape.rewind(last: true)
      return try PageWriter(document, typesetter, plan: plan, sink: sink).run()
    }
  }

  /// Sets the paper without writing it: refuses what ``pdf()`` would refuse.
  ///
  /// - Returns: the code points of signs for which there is no font, `U+1F680`; they are printed by these.
  public func rehearse() throws -> [String] {
    try PageDocument.press.withLock { _ in try PageWriter(self, Typesetter(fonts, language: language)).run().unshown }
  }

  /// On which page each mark stands.
  public func pagesOfMarks() throws -> [String: Int] {
    try PageDocument.press.withLock { _ in try PageWriter(self, Typesetter(fonts, language: language)).run().marks }
  }

  private static func note(on codes: [String]) -> String {
    "Signs for which there is no font are shown by their code points of Unicode: \(codes.joined(separator: ", "))."
  }

  private static let press = Mutex<Void>(())

  private func checkDate() throws {
    let shape = "0000-00-00T00:00:00Z"
    let fits = metadata.created.utf8.count == shape.utf8.count
    guard
      fits,
      zip(metadata.created.utf8, shape.utf8).allSatisfy({ $1 == 0x30 ? (0x30...0x39).contains($0) : $0 == $1 })
    else { throw PaperFault.date(metadata.created) }
  }
}
