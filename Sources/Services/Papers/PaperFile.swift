import FoundationEssentials
import Publishing

/// Files that people keep: papers and documents.
public enum PaperFile {
  /// Writes the file whole or not at all.
  ///
  /// Refused with `FileFault` is what would be lost: a file that this program has not written, a folder, a link, a device.
  public static func write(_ bytes: Data, to path: String) throws {
    try AtomicFile.write(bytes, to: path, sparing: true)
  }
}
