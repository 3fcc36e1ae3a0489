import Filing
import Standards

/// What a certificate certifies, as data that depend on neither wording nor layout: what its code and its signature cover.
///
/// Canonical form: UTF-8, one line a row, fields parted by tabs, no other control character; a digest of it is what
/// stands on the paper and in the gazette.
public struct CertificateContent: Hashable, Sendable {
  /// Code of the office (WIPO Standard ST.3).
  public let office: String
  /// Registration number, else application number.
  public let number: String
  /// Ordinal of the event in the dossier.
  public let event: Int
  /// Id of the paper in the law.
  public let paper: String
  /// Seal of the event, 64 hexadecimal digits.
  public let seal: String
  public let rows: [Row]

  /// One line of a datum.
  public struct Row: Hashable, Sendable {
    public let item: String
    public let inid: String
    public let text: String

    public init(item: String, inid: String, text: String) {
      self.item = item
      self.inid = inid
      self.text = String(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
    }
  }

  private static let head = "ipdesk certificate 2"

  /// The content as it is digested.
  public var canonical: String {
    let lines =
      [Self.head, "office\t\(office)", "number\t\(number)", "event\t\(event)", "paper\t\(paper)", "seal\t\(seal)"]
      + rows.map { "datum\t\($0.item)\t\($0.inid)\t\($0.text)" }
    return lines.joined(separator: "\n") + "\n"
  }

  public init(office: String, number: String, event: Int, paper: String, seal: String, rows: [Row]) {
    (self.office, self.number, self.event) = (office, number, event)
    (self.paper, self.seal, self.rows) = (paper, seal, rows)
  }

  /// Reads the canonical form; nil for anything that is not exactly that.
  public init?(canonical text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard lines.count >= 7, lines[0] == [Self.head], lines.last == [""],
      zip(["office", "number", "event", "paper", "seal"], lines[1...5]).allSatisfy({ $1.count == 2 && $1[0] == $0 }),
      let event = Int(lines[3][1]), lines[6..<(lines.count - 1)].allSatisfy({ $0.count == 4 && $0[0] == "datum" })
    else { return nil }
    self.init(
      office: lines[1][1], number: lines[2][1], event: event, paper: lines[4][1], seal: lines[5][1],
      rows: lines[6..<(lines.count - 1)].map { Row(item: $0[1], inid: $0[2], text: $0[3]) })
    guard canonical == text else { return nil }
  }
}

extension CertificateContent {
  /// The content of a certificate that an event of the dossier issued.
  ///
  /// - Parameters:
  ///   - dossier: as the certificate shows it.
  ///   - seal: of that event.
  public init(of dossier: Dossier, event: Event, paper: String, seal: String, office: String) {
    self.init(
      office: office, number: dossier.registrationNumber ?? dossier.displayNumber, event: event.ordinal, paper: paper,
      seal: seal, rows: dossier.certifiedRows + Self.brought(event, dossier))
  }

  /// What the act itself names and the law publishes: licensee, scope, territory.
  private static func brought(_ event: Event, _ dossier: Dossier) -> [Row] {
    dossier.right.actItems.filter(\.published).flatMap { item in
      event.values[item.item].flatMap { $0.lines(on: event.effective) }.filter { !$0.isEmpty }
        .map { Row(item: item.item, inid: item.inid, text: $0) }
    }
  }
}

extension Dossier {
  /// The data of a certificate, the digest of each picture, and the day on which protection ends.
  fileprivate var certifiedRows: [CertificateContent.Row] {
    let certified = right.form.filter(\.onCertificate)
    let computed = ["registration_number", "application_number", "filing_date", "registered_date", "published_date"]
    let data = bibliography(items: certified.filter { $0.kind != .picture }.map(\.item) + ["charges"] + computed)
    let rows = data.flatMap { datum in
      datum.lines.filter { !$0.isEmpty }.map {
        CertificateContent.Row(item: datum.item, inid: datum.inid, text: $0)
      }
    }
    let pictures = certified.flatMap { item in
      values[item.item].flatMap(\.pictures).map {
        CertificateContent.Row(item: item.item, inid: item.inid, text: "sha256 \($0.sha256)")
      }
    }
    let term = expiryDate.map { [CertificateContent.Row(item: "term", inid: "", text: $0.description)] } ?? []
    return rows + pictures + term
  }
}
