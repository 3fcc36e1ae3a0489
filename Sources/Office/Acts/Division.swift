import Filing
import Standards

/// Division: what the act names stays with the parent, the rest becomes a dossier of its own, which keeps dates and priorities.
///
/// - Source: Paris Convention, Article 4G.
enum Division {
  /// A request that names the `child` speaks of one filed by hand, and opens none.
  static let divide: DossierAct = { recording, parent, _ in try record(&recording, parent, owners: []) }

  /// A partial transfer divides: what is not named as staying goes to the new owners in a dossier of their own.
  static let transfer: DossierAct = { recording, parent, _ in
    let owners = recording.recorded.events.last?.values[.newParty] ?? []
    try record(&recording, parent, owners: owners)
  }

  private static func record(_ recording: inout Recording, _ parent: Dossier, owners: [Entry]) throws {
    let right = parent.right
    guard let act = right.act("receive_divisional"), let event = recording.recorded.events.last,
      event.values[.child].isEmpty
    else { return }
    let kept = event.values.items.filter { right.isFormItem($0.key) }
    var values = parent.values
    for (item, entries) in kept { values[item] = rest(of: parent.values[item], without: entries) }
    guard !kept.isEmpty, kept.keys.contains(where: { !values[$0].isEmpty }) else {
      throw Refusal.items([
        ItemFinding(item: "scope", reason: "name the goods, designs or claims that stay; the rest is divided out.")
      ])
    }
    values[.parent] = [.text(parent.applicationNumber)]
    if !owners.isEmpty { values[right.holderItem] = owners }
    let filed = parent.date("filing") ?? parent.date("received") ?? event.effective
    let child = try recording.openDossier(right, law: event.law)
    try recording.append(
      act, on: child, law: try recording.law(event.law), effective: filed, values: values)
    if parent.date("filing") != nil, let accord = right.act("accord_filing_date") {
      let latest = try recording.dossiers.dossier(child.id, today: recording.today)
      if latest.refusal(of: accord, on: recording.today, roles: nil) == nil {
        try recording.append(
          accord, on: latest, law: try recording.law(event.law), effective: filed,
          values: Values())
      }
    }
  }

  /// What of the parent's entries does not stay with it.
  private static func rest(of all: [Entry], without kept: [Entry]) -> [Entry] {
    all.compactMap { entry in
      guard case .goods(let goods) = entry else {
        if case .design(let design) = entry {
          let stays = kept.contains { if case .design(let other) = $0 { other.number == design.number } else { false } }
          return stays ? nil : entry
        }
        return kept.contains(entry) ? nil : entry
      }
      let stay = kept.flatMap {
        if case .goods(let other) = $0, other.number == goods.number { other.terms } else { [String]() }
      }
      let terms = goods.terms.filter { !stay.contains($0) }
      return terms.isEmpty ? nil : .goods(GoodsClass(number: goods.number, edition: goods.edition, terms: terms))
    }
  }
}
