import Filing
import Standards

/// One datum of an entry as every edition of the issue shows it.
public struct EntryLine: Equatable, Sendable {
  /// Codes under which it stands, more than one when the same is true under each: (731) and (732).
  public var inids: [String]
  public var label: Label
  /// The value in words, one line each.
  public var lines: [String]
  /// Whether the name stands before the value although there is a code: what stood before, wrong, right.
  public var isNamed = false
  /// Pictures, each with its caption; empty for one that needs none.
  public var pictures: [Captioned] = []

  /// A picture and what stands below it: `1.2`.
  public struct Captioned: Equatable, Sendable {
    public var file: Attachment
    public var caption: String
  }

  init(_ inid: String, _ label: Label, _ lines: [String], pictures: [Captioned] = [], isNamed: Bool = false) {
    inids = inid.isEmpty ? [] : [inid]
    (self.label, self.lines, self.pictures) = (label, lines.filter { !$0.isEmpty }, pictures)
    self.isNamed = isNamed
  }
}

extension IssueContent.Item {
  /// Everything that the entry says: the data of its section, what the act changed and brought, how it can be challenged.
  func lines(_ office: OfficeProfile) -> [EntryLine] {
    let data = data.filter { $0.item != "expiry_date" || !$0.inid.isEmpty }.flatMap(line)
    return (erratum + data + changes + brought + annulled + challenges(office)).joiningEqual
  }

  private func line(_ datum: Datum) -> [EntryLine] {
    if dossier.right.item(datum.item)?.kind == .design {
      return dossier.values.designs.map { design in
        let symbol = design.symbol.map { " — \($0.symbol)" } ?? ""
        let views = design.views.enumerated().map {
          EntryLine.Captioned(file: $1, caption: "\(design.number).\($0 + 1)")
        }
        return EntryLine(datum.inid, datum.label, ["\(design.number). \(design.product)\(symbol)"], pictures: views)
      }
    }
    let isOnlyPicture = !datum.pictures.isEmpty && datum.pictures.count == datum.lines.count
    let pictures = datum.pictures.enumerated().map {
      EntryLine.Captioned(file: $1, caption: datum.pictures.count > 1 ? String($0 + 1) : "")
    }
    return [EntryLine(datum.inid, datum.label, isOnlyPicture ? [] : datum.lines, pictures: pictures)]
  }
}

extension [EntryLine] {
  /// Neighbours with a code that say the same stand once, under both codes: an applicant who is the holder.
  fileprivate var joiningEqual: [EntryLine] {
    reduce(into: []) { joined, line in
      guard let last = joined.last, !line.inids.isEmpty, !last.inids.isEmpty, line.pictures.isEmpty,
        last.pictures.isEmpty, last.lines.count > 1, last.lines == line.lines
      else { return joined.append(line) }
      joined[joined.count - 1].inids += line.inids
    }
  }
}
