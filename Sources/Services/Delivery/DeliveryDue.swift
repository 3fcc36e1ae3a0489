import Filing
import Office
import Publishing

/// What is due to a recipient, package by package; memory stays that of the packages that are being filled.
struct Due {
  let profile: RecipientProfile
  let kind: RecipientProfile.Kind

  /// Calls `body` with the dossiers of each package.
  ///
  /// - Parameter since: sequence of the last event that the recipient was told; a difference begins after it.
  mutating func each(
    _ office: Office, since: Int, upTo: Int, _ law: Law, _ body: ([DeliveryItem]) throws -> Void
  ) throws {
    var buffers: [String: [DeliveryItem]] = [:]
    var order: [String] = []
    var seen: Set<Int> = []
    let take: ([DueDossier]) throws -> Void = { [profile, kind] dossiers in
      for dossier in dossiers {
        guard let right = law.right(dossier.right), profile.takes(right), seen.insert(dossier.id).inserted else {
          continue
        }
        let folder = profile.folder(right, kind)
        if buffers[folder] == nil { order.append(folder) }
        buffers[folder, default: []].append(
          DeliveryItem(number: dossier.number, right: right, held: dossier.held, withdrawn: dossier.withdrawn))
        if let full = buffers[folder], full.count == profile.volume {
          try body(full)
          buffers[folder] = []
        }
      }
    }
    if kind == .difference {
      try office.eachDue(FindChanged(for: profile.recipient, after: since, upTo: upTo), take)
      try office.eachDue(FindRejected(by: profile.recipient), take)
    } else {
      try office.eachDue(FindPublished(for: profile.recipient), take)
    }
    for folder in order { if let rest = buffers[folder], !rest.isEmpty { try body(rest) } }
  }
}
