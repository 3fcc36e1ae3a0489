import Filing
import Office
import Standards

/// What the register says, as the mirror is to hold it: the one place where both syncing and comparing look.
struct MirrorSource {
  private(set) var reading: Reading
  let isWhole: Bool
  private var rights: [String: Right] = [:]

  /// - Throws: a `Refusal` when everything is asked for by an officer who may not read it.
  init(_ office: Office, isWhole: Bool) throws {
    reading = try Reading(office)
    self.isWhole = isWhole
    if isWhole { _ = try office.ask(ReadFiles(upTo: 0, isWhole: true, limit: 1)) }
  }

  var office: Office { reading.office }

  /// Files of a page.
  struct Page {
    /// What the mirror is to hold of them.
    var dossiers: [Mirrored] = []
    /// Numbers of all of them, also of those of which it is to hold nothing.
    var ids: [Int] = []
    /// Where the next page begins; nil on the last one.
    var next: Int?
  }

  /// A page of the files as they stood after event `upTo`, folded as the desk folds them.
  ///
  /// Each is folded as of the day of its last event, so that the calendar alone changes no row.
  mutating func page(since: Int, upTo: Int, after: Int, limit: Int) throws -> Page {
    let answer = try office.ask(
      ReadFiles(since: since, upTo: upTo, isWhole: isWhole, after: after, limit: limit))
    var page = Page(ids: answer.withheld + answer.files.map(\.id), next: answer.next)
    // A law that was planted meanwhile may bring something to those before it.
    try reading.keepUp()
    rights = [:]
    for file in answer.files {
      let right = try right(file)
      let day = file.events.last?.recorded.date
      let dossier = reading.fold(file.events, of: right, id: file.id, on: day)
      guard isWhole || !dossier.isSecret else { continue }
      page.dossiers.append(Mirrored(dossier, seals: file.seals, isWhole: isWhole))
    }
    return page
  }

  private mutating func right(_ file: DossierFile) throws -> Right {
    let key = "\(file.law) \(file.right)"
    if let known = rights[key] { return known }
    guard let right = try reading.law(file.law).right(file.right) else {
      throw Refusal.notFound(what: "right", name: file.right)
    }
    rights[key] = right
    return right
  }

  /// Numbers of the files that have an event between the two and that the public may not see now.
  func withheld(since: Int, upTo: Int) throws -> Set<Int> {
    var found: Set<Int> = []
    for start in stride(from: since, to: upTo, by: 1000) {
      var after: Int? = 0
      while let place = after {
        let page = try office.ask(
          ReadFiles(since: start, upTo: min(upTo, start + 1000), isWhole: isWhole, after: place))
        found.formUnion(page.withheld)
        after = page.next
      }
    }
    return found
  }

  /// Issues of the gazette that were closed by an event behind `since` and not behind `upTo`.
  func issues(since: Int, upTo: Int) throws -> [IssueLine] {
    let closings = try closings(since: since, upTo: upTo)
    guard !closings.isEmpty else { return [] }
    var found: [IssueLine] = []
    var after: String?
    repeat {
      let page = try office.ask(ListIssues(limit: 500, after: after))
      found += page.issues.filter { closings.contains($0.id) }
      after = found.count < closings.count ? page.next : nil
    } while after != nil
    return found.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  private func closings(since: Int, upTo: Int) throws -> Set<String> {
    var found: Set<String> = []
    var from = since + 1
    while true {
      let events = try office.ask(ListEvents(from: from, limit: 1000, act: "close_issue")).map(\.event)
      found.formUnion(events.filter { $0.sequence <= upTo }.compactMap { $0.values.text("issue") })
      guard events.count == 1000, let last = events.last, last.sequence < upTo else { return found }
      from = last.sequence + 1
    }
  }
}
