import Standards

/// One datum of a dossier as it is shown, printed and exchanged.
public struct Datum: Equatable, Sendable {
  /// Item of the form, or the name of a computed datum: `application_number`, `filing_date`, `registration_number` …
  public let item: String
  public let inid: String
  public let label: Label
  /// Element of the exchange standard that carries it.
  public let element: String
  /// The values in words, one line each.
  public let lines: [String]
  public let pictures: [Attachment]
}

extension Dossier {
  /// The data of the dossier in the order of INID codes: the pivot between rights and formats.
  ///
  /// - Parameter items: only these items; empty for every one that is published (or all when `everything`).
  public func bibliography(items: [String] = [], everything: Bool = false) -> [Datum] {
    let own = right.form.filter { item in
      items.isEmpty ? everything || item.published : items.contains(item.item)
    }.compactMap { item -> Datum? in
      let entries = values[item.item]
      guard !entries.isEmpty else { return nil }
      return Datum(
        item: item.item, inid: item.inid, label: item.label, element: item.element,
        lines: entries.flatMap { $0.lines(on: today) }, pictures: entries.flatMap(\.pictures))
    }
    let known = (computed + inForce).filter { items.isEmpty || items.contains($0.item) }
    return (known + own).enumerated().sorted { left, right in
      (inidOrder(left.element.inid), left.offset) < (inidOrder(right.element.inid), right.offset)
    }.map(\.element)
  }

  /// Numbers and dates that the register itself adds; their INID codes stand in `right.tsv` as `inid_<name>`.
  private var computed: [Datum] {
    var list: [(String, String, String)] = []
    if let number = registrationNumber { list.append(("registration_number", "Registration number", number)) }
    if let number = ApplicationNumber(applicationNumber) {
      list.append(("application_number", "Application number", number.display))
    }
    for (name, label) in [
      ("filing", "Filing date"), ("registered", "Date of registration"), ("published", "Date of publication"),
    ] {
      if let date = date(name) { list.append(("\(name)_date", label, date.description)) }
    }
    if let end = limits.last(where: { $0.rule.recurrence != nil && $0.isRunning }), dates["registered"] != nil {
      list.append(("expiry_date", "Next renewal or annuity", end.day.description))
    }
    return list.map { item, label, text in
      Datum(
        item: item, inid: right.settings["inid_\(item)"] ?? "",
        label: Label(right.settings["term_\(item)"] ?? label, right.settings["term_\(item)_fr"] ?? ""),
        element: "", lines: [text], pictures: [])
    }
  }

  /// Licences, securities, insolvency and court orders in force.
  private var inForce: [Datum] {
    let lines = charges.map { $0.line(right, on: today) }
    guard !lines.isEmpty else { return [] }
    let label = Label(
      right.settings["term_charges"] ?? "Licences and charges in force", right.settings["term_charges_fr"] ?? "")
    return [Datum(item: "charges", inid: "", label: label, element: "", lines: lines, pictures: [])]
  }

  private func inidOrder(_ code: String) -> Int { Int(code).map { code.count == 2 ? $0 * 10 : $0 } ?? 9999 }
}

extension Entry {
  /// The value in words, one line or more.
  public func lines(on date: CalendarDate) -> [String] {
    switch self {
    case .text(let text): text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .number(let number): [String(number)]
    case .date(let date): [date.description]
    case .flag(let flag): [flag ? "yes" : "no"]
    case .party(let party): party.lines(on: date)
    case .priority(let claim): ["\(claim.office) \(claim.date) \(claim.plainNumber)"]
    case .goods(let goods): ["\(padded(goods.number, 2))  \(goods.terms.joined(separator: "; "))"]
    case .symbol(let symbol): [symbol.text]
    case .design(let design):
      [
        "\(design.number). \(design.product)\(design.symbol.map { " — \($0.symbol)" } ?? ""), \(design.views.count) view\(design.views.count == 1 ? "" : "s")"
      ]
    case .attachment(let file): ["\(file.name) (\(file.mediaType), \(file.size) bytes)"]
    }
  }

  public var pictures: [Attachment] {
    switch self {
    case .attachment(let file) where file.width != nil: [file]
    case .design(let design): design.views
    default: []
    }
  }
}

extension Party {
  /// Name with further spellings, then the address.
  public func lines(on date: CalendarDate) -> [String] {
    let others = names.dropFirst().map(\.full)
    let name = others.isEmpty ? name : "\(name) (\(others.joined(separator: "; ")))"
    return [name, address(on: date)?.oneLine ?? ""].filter { !$0.isEmpty }
  }
}
