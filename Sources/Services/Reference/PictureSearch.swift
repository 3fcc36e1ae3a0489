import Filing
import FoundationEssentials
import Likeness
import Publishing
import Standards

/// A picture file as somebody searches by it.
public enum PictureSearch {
  /// - Parameter path: of a PNG, JPEG or TIFF file.
  /// - Throws: a `Refusal` with the code `picture-empty` when nothing stands out from its ground; a `PaperFault` for what is
  ///   no picture, is too large, or cannot be unpacked.
  public static func query(_ path: String) throws -> PictureQuery {
    try query(Files.read(path, most: Picture.Limits.standard.bytes + 1), name: path)
  }

  /// - Parameter name: what the picture is called in what is said of it.
  static func query(_ bytes: Data, name: String) throws -> PictureQuery {
    let query = try Picture(bytes, name: name).query()
    guard !query.isEmpty else {
      throw Refusal(
        .pictureEmpty,
        "“\(name)” shows nothing that stands out from its ground: all is of one colour, or nearly. Give a picture of the sign alone, darker or lighter than what it stands on."
      )
    }
    return query
  }
}
