import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// A picture made ready for a screen.
public struct ShownPicture: Sendable, Hashable {
  /// `402026000000001 · logo.png`
  public let name: String
  /// `600 × 400 pixels, 8-bit RGB, 12345 bytes`; or why it cannot be shown.
  public let words: String
  /// Nil where it cannot be shown.
  public let points: PicturePoints?

  /// Points of the longer side; no terminal shows more.
  private static let most = 640

  /// Pictures shown of one dossier at most: a design has up to a hundred views.
  private static let limit = 24

  /// A file that was handed in, unpacked in the child process; nothing of what a stranger made is unpacked here.
  public init(_ bytes: Data, name: String) {
    self.name = name
    do {
      let picture = try Picture(bytes, name: name)
      points = try picture.points(most: (Self.most, Self.most))
      words = "\(picture.width) × \(picture.height), \(picture.colour), \(bytes.count) bytes"
    } catch {
      points = nil
      words = Explanation(of: error).message
    }
  }

  /// A file that cannot be had.
  private init(name: String, fault: any Error) {
    (self.name, words, points) = (name, Explanation(of: fault).message, nil)
  }

  /// The pictures that a dossier bears now, as they came.
  public static func all(of dossier: Dossier, at office: Office) -> [ShownPicture] {
    files(of: dossier).prefix(limit).map { file in
      let name = "\(dossier.name) · \(file.name)"
      do {
        return ShownPicture(try FiledDocuments.bytes(file, at: office), name: name)
      } catch {
        return ShownPicture(name: name, fault: error)
      }
    }
  }

  /// Whether the dossier bears a picture.
  public static func areThere(in dossier: Dossier) -> Bool { !files(of: dossier).isEmpty }

  private static func files(of dossier: Dossier) -> [Attachment] {
    dossier.values.attachments.filter { $0.width != nil }
  }
}
