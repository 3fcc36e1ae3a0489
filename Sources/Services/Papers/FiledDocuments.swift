import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// The files that were handed in for a dossier, as they came; and their print masters.
public enum FiledDocuments {
  /// A file of a dossier.
  public struct Line: Encodable, Sendable {
    /// Place in the list, from 1.
    public let place: Int
    /// Place of the event that brought it.
    public let event: Int
    public let day: CalendarDate
    public let file: Attachment
  }

  /// Every file, in the order of the events; one that came twice stands once.
  public static func list(_ number: String, _ reading: inout Reading) throws -> [Line] {
    var seen: Set<String> = []
    var lines: [Line] = []
    for event in try reading.dossier(number).dossier.events {
      for file in event.values.attachments where seen.insert(file.sha256).inserted {
        lines.append(Line(place: lines.count + 1, event: event.ordinal, day: event.effective, file: file))
      }
    }
    return lines
  }

  /// The file of that place in the list, name, or beginning of its SHA-256.
  ///
  /// - Throws: `Refusal` when there is none, or more than one of that name.
  public static func file(_ word: String, of number: String, _ reading: inout Reading) throws -> Attachment {
    let lines = try list(number, &reading)
    let found = lines.filter { line in
      String(line.place) == word || line.file.name == word || word.count >= 8 && line.file.sha256.hasPrefix(word)
    }
    guard let first = found.first else { throw Refusal.notFound(what: "document of \(number)", name: word) }
    guard found.count == 1 else {
      let places = found.map { String($0.place) }.joined(separator: ", ")
      throw Refusal(.notFound, "\(number) has \(found.count) documents “\(word)”; name one by its place: \(places).")
    }
    return first.file
  }

  /// The name of the file as one of this folder: whoever filed it chose it, and it leads to no other place.
  public static func plainName(_ file: Attachment) -> String {
    let name = String(file.name.map { $0 == "/" || $0 == "\0" ? "_" : $0 })
    return name.isEmpty || name.hasPrefix(".") || name.hasPrefix("-")
      ? "document-\(file.sha256.prefix(8))\(name)" : name
  }

  /// The bytes as they came, proven to be the ones that were recorded.
  public static func bytes(_ file: Attachment, at office: Office) throws -> Data {
    let bytes = try office.ask(ReadDocument(file.sha256))
    guard Checksum.of(bytes) == file.sha256 else {
      throw PaperFault.unissued(
        paper: file.name, reason: "the register does not hold the document as it was recorded; run `ipdesk check`")
    }
    return bytes
  }

  /// A picture of the register beside what papers carry of it.
  public struct Shown: Encodable, Sendable {
    public let name: String
    /// `1200 × 900 pixels, CMYK, 235503 bytes`
    public let original: String
    /// `printed at 63 × 48 mm as a photograph of 750 × 563 pixels, 301 dots to the inch, sRGB, 48211 bytes`
    public let master: String
    /// A PNG or JPEG of exactly what is printed.
    public let file: Data

    enum CodingKeys: String, CodingKey { case name, original, master }
  }

  /// The picture as a certificate would carry it, to be approved.
  ///
  /// - Throws: `PaperFault` for what is no picture.
  public static func shown(_ file: Attachment, at office: Office) throws -> Shown {
    let picture = try Picture(try bytes(file, at: office), name: file.name)
    let master = try picture.master(width: box.width, height: box.height)
    let scale = min(box.width / Double(picture.width), box.height / Double(picture.height))
    let (width, height) = (Double(picture.width) * scale, Double(picture.height) * scale)
    func millimetres(_ points: Double) -> Int { Int((points * 25.4 / 72).rounded()) }
    let fineness = Int((Double(master.width) * 72 / width).rounded())
    let form = master.form == .photograph ? "a photograph" : "points"
    return Shown(
      name: file.name, original: "\(picture.width) × \(picture.height) pixels, \(picture.colour), \(file.size) bytes",
      master:
        "printed at \(millimetres(width)) × \(millimetres(height)) mm as \(form): \(master.width) × \(master.height) pixels, \(fineness) dots to the inch, sRGB, \(master.weight) bytes",
      file: try master.file())
  }

  /// Points that a certificate has for a picture.
  private static let box = (width: 180.0, height: 135.0)
}
