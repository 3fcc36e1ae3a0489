import Filing
import Standards

/// How one kind of paper is printed: on which printer, from which tray, on what, on how many sides, how often.
///
/// Written in the settings of the office as `printer`, for every kind of paper, and as `print_receipt`, `print_letter`,
/// `print_certificate` and `print_notice`, which go before it: `ipp://10.0.0.7/ipp/print tray=tray-2 sides=one copies=2`.
public struct PrintWish: Hashable, Sendable, Codable {
  /// How the paper is sent.
  public enum Form: String, Sendable, Codable {
    case pdf
    /// Plain text with form feeds, for a line printer.
    case text
    /// The same to a queue that passes everything on as it comes.
    case raw
  }

  /// A queue of CUPS, or an address that begins with ipp:// or ipps://; empty for the queue that CUPS takes by itself.
  public var printer = ""
  /// PWG 5101.1 name of the sheet.
  public var media = "iso_a4_210x297mm"
  /// PWG 5100.3 name of the tray; nil for the one that the printer takes by itself.
  public var tray: String?
  /// `one`, `long` or `short`: one side, or two, turned over that edge.
  public var sides = "one"
  public var copies = 1
  public var form = Form.pdf

  public init() {}

  /// The wish of the office for a kind of paper.
  ///
  /// - Throws: `Refusal` with the code `values-refused` for a word that says nothing.
  public init(_ settings: [String: String], kind: Paper.Kind?) throws {
    for key in ["printer"] + (kind.map { ["print_\($0.rawValue)"] } ?? []) {
      for word in (settings[key] ?? "").split(separator: " ") { try take(String(word), key) }
    }
  }

  /// Takes one word of a setting.
  public mutating func take(_ word: String, _ key: String) throws {
    let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
    switch (parts.first, parts.last) {
    case (_, _) where !word.contains("=") || word.contains("://"): printer = word
    case ("media", let value?): media = value
    case ("tray", let value?): tray = value
    case ("sides", let value?) where Self.sides[value] != nil: sides = value
    case ("copies", let value?) where Self.most.contains(Int(value) ?? 0): copies = Int(value) ?? 1
    case ("form", let value?) where Form(rawValue: value) != nil: form = Form(rawValue: value) ?? .pdf
    default:
      throw Refusal(
        .valuesRefused,
        "\(key): “\(word)” says nothing; write a printer, media=, tray=, sides=one, long or short, copies=1 to 99, form=pdf, text or raw."
      )
    }
  }

  /// How many copies may be asked for at once.
  public static let most = 1...99
  /// PWG 5100.1, `sides`, by our words.
  static let sides = ["one": "one-sided", "long": "two-sided-long-edge", "short": "two-sided-short-edge"]

  /// For lists: `hp-2, tray-2, 2 copies`.
  public var words: String {
    ([printer.isEmpty ? "the usual printer" : printer, tray, sides == "one" ? nil : "two sides"] as [String?])
      .compactMap { $0 }.joined(separator: ", ") + (copies == 1 ? "" : ", \(copies) copies")
  }
}
