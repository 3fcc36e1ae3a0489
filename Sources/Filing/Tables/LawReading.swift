import Standards

extension Law {
  /// Reads the law from its files; every fault of form that is met on the way is returned.
  ///
  /// The law is nil when a table is missing or cannot be read at all. What the rows mean together is judged by `check`.
  /// Files in `Later/LAW/` are those of later laws that some time limits of its dossiers follow.
  /// - Parameter currency: the currency of the office, in which its fees are written.
  public static func read(
    files given: [String: [UInt8]], currency: Currency = Currency("")
  ) -> (law: Law?, faults: [TableFault]) {
    let files = given.filter { !$0.key.hasPrefix(Succession.folder) }
    let later = given.count == files.count ? [] : Succession.laws(in: given, currency)
    let tables = LawTables(files: files)
    var faults = tables.faults
    guard LawTables.obligatory.allSatisfy({ tables.shared[$0] != nil }), let lawTable = tables.shared["law"] else {
      return (nil, faults)
    }
    do {
      for (name, columns) in required { try tables.shared[name]?.require(columns) }
      let settings = try lawTable.dictionary()
      guard let from = settings["from"].flatMap({ CalendarDate($0) }), let id = settings["id"], !id.isEmpty else {
        throw TableFault(file: "law.tsv", line: 0, reason: "the keys “id” and “from” (YYYY-MM-DD) are needed")
      }
      func all<T>(_ table: String, _ read: (inout CellReader) -> T) -> [T] {
        (tables.shared[table]?.rows ?? []).map { row in
          var reader = CellReader(row, letter: "-", currency: currency)
          defer { faults += reader.faults }
          return read(&reader)
        }
      }
      func office<T>(_ table: String, _ read: (inout CellReader) -> T) -> [T] {
        (tables.shared[table]?.rows ?? []).filter { $0["rights"] == "-" || $0["rights"] == "*" && table == "items" }.map
        { row in
          var reader = CellReader(row, letter: "-", currency: currency)
          defer { faults += reader.faults }
          return read(&reader)
        }
      }
      let packs = PackShelf(files)
      let rights = tables.byRight.keys.sorted().compactMap {
        readRight($0, tables, later, settings["back"], currency, packs, &faults)
      }
      let law = Law(
        id: id, title: settings["title"] ?? id, from: from, settings: settings, rights: rights,
        officeActs: office("acts") { $0.act() }, officeItems: office("items") { $0.formItem() },
        sections: all("sections") { $0.section() }, papers: all("papers") { $0.paper() },
        roles: all("roles") { $0.role() },
        phases: all("phases") {
          Phase(
            id: $0.row["id"], number: $0.number("number") ?? 0, label: $0.label(), isContested: $0.flag("contested"))
        },
        assistants: all("assistants") { $0.assistant() }, automation: all("automated") { $0.care() }, packs: packs,
        files: files)
      return (law, Array(Set(faults)).sorted { ($0.file, $0.line, $0.reason) < ($1.file, $1.line, $1.reason) })
    } catch let fault as TableFault {
      return (nil, faults + [fault])
    } catch {
      return (nil, faults)
    }
  }

  private static var required: [(String, [String])] {
    [
      ("acts", ["id", "label", "phase", "rights", "from", "to", "in_state", "state", "events", "role", "basis"]),
      ("limits", ["id", "rights", "name", "from", "period", "on_miss", "waits", "basis"]),
      ("fees", ["id", "rights", "label", "base", "valid_from", "basis"]),
      ("sections", ["id", "number", "label", "kind"]), ("papers", ["id", "label", "kind", "template"]),
      ("roles", ["id", "label"]), ("items", ["item", "label", "kind"]), ("form", ["item", "rights", "label", "kind"]),
      ("formalities", ["id", "rights", "checklist", "rule", "item", "paragraph"]),
      ("phases", ["id", "number", "label"]),
    ]
  }

  private static func readRight(
    _ folder: String, _ tables: LawTables, _ later: [Law], _ back: String?, _ currency: Currency,
    _ packs: PackShelf, _ faults: inout [TableFault]
  ) -> Right? {
    guard let table = tables.byRight[folder]?["right"], let settings = try? table.dictionary(),
      let letter = settings["letter"], letter.count == 1
    else {
      faults.append(
        TableFault(
          file: "Rights/\(folder)/right.tsv", line: 0, reason: "the table with id and a one-letter “letter” is missing")
      )
      return nil
    }
    func read<T>(_ name: String, _ one: (inout CellReader) -> T) -> [T] {
      tables.rows(name, folder: folder, letter: letter).map { row in
        var reader = CellReader(row, letter: letter, currency: currency)
        defer { faults += reader.faults }
        return one(&reader)
      }
    }
    let foreign = tables.foreign(folder: folder, letter: letter)
    return Right(
      id: settings["id"] ?? folder, letter: letter, label: Label(settings["name"] ?? folder, settings["name_fr"] ?? ""),
      settings: settings, form: read("form") { $0.formItem() },
      actItems: read("items") { $0.formItem() }, acts: read("acts") { $0.act(foreign, back: back) },
      limits: read("limits") { $0.limit() },
      fees: read("fees") { $0.fee() }, refunds: read("refunds") { $0.refund(foreign) },
      reductions: read("reductions") { $0.reduction() }, formalities: read("formalities") { $0.formality() },
      receivedBy: Dictionary(
        (tables.shared["papers"]?.rows ?? []).map { ($0["id"], $0["received_by"]) }.filter { !$0.1.isEmpty },
        uniquingKeysWith: { first, _ in first }),
      successions: later.compactMap { Succession($0, right: letter) }, currency: currency, packs: packs,
      language: tables.shared["law"].flatMap { try? $0.dictionary() }?["language"] ?? "",
      grounds: read("grounds") { $0.ground() })
  }
}
