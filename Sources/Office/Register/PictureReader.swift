import Foundation
import Likeness
import Synchronization

/// What makes the codes of pictures for the registers of this process.
///
/// A register unpacks no stranger's file: the program says at its start who does. Without one no picture is coded.
public enum PictureReader {
  /// The code of a picture; nil for bytes that are none, or that cannot be unpacked.
  public typealias Unpacking = @Sendable (Data) -> PictureCode?

  private struct Held {
    var reading: Unpacking?
    /// By the digests of the pictures: what is rehearsed is recorded soon after.
    var codes: [String: PictureCode] = [:]
  }

  private static let held = Mutex(Held())
  /// Codes that are kept in mind.
  private static let most = 256
  /// One that goes before the installed one, for what is done while it is bound.
  @TaskLocal static var bound: Unpacking?

  /// Names who unpacks pictures.
  public static func install(_ reading: @escaping Unpacking) { held.withLock { $0.reading = reading } }

  static var isInstalled: Bool { bound != nil || held.withLock { $0.reading != nil } }

  /// Makes the codes of what is about to be recorded, while nobody waits for the register.
  static func prepare(_ documents: [Data]) {
    guard isInstalled else { return }
    for document in documents { _ = code(document, sha256(document)) }
  }

  /// The code of a document; empty for what is no picture, cannot be unpacked or shows nothing; nil when nobody reads pictures.
  static func code(_ bytes: Data, _ digest: String) -> PictureCode? {
    if let bound { return bound(bytes) ?? .empty }
    let (reading, known) = held.withLock { ($0.reading, $0.codes[digest]) }
    guard let reading else { return nil }
    if let known { return known }
    let code = reading(bytes) ?? .empty
    held.withLock { held in
      if held.codes.count >= most { held.codes = [:] }
      held.codes[digest] = code
    }
    return code
  }
}
