import Standards

/// A law: a folder of tables with the day from which it is in force.
public struct Law: Sendable {
  public let id: String
  public let title: String
  public let from: CalendarDate
  /// Keys and values of `law.tsv`.
  public let settings: [String: String]
  /// Rights in the order of their folders.
  public let rights: [Right]
  /// Acts of the office itself: officers, closures, gazette issues.
  public let officeActs: [Act]
  public let officeItems: [FormItem]
  public let sections: [Section]
  public let papers: [Paper]
  public let roles: [Role]
  public let phases: [Phase]
  /// Outside programs that suggest values, in the order of their table.
  public let assistants: [Assistant]
  /// Who answers for which automated steps.
  public let automation: [AutomatedCare]
  /// By what marks are read and compared.
  public let packs: PackShelf
  /// The files it was read from, by path inside the folder: for planting, comparing and hashing.
  public let files: [String: [UInt8]]

  /// The right with that letter, folder name or name.
  public func right(_ name: String) -> Right? {
    rights.first { $0.letter == name || $0.id == name || $0.label.first.lowercased() == name.lowercased() }
  }

  public func section(_ id: String) -> Section? { sections.first { $0.id == id } }
  public func paper(_ id: String) -> Paper? { papers.first { $0.id == id } }
  public func role(_ id: String) -> Role? { roles.first { $0.id == id } }
  public func phase(_ id: String) -> Phase? { phases.first { $0.id == id } }
  public func assistant(_ id: String) -> Assistant? { assistants.first { $0.id == id } }
  public func officeAct(_ id: String) -> Act? { officeActs.first { $0.id == id } }
}
