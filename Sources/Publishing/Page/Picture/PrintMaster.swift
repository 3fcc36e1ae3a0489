/// A picture as papers carry it: upright, in sRGB on white, at most 600 dots to the inch at its printed size.
///
/// It is made from the untouched original by the child process whenever it is printed, and is the same each time.
public struct PrintMaster: Sendable, Hashable {
  /// How its bytes are to be read.
  public enum Form: String, Sendable {
    /// Four bytes a point: blue, green, red and one that says nothing.
    case flat
    /// A JPEG.
    case photograph
  }

  /// How its bytes are to be read.
  public let form: Form
  /// In pixels.
  public let width: Int
  /// In pixels.
  public let height: Int
  /// Bytes that it takes in a PDF.
  public let weight: Int
  let bytes: [UInt8]

  /// Dots to the inch that are never passed.
  public static let finest = 600.0

  /// Pixels for which a box on paper has room; its sides in points.
  static func most(_ width: Double, _ height: Double) -> (width: Int, height: Int) {
    (max(1, Int((width * finest / 72).rounded(.up))), max(1, Int((height * finest / 72).rounded(.up))))
  }
}
