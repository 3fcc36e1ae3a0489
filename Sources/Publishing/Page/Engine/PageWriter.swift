import CPangoCairo

/// How many pages a paper has and on which page its marks stand.
struct PagePlan: Equatable {
  var pages = 0
  var marks: [String: Int] = [:]
  /// What the pictures show, in the order in which they were drawn.
  var figures: [String] = []
  /// Code points for which there is no font.
  var unshown: [String] = []
  /// What the head of each page says of its content.
  var contents: [Int: PageContents] = [:]

  /// The sections of a page and the first and last word on it.
  struct PageContents: Equatable {
    var section = ""
    var first = ""
    var last = ""

    /// `3 Patents granted · P184387 – P184392`
    var text: String {
      let words = first == last ? first : "\(first) – \(last)"
      return [section, words].filter { !$0.isEmpty }.joined(separator: " · ")
    }
  }
}

/// Sets a paper page by page; with a sink it draws, without one it only plans.
final class PageWriter {
  let document: PageDocument
  let typesetter: Typesetter
  let canvas: PaperCanvas?
  private let plan: PagePlan
  private var found = PagePlan()
  private var outline: [(level: Int, id: Int32)] = []
  private var uses: [String: Int] = [:]
  private var top = 0.0
  private var isFresh = true
  private var section = ""

  init(_ document: PageDocument, _ typesetter: Typesetter, plan: PagePlan = PagePlan(), sink: ByteSink? = nil) throws {
    self.document = document
    self.plan = plan
    self.typesetter = typesetter
    canvas = try sink.map { try PaperCanvas(document.sheet, sink: $0) }
  }

  /// Sets the whole paper.
  func run() throws -> PagePlan {
    canvas?.describe(document.metadata)
    try beginPage()
    let composer = Composer(typesetter: typesetter, direction: document.direction)
    var band = Band(columns: 1, gap: 0)
    for block in document.blocks {
      switch block {
      case .columns(let count, let gap, let blocks):
        try end(&band)
        var inner = Band(columns: max(count, 1), gap: gap)
        let width = inner.width(in: document.sheet.body)
        for block in blocks { try add(composer.slabs(block, width: width), to: &inner) }
        try end(&inner)
      case .pageBreak:
        try end(&band)
        top = document.sheet.body.y + document.sheet.body.height
      default: try add(composer.slabs(block, width: document.sheet.body.width), to: &band)
      }
    }
    try end(&band)
    try canvas?.showPage()
    try canvas?.finish()
    found.figures = canvas?.structure.figures ?? []
    found.unshown = typesetter.unshown.codes
    return found
  }

  private var bottom: Double { document.sheet.body.y + document.sheet.body.height }

  private func beginPage() throws {
    found.pages += 1
    uses = [:]
    top = document.sheet.body.y
    isFresh = true
    if let canvas { try drawMargins(on: canvas, page: found.pages, plan) }
  }

  private func nextPage() throws {
    try canvas?.showPage()
    try beginPage()
  }

  /// Fills pages as soon as there is enough for one, so that memory stays that of a page.
  private func add(_ slabs: [Slab], to band: inout Band) throws {
    band.chains += slabs.chains
    band.joinOpenChain()
    while band.height > Double(band.columns) * max(bottom - top, 0), band.chains.count > 1 {
      guard try fill(&band, room: bottom - top) else { break }
    }
  }

  /// Puts what remains of a band into columns of equal height.
  private func end(_ band: inout Band) throws {
    while !band.chains.isEmpty {
      let room = bottom - top
      if band.columns > 1, let height = band.balanced(room: room, full: document.sheet.body.height, isTop: isFresh) {
        _ = try fill(&band, room: height)
      } else {
        _ = try fill(&band, room: room)
      }
    }
  }

  /// Puts a page's worth on the page; false when all has found room.
  private func fill(_ band: inout Band, room: Double) throws -> Bool {
    let body = document.sheet.body
    let fit = ColumnFit(band.chains, columns: band.columns, room: room, full: body.height, isTop: isFresh)
    for item in fit.placed {
      let x = band.x(item.column, in: body, document.direction)
      try place(item.slab, x: x, y: top + item.y)
    }
    band.chains = fit.rest
    guard let next = fit.rest.first else {
      top += fit.height
      if fit.height > 0 { isFresh = false }
      return false
    }
    if fit.placed.isEmpty && isFresh {
      let part = next.max { $0.height < $1.height } ?? Slab(height: 0)
      throw PaperFault.tooTall(part: part.name, height: part.height, room: body.height)
    }
    try nextPage()
    return true
  }

  private func place(_ slab: Slab, x: Double, y: Double) throws {
    if let running = slab.running { note(running) }
    for mark in slab.marks { note(mark, y: y) }
    guard let canvas, let paint = slab.paint else { return }
    canvas.structure.enter(slab.table)
    try paint(self, canvas, x, y)
  }

  /// Paints slabs one below the other.
  func stack(_ slabs: [Slab], x: Double, y: Double) throws {
    guard let canvas else { return }
    var y = y
    for slab in slabs {
      canvas.structure.enter(slab.table)
      try slab.paint?(self, canvas, x, y)
      y += slab.height
    }
  }

  private func note(_ running: RunningWord) {
    var contents = found.contents[found.pages] ?? PagePlan.PageContents(section: section)
    if !running.section.isEmpty {
      section = running.section
      if contents.first.isEmpty { contents.section = section }
    }
    if !running.word.isEmpty {
      if contents.first.isEmpty { contents.first = running.word }
      contents.last = running.word
    }
    found.contents[found.pages] = contents
  }

  private func note(_ mark: Slab.Mark, y: Double) {
    if let id = mark.id, found.marks[id] == nil {
      found.marks[id] = found.pages
      canvas?.destination(id, y: y)
    }
    guard let canvas, let title = mark.title else { return }
    outline.removeAll { $0.level >= mark.level }
    let place = "page=\(found.pages) pos=[\(Int(document.sheet.side)) \(Int(y))]"
    let id = cairo_pdf_surface_add_outline(
      canvas.surface, outline.last?.id ?? 0, title, place, cairo_pdf_outline_flags_t(0))
    outline.append((mark.level, id))
  }

  /// The page of a mark, as the rehearsal found it.
  func number(of id: String) throws -> Int {
    guard let page = plan.marks[id] else { throw PaperFault.unknownMark(id) }
    return page
  }

  /// How often this page has shown the picture before.
  func countUse(of picture: Picture) -> Int {
    uses[picture.sha256, default: 0] += 1
    return uses[picture.sha256, default: 1] - 1
  }
}
