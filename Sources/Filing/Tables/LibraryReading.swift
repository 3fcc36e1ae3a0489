import Standards

extension CellReader {
  /// One row of automated.tsv.
  mutating func care() -> AutomatedCare {
    AutomatedCare(kind: word("kind"), owner: word("owner"), review: period("review"), basis: row["basis"])
  }
}

extension CellReader {
  /// One row of grounds.tsv; slots are words as `mark<cited.mark`.
  mutating func ground() -> LibraryGround {
    let slots = list("slots").map { word -> LibraryGround.Blank in
      let parts = word.split(separator: "<", omittingEmptySubsequences: false).map(String.init)
      guard parts.count > 1 else { return LibraryGround.Blank(name: word, cited: nil) }
      let cited = parts[1].hasPrefix("cited.") ? LibraryGround.Cited(rawValue: String(parts[1].dropFirst(6))) : nil
      if cited == nil || parts.count > 2 {
        faults.append(row.fault("slots: “\(word)” is filled by no cited.number, cited.mark or cited.reason"))
      }
      return LibraryGround.Blank(name: parts[0], cited: cited)
    }
    return LibraryGround(
      id: row["id"], label: label(), acts: list("acts"), item: word("item"), basis: row["basis"], text: label("text"),
      slots: slots)
  }
}
