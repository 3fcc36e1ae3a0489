import Standards

extension Law {
  /// Judges the law as a whole: what its rows mean together, every fault with file and line.
  ///
  /// Faults of form that were met on reading are among them. Empty when the law may be planted.
  /// - Parameter codes: the code lists of the standards, for legal-status events, indicators and INID codes.
  public func check(codes: CodeLists) -> [TableFault] { Law.faults(in: files, codes: codes) }

  /// Judges the files of a law; a law that cannot be read at all has the faults of its reading.
  public static func faults(in files: [String: [UInt8]], codes: CodeLists) -> [TableFault] {
    let (law, faults) = read(files: files)
    var all = Set(faults)
    if let law {
      var check = LawCheck(law: law, tables: LawTables(files: files), codes: codes)
      all.formUnion(check.run())
    }
    return all.sorted { ($0.file, $0.line, $0.reason) < ($1.file, $1.line, $1.reason) }
  }
}

/// A row of a table beside what was read from it.
struct Sourced<Value> {
  let row: TableRow
  let value: Value
}

/// The rows that hold for one right, each with its place in the files.
struct RightRows {
  let right: Right
  let folder: String
  let acts: [Sourced<Act>]
  let limits: [Sourced<LimitRule>]
  let fees: [Sourced<FeeRule>]
  let refunds: [Sourced<RefundRule>]
  let reductions: [Sourced<ReductionRule>]
  let items: [Sourced<FormItem>]
  let formalities: [Sourced<Formality>]
  let grounds: [Sourced<LibraryGround>]
  /// Every name of an item that a table may use.
  let itemNames: Set<String>
  /// Every interval that an act opens.
  let intervals: Set<String>

  init(right: Right, folder: String, tables: LawTables) {
    func read<T>(_ table: String, _ one: (inout CellReader) -> T) -> [Sourced<T>] {
      tables.rows(table, folder: folder, letter: right.letter).map { row in
        var reader = CellReader(row, letter: right.letter, currency: right.currency)
        return Sourced(row: row, value: one(&reader))
      }
    }
    self.right = right
    self.folder = folder
    let foreign = tables.foreign(folder: folder, letter: right.letter)
    acts = read("acts") { $0.act(foreign) }
    limits = read("limits") { $0.limit() }
    fees = read("fees") { $0.fee() }
    refunds = read("refunds") { $0.refund(foreign) }
    reductions = read("reductions") { $0.reduction() }
    items = read("form") { $0.formItem() } + read("items") { $0.formItem() }
    formalities = read("formalities") { $0.formality() }
    grounds = read("grounds") { $0.ground() }
    itemNames = Set(items.map(\.value.item))
    intervals = Set(acts.compactMap { if case .opens(let name) = $0.value.interval { name } else { nil } })
  }

  /// Every date that an act marks.
  var marks: Set<String> { Set(acts.flatMap(\.value.marks)) }
  func act(_ id: String) -> Sourced<Act>? { acts.first { $0.value.id == id } }
  var name: String { right.label.first.lowercased() }
}

/// One run of the check; the groups are extensions, one file each.
struct LawCheck {
  let law: Law
  let tables: LawTables
  let codes: CodeLists
  let rights: [RightRows]
  /// Acts of the office itself.
  let officeActs: [Sourced<Act>]
  private(set) var faults: Set<TableFault> = []

  init(law: Law, tables: LawTables, codes: CodeLists) {
    self.law = law
    self.tables = tables
    self.codes = codes
    rights = tables.byRight.keys.sorted().compactMap { folder in
      let letter = try? tables.byRight[folder]?["right"]?.dictionary()["letter"]
      return law.rights.first { $0.letter == letter }.map { RightRows(right: $0, folder: folder, tables: tables) }
    }
    officeActs = (tables.shared["acts"]?.rows ?? []).filter { $0["rights"] == "-" }.map { row in
      var reader = CellReader(row, letter: "-")
      return Sourced(row: row, value: reader.act())
    }
  }

  mutating func run() -> Set<TableFault> {
    checkIdentities()
    checkFeatures()
    checkPassedOver()
    checkSettings()
    checkForms()
    checkItems()
    checkFormalities()
    checkFees()
    checkPapersAndSections()
    for rows in rights {
      for act in rows.acts {
        checkCodes(act, rows)
        checkRelief(act, rows)
        checkRepetition(act, rows)
      }
      checkReferences(rows)
      checkLimits(rows)
      checkIntervals(rows)
      checkStages(rows)
      checkDuties(rows)
    }
    checkOfficeActs()
    checkInvariants()
    checkPacks()
    checkAssistants()
    checkAutomation()
    checkGrounds()
    return faults
  }

  mutating func fault(_ row: TableRow, _ reason: String) { faults.insert(row.fault(reason)) }
  mutating func fault(_ file: String, _ line: Int, _ reason: String) {
    faults.insert(TableFault(file: file, line: line, reason: reason))
  }

  func isRole(_ name: String) -> Bool { law.roles.contains { $0.id == name } }
  func isPhase(_ name: String) -> Bool { law.phases.contains { $0.id == name } }
}
