import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// A picture made ready for a screen.
public struct ShownPicture: Sendable, Hashable {
  /// Where a picture is.
  public enum Source: Sendable, Hashable {
    /// Handed in for the dossier of that name.
    case filed(Attachment, String)
    /// A file that is not handed in yet, with its name.
    case file(Data, String)

    /// `402026000000001 · logo.png`
    public var name: String {
      switch self {
      case .filed(let file, let dossier): "\(dossier) · \(file.name)"
      case .file(_, let name): name
      }
    }
  }

  /// `600 × 400, 8-bit RGB, 12345 bytes`; or why it cannot be shown.
  public let words: String
  /// Nil where it cannot be shown.
  public let points: PicturePoints?

  /// Points of the longer side; no terminal shows more.
  private static let most = 640

  /// Reads the picture and has the child process unpack it: nothing that a stranger made is unpacked here.
  public init(_ source: Source, at office: Office) {
    do {
      let bytes =
        switch source {
        case .filed(let file, _): try FiledDocuments.bytes(file, at: office)
        case .file(let bytes, _): bytes
        }
      let picture = try Picture(bytes, name: source.name)
      points = try picture.points(most: (Self.most, Self.most))
      words = "\(picture.width) × \(picture.height), \(picture.colour), \(bytes.count) bytes"
    } catch {
      points = nil
      words = Explanation(of: error).message
    }
  }
}

extension Dossier {
  /// The pictures that it bears now.
  public var pictureSources: [ShownPicture.Source] {
    values.attachments.filter { $0.width != nil }.map { .filed($0, name) }
  }
}
