import Filing
import Standards

/// One application or registration as a stranger's file tells it, before a right's form judges it.
struct IntakeRecord {
  /// Which forms it may become: the value of `st96_root` in `right.tsv`.
  var root: String
  let line: Int
  /// Name of the datum → its values in the order of the file.
  var data: [String: [FormNode]] = [:]
  /// `application`, `registration` → number as the file writes it.
  var numbers: [String: String] = [:]
  /// Name of the date as acts mark it (`filing`, `published`, `registered`, `ended`, `expiry`) → day.
  var dates: [String: CalendarDate] = [:]
  /// Kind of document or protection, for rights that share a root.
  var kind: String?
  var findings: [ItemFinding] = []
  var unknown: [UnknownElement] = []

  init(root: String, line: Int) { (self.root, self.line) = (root, line) }
}

/// A row of a reading table: where a datum stands in the record, and what is made of it.
struct IntakeRow: Sendable {
  /// Names below the record, "/" between them.
  let path: String
  let take: @Sendable (IntakeNode, inout IntakeRecord) -> Void

  private init(_ path: String, _ take: @escaping @Sendable (IntakeNode, inout IntakeRecord) -> Void) {
    (self.path, self.take) = (path, take)
  }

  /// Each element becomes a value of the datum.
  static func datum(
    _ path: String, _ name: String, _ shape: @escaping @Sendable (IntakeNode) -> FormNode? = IntakeShape.text
  ) -> IntakeRow {
    IntakeRow(path) { node, record in
      if let value = shape(node) { record.data[name, default: []].append(value) }
    }
  }

  /// As ``list(_:_:_:)``, unless another row has told the datum.
  static func otherwise(
    _ path: String, _ name: String, _ shape: @escaping @Sendable (IntakeNode) -> [FormNode]
  ) -> IntakeRow {
    IntakeRow(path) { node, record in
      let values = shape(node)
      if record.data[name] == nil, !values.isEmpty { record.data[name] = values }
    }
  }

  /// Of elements that say the same in several languages the one in the language of the record, else in English, in which
  /// databases tell what others write; else the first. The others are told as unknown.
  static func leading(
    _ path: String, _ name: String, _ shape: @escaping @Sendable (IntakeNode) -> [FormNode]
  ) -> IntakeRow {
    IntakeRow("") { node, record in
      let all = node.all(path)
      let wanted = record.data["ApplicationLanguageCode"]?.first?.word ?? "en"
      let languages = all.map { ($0.attribute("languageCode") ?? wanted).lowercased() }
      let place = languages.firstIndex(of: wanted) ?? languages.firstIndex(of: "en")
      guard let chosen = place.map({ all[$0] }) ?? all.first else { return }
      record.data[name, default: []] += shape(chosen)
    }
  }

  /// Each element becomes any number of values of the datum.
  static func list(
    _ path: String, _ name: String, _ shape: @escaping @Sendable (IntakeNode) -> [FormNode]
  ) -> IntakeRow {
    IntakeRow(path) { node, record in record.data[name, default: []] += shape(node) }
  }

  /// The first element with a text is a number of the other office.
  static func number(_ path: String, _ series: String) -> IntakeRow {
    IntakeRow(path) { node, record in
      let words = node.words
      if record.numbers[series] == nil, !words.isEmpty { record.numbers[series] = words }
    }
  }

  /// The first element with a day is a date of the record.
  static func date(_ path: String, _ mark: String) -> IntakeRow {
    IntakeRow(path) { node, record in
      guard let date = IntakeShape.day(node.words) else {
        record.findings.append(
          ItemFinding(item: node.name, reason: "“\(node.words.prefix(40))” is not a day.", line: node.line))
        return
      }
      if record.dates[mark] == nil { record.dates[mark] = date }
    }
  }

  /// What kind of document or protection it is.
  static func kind(_ path: String) -> IntakeRow {
    IntakeRow(path) { node, record in record.kind = record.kind ?? node.words }
  }

  /// Known, and the register says it itself: standing, history, counts.
  static func derived(_ paths: String...) -> [IntakeRow] {
    paths.map { IntakeRow($0) { node, _ in node.takeAll() } }
  }
}

extension [IntakeRow] {
  /// Reads a record; what no row takes is told.
  func read(_ node: IntakeNode, root: String) -> IntakeRecord {
    var record = IntakeRecord(root: root, line: node.line)
    for row in self {
      for found in node.all(row.path) { row.take(found, &record) }
    }
    record.unknown = node.untaken()
    return record
  }
}
