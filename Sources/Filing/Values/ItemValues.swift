import Standards

/// A claim to the priority of an earlier filing.
///
/// - Source: Paris Convention, Article 4.
public struct PriorityClaim: Hashable, Sendable, Codable {
  public var number: String
  public var date: CalendarDate
  /// Office of the earlier filing, two letters (ST.3).
  public var office: String
  /// Code under which the earlier filing can be fetched from the Digital Access Service.
  public var accessCode: String?
  /// Whether the certified copy has been received.
  public var copyReceived: Bool?

  public init(number: String, date: CalendarDate, office: String, accessCode: String? = nil, copyReceived: Bool? = nil)
  {
    self.number = number
    self.date = date
    self.office = office
    self.accessCode = accessCode
    self.copyReceived = copyReceived
  }
}

/// Goods or services of one class.
public struct GoodsClass: Hashable, Sendable, Codable {
  /// Number of the class, 1 to 45 (Nice).
  public var number: Int
  /// Edition of the classification: `13-2026`.
  public var edition: String
  public var terms: [String]

  public init(number: Int, edition: String, terms: [String]) {
    self.number = number
    self.edition = edition
    self.terms = terms
  }
}

/// A symbol of a classification in its edition: `IPC 2026.01 A01B 1/00`.
public struct ClassSymbol: Hashable, Sendable, Codable {
  public var scheme: String
  public var symbol: String
  public var edition: String

  public init(scheme: String, symbol: String, edition: String) {
    self.scheme = scheme
    self.symbol = symbol
    self.edition = edition
  }

  /// As papers print it: `09-01 (15)`; without the edition when it is not known.
  public var text: String { edition.isEmpty ? symbol : "\(symbol) (\(edition))" }
}

/// One design of an application with its product and views.
public struct DesignItem: Hashable, Sendable, Codable {
  /// Number of the design within the application, from 1.
  public var number: Int
  public var product: String
  /// Class and subclass: `26-05` (Locarno).
  public var symbol: ClassSymbol?
  public var views: [Attachment]

  public init(number: Int, product: String, symbol: ClassSymbol? = nil, views: [Attachment]) {
    self.number = number
    self.product = product
    self.symbol = symbol
    self.views = views
  }
}

/// A document or picture; its bytes lie in the register under their digest.
public struct Attachment: Hashable, Sendable, Codable {
  /// SHA-256 of the bytes, 64 hexadecimal digits.
  public var sha256: String
  public var mediaType: String
  public var name: String
  /// Size in bytes.
  public var size: Int
  /// Width and height in pixels; pictures only.
  public var width: Int?
  public var height: Int?

  public init(sha256: String, mediaType: String, name: String, size: Int, width: Int? = nil, height: Int? = nil) {
    self.sha256 = sha256
    self.mediaType = mediaType
    self.name = name
    self.size = size
    self.width = width
    self.height = height
  }
}
