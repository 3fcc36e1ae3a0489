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
  /// Money by its method; `credited` is money of an earlier day that was found its file, `deposit` what came from deposit
  /// accounts: they count for nothing.
  public var methods: [String: Takings] = [:]
  /// What the ledger accounts gained, in minor units of the currency.
  public var accounts: [String: Int] = [:]
  /// What was paid back, in minor units of the currency.
  public var refunded = 0

  /// Numbers of one series.
  public struct Span: Codable, Equatable, Sendable {
    public var first: String
    public var last: String
    public var count: Int
  }

  /// Receipts of one method.
  public struct Takings: Codable, Equatable, Sendable {
    public var receipts = 0
    /// In minor units of the currency.
    public var taken = 0
    public var voids = 0
    /// Of receipts that were voided on this day, whenever they were given.
    public var voided = 0
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

  mutating func book(_ account: String, _ amount: Int) {
    let sum = accounts[account, default: 0] + amount
    accounts[account] = sum == 0 ? nil : sum
  }
}
