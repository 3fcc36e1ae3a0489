import TestSupport

/// A disk between what is surely on it and what the machine still holds in memory.
///
/// - Source: Pillai et al., “All file systems are not created equal”, OSDI 2014; SQLite, “How SQLite is tested”, 3.3.
public struct CrashDisk: Sendable {
  /// The files by name, and their bytes.
  public struct Image: Hashable, Sendable {
    fileprivate var names: [String: Int] = [:]
    fileprivate var contents: [Int: [UInt8]] = [:]

    public init(_ files: [String: [UInt8]]) {
      for (place, file) in files.sorted(by: { $0.key < $1.key }).enumerated() {
        names[file.key] = place
        contents[place] = file.value
      }
    }

    /// Bytes by path.
    public var files: [String: [UInt8]] { names.mapValues { contents[$0] ?? [] } }

    fileprivate mutating func apply(_ work: Pending) {
      switch work.kind {
      case .name(let path): names[path] = work.file
      case .forget(let path): if names[path] == work.file { names[path] = nil }
      case .size(let size):
        let held = contents[work.file]?.count ?? 0
        if size < held { contents[work.file]?.removeLast(held - size) } else { fill(work.file, to: size) }
      case .write(let place, let bytes):
        guard !bytes.isEmpty else { return }
        fill(work.file, to: place + bytes.count)
        contents[work.file]?.replaceSubrange(place..<(place + bytes.count), with: bytes)
      }
    }

    private mutating func fill(_ file: Int, to size: Int) {
      let held = contents[file, default: []].count
      if held < size { contents[file, default: []] += [UInt8](repeating: 0, count: size - held) }
    }
  }

  fileprivate struct Pending {
    enum Kind {
      case name(String)
      case forget(String)
      case size(Int)
      case write(Int, [UInt8])
    }
    let file: Int
    let kind: Kind

    var isName: Bool {
      switch kind {
      case .name, .forget: true
      case .size, .write: false
      }
    }
  }

  private var durable: Image
  /// As programs see the files.
  private var seen: Image
  private var pending: [Pending] = []
  private var next: Int
  private let ignoresSyncOf: @Sendable (String) -> Bool

  /// - Parameter ignoresSyncOf: files that nobody puts on the disk: the control, in which acts must be lost.
  public init(_ files: [String: [UInt8]], ignoresSyncOf: @escaping @Sendable (String) -> Bool = { _ in false }) {
    durable = Image(files)
    seen = durable
    next = files.count
    self.ignoresSyncOf = ignoresSyncOf
  }

  /// What is on it when the program dies and the machine lives on.
  public var afterKill: Image { seen }
  /// What is on it when the power goes and nothing was written that nobody asked for.
  public var afterPowerCut: Image { durable }

  /// One of the disks that a power cut may leave: of what was still in memory a half is there, a quarter torn, a quarter not.
  public func afterPowerCut(_ chance: inout Seeded) -> Image {
    var image = durable
    for work in pending {
      let roll = Int.random(in: 0..<4, using: &chance)
      if roll == 0 { continue }
      if roll == 1, case .write(let place, let bytes) = work.kind {
        let sectors = bytes.count / 512
        let kept = sectors > 0 ? Int.random(in: 0...sectors, using: &chance) * 512 : bytes.count / 2
        image.apply(Pending(file: work.file, kind: .write(place, Array(bytes.prefix(kept)))))
      } else {
        image.apply(work)
      }
    }
    return image
  }

  /// - Returns: whether the disk can be another one afterwards.
  @discardableResult
  public mutating func take(_ work: DiskWork) -> Bool {
    switch work {
    case .told: return false
    case .create(let path):
      guard seen.names[path] == nil else { return false }
      hold(Pending(file: next, kind: .name(path)))
      next += 1
    case .write(let path, let place, let bytes):
      guard let file = seen.names[path] else { return false }
      hold(Pending(file: file, kind: .write(place == .max ? seen.contents[file]?.count ?? 0 : place, bytes)))
    case .truncate(let path, let size):
      guard let file = seen.names[path] else { return false }
      hold(Pending(file: file, kind: .size(size)))
    case .unlink(let path):
      guard let file = seen.names[path] else { return false }
      hold(Pending(file: file, kind: .forget(path)))
    case .rename(let from, let to):
      guard let file = seen.names[from] else { return false }
      hold(Pending(file: file, kind: .name(to)))
      hold(Pending(file: file, kind: .forget(from)))
    case .sync(let path): sync(path)
    }
    return true
  }

  private mutating func hold(_ work: Pending) {
    seen.apply(work)
    pending.append(work)
  }

  /// A file takes its bytes and all earlier names with it, as the journal of ext4 does; a folder takes the names.
  private mutating func sync(_ path: String) {
    guard !ignoresSyncOf(path) else { return }
    let file = seen.names[path]
    var left: [Pending] = []
    for work in pending {
      if work.isName || work.file == file { durable.apply(work) } else { left.append(work) }
    }
    pending = left
  }
}
