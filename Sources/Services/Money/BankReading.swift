import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// Reads a statement of the bank into the register: what is matched pays its file, the rest waits among the unmatched payments.
///
/// A line has one id, that of its account and the bank's reference, or of all that it says; one that is booked is passed over,
/// so that the same file again, or a run that was interrupted, books nothing twice.
public struct BankReading {
  private let office: Office
  private let currency: Currency
  private let method: String
  private let today: CalendarDate

  /// - Parameter method: the method of payment under which it is booked, as the law names it.
  public init(_ office: Office, method: String = "bank") throws {
    let facts = try office.facts()
    (self.office, self.method, currency, today) = (office, method, facts.currency, facts.today)
  }

  /// What is to become of the lines, or what became of them.
  ///
  /// - Parameter isRehearsal: records nothing.
  public func read(_ statement: BankStatement, isRehearsal: Bool) throws -> BankReport {
    var report = BankReport(statement)
    var credits: [(line: BankLine, credit: BankCredit)] = []
    var seen: Set<String> = []
    for (line, key) in zip(statement.lines, Self.keys(statement)) {
      if !seen.insert(key).inserted {
        report.lines.append(BankReport.Line(line, .known, reason: "stands twice in the statement; it is booked once"))
      } else if line.isReversal {
        let reason =
          line.amount < 0
          ? "takes back an earlier payment: void its receipt; nothing is booked"
          : "takes back a debit: nothing is booked"
        report.lines.append(BankReport.Line(line, .exception, reason: reason))
      } else if line.amount <= 0 {
        report.lines.append(BankReport.Line(line, .debit, reason: "debited: nothing is booked"))
      } else if line.currency != currency.code {
        let reason = "the office takes \(currency.code); nothing is booked"
        report.lines.append(BankReport.Line(line, .exception, reason: reason))
      } else if line.booked > today {
        report.lines.append(BankReport.Line(line, .exception, reason: "its day lies in the future; nothing is booked"))
      } else {
        credits.append((line, BankCredit(key: key, amount: line.amount, text: line.text, payer: line.payer)))
      }
    }
    for start in stride(from: 0, to: credits.count, by: Self.atOnce) {
      let part = Array(credits[start..<min(start + Self.atOnce, credits.count)])
      report.lines += try book(part, isRehearsal)
    }
    report.lines.sort { $0.outcome.rank < $1.outcome.rank }
    return report
  }

  /// So many lines are booked in one transaction.
  private static let atOnce = 200

  private func book(_ part: [(line: BankLine, credit: BankCredit)], _ isRehearsal: Bool) throws -> [BankReport.Line] {
    let matches = try office.ask(MatchBank(part.map(\.credit)))
    guard matches.count == part.count else {
      throw Refusal.role(act: "bank read", needs: ["accountant"])
    }
    let new = zip(part, matches).filter { $0.1.receipt == nil }
    let requests = new.map { request($0.0.line, $0.0.credit, $0.1) }
    let outcomes = isRehearsal || requests.isEmpty ? [] : try office.record(all: requests)
    let known = zip(part, matches).filter { $0.1.receipt != nil }.map { part, match in
      BankReport.Line(part.line, .known, match, receipt: match.receipt, reason: "booked already")
    }
    let booked = try new.enumerated().map { place, item in
      let (line, match) = (item.0.line, item.1)
      var told = BankReport.Line(line, match.isMatched ? .paid : .waiting, match, reason: match.reason ?? "")
      guard !isRehearsal else { return told }
      switch outcomes[place] {
      case .recorded(let recorded): told.receipt = recorded.events.first?.numbers["receipt"]
      case .refused(let refusal):
        // What the file refuses waits among the unmatched payments, so that the money is booked all the same.
        let again = try office.record(unmatched(line, item.0.credit, match))
        told = BankReport.Line(line, .waiting, match, reason: Explanation(of: refusal).message)
        told.receipt = again.events.first?.numbers["receipt"]
      }
      return told
    }
    return known + booked
  }

  private func request(_ line: BankLine, _ credit: BankCredit, _ match: BankMatch) -> ActRequest {
    guard match.isMatched, let name = match.name, let fee = match.fee else { return unmatched(line, credit, match) }
    var values = values(line)
    values["fee"] = [.text(fee)]
    // What meets a time limit is good on the day on which it is booked.
    if match.act != "pay_fee" { values["slip_date"] = [] }
    return ActRequest(match.act, on: [name], values: values, id: credit.request(match.times))
  }

  private func unmatched(_ line: BankLine, _ credit: BankCredit, _ match: BankMatch) -> ActRequest {
    var values = values(line)
    if !line.text.isEmpty { values["remark"] = [.text(String(line.text.prefix(500)))] }
    return ActRequest("take_unmatched_payment", values: values, id: credit.request(match.times))
  }

  private func values(_ line: BankLine) -> Values {
    var values: Values = [
      "amount": [.number(line.amount)], "method": [.text(method)], "slip_date": [.date(min(line.value, today))],
    ]
    if !line.payer.isEmpty { values["payer"] = [.text(String(line.payer.prefix(200)))] }
    if !line.reference.isEmpty { values["slip_number"] = [.text(String(line.reference.prefix(100)))] }
    return values
  }

  /// What each line of the statement is known by: lines that say the same are told apart by their order.
  private static func keys(_ statement: BankStatement) -> [String] {
    var times: [String: Int] = [:]
    return statement.lines.map { line in
      let account = statement.account.filter { !$0.isWhitespace }
      let said =
        line.reference.isEmpty
        ? "\(account)\n\(line.booked)\n\(line.amount) \(line.currency)\n\(line.text)\n\(line.payer)"
        : "\(account)\n\(line.reference)"
      times[said, default: 0] += 1
      // The bank's reference is of one line; the same one twice in a statement is a line that stands there twice.
      let place = line.reference.isEmpty ? times[said] ?? 1 : 1
      return Checksum.of(Data("\(said)\n\(place)".utf8))
    }
  }
}

/// What became of a statement, exceptions first.
public struct BankReport: Encodable, Equatable, Sendable {
  public enum Outcome: String, Encodable, Sendable {
    case exception, waiting, paid, known, debit

    var rank: Int {
      switch self {
      case .exception: 0
      case .waiting: 1
      case .paid: 2
      case .known: 3
      case .debit: 4
      }
    }
  }

  public struct Line: Encodable, Equatable, Sendable {
    public var outcome: Outcome
    public var reference: String
    public var amount: Int
    public var currency: String
    public var booked: CalendarDate
    public var value: CalendarDate
    public var payer: String
    public var text: String
    /// Application number of the file that is paid.
    public var number: String?
    public var receipt: String?
    /// Why it was not matched.
    public var reason: String
    public var proposals: [BankProposal]

    init(_ line: BankLine, _ outcome: Outcome, _ match: BankMatch? = nil, receipt: String? = nil, reason: String) {
      (self.outcome, reference, amount, currency) = (outcome, line.reference, line.amount, line.currency)
      (booked, value, payer, text) = (line.booked, line.value, line.payer, line.text)
      (number, self.receipt, self.reason, proposals) = (match?.number, receipt, reason, match?.proposals ?? [])
    }
  }

  public var statement: String
  public var account: String
  public var currency: String
  public var opening: Int
  public var closing: Int
  public var lines: [Line] = []

  init(_ statement: BankStatement) {
    (self.statement, account, currency) = (statement.id, statement.account, statement.currency)
    (opening, closing) = (statement.opening, statement.closing)
  }

  /// How many lines came out so.
  public func count(_ outcome: Outcome) -> Int { lines.count { $0.outcome == outcome } }
}
