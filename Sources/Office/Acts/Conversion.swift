import Filing
import Standards

/// Accepting a conversion: the new application takes the filing date of the one that it replaces, which is closed.
///
/// - Source: the column `parent` of the application names the one that is converted.
enum Conversion {
  static let accept: DossierAct = { recording, child, _ in
    let label = child.right.act(recording.request.act)?.label.first ?? recording.request.act
    func refuse(_ reason: String) -> Refusal {
      .condition(act: label, reason: reason, basis: child.right.act(recording.request.act)?.basis ?? "")
    }
    guard let number = child.values.text(.parent) else {
      throw refuse("it does not name the application that is converted; enter its number under “parent”")
    }
    let parent = try recording.dossiers.dossier(try recording.dossiers.id(number), today: recording.today)
    guard parent.right.id != child.right.id, let close = parent.right.act("close_converted") else {
      throw refuse("\(number) is a \(parent.right.label.first.lowercased()); nothing is converted from it")
    }
    guard Set(parent.owners.map(\.name)) == Set(child.owners.map(\.name)) else {
      throw refuse(
        "\(number) belongs to \(parent.owners.map(\.name).joined(separator: "; ")); record the transfer first")
    }
    guard let filed = parent.date("filing"), let accord = child.right.act("accord_filing_date") else {
      throw refuse("\(number) has no filing date yet; accord it first")
    }
    if let refusal = parent.refusal(of: close, on: recording.today, roles: nil) { throw refusal }
    let latest = try recording.dossiers.dossier(child.id, today: recording.today)
    try recording.append(accord, on: latest, law: try recording.law(of: latest), effective: filed, values: Values())
    try recording.append(
      close, on: parent, law: try recording.law(of: parent), effective: recording.today,
      values: ["child": [.text(child.applicationNumber)]])
  }
}
