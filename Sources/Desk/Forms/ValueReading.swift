import Filing
import FoundationEssentials
import Office
import Standards
import Terminal

extension ValueForm {
  /// The values of everything that can be read, and what cannot, by field.
  ///
  /// - Parameter whole: false where it is enough that a long text is there, whatever follows after its beginning.
  func read(whole: Bool = true, at office: DeskContext) -> (values: Values, problems: [String: String]) {
    var values = Values()
    var problems: [String: String] = [:]
    for item in items {
      for field in view.fields
      where FieldPath(field.id).item == item.item && FieldPath(field.id).part.isEmpty && !field.isEmpty {
        var field = field
        if !whole, let text = beginning(of: field) { field.editor = .fixed(text) }
        switch value(of: field, item, at: office) {
        case .success(let entries): values[item.item] += entries
        case .failure(let finding): problems[field.id] = finding.reason
        }
      }
    }
    return (values, problems)
  }

  /// The bytes of every file that the values name.
  func documents(of values: Values) -> [Data] {
    let wanted = Set(values.attachments.map(\.sha256))
    return files.values.filter { wanted.contains($0.attachment.sha256) }.sorted {
      $0.attachment.sha256 < $1.attachment.sha256
    }
    .map(\.bytes)
  }

  /// The first characters of a text that is too long to be read at every key; nil where it is not.
  private func beginning(of field: FormField) -> String? {
    guard case .area(let area, _) = field.editor, area.buffer.count > Self.longText else { return nil }
    return String(area.buffer.content.characters(in: 0..<Self.longText))
  }

  private static let longText = 4_000

  /// Judges one field as it is left.
  ///
  /// - Parameter whole: a long text is read to its end; else only its length is judged.
  mutating func judge(_ id: String, whole: Bool = false, at office: DeskContext) {
    let path = FieldPath(id)
    let head = FieldPath.id(path.item, path.number)
    guard let item = items.first(where: { $0.item == path.item }), let field = view[head] else { return }
    if !whole, beginning(of: field) != nil {
      let count = field.content.count
      view[head]?.problem =
        count > item.length ? say("The text has %1 characters; at most %2.", "\(count)", "\(item.length)") : nil
      return
    }
    load(item, head, at: office)
    if item.kind == .goods { splitClasses(head) }
    if let choice = KeyLayout.choice(field.text, item.letters) { put(head, choice) }
    guard !field.text.isEmpty else {
      let problem = missing(item, path)
      view[head]?.problem = problem
      return
    }
    switch value(of: view[head] ?? field, item, at: office) {
    case .success: view[head]?.problem = nil
    case .failure(let finding): view[head]?.problem = finding.reason
    }
  }

  /// Judges every field of a form that came from a file, and marks what was found there.
  mutating func mark(_ findings: [String: String], at office: DeskContext) {
    judgeAll(at: office)
    for (id, reason) in findings where view[id]?.problem == nil { view[id]?.problem = reason }
  }

  private func missing(_ item: FormItem, _ path: FieldPath) -> String? {
    path.number == 1 && obligatory.contains(item.item) ? say("This is needed.") : nil
  }

  /// `25 35` becomes one row for each class.
  private mutating func splitClasses(_ id: String) {
    guard let text = view[id]?.text else { return }
    let numbers = text.split { $0 == " " || $0 == "," }
    guard numbers.count > 1, numbers.allSatisfy({ Int($0) != nil }) else { return }
    let start = FieldPath(id).number
    for (offset, number) in numbers.enumerated() {
      put(FieldPath.id(FieldPath(id).item, start + offset), "\(number): ")
    }
  }

  private mutating func load(_ item: FormItem, _ id: String, at office: DeskContext) {
    let isFile = item.kind == .picture || item.kind == .document
    guard isFile || item.kind == .design else { return }
    let text = isFile ? view[id]?.text ?? "" : view["\(id).views"]?.text ?? ""
    for path in paths(text) where files[path] == nil {
      do {
        files[path] = try LoadedFile(path: path, isPicture: item.kind != .document)
      } catch {
        badFiles[path] = Explanation(of: error).message
      }
    }
  }

  private func value(of field: FormField, _ item: FormItem, at office: DeskContext) -> Result<[Entry], ItemFinding> {
    switch item.kind {
    case .picture, .document: return attachments(field.text, item).map { $0.map(Entry.attachment) }
    case .party: return party(field, item, at: office)
    case .design: return design(field, item, at: office)
    default: return plain(field.text, item, at: office)
    }
  }

  private func plain(_ text: String, _ item: FormItem, at office: DeskContext) -> Result<[Entry], ItemFinding> {
    item.read(
      text, codes: office.codes, today: office.today, home: office.setting("code"),
      editions: editions(at: office))
  }

  private func editions(at office: DeskContext) -> [String: String] {
    (try? office.currentLaw.editions(for: right)) ?? [:]
  }

  private func party(_ field: FormField, _ item: FormItem, at office: DeskContext) -> Result<[Entry], ItemFinding> {
    if field.text.hasPrefix("#") {
      let digits = field.text.dropFirst().prefix { $0.isNumber }
      guard let id = Int(digits), let record = try? office.office.ask(ReadParty(id)) else {
        return .failure(
          ItemFinding(item: item.item, reason: say("The register of parties has no number %1.", String(digits))))
      }
      return .success([.party(record.party)])
    }
    let parts = ["street", "city", "country"].map { view["\(field.id).\($0)"]?.text ?? "" }
    let typed =
      parts.allSatisfy(\.isEmpty)
      ? field.text : ([field.text, parts[0], parts[1], parts[2]]).filter { !$0.isEmpty }.joined(separator: " | ")
    return plain(typed, item, at: office)
  }

  private func design(_ field: FormField, _ item: FormItem, at office: DeskContext) -> Result<[Entry], ItemFinding> {
    let number = FieldPath(field.id).number
    let symbol = view["\(field.id).class"]?.text ?? ""
    return plain(field.text, item, at: office).flatMap { entries in
      attachments(view["\(field.id).views"]?.text ?? "", item).map { views in
        entries.map { entry in
          guard case .design(let design) = entry else { return entry }
          let sign =
            symbol.isEmpty
            ? nil : ClassSymbol(scheme: "Locarno", symbol: symbol, edition: editions(at: office)["Locarno"] ?? "")
          return .design(DesignItem(number: number, product: design.product, symbol: sign, views: views))
        }
      }
    }
  }

  private func attachments(_ text: String, _ item: FormItem) -> Result<[Attachment], ItemFinding> {
    var found: [Attachment] = []
    for path in paths(text) {
      guard let file = files[path] else {
        return .failure(
          ItemFinding(item: item.item, reason: badFiles[path] ?? say("The file “%1” has not been read yet.", path)))
      }
      found.append(file.attachment)
    }
    return .success(found)
  }

  func paths(_ text: String) -> [String] {
    text.split(separator: ";").map { $0.drop { $0 == " " } }.map { part in
      String(part.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }
}
