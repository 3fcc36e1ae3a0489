import Filing

/// How the parts of a certificate share its first page, from an estimate of their heights.
struct CertificateShape {
  /// Height of one picture in points.
  let pictureHeight: Double
  /// What each of the three large spaces grows by, in points.
  let gap: Double

  /// Heights in points of what every certificate has, of the page's body, and of a line of data.
  private static let fixed = 376.0
  private static let page = 716.0
  private static let line = 13.0
  /// Characters of a value that fit on a line.
  private static let measure = 50

  /// - Parameter data: the lines of each datum.
  init(dossier: Dossier, data: [[String]]) {
    let marks = dossier.right.form.filter { $0.onCertificate && $0.kind == .picture }.flatMap {
      dossier.values[$0.item]
    }.count
    let rows = dossier.values.designs.map { ($0.views.count + 2) / 3 }.reduce(0, +)
    let captions = Double(dossier.values.designs.count) * 14 + Double(rows) * 18 + Double(marks) * 36
    let lines = data.joined().map { max(1, ($0.count + Self.measure - 1) / Self.measure) }.reduce(0, +)
    let note = dossier.right.settings["certificate_note"] == nil ? 0.0 : 16
    let room = Self.page - Self.fixed - note - Double(lines) * Self.line - captions
    let count = Double(max(1, marks + rows))
    let wished = marks > 0 ? 170.0 : 110.0
    let share = room / count
    pictureHeight = share >= 50 ? min(wished, share) : wished
    let used = marks + rows == 0 ? 0 : pictureHeight * count
    gap = max(0, min(60, (room - used) / 3.4))
  }
}
