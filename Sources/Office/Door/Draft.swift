import Standards

/// An unfinished form, kept at every pause so that a power cut loses nothing.
public struct Draft: Codable, Equatable, Sendable {
  public var id: String
  public var kind: Kind
  public var title: String
  /// Item that had the cursor.
  public var field: String
  /// Texts of the fields as typed.
  public var texts: [String: String]
  /// What was found wrong before anybody typed, by field; nil for a form that was typed.
  public var findings: [String: String]?
  /// The day on which its officer discarded it; until the end of that day he may take it back. Nil while he keeps it.
  public var discarded: CalendarDate?

  /// What is being filled in.
  public enum Kind: Equatable, Sendable {
    case filing(right: String, act: String)
    case record(act: String, on: Subject)
  }

  /// What an act is recorded on.
  public enum Subject: Equatable, Sendable {
    case dossier(String)
    /// Several at once, two or more.
    case dossiers([String])
    case party(Int)
    case office
  }

  public init(
    id: String, kind: Kind, title: String, field: String, texts: [String: String], findings: [String: String]? = nil
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.field = field
    self.texts = texts
    self.findings = findings
  }
}

extension Draft.Kind: Codable, LosslessStringConvertible {
  /// As the register keeps it: `file trademark receive`, `record withdraw 402026000000017`, `record amend_party party:7`.
  public var description: String {
    switch self {
    case .filing(let right, let act): "file \(right) \(act)"
    case .record(let act, .dossier(let number)): "record \(act) \(number)"
    case .record(let act, .dossiers(let numbers)): "record \(act) \(numbers.joined(separator: "|"))"
    case .record(let act, .party(let id)): "record \(act) party:\(id)"
    case .record(let act, .office): "record \(act) office"
    }
  }

  public init?(_ description: String) {
    let words = description.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard words.count == 3 else { return nil }
    switch (words[0], words[2]) {
    case ("file", let act): self = .filing(right: words[1], act: act)
    case ("record", "office"): self = .record(act: words[1], on: .office)
    case ("record", let subject) where subject.hasPrefix("party:"):
      guard let id = Int(subject.dropFirst(6)) else { return nil }
      self = .record(act: words[1], on: .party(id))
    case ("record", let numbers) where numbers.contains("|"):
      self = .record(act: words[1], on: .dossiers(numbers.split(separator: "|").map(String.init)))
    case ("record", let number): self = .record(act: words[1], on: .dossier(number))
    default: return nil
    }
  }

  public init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    let text = try box.decode(String.self)
    guard let kind = Draft.Kind(text) else {
      throw DecodingError.dataCorruptedError(in: box, debugDescription: "“\(text)” is no kind of draft")
    }
    self = kind
  }

  public func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    try box.encode(description)
  }
}
