import Filing
import FoundationEssentials
import Standards

/// What an issue prints, as a file beside it: an entry to a line, with how the right stood after its act.
public struct IssueEntries: Equatable, Sendable {
  /// `2026-07`
  public let issue: String
  public let rows: [Row]

  static let fileName = "entries.tsv"
  private static let head = "number\tevent\tday\tsection\tact\tstate\tuntil"

  /// One entry.
  public struct Row: Equatable, Sendable {
    /// Registration number, else application number.
    public let number: String
    public let event: Int
    /// From which the act holds.
    public let day: CalendarDate
    public let section: String
    /// In words, in the official language.
    public let act: String
    public let state: LegalState
    /// The end of protection; nil where none is reckoned.
    public let until: CalendarDate?

    var line: String {
      [number, String(event), day.description, section, act, state.rawValue, until?.description ?? ""]
        .joined(separator: "\t")
    }
  }

  init(_ content: IssueContent) {
    issue = content.issue.id
    rows = content.items.map { item in
      Row(
        number: item.number, event: item.entry.event, day: item.event?.effective ?? item.entry.since,
        section: item.entry.section, act: item.act?.label.first ?? item.entry.act, state: item.dossier.state,
        until: item.dossier.expiryDate)
    }
  }

  var text: String { ([Self.head] + rows.map(\.line) + ["issue\t\(issue)"]).joined(separator: "\n") + "\n" }

  /// Reads the file; refuses with ``SigningFault`` what is none.
  public init(text: String) throws {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard lines.count >= 2, lines[0].joined(separator: "\t") == Self.head, let last = lines.last, last.count == 2,
      last[0] == "issue"
    else { throw SigningFault.signature("it is no list of the entries of an issue") }
    issue = last[1]
    rows = try lines.dropFirst().dropLast().map { fields in
      guard fields.count == 7, let event = Int(fields[1]), let day = CalendarDate(fields[2]),
        let state = LegalState(rawValue: fields[5])
      else { throw SigningFault.signature("a line of the list of entries is not whole") }
      return Row(
        number: fields[0], event: event, day: day, section: fields[3], act: fields[4], state: state,
        until: CalendarDate(fields[6]))
    }
  }
}
