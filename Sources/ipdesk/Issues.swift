import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// Issues of the gazette as commands need them.
enum Issues {
  static func collected(_ id: String, _ office: Office) throws -> GazetteIssue {
    guard case .issue(let issue) = try office.ask(.collect(id)) else { throw MachineFault(message: "The keeper gave another answer.") }
    return issue
  }

  static func closed(_ id: String, _ office: Office) throws -> GazetteIssue {
    guard case .issue(let issue) = try office.ask(.issue(id)) else { throw MachineFault(message: "The keeper gave another answer.") }
    guard issue.isClosed else { throw Refused(message: "Issue \(id) is not closed; `ipdesk gazette close \(id)` closes it.") }
    return issue
  }

  /// The entries of an open issue with what keeps each from being printed.
  static func checked(_ id: String, _ reading: inout Reading) throws -> [GazetteEntry] {
    var entries = try collected(id, reading.office).entries
    for index in entries.indices {
      let (dossier, _) = try reading.dossier(entries[index].number)
      entries[index].faults = Preflight.faults(dossier) { try reading.document($0) }
    }
    return entries
  }

  /// The open issue without what is held.
  static func checkedIssue(_ id: String, _ reading: inout Reading) throws -> GazetteIssue {
    var issue = try collected(id, reading.office)
    issue.entries = try checked(id, &reading)
    return issue
  }

  /// The content of an issue; a closed one as its dossiers stood when it was closed.
  static func content(_ issue: GazetteIssue, _ reading: inout Reading) throws -> IssueContent {
    var folded: [String: Dossier] = [:]
    for entry in issue.entries where folded[entry.number] == nil {
      folded[entry.number] = try reading.dossier(entry.number, publishedIn: issue)
    }
    let fetcher = Fetcher(office: reading.office)
    return try IssueContent(
      issue: issue, law: try reading.law(), office: OfficeProfile(settings: reading.info.settings),
      dossier: { number in
        guard let dossier = folded[number] else { throw Refusal.notFound(what: "dossier", name: number) }
        return dossier
      }, documents: { try fetcher.document($0) })
  }

  /// Writes an issue to a folder and says what lies there.
  static func write(_ issue: GazetteIssue, _ reading: inout Reading, to folder: String, schemas: String?) throws -> [String] {
    let content = try content(issue, &reading)
    do {
      return try IssuePackage(content: content, isProof: !issue.isClosed).write(to: folder, schemas: schemas)
    } catch let fault as PaperFault {
      throw Refused(message: fault.message)
    } catch let fault as PackageFault {
      throw Refused(message: fault.message)
    } catch let fault as XMLFault {
      throw Refused(message: fault.message)
    } catch let fault as FileFault {
      throw MachineFault(message: fault.message)
    }
  }
}

/// Fetches documents for papers that are being set.
struct Fetcher: Sendable {
  let office: Office

  func document(_ sha256: String) throws -> Data {
    guard case .document(let data) = try office.ask(.document(sha256)) else { throw Refusal.notFound(what: "document", name: sha256) }
    return data
  }
}
