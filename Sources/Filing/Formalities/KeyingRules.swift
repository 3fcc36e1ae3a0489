import Standards

extension Rule {
  /// What stands was keyed a second time, by whomever.
  /// - Source: practice of offices that capture twice what cannot be corrected once it is printed.
  static let twice = keying("twice", byAnother: false)

  /// What stands was keyed a second time by another officer than the one who entered it.
  static let twiceByAnother = keying("twice_by_another", byAnother: true)

  private static func keying(_ id: String, byAnother: Bool) -> Rule {
    Rule(
      id: id, source: "practice of the office",
      meets: [.filing("there is nothing to key", item: "title", [:])],
      fails: [.filing("keyed once", item: "title", ["title": [.text("Lamp")]])]
    ) { dossier, use in
      dossier.values[use.item].isEmpty || !dossier.keyings(of: use.item, byAnother: byAnother).isEmpty
    }
  }
}

extension Act {
  /// Whether it keys again what stands, and changes nothing.
  public var keysAgain: Bool { takes.contains { $0.use == .repeats } }
}

extension Right {
  /// Items that the checklists want keyed twice, in the order of the form.
  public var keyedTwice: [FormItem] {
    let names = Set(formalities.filter { ["twice", "twice_by_another"].contains($0.rule) }.map(\.item))
    return form.filter { names.contains($0.item) }
  }
}

extension Dossier {
  /// The events that keyed the item again since it was entered or corrected last, as it stands.
  ///
  /// - Parameter byAnother: only those of another officer than the one who entered it.
  func keyings(of item: String, byAnother: Bool) -> [Event] {
    var found: [Event] = []
    for event in eventsInForce.reversed() where !event.values[item].isEmpty {
      guard right.act(event.act)?.keysAgain == true else {
        return byAnother ? found.filter { $0.officer != event.officer } : found
      }
      found.append(event)
    }
    return []
  }

  /// Compares what was keyed again with what stands; what agrees is the standing value, what differs is told side by side.
  func keyedAgain(_ result: inout FittedValues) {
    for (name, entries) in result.values.items.sorted(by: { $0.key < $1.key }) where right.isFormItem(name) {
      guard !values[name].isEmpty else {
        result.findings.append(
          ItemFinding(
            item: name, reason: "nothing stands there to be keyed again; a missing value is entered by another act."))
        continue
      }
      if entries.count == values[name].count, zip(entries, values[name]).allSatisfy({ $0.agrees(with: $1) }) {
        result.values[name] = values[name]
        continue
      }
      func words(_ entries: [Entry]) -> String { entries.flatMap { $0.lines(on: today) }.joined(separator: "; ") }
      result.findings.append(
        ItemFinding(
          item: name,
          reason:
            "keyed now: “\(words(entries))”; it stands: “\(words(values[name]))”. Look at the paper; key it again, or have what stands corrected first."
        ))
    }
  }
}

extension Entry {
  /// Whether keying this says the same as what stands; of a party what is keyed of it.
  fileprivate func agrees(with standing: Entry) -> Bool {
    guard case .party(let keyed) = self, case .party(let party) = standing else {
      let day = CalendarDate(dayNumber: 0)
      return lines(on: day) == standing.lines(on: day) && pictures.map(\.sha256) == standing.pictures.map(\.sha256)
    }
    if let id = keyed.id, id == party.id { return true }
    let places = keyed.addresses.map(\.oneLine)
    return keyed.name == party.name && places.allSatisfy { place in party.addresses.contains { $0.oneLine == place } }
  }
}
