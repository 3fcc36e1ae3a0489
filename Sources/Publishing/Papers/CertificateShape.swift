import Filing

/// How the parts of a certificate share its first page, from an estimate of their heights.
struct CertificateShape {
  /// Height of one picture in points.
  let pictureHeight: Double
  /// What each of the three large spaces grows by, in points.
  let gap: Double

  /// Heights in points of head and proof, of the page's body, and of a line of data.
  private static let fixed = 242.0
  private static let page = 734.0
  private static let line = 12.4
  /// Characters of a value that fit on a line.
  private static let measure = 50

  /// - Parameters:
  ///   - data: the lines of each datum below the pictures.
  ///   - texts: what is certified, with the size of its letters in points.
  init(dossier: Dossier, data: [[String]], texts: [(text: String, size: Double)]) {
    let marks = dossier.certificatePictures.count
    let rows = dossier.values.designs.map { ($0.views.count + 2) / 3 }.reduce(0, +)
    let captions =
      Double(dossier.values.designs.count) * 16 + Double(rows) * 28
      + (dossier.text(of: "MarkVerbalElementText") == nil ? 0 : 36)
    let lines = data.joined().map { max(1, ($0.count + Self.measure - 1) / Self.measure) }.reduce(0, +)
    let certified = texts.map { Self.height($0.text, $0.size) }.reduce(0, +)
    let room = Self.page - Self.fixed - certified - Double(lines) * Self.line - captions
    // Beside a mark or a drawing stand six rows of numbers and dates, two lines each.
    let (least, most) = marks > 0 ? (114.0, 160.0) : (34.0, 110.0)
    let count = Double(max(1, marks > 0 ? 1 : rows))
    pictureHeight = room / count < least && marks == 0 ? most : min(most, max(least, room / count))
    gap = max(0, min(60, (room - (marks + rows == 0 ? 0 : pictureHeight * count)) / 3.4))
  }

  private static func height(_ text: String, _ size: Double) -> Double {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? size * 0.6 : (Double(line.count) * size / 985).rounded(.up) * size * 1.57
    }.reduce(0, +)
  }
}

extension Dossier {
  /// The pictures on a certificate beside the views of designs: of a mark, or the first drawing of an invention.
  var certificatePictures: [Attachment] {
    let items = right.form.filter { $0.onCertificate && $0.kind == .picture }
    return items.flatMap { values[$0.item].flatMap(\.pictures).prefix(1) }
  }
}
