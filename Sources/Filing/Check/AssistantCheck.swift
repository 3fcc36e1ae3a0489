import Standards

extension LawCheck {
  /// Assistants: known items by which nothing is decided, a program that can be run, limits, an assessment.
  mutating func checkAssistants() {
    guard let table = tables.shared["assistants"] else { return }
    let columns = [
      "id", "label", "suggests", "item", "program", "batch", "seconds", "memory", "assessment", "review", "basis",
    ]
    if let missing = columns.first(where: { !table.columns.contains($0) }) {
      return fault("assistants.tsv", 1, "the column “\(missing)” is missing")
    }
    unique(table.rows, "id")
    for row in table.rows {
      var reader = CellReader(row, letter: "-")
      let assistant = reader.assistant()
      checkItems(of: assistant, row)
      checkProgram(of: assistant, row)
      if assistant.assessment.isEmpty { fault(row, "assessment: which form of risk assessment does it need?") }
      if assistant.review == nil { fault(row, "review: within which period is the assessment reviewed? write 1y") }
      if assistant.basis.isEmpty { fault(row, "basis: no article or paragraph is named") }
    }
    guard !table.rows.isEmpty else { return }
    for id in [Assistant.approving, Assistant.withdrawing] where !officeActs.contains(where: { $0.value.id == id }) {
      fault(
        "assistants.tsv", 0, "acts.tsv has no act of the office “\(id)”, without which none can be turned on or off")
    }
    if officeActs.contains(where: { $0.value.id == Assistant.approving && !$0.value.fourEyes }) {
      fault("acts.tsv", 0, "four_eyes: “\(Assistant.approving)” is signed by two persons")
    }
    for rows in rights {
      for id in [Assistant.noting, Assistant.answering] where rows.act(id) == nil {
        fault("assistants.tsv", 0, "acts.tsv has no act “\(id)” for \(rows.name)")
      }
    }
  }

  private mutating func checkItems(of assistant: Assistant, _ row: TableRow) {
    let having = rights.filter { $0.itemNames.contains(assistant.item) }
    if having.isEmpty { fault(row, "item: no form has an item “\(assistant.item)”") }
    for rows in having {
      guard let act = rows.deciding(by: assistant.item) else { continue }
      fault(
        row, "item: the act “\(act)” decides by “\(assistant.item)”, so that no assistant may suggest it")
    }
    if (assistant.reads == nil) == assistant.media.isEmpty {
      fault(row, "reads, media: write the item whose texts it reads, or the media types of the files, and not both")
    }
    if let reads = assistant.reads, !rights.contains(where: { $0.itemNames.contains(reads) }) {
      fault(row, "reads: no form has an item “\(reads)”")
    }
  }

  private mutating func checkProgram(of assistant: Assistant, _ row: TableRow) {
    let parts = assistant.program.split(separator: "/", omittingEmptySubsequences: false)
    let isPath = assistant.program.hasPrefix("/") && !parts.contains("..")
    if parts.isEmpty || assistant.program.contains(" ") || parts.count > 1 && !isPath {
      fault(row, "program: “\(assistant.program)” is neither a name nor an absolute path")
    }
    let named = assistant.arguments.filter { $0.contains("{file}") }
    if (assistant.batch == .file) != (named == ["{file}"]) {
      fault(row, "arguments: {file} stands once where batch is file, by itself, and nowhere else")
    }
    if assistant.batch == .file && assistant.media.isEmpty || assistant.batch == .lines && !assistant.media.isEmpty {
      fault(row, "batch: file is for files, lines for texts")
    }
    if assistant.batch == .own, assistant.suggests != .classes || assistant.reads == nil {
      fault(row, "batch: the program itself suggests classes for the texts of an item, and nothing else")
    }
    if !(1...600).contains(assistant.seconds) { fault(row, "seconds: \(assistant.seconds) is not 1 to 600") }
    if !(16...8192).contains(assistant.memory) { fault(row, "memory: \(assistant.memory) MiB is not 16 to 8192") }
  }
}

extension RightRows {
  /// The act that decides by the item: it must bring it, or it brings what is no part of the form; nil when none does.
  ///
  /// What a decision says is said by a person; what is only filed with it may have been suggested.
  fileprivate func deciding(by item: String) -> String? {
    acts.first { act in
      act.value.decides
        && act.value.takes.contains { $0.item == item && ($0.obligatory || !right.isFormItem(item)) }
    }?.value.id
  }
}

extension Act {
  /// Whether it decides about an application or a right: two persons sign, a paper goes out, or it leads to another stage.
  var decides: Bool {
    if fourEyes || ends || isPrinted || !papers.isEmpty { return true }
    guard case .stage(let stage) = target else { return false }
    return stage != .filing && !from.contains(stage) && from != [.none]
  }
}
