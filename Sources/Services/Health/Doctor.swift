import Office
import Standards

/// What an office should mend around its register.
public struct Doctor {
  private let health: RegisterHealth

  public init(_ health: RegisterHealth) { self.health = health }

  /// The findings, the urgent ones first; none when all is well.
  public var findings: [HealthFinding] {
    let all = register + disk + clock + care + journal + people
    return all.filter { $0.level == .red } + all.filter { $0.level == .amber }
  }

  private var register: [HealthFinding] {
    var found: [HealthFinding] = []
    if let words = health.mistrust {
      found.append(
        .init(
          .red, "register", "Its disk failed or its file was damaged (\(words)); nothing is recorded.",
          "Check the disk, then run `ipdesk check` while no desk is open."))
    }
    if let lost = health.lost { found.append(.init(.red, "journal", lost, "Do what the sentence names.")) }
    if let count = health.lastCheck?.split(separator: " ").last.flatMap({ Int($0) }), count > 0 {
      found.append(
        .init(.red, "check", "The last check found \(count) faults.", "Run `ipdesk check` and do what it names."))
    }
    return found
  }

  private var disk: [HealthFinding] {
    var found: [HealthFinding] = []
    if health.isNetwork {
      found.append(
        .init(
          .red, "disk", "The register lies on a network file system (\(health.fileSystem)).",
          "Put it on a disk of this computer."))
    } else if ["tmpfs", "ramfs", "overlay", "aufs"].contains(health.fileSystem) || health.fileSystem.hasPrefix("fuse") {
      found.append(
        .init(
          .amber, "disk", "The register lies on \(health.fileSystem), which may be gone with the machine.",
          "Put it on a plain disk: ext4, XFS or Btrfs."))
    }
    if health.free < 500 << 20 || health.free < health.size / 20 {
      found.append(
        .init(
          .red, "disk", "\(health.free >> 20) MiB of \(health.size >> 20) are left on the disk of the register.",
          "Free some space: filings are refused below the setting disk_reserve."))
    }
    if let sync = health.syncMicroseconds, sync > 50_000 {
      found.append(
        .init(
          .amber, "disk", "Putting a page on the disk takes \(sync / 1000) ms; every act waits so long.",
          "Look at the disk (smartctl -a), or move the register to a faster one."))
    } else if health.syncMicroseconds == nil {
      found.append(
        .init(.red, "disk", "Nothing can be put on the disk beside the register.", "Check the disk and its rights."))
    }
    return found
  }

  private var clock: [HealthFinding] {
    var found: [HealthFinding] = []
    if health.now < health.lastAct {
      found.append(
        .init(
          .red, "clock", "The clock shows \(health.now), the last act was recorded at \(health.lastAct).",
          "Set the clock of this computer right."))
    }
    if health.zone.isEmpty {
      found.append(
        .init(
          .amber, "zone", "Filing dates follow the time zone of the machine.",
          "Set the zone of the office: `ipdesk office set zone=Europe/Paris`."))
    }
    return found
  }

  /// What is done for the register day by day; a demonstration needs none of it.
  private var care: [HealthFinding] {
    guard !health.isDemonstration else { return [] }
    let recipients =
      health.recipients > 0
      ? []
      : [
        HealthFinding(
          .amber, "backup", "Backups are not encrypted.",
          "Make two keys with age-keygen, keep them apart, and set `ipdesk office set \"backup_recipients=age1… age1…\"`."
        )
      ]
    return [
      age("backup", health.lastBackup, "A backup", 2, 7, "Make one: `ipdesk backup`, every hour by its timer."),
      age("drill", health.lastDrill, "A backup proved by restoring it", 35, 95, "Prove one: `ipdesk drill`."),
      age("check", health.lastCheck, "A check", 3, 14, "Run `ipdesk check`, every night by its timer."),
      age("seal", health.lastSeal, "A seal", 7, 35, "Seal the register: `ipdesk seal make`, and keep it elsewhere."),
    ].compactMap { $0 } + recipients + reviews
  }

  private var reviews: [HealthFinding] {
    guard !health.reviewsOverdue.isEmpty else { return [] }
    return [
      HealthFinding(
        .amber, "review",
        "Automated steps were not reviewed in time: \(health.reviewsOverdue.joined(separator: ", ")).",
        "Look at them with `ipdesk law automated`, and note the review: `ipdesk law review KIND`.")
    ]
  }

  /// - Parameters:
  ///   - amber: after so many days it is to be done soon.
  ///   - red: after so many at once.
  private func age(_ about: String, _ last: String?, _ what: String, _ amber: Int, _ red: Int, _ remedy: String)
    -> HealthFinding?
  {
    guard let last, let then = CalendarDate(String(last.prefix(10))),
      let today = CalendarDate(String(health.now.prefix(10)))
    else { return HealthFinding(.red, about, "\(what) is missing.", remedy) }
    let days = today.dayNumber - then.dayNumber
    guard days > amber else { return nil }
    return HealthFinding(days > red ? .red : .amber, about, "\(what) is \(days) days old (\(then)).", remedy)
  }

  private var journal: [HealthFinding] {
    health.isJournalApart || health.isDemonstration
      ? []
      : [
        HealthFinding(
          .amber, "journal", "The journal of commits lies on the disk of the register.",
          "Give it a second disk: `ipdesk office set journal=/second/office.journal`.")
      ]
  }

  private var people: [HealthFinding] {
    guard health.isHardened == false, !health.isDemonstration else { return [] }
    return [
      HealthFinding(
        .amber, "keeper", "The process that owns the register is not confined as its service would be.",
        "Set the service up: `ipdesk-keeper setup`, see ipdesk-keeper(8).")
    ]
  }
}
