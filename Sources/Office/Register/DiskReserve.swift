import Filing
import Glibc
import Standards

/// How much of the disk stays free of filings, so that what was filed can still be worked on: the setting `disk_reserve`.
///
/// In MiB, 500 when nothing is set; also 5 % of the disk, if that is more. `0` takes filings until the disk is full.
struct DiskReserve {
  static let setting = "disk_reserve"
  private static let usual = 500

  /// MiB below which no filing is taken.
  let least: Int

  init(_ settings: [String: String]) {
    least = settings[DiskReserve.setting].flatMap { $0.isEmpty ? nil : Int($0) } ?? DiskReserve.usual
  }

  static func fault(_ text: String) -> String? {
    text.isEmpty || Int(text).map { (0...1 << 30).contains($0) } == true
      ? nil : "“\(text)” is no count of MiB; write 500, or 0 for none."
  }

  /// Whether so much of a disk is too little.
  ///
  /// - Parameters:
  ///   - free: bytes that this account may still write.
  ///   - size: bytes of the disk.
  func isTouched(free: Int, size: Int) -> Bool { least > 0 && (free < least << 20 || free < size / 20) }

  /// Refuses a filing for want of room.
  func judge(_ register: String) throws {
    var found = statvfs()
    guard statvfs(register, &found) == 0 else { return }
    let (free, size) = (Int(found.f_bavail) * Int(found.f_frsize), Int(found.f_blocks) * Int(found.f_frsize))
    guard isTouched(free: free, size: size) else { return }
    throw Refusal(
      .diskFull,
      "The disk that holds “\(register)” has \(free >> 20) MiB left of \(size >> 20); no filing is taken below \(max(least, (size / 20) >> 20)) MiB, so that those that came can be worked on. Free some space, or change the setting \(DiskReserve.setting)."
    )
  }
}
