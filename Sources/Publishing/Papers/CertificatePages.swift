import Filing

extension PaperWriter {
  /// The certificate on its pages: the first is complete, and what finds no room on it stands on an annex.
  ///
  /// On the first stand what is certified, the mark or the first view, numbers and dates, the holder, signature and code.
  func certificatePages(_ order: PaperOrder, _ sheet: Sheet) throws -> [Block] {
    let parts = try certificateParts(order)
    let measure = try PageMeasure(fonts, sheet)
    var pages: [Block] = []
    for copy in copies(order) {
      if !pages.isEmpty { pages.append(.pageBreak) }
      pages += try pageOne(parts, certificateHead(order, [copy]), measure)
    }
    return pages
  }

  private func pageOne(_ parts: CertificateParts, _ head: [Block], _ measure: PageMeasure) throws -> [Block] {
    let note: [Block] = [.text(law.word(.continued).both(" / "), TextStyle(size: 7.5, ink: .grey, align: .end))]
    let frame = try measure.height(head + [.hairline, .hairline] + note + [parts.proof]) + 18
    let pictures = parts.groups.flatMap(\.pictures)
    let lines = pictures.isEmpty ? parts.register + parts.lines : parts.lines
    // Beside the picture stand numbers and dates: both take the height of the higher one.
    let register = try pictures.first.map { try measure.height(beside($0.picture, parts.register, height: 10)) } ?? 0
    let height = pictures.isEmpty ? nil : (least: max(110, register), most: max(160, register))
    let spare = max(height?.least ?? 0, try measure.height(pictures.isEmpty ? parts.register.map { row($0) } : []))
    let (above, cut) = try above(parts, room: measure.height - frame - spare, measure)
    let taken = try frame + measure.height(above)
    var fit = try CertificateFit(lines.map { row($0) }, room: measure.height - taken, pictures: height) {
      try measure.height([$0])
    }
    var shown: [Block] = []
    if let first = pictures.first {
      let all = parts.groups.flatMap { gallery($0, height: 110) }
      let whole = all + parts.register.map { row($0) }
      let more = try measure.height(whole) - fit.pictureHeight
      // All pictures stand on the first page where there is room for them, else the first one alone.
      if pictures.count > 1, fit.rest.isEmpty, more <= fit.free {
        shown = whole
        fit.take(more)
      } else {
        shown = beside(first.picture, parts.register, height: min(160, fit.pictureHeight))
        if pictures.count > 1 { fit.annex = all }
      }
    }
    let annex = Array([cut, fit.rest, fit.annex].filter { !$0.isEmpty }.joined(separator: [.space(10)]))
    let gap = max(0, min(60, fit.free / 3))
    let body = head + [.space(gap)] + above + shown + [.hairline] + fit.placed + [.hairline]
    let rest = max(0, fit.free - gap)
    return body + (annex.isEmpty ? [] : note) + [.space(8 + rest), parts.proof]
      + (annex.isEmpty ? [] : [.pageBreak] + annex)
  }

  /// A picture with numbers and dates beside it.
  private func beside(_ picture: Picture, _ register: [CertificateLine], height: Double) -> [Block] {
    [
      .side([
        PageCell(184, [.picture(picture, width: 180, height: height, .center)]),
        PageCell(nil, register.map { row($0, label: 96) }),
      ])
    ]
  }

  /// Pictures three in a row, each with its number; the heading stays with the first row.
  func gallery(_ group: CertificatePictures, height: Double) -> [Block] {
    let name = TextStyle(size: 7, ink: .grey, align: .center)
    let cells = group.pictures.map { shown in
      PageCell(nil, [.picture(shown.picture, width: 140, height: height, .center), .text(shown.caption, name)])
    }
    let rows = stride(from: 0, to: cells.count, by: 3).map { start in
      let row = Array(cells[start..<min(start + 3, cells.count)])
      return Block.side(row + Array(repeating: PageCell(nil, []), count: 3 - row.count))
    }
    guard let first = rows.first, !group.heading.isEmpty else { return rows.flatMap { [$0, .space(6)] } }
    let headed = Block.keep([.text(group.heading, TextStyle(size: 9, bold: true)), first])
    return [headed, .space(6)] + rows.dropFirst().flatMap { [$0, .space(6)] }
  }

  /// All pictures of a mark, the drawing of an invention, or the views of every design with their numbers.
  func pictureGroups(_ dossier: Dossier) throws -> [CertificatePictures] {
    let files = dossier.certificatePictures
    let own = try files.enumerated().map { place, file in
      (picture: try picture(file), caption: files.count > 1 ? String(place + 1) : "")
    }
    let designs = try dossier.values.designs.map { design in
      CertificatePictures(
        heading: "\(design.number). \(design.product)",
        pictures: try design.views.enumerated().map { (try picture($1), "\(design.number).\($0 + 1)") })
    }
    return (own.isEmpty ? [] : [CertificatePictures(heading: "", pictures: own)]) + designs
  }
}

extension Dossier {
  /// The pictures on a certificate beside the views of designs: all of a mark, or the first drawing of an invention.
  var certificatePictures: [Attachment] {
    let items = right.form.filter { $0.onCertificate && $0.kind == .picture }
    return items.flatMap { item in
      let pictures = values[item.item].flatMap(\.pictures)
      // What is claimed of a mark are its pictures; of an invention its claims.
      return item.most == nil ? Array(pictures.prefix(1)) : pictures
    }
  }
}
