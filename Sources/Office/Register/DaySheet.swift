import Filing
import Standards

/// One day of the office on one sheet.
public struct DaySheet: Codable, Equatable, Sendable {
  public let day: CalendarDate
  /// How many events were recorded.
  public var events = 0
  /// What was recorded how often, by its name in lists.
  public var acts: [String: Int] = [:]
  /// The numbers that were given, by their series.
  public var numbers: [String: Span] = [:]
  /// Files that came in, scans and pictures, by the item that they are.
  public var documents: [String: Int] = [:]
  /// Papers that went out: receipts, letters, certificates, by their kind.
  public var papers: [String: Int] = [:]
  /// Money by its method; `credited` is money of an earlier day that was found its file, `deposit` what came from deposit
  /// accounts: they count for nothing.
  public var methods: [String: Takings] = [:]
  /// What the ledger accounts gained, in minor units of the currency.
  public var accounts: [String: Int] = [:]
  /// What came to each ledger account and what left it.
  public var turnover: [String: Turnover] = [:]
  /// What was paid back, in minor units of the currency.
  public var refunded = 0

  /// Numbers of one series.
  public struct Span: Codable, Equatable, Sendable {
    public var first: String
    public var last: String
    public var count: Int
    /// Numbers between the first and the last that no event of the day was given; none in a sound register.
    public var gaps = 0
  }

  /// What came to an account and what left it, in minor units of the currency; what one file did in a day counts once.
  public struct Turnover: Codable, Equatable, Sendable {
    public var received = 0
    public var paid = 0
  }

  /// Receipts of one method.
  public struct Takings: Codable, Equatable, Sendable {
    public var receipts = 0
    /// In minor units of the currency.
    public var taken = 0
    public var voids = 0
    /// Of receipts that were voided on this day, whenever they were given.
    public var voided = 0
    /// What was paid back in this way.
    public var paidBack = 0

    /// What of it lies in the till at the end of the day.
    public var stays: Int { taken - voided - paidBack }
  }

  /// The account of what matched no file.
  static let unmatched = "unmatched"
  /// The account of what was paid early or too much.
  static let waiting = "waiting"
  /// The account of what payers have deposited.
  static let deposits = "deposits"
  /// The method of money that came on an earlier day.
  static let credited = "credited"
  /// Methods of money that did not come on the day.
  static let earlier: Set = [credited, Payment.deposit]

  init(_ day: CalendarDate) { self.day = day }

  /// What came in and stayed, in minor units of the currency: taken without voided and paid back.
  public var total: Int {
    methods.filter { !Self.earlier.contains($0.key) }.values.map { $0.taken - $0.voided }.reduce(0, +) - refunded
  }

  mutating func count(_ act: String) { acts[act, default: 0] += 1 }

  mutating func allot(_ series: String, _ number: String) {
    var span = numbers[series] ?? Span(first: number, last: number, count: 0)
    (span.last, span.count) = (number, span.count + 1)
    numbers[series] = span
  }

  mutating func take(_ method: String, _ account: String?, _ amount: Int) {
    methods[method, default: Takings()].receipts += 1
    methods[method, default: Takings()].taken += amount
    if let account { book(account, amount) }
  }

  /// - Parameter times: -1 when the voiding itself is taken back.
  mutating func void(_ method: String, _ amount: Int, times: Int = 1) {
    methods[method, default: Takings()].voids += times
    methods[method, default: Takings()].voided += times * amount
  }

  /// What two officers sign of it, a line for each thing that is not nothing.
  var lines: [String] {
    func sorted<Value>(_ all: [String: Value], _ line: (String, Value) -> String) -> [String] {
      all.sorted { $0.key < $1.key }.map { line($0.key, $0.value) }
    }
    return ["day \(day)", "events \(events)"] + sorted(acts) { "act \($0): \($1)" }
      + sorted(documents) { "document \($0): \($1)" } + sorted(papers) { "paper \($0): \($1)" }
      + sorted(numbers) { "number \($0): \($1.first) \($1.last) \($1.count) \($1.gaps)" }
      + sorted(methods) {
        "method \($0): \($1.receipts) \($1.taken) \($1.voids) \($1.voided)\($1.paidBack == 0 ? "" : " \($1.paidBack)")"
      }
      + sorted(turnover) { "account \($0): \($1.received) \($1.paid)" }
      + (refunded == 0 ? [] : ["refunded \(refunded)"])
  }

  /// What is wrong in the sheet itself; empty in a sound register.
  public var findings: [String] {
    let gained = accounts.values.reduce(0, +)
    let sums = gained == total ? [] : ["The ledger accounts gained \(gained), but \(total) came in and stayed."]
    return sums
      + numbers.sorted { $0.key < $1.key }.filter { $0.value.gaps > 0 }.map {
        "The series “\($0.key)” has \($0.value.gaps) gaps between \($0.value.first) and \($0.value.last)."
      }
  }

  /// What was paid back in the way that the act names; one that names none pays back by the bank or later.
  mutating func payBack(_ event: Event, _ sign: Int) {
    guard let method = event.values.text("method"), let amount = event.values.number(.amount) else { return }
    methods[method, default: Takings()].paidBack += sign * amount
  }

  mutating func book(_ account: String, _ amount: Int) {
    if amount > 0 { turnover[account, default: Turnover()].received += amount }
    if amount < 0 { turnover[account, default: Turnover()].paid -= amount }
    let sum = accounts[account, default: 0] + amount
    accounts[account] = sum == 0 ? nil : sum
  }
}
