/// A colour of ink: red, green and blue from 0 to 1.
public struct Ink: Sendable, Hashable {
  public var red: Double
  public var green: Double
  public var blue: Double

  public init(red: Double, green: Double, blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  public static let black = Ink(red: 0, green: 0, blue: 0)
  public static let grey = Ink(red: 0.42, green: 0.42, blue: 0.42)
  public static let pale = Ink(red: 0.88, green: 0.88, blue: 0.88)
  public static let blue = Ink(red: 0.10, green: 0.22, blue: 0.42)
}

/// Which way a text reads.
public enum TextDirection: Sendable, Hashable {
  /// The first strong character decides, paragraph by paragraph.
  case content
  case leftToRight
  case rightToLeft
}

/// Where the lines of a text stand; start and end follow the direction of the text.
public enum TextAlignment: Sendable, Hashable {
  case start
  case center
  case end
  /// Both margins, the last line at the start.
  case justified
}

/// How a text looks: sizes in points.
public struct TextStyle: Sendable, Hashable {
  public enum Face: Sendable, Hashable { case sans, serif }

  public var face: Face
  public var size: Double
  public var bold: Bool
  public var italic: Bool
  public var ink: Ink
  public var align: TextAlignment
  public var direction: TextDirection
  /// The distance of the lines as a multiple of the height of the font; at least 1 for Arabic.
  public var leading: Double
  /// Language of the text, ISO 639 with script where it matters (`ja`, `zh-Hant`): decides the form of Han characters;
  /// empty when the signs alone decide.
  public var language: String

  public init(
    _ face: Face = .sans, size: Double = 10, bold: Bool = false, italic: Bool = false, ink: Ink = .black,
    align: TextAlignment = .start, direction: TextDirection = .content, leading: Double = 1,
    language: String = ""
  ) {
    (self.face, self.size, self.bold, self.italic, self.ink) = (face, size, bold, italic, ink)
    (self.align, self.direction, self.leading) = (align, direction, leading)
    self.language = language
  }

  /// The style with one thing changed: `style.with(\.bold, true)`.
  public func with<Value>(_ path: WritableKeyPath<TextStyle, Value>, _ value: Value) -> TextStyle {
    var copy = self
    copy[keyPath: path] = value
    return copy
  }

  public static let body = TextStyle()
  public static let small = TextStyle(size: 8)
}

/// A piece of a paragraph with a weight of its own.
public struct TextRun: Sendable, Hashable {
  public var text: String
  public var bold: Bool
  public var italic: Bool

  public init(_ text: String, bold: Bool = false, italic: Bool = false) {
    (self.text, self.bold, self.italic) = (text, bold, italic)
  }
}

/// A text of one or more lines; a line feed starts a line.
public struct PageText: Sendable, Hashable {
  public var spans: [TextRun]
  public var style: TextStyle
  /// Whether it says what the paper is: a heading for a screen reader.
  public var isTitle = false

  public init(_ text: String, _ style: TextStyle = .body) {
    self.init([TextRun(text)], style)
  }

  public init(_ spans: [TextRun], _ style: TextStyle = .body) {
    (self.spans, self.style) = (spans, style)
  }

  /// The characters of all spans.
  public var text: String { spans.map(\.text).joined() }
}
