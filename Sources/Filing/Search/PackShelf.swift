import Synchronization

/// The packs of one law, read when the first mark is compared: most of what reads a law never compares one.
public final class PackShelf: Sendable {
  private let files: [String: [UInt8]]
  private let read = Mutex<SoundPacks?>(nil)

  /// - Parameter files: those of the law; others than its packs are passed over.
  public init(_ files: [String: [UInt8]] = [:]) { self.files = files.filter { $0.key.hasPrefix(SoundPacks.folder) } }

  /// The packs; rules that cannot be read are left out, which the check of the law tells.
  public var packs: SoundPacks {
    read.withLock { read in
      if let read { return read }
      let packs = SoundPacks.read(files).packs
      read = packs
      return packs
    }
  }
}
