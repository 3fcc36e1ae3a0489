import Filing
import FoundationEssentials
import Standards

/// The inquiries with their answers, for whoever stands before the second door.
///
/// Each throws what `ask` throws, and `KeeperFault` for an answer to another question.
extension Office.Door {
  /// The law as its files say; the owner of the register has read it already.
  func law(_ id: String, as officer: String) throws -> Law {
    guard case .law(let files) = try ask(.law(id), as: officer) else { throw Office.strange }
    let (law, faults) = Law.read(files: files.mapValues { Array($0) })
    guard let law else { throw faults.first ?? TableFault(file: id, line: 0, reason: "the law cannot be read") }
    return law
  }
}

extension Office {
  public func info() throws -> OfficeInfo {
    guard case .office(let info) = try ask(.office) else { throw Office.strange }
    return info
  }

  /// The law with that id, read from its tables.
  ///
  /// - Throws: the first fault of the tables when they cannot be read.
  public func law(_ id: String) throws -> Law { try door.law(id, as: officer.name) }

  /// The dossier of an application or registration number, not folded.
  public func file(_ number: String) throws -> DossierFile {
    guard case .dossier(let file) = try ask(.dossier(number)) else { throw Office.strange }
    return file
  }

  public func find(_ search: Search) throws -> HitPage {
    guard case .hits(let page) = try ask(.find(search)) else { throw Office.strange }
    return page
  }

  public func docket(_ page: DocketPage) throws -> DocketAnswer {
    guard case .docket(let answer) = try ask(.docket(page)) else { throw Office.strange }
    return answer
  }

  public func party(_ id: Int) throws -> PartyRecord {
    guard case .party(let record) = try ask(.party(id)) else { throw Office.strange }
    return record
  }

  /// Parties whose name contains the text, all when it is empty.
  public func parties(_ text: String, limit: Int, after: Int? = nil) throws -> PartyPage {
    guard case .parties(let page) = try ask(.parties(text, limit: limit, after: after)) else { throw Office.strange }
    return page
  }

  /// Dossiers in which the party stands.
  public func portfolio(_ id: Int, limit: Int, after: String? = nil) throws -> HitPage {
    guard case .hits(let page) = try ask(.portfolio(id, limit: limit, after: after)) else { throw Office.strange }
    return page
  }

  public func receipts(_ day: CalendarDate, limit: Int, after: String? = nil) throws -> ReceiptPage {
    guard case .receipts(let page) = try ask(.receipts(day, limit: limit, after: after)) else { throw Office.strange }
    return page
  }

  /// Issues of the gazette, the newest first, without what is printed in them.
  public func issues(limit: Int, after: String? = nil) throws -> IssuePage {
    guard case .issues(let page) = try ask(.issues(limit: limit, after: after)) else { throw Office.strange }
    return page
  }

  /// Which law is in force today, and how many laws the register holds.
  public func lawInForce() throws -> LawInForce {
    guard case .lawInForce(let law) = try ask(.lawInForce) else { throw Office.strange }
    return law
  }

  public func issue(_ id: String) throws -> GazetteIssue {
    guard case .issue(let issue) = try ask(.issue(id)) else { throw Office.strange }
    return issue
  }

  /// What would go into the open issue.
  public func collected(_ id: String) throws -> GazetteIssue {
    guard case .issue(let issue) = try ask(.collect(id)) else { throw Office.strange }
    return issue
  }

  public func officers() throws -> [Officer] {
    guard case .officers(let officers) = try ask(.officers) else { throw Office.strange }
    return officers
  }

  public func drafts() throws -> [Draft] {
    guard case .drafts(let drafts) = try ask(.drafts) else { throw Office.strange }
    return drafts
  }

  /// The first term of goods and services in any dossier that begins with the text, within a class or in any.
  public func goodsTerm(_ text: String, in number: Int?) throws -> GoodsTerm? {
    guard case .goodsTerm(let term) = try ask(.goodsTerm(text, class: number)) else { throw Office.strange }
    return term
  }

  /// The first symbol of a classification in any dossier that begins with the text.
  public func symbol(_ text: String, of scheme: String) throws -> String? {
    guard case .symbol(let symbol) = try ask(.symbol(text, scheme: scheme)) else { throw Office.strange }
    return symbol
  }

  /// Bytes of a document of the register, by its SHA-256 in hexadecimal.
  public func document(_ sha256: String) throws -> Data {
    guard case .document(let data) = try ask(.document(sha256)) else { throw Office.strange }
    return data
  }

  static let strange = KeeperFault(message: "The keeper gave an answer to another question. Repeat the command.")
}
