import Standards

/// Reads form files: a JSON object, or a table of `item` and `value`, into the values of a right.
public struct FormReader: Sendable {
  public let law: Law
  public let codes: CodeLists
  /// The day on which it is read: priority dates after it are refused.
  public let today: CalendarDate?
  /// Country code of the office: addresses with it are at home.
  public let home: String?
  /// Currency of the office, three letters.
  public let currency: String?

  /// Whether values that name no edition are of the one in force; those of an older register say what they say.
  public var fillsEditions = true

  /// What the file may fill in for an act; nil for an application: the items of its form, and what it must hold.
  public var items: [FormItem]?

  /// Largest form that is read, in bytes.
  public static let mostBytes = 8_000_000

  public init(law: Law, codes: CodeLists, today: CalendarDate? = nil, home: String? = nil, currency: String? = nil) {
    self.law = law
    self.codes = codes
    self.today = today
    self.home = home
    self.currency = currency
  }

  /// Reads the bytes of a form; a file that cannot be read at all has one finding and no values.
  ///
  /// - Parameter right: the right when it is known; else the form names it as `right`.
  public func read(_ bytes: [UInt8], right known: Right? = nil) -> FormFile {
    func nothing(_ finding: ItemFinding) -> FormFile {
      FormFile(right: known, values: Values(), findings: [finding], slots: [])
    }
    guard bytes.count <= FormReader.mostBytes else {
      return nothing(
        ItemFinding(item: "form", reason: "The form has \(bytes.count) bytes; at most \(FormReader.mostBytes)."))
    }
    do {
      let opening = bytes.first { !" \n\r\t".utf8.contains($0) && ![0xEF, 0xBB, 0xBF].contains($0) }
      let isJSON = opening == UInt8(ascii: "{") || opening == UInt8(ascii: "[")
      let node = isJSON ? try JSONText.read(bytes) : try FormTable.read(bytes, name: "form")
      guard case .object(let members) = node.value else {
        return nothing(ItemFinding(item: "form", reason: "A form is one object: {\"right\": …}.", line: node.line))
      }
      return read(members, right: known)
    } catch {
      return nothing(error)
    }
  }

  /// Reads the items of a form that another file was turned into; findings name the lines of that file.
  public func read(_ members: [(key: String, node: FormNode)], right known: Right?) -> FormFile {
    let named = members.first { $0.key == "right" }?.node
    let right = known ?? named?.word.flatMap { law.right($0) }
    guard right != nil || items != nil else {
      let names = law.rights.map(\.id)
      let reason =
        named?.word.map {
          "“\($0.prefix(60))” is not a right of this law (\(names.joined(separator: ", "))).\(suggestion($0, among: names))"
        }
        ?? "The form does not name its right; write \"right\": \"\(names.first ?? "")\"."
      return FormFile(
        right: nil, values: Values(), findings: [ItemFinding(item: "right", reason: reason, line: named?.line)],
        slots: [])
    }
    var reader = EntryReader(
      codes: codes, today: today, home: home, currency: currency,
      editions: fillsEditions ? law.editions(for: right) : [:])
    let items = items ?? right?.form ?? []
    let subject = self.items == nil ? "form for \(right?.id ?? "")" : "act"
    if known != nil, let word = named?.word, let other = law.right(word), let right, other.id != right.id {
      reader.findings.append(
        ItemFinding(item: "right", reason: "The form is for \(other.id), not \(right.id).", line: named?.line))
    }
    var values = Values()
    for (key, node) in members where key != "right" {
      guard let item = items.first(where: { $0.item == key }) else {
        reader.wrong(
          String(key.prefix(60)), node,
          "The \(subject) has no such item.\(suggestion(key, among: items.map(\.item)))")
        continue
      }
      values[key] = reader.entries(item, node)
    }
    let missing = items.filter { item in
      self.items == nil && item.obligatory != .no && values[item.item].isEmpty
        && !reader.slots.contains { $0.root == item.item }
        && !reader.findings.contains { $0.item.hasPrefix(item.item) }
    }.map { item in
      ItemFinding(
        item: item.item,
        reason:
          "“\(item.label.first)” is missing; it is needed \(item.obligatory == .filing ? "for the filing date" : "by the formalities").",
        kind: .missing)
    }
    return FormFile(right: right, values: values, findings: reader.findings + missing, slots: reader.slots)
  }
}

extension Law {
  /// Editions of the classifications in force, by scheme: `edition_nice` of right.tsv, else of law.tsv.
  ///
  /// - Parameter right: nil for what is no dossier's.
  public func editions(for right: Right?) -> [String: String] {
    var result: [String: String] = [:]
    for scheme in FormItem.schemes {
      let key = "edition_\(scheme.lowercased())"
      result[scheme] = right?.settings[key] ?? settings[key]
    }
    return result
  }
}
