import Standards

/// What a later law brings to the dossiers that keep the law under which they were filed.
///
/// `law.tsv` of the later law names under `transition_limits` the time limits that follow it.
public struct Succession: Sendable {
  /// Id of the later law.
  public let law: String
  /// The day from which it is in force.
  public let from: CalendarDate
  /// The time limits that follow it, by id.
  let limits: [String: LimitRule]
  let fees: [String: [FeeRule]]

  /// Folder, inside the files of a law, of a later law whose time limits its dossiers follow.
  public static let folder = "Later/"

  /// The later laws among the files, in the order of their first days.
  static func laws(in files: [String: [UInt8]], _ currency: Currency) -> [Law] {
    let later = files.filter { $0.key.hasPrefix(folder) }
    let groups = Dictionary(grouping: later.keys) { $0.dropFirst(folder.count).prefix { $0 != "/" } }
    return groups.compactMap { name, paths in
      let start = folder.count + name.count + 1
      let own = Dictionary(uniqueKeysWithValues: paths.map { (String($0.dropFirst(start)), later[$0] ?? []) })
      return Law.read(files: own, currency: currency).law
    }.sorted { $0.from < $1.from }
  }

  /// What the law brings to the right; nil when none of its limits follows.
  init?(_ law: Law, right letter: String) {
    let names = (law.settings["transition_limits"] ?? "").split { ", ".contains($0) }.map(String.init)
    guard let right = law.rights.first(where: { $0.letter == letter }) else { return nil }
    limits = right.limits.filter { names.contains($0.key) }
    guard !limits.isEmpty else { return nil }
    self.law = law.id
    from = law.from
    fees = right.fees
  }
}

extension Right {
  /// The rule of a time limit for the day on which it falls due by the law of the dossier: that of the law in force on that day.
  func limit(_ rule: LimitRule, dueOn day: CalendarDate) -> LimitRule {
    successions.last { $0.from <= day && $0.limits[rule.id] != nil }?.limits[rule.id] ?? rule
  }

  /// The price of a fee of a time limit: that of the law that the limit follows on the day of payment.
  func fee(_ id: String, of limit: String?, on date: CalendarDate) -> FeeRule? {
    let later = limit.flatMap { name in successions.last { $0.from <= date && $0.limits[name] != nil } }
    return later?.fees[id]?.first { $0.valid(on: date) } ?? fee(id, on: date)
  }
}
