import Filing
import FoundationEssentials
import Standards

/// The check before an issue is closed: what is wrong with each entry, the same for the officer and for the printer.
public struct IssueCheck: Sendable {
  let law: Law
  let office: OfficeProfile
  let fonts: FontSet
  let documents: @Sendable (String) throws -> [UInt8]

  /// - Parameter documents: the bytes that lie under a digest.
  public init(
    law: Law, office: OfficeProfile, fonts: FontSet, documents: @escaping @Sendable (_ sha256: String) throws -> [UInt8]
  ) {
    (self.law, self.office, self.fonts, self.documents) = (law, office, fonts, documents)
  }

  /// The entries of an issue with what the register and this check found; each is set as it will be printed.
  public func check(_ issue: GazetteIssue, dossiers: [Dossier]) -> [GazetteEntry] {
    var nothing = Found()
    return check(issue, dossiers: dossiers, known: &nothing)
  }

  /// What was found, by entry and state of its dossier.
  public typealias Found = [String: [String]]

  /// The same for who asks again and again.
  ///
  /// - Parameter known: what was found before; entries of dossiers in which nothing happened since are not set again.
  public func check(_ issue: GazetteIssue, dossiers: [Dossier], known: inout Found) -> [GazetteEntry] {
    let all = DossiersOfIssue(dossiers)
    return issue.entries.map { entry in
      var checked = entry
      guard let dossier = all[entry] else {
        checked.faults.append("The dossier \(entry.number) is not there.")
        return checked
      }
      let key = "\(entry.name) \(entry.event) \(dossier.events.count)"
      var found = known[key] ?? faults(entry, dossier)
      if known[key] == nil, found.isEmpty { found = printing(entry, dossier, in: issue) }
      known[key] = found
      checked.faults += found
      return checked
    }
  }

  /// Why the entry cannot be set: a part higher than a column.
  private func printing(_ entry: GazetteEntry, _ dossier: Dossier, in issue: GazetteIssue) -> [String] {
    guard let section = law.section(entry.section) else { return [] }
    let item = IssueContent.Item(entry, of: dossier, in: issue, section, of: law)
    let printer = IssuePrinter(fonts: fonts, documents: documents)
    do {
      let blocks = try printer.entry(item, office)
      var document = PageDocument(
        PaperMetadata(title: entry.number, author: "", created: "\(issue.date)T00:00:00Z"), fonts: fonts,
        blocks: [.columns(2, gap: 18, [.keep(blocks.head)] + blocks.rest)])
      document.sheet = IssuePrinter.sheet
      _ = try document.rehearse()
      return []
    } catch {
      return [Explanation(of: error).message]
    }
  }

  /// What is wrong with one entry, each fault a sentence.
  public func faults(_ entry: GazetteEntry, _ dossier: Dossier) -> [String] {
    guard let section = law.section(entry.section) else { return ["The law has no section “\(entry.section)”."] }
    var faults: [String] = []
    if dossier.owners.allSatisfy({ $0.name.isEmpty }) { faults.append("There is no applicant or holder.") }
    if dossier.has(act: entry.act) == false { faults.append("The act “\(entry.act)” is not recorded on the dossier.") }
    // Sections that print only a few data need no more than who and what.
    guard section.items.isEmpty else { return faults }
    for item in dossier.right.form where item.published && item.obligatory != .no && dossier.values[item.item].isEmpty {
      guard !isWordless(item, dossier) else { continue }
      faults.append("“\(item.label.first)” is missing.")
    }
    for goods in dossier.values.goods where goods.terms.allSatisfy(\.isEmpty) {
      faults.append("Class \(goods.number) has no terms.")
    }
    return faults + priorityFaults(dossier) + pictureFaults(dossier)
  }

  /// A holder is set by registration; before it his place is empty.
  private func isWordless(_ item: FormItem, _ dossier: Dossier) -> Bool {
    item.kind == .party && item.item == dossier.right.holderItem
  }

  private func priorityFaults(_ dossier: Dossier) -> [String] {
    dossier.values.priorities.flatMap { claim -> [String] in
      var faults: [String] = []
      if claim.number.isEmpty { faults.append("The priority of \(claim.date) has no number.") }
      if let filed = dossier.date("filing"), claim.date > filed {
        faults.append("The priority date \(claim.date) is later than the filing date \(filed).")
      }
      return faults
    }
  }

  /// Pictures that are missing, damaged, or wanted by the kind of the mark.
  private func pictureFaults(_ dossier: Dossier) -> [String] {
    var faults: [String] = []
    if let kind = dossier.text(of: "MarkFeatureCategory"), ["figurative", "combined", "3d", "position"].contains(kind) {
      let images = dossier.entries(of: "MarkImage")
      if images.isEmpty { faults.append("The picture of the mark is missing; its kind is “\(kind)”.") }
    }
    for design in dossier.values.designs where design.views.isEmpty {
      faults.append("Design \(design.number) has no view.")
    }
    let printed = dossier.right.form.filter(\.published).flatMap { dossier.values[$0.item] }.flatMap(\.pictures)
    for file in printed {
      do {
        try PictureFetch(documents: documents).picture(file).proveDecodable()
      } catch {
        faults.append(Explanation(of: error).message)
      }
    }
    return faults
  }
}
