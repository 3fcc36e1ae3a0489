/// What a program did to the files of a folder, in its order.
public enum DiskWork: Sendable {
  case create(String)
  case write(String, at: Int, [UInt8])
  case truncate(String, Int)
  case rename(String, String)
  case unlink(String)
  /// A file, or a folder, is put on the disk.
  case sync(String)
  /// Somebody is told: what the program wrote to a socket or to its standard output.
  case told(by: String, [UInt8])

  /// The work of the calls on the files of a folder.
  ///
  /// - Parameter isLeftOut: paths that another run makes anew, such as the index of the log; what is written there is told.
  public static func work(
    _ calls: [SystemCall], below folder: String, leavingOut isLeftOut: @escaping (String) -> Bool
  ) -> [DiskWork] {
    var reading = Reading { ($0 == folder || $0.hasPrefix(folder + "/")) && !isLeftOut($0) }
    return calls.flatMap { reading.work($0) }
  }

  /// The calls that a log must hold.
  public static let calls =
    "openat,write,pwrite64,ftruncate,truncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,sendto"

  /// Follows where files end and where descriptors stand.
  private struct Reading {
    let isOurs: (String) -> Bool
    /// Where the next `write` of a descriptor goes; behind the end when it appends.
    private var places: [String: Int] = [:]
    private var appends: Set<String> = []

    init(_ isOurs: @escaping (String) -> Bool) { self.isOurs = isOurs }

    mutating func work(_ call: SystemCall) -> [DiskWork] {
      // Who is told hears it when the call begins; what is put on the disk is there when it has ended.
      if call.name == "sendto" || call.name == "write" && call.path(0).map(isOurs) != true {
        return call.isBeginning || !hasBegun(call) ? told(call) : []
      }
      guard !call.isBeginning, call.result >= 0 else { return [] }
      switch call.name {
      case "openat": return opened(call)
      case "pwrite64": return on(call) { [.write($0, at: call.number(3), Array(call.bytes(1).prefix(call.result)))] }
      case "write": return written(call)
      case "ftruncate": return on(call) { [.truncate($0, call.number(1))] }
      case "truncate": return ours(call.text(0)) { [.truncate($0, call.number(1))] }
      case "fsync", "fdatasync": return on(call) { [.sync($0)] }
      case "rename": return ours(call.text(1)) { [.rename(call.text(0), $0)] }
      case "renameat", "renameat2": return ours(call.text(3)) { [.rename(call.text(1), $0)] }
      case "unlink": return ours(call.text(0)) { [.unlink($0)] }
      case "unlinkat": return ours(call.text(1)) { [.unlink($0)] }
      default: return []
      }
    }

    private var interrupted = 0

    /// Whether the beginning of the call was met before.
    private mutating func hasBegun(_ call: SystemCall) -> Bool {
      defer { if interrupted > 0 { interrupted -= 1 } }
      return interrupted > 0
    }

    private mutating func told(_ call: SystemCall) -> [DiskWork] {
      if call.isBeginning { interrupted += 1 }
      return [.told(by: call.path(0) ?? "", call.bytes(1))]
    }

    private mutating func opened(_ call: SystemCall) -> [DiskWork] {
      ours(call.text(1)) { path in
        places[path] = 0
        if call.names("O_APPEND", 2) { appends.insert(path) } else { appends.remove(path) }
        var work: [DiskWork] = call.names("O_CREAT", 2) ? [.create(path)] : []
        if call.names("O_TRUNC", 2) { work.append(.truncate(path, 0)) }
        return work
      }
    }

    private mutating func written(_ call: SystemCall) -> [DiskWork] {
      on(call) { path in
        let bytes = Array(call.bytes(1).prefix(call.result))
        guard !appends.contains(path) else { return [.write(path, at: .max, bytes)] }
        defer { places[path, default: 0] += bytes.count }
        return [.write(path, at: places[path] ?? 0, bytes)]
      }
    }

    private func on(_ call: SystemCall, _ work: (String) -> [DiskWork]) -> [DiskWork] {
      call.path(0).map { ours($0, work) } ?? []
    }

    private func ours(_ path: String, _ work: (String) -> [DiskWork]) -> [DiskWork] { isOurs(path) ? work(path) : [] }
  }
}
