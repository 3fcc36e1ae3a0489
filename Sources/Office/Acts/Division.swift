import Filing
import Standards

/// Division: what the act names leaves the parent and becomes a dossier of its own, which keeps the dates and priorities.
///
/// - Source: Paris Convention, Article 4G.
enum Division {
  static let record: SpecialActs.Effect = { recording, parent, _ in
    let right = parent.right
    guard let act = right.act("receive_divisional"), let event = recording.recorded.events.last else { return }
    let split = event.values.items.filter { right.isFormItem($0.key) }
    guard !split.isEmpty else {
      throw Refusal.items([ItemFinding(item: "goods", reason: "name what is divided out: goods, designs or claims.")])
    }
    let values = parent.values.replaced(by: Values(split))
    let filed = parent.date("filing") ?? parent.date("received") ?? event.effective
    let child = try recording.openDossier(right, law: event.law)
    try recording.append(act, on: child, law: try recording.lawbook.law(event.law, recording.db), effective: filed, values: values)
    if parent.date("filing") != nil, let accord = right.act("accord_filing_date") {
      let latest = try recording.dossiers.dossier(child.id, today: recording.today)
      if latest.refusal(of: accord, on: recording.today, roles: nil) == nil {
        try recording.append(
          accord, on: latest, law: try recording.lawbook.law(event.law, recording.db), effective: filed, values: Values())
      }
    }
  }
}
