import Standards

/// The values of an act, brought into line with what stands in the dossier.
public struct FittedValues: Equatable, Sendable {
  /// Parts of what stands in the very words in which they stand, designs with their views.
  public var values: Values
  /// What is named and does not stand, or may not be changed.
  public var findings: [ItemFinding]
}

extension Dossier {
  /// Compares what the act narrows, takes out, renames or corrects with what stands.
  ///
  /// - Source: the column `takes` of acts.tsv; STLT Articles 7 and 13, Paris Convention Article 4G.
  public func fitted(_ given: Values, to act: Act) -> FittedValues {
    var result = FittedValues(values: given, findings: [])
    guard !events.isEmpty else { return result }
    for taken in act.takes {
      switch taken.use {
      case .replaces: continue
      case .completes: complete(&result, act)
      case .renames: break
      case .repeats: keyedAgain(&result)
      case .reclassifies:
        guard !given[taken.item].isEmpty, !values[taken.item].isEmpty else { continue }
        var classes = Reclassification(item: taken.item, standing: values[taken.item])
        result.values[taken.item] = classes.match(given[taken.item])
        result.findings += classes.findings
      case .narrows, .amends, .removes:
        guard !given[taken.item].isEmpty, !values[taken.item].isEmpty || taken.use == .removes else { continue }
        var part = Part(item: taken.item, standing: values[taken.item], isAmended: taken.use == .amends)
        result.values[taken.item] = part.match(given[taken.item])
        result.findings += part.findings
      }
    }
    rename(act.takes.filter { $0.use == .renames }.map(\.item), &result)
    if let finding = tooMany(given, act) { result.findings.append(finding) }
    return result
  }

  /// A number of claims that is narrowed is no larger than the one that stands.
  private func tooMany(_ given: Values, _ act: Act) -> ItemFinding? {
    guard act.takes.contains(where: { $0.item == Item.numberOfClaims.rawValue && $0.use != .replaces }),
      let number = given.number(.numberOfClaims), case let standing = units("claims"), standing > 0, number > standing
    else { return nil }
    return ItemFinding(
      item: Item.numberOfClaims.rawValue, reason: "\(standing) claims stand; \(number) are more, and nothing may widen."
    )
  }

  /// After the filing date, owner, mark, goods, claims and views are changed by an act of two persons that is published.
  private func complete(_ result: inout FittedValues, _ act: Act) {
    guard date("filing") != nil else { return }
    let named = Set(act.takes.filter { $0.use == .replaces }.map(\.item))
    for (name, entries) in result.values.items.sorted(by: { $0.key < $1.key }) where !named.contains(name) {
      // Who owns it before a holder is entered is the applicant.
      let standing = name == right.holderItem ? owners.map { .party($0) } : values[name]
      guard let item = right.item(name), item.isMaterial, !standing.isEmpty,
        standing.map(\.bare) != entries.map(\.bare)
      else { continue }
      let graver = right.acts.first { other in
        other.fourEyes && other.section != nil && other.from.contains(stage)
          && (other.takes.contains { $0.item == "*" && $0.use == .replaces })
      }
      let cure = graver.map { "; record “\($0.label.first)” (\($0.id)), which two persons sign and the gazette prints" }
      result.findings.append(
        ItemFinding(
          item: name,
          reason:
            "“\(item.label.first)” is material and stands; after the filing date “\(act.label.first)” cannot change it\(cure ?? "")."
        ))
    }
  }

  /// The owners keep their entries, wherever they stand; of them the name and the address are what the act brings.
  private func rename(_ items: [String], _ result: inout FittedValues) {
    guard let item = items.first(where: { !result.values[$0].isEmpty }) else { return }
    let (given, standing) = (result.values.parties(item), owners)
    guard given.count == standing.count else {
      result.findings.append(
        ItemFinding(
          item: item,
          reason:
            "\(standing.count) stand there (\(standing.map(\.name).joined(separator: "; "))), \(given.count) are given; name each once. Another owner comes by a transfer."
        ))
      return
    }
    let renamed = zip(standing, given).map { old, new in Entry.party(old.renamed(new)) }
    for item in items { result.values[item] = values.parties(item).map(\.id) == standing.map(\.id) ? renamed : [] }
  }
}

extension Party {
  /// The same party with the names and the address of the other one, where it has any.
  func renamed(_ new: Party) -> Party {
    var party = self
    if !new.names.isEmpty { party.names = new.names }
    if !new.addresses.isEmpty { party.addresses = new.addresses }
    if new.email != nil { party.email = new.email }
    if new.phone != nil { party.phone = new.phone }
    return party
  }
}

extension Entry {
  /// The entry without the number of a party, which the register gives.
  var bare: Entry {
    guard case .party(var party) = self else { return self }
    party.id = nil
    return .party(party)
  }
}
