import Standards

extension CellReader {
  /// One row of assistants.tsv.
  mutating func assistant() -> Assistant {
    let kind = Assistant.Kind(rawValue: word("suggests"))
    if kind == nil {
      faults.append(
        row.fault("suggests: “\(word("suggests"))” is not class, translation, picture_words or page_text"))
    }
    let batch = Assistant.Batch(rawValue: word("batch"))
    if batch == nil { faults.append(row.fault("batch: “\(word("batch"))” is not json, lines, file or own")) }
    let parts = ["suggests", "reads", "media", "item", "program", "arguments", "batch"]
    return Assistant(
      id: row["id"], label: label(), suggests: kind ?? .classes, reads: optional("reads"), media: list("media"),
      item: word("item"), program: row["program"], arguments: words("arguments"), batch: batch ?? .json,
      version: words("version"), seconds: number("seconds") ?? 60, memory: number("memory") ?? 512,
      assessment: row["assessment"], review: period("review"), basis: row["basis"],
      cells: parts.map { row[$0] }.joined(separator: "\t"))
  }

  /// Words separated by spaces, as a program is given them: no sign in them means anything to a shell.
  private func words(_ column: String) -> [String] { row[column].split(separator: " ").map(String.init) }
}
