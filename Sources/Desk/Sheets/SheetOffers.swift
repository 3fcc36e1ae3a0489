import Filing
import FoundationEssentials
import Services
import Standards
import Terminal

extension SheetScreen {
  /// What every list can, behind what this one can.
  var sheetOffers: [Offer] {
    let none = sheet.list.rows.isEmpty ? "There is no row." : nil
    let one = sheet.columns.count < 2 ? "This list has one column." : nil
    let marks: [(Command, String?)] = takesMarks ? [(.mark, none), (.markAll, none)] : []
    let commands: [(Command, String?)] =
      marks + [
        (.search, sheet.rows.isEmpty ? "There is no row." : nil),
        (.previousColumn, one), (.nextColumn, one), (.sort, none), (.sortDown, none), (.columns, one),
        (.frequencies, none), (.write, none),
      ]
    let named = Set(verbs.map(\.command))
    return commands.filter { !named.contains($0.0) }.map { Offer($0.0, unless: $0.1, isOnBar: $0.0 == .mark) }
  }

  /// Answers a command that every list takes; nil for others.
  mutating func sheetStep(_ command: Command, at office: DeskContext) throws -> Step? {
    guard !verbs.contains(where: { $0.command == command }) else { return nil }
    switch command {
    case .search: sheet.beginFilter()
    case .mark: sheet.mark()
    case .markAll:
      try loadAll(at: office)
      sheet.markAll()
    case .previousColumn: sheet.moveColumn(by: -1)
    case .nextColumn: sheet.moveColumn(by: 1)
    case .sort, .sortDown:
      sheet.sort(descending: command == .sortDown)
      try load(for: .milliseconds(1_500), at: office)
      office.layouts[sheetName] = sheet.layout
      let column = sheet.columns.first { $0.id == sheet.layout.sort }?.title
      guard let column else { return Step.stay.saying("In the order of the register.") }
      let sorted = grouped(sheet.rows.count)
      return Step.stay.saying(
        sheet.hasMore
          ? say("Sorted by %1, the first %2 rows.", say(column), sorted) : say("Sorted by %1.", say(column)))
    case .columns:
      return .open(ColumnsScreen(sheet.columns.map { ($0.id, say($0.title)) }, shown: sheet.layout.columns))
    case .frequencies:
      guard let column = sheet.currentColumn else { return .ignored }
      try loadAll(at: office)
      return .open(try FrequencyScreen(say(column.title), id: column.id, sheet.frequencies(of: column), at: office))
    case .write:
      try loadAll(at: office)
      return .open(
        EntryScreen(
          say("Write %1 rows to which file?", grouped(sheet.list.rows.count)),
          "A path on this machine that ends in .csv or .json; a file that is there is kept.",
          text: "\(title.lowercased().map { $0.isLetter || $0.isNumber ? "\($0)" : "-" }.joined()).csv",
          reply: Reply.writeTo))
    default: return nil
    }
    return .stay
  }

  /// Takes what an overlay of every list was told; nil for others.
  mutating func takeOfSheet(_ reply: Reply, at office: DeskContext) throws -> Step? {
    switch reply {
    case .columns(let ids):
      if ids.isEmpty {
        sheet.adoptUsual()
      } else {
        var layout = sheet.layout
        layout.columns = ids
        sheet.adopt(layout)
      }
      office.layouts[sheetName] = sheet.layout
    case .only(let text): sheet.filter(by: text)
    case .writeTo(let path):
      guard !path.isEmpty else { return .stay }
      let count = grouped(sheet.list.rows.count)
      try write(to: path)
      return Step.stay.saying(say("%1 rows were written to %2.", count, path), .saved)
    default: return nil
    }
    return .stay
  }

  /// Writes what is shown, as the ending of the path says.
  private func write(to path: String) throws {
    if path.lowercased().hasSuffix(".json") {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try PaperFile.write(SafeJSON.escaped(try encoder.encode(sheet.records)), to: path)
    } else if path.lowercased().hasSuffix(".csv") {
      try PaperFile.write(Data(sheet.csv { say($0) }.utf8), to: path)
    } else {
      throw Refusal(.fileName, "“\(path)” ends neither in .csv nor in .json. Name the file so.")
    }
  }

  func tooMany(_ count: Int) -> Refusal {
    Refusal(
      .listTooLong,
      "The list has more than \(grouped(count)) rows. Choose less of it, or use the command: ipdesk find --json.")
  }
}
