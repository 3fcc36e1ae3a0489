/// One of the colours of a terminal: number in the palette of 256, and the nearest of the first eight.
public struct Color: Sendable, Hashable {
  /// Number in xterm's palette of 256 colours.
  public let palette: Int16
  /// Number 0–7, for terminals with eight colours.
  public let basic: Int16

  public init(_ palette: Int16, basic: Int16) {
    self.palette = palette
    self.basic = basic
  }
}

/// How a style looks: colours (nil is the terminal's own) and attributes.
public struct Ink: Sendable, Hashable {
  public var text: Color?
  public var ground: Color?
  public var isBold = false
  public var isDim = false
  public var isUnderlined = false
  public var isReversed = false

  public init(
    _ text: Color? = nil, on ground: Color? = nil, bold: Bool = false, dim: Bool = false, underline: Bool = false,
    reverse: Bool = false
  ) {
    self.text = text
    self.ground = ground
    isBold = bold
    isDim = dim
    isUnderlined = underline
    isReversed = reverse
  }
}

/// The looks of all styles.
///
/// `terminal` keeps the user's own colours; `dark` and `light` bring both ground and text, with hues after Okabe and
/// Ito that differ for colour-blind eyes and a contrast of at least 4.5 : 1.
public enum Theme: String, Sendable, CaseIterable {
  case terminal
  case dark
  case light
  case highContrast
  case mono

  /// The chosen theme, or `mono` where `NO_COLOR` is set and not empty.
  /// - Source: no-color.org.
  public static func chosen(_ theme: Theme = .terminal, noColor: String?) -> Theme {
    (noColor ?? "").isEmpty ? theme : .mono
  }

  /// Whether the theme needs no colours at all.
  public var isColorless: Bool { self == .mono }

  /// The look of a style.
  public func ink(_ style: Style) -> Ink {
    switch self {
    case .mono: Self.attributes(style)
    case .terminal: Self.tinted(style)
    case .dark: Self.dark(style)
    case .light: Self.light(style)
    case .highContrast: Self.highContrast(style)
    }
  }

  private static func attributes(_ style: Style) -> Ink {
    switch style {
    case .plain, .hint, .good, .frame: Ink()
    case .strong, .title, .heading, .warning, .code, .barKey: Ink(bold: true)
    case .faint, .barOff: Ink(dim: true)
    case .focus, .bar, .mark: Ink(reverse: true)
    case .selection, .bad: Ink(bold: true, reverse: style == .selection)
    case .field, .match: Ink(bold: style == .match, underline: true)
    }
  }

  private static func tinted(_ style: Style) -> Ink {
    var ink = attributes(style)
    switch style {
    case .good: ink.text = Color(2, basic: 2)
    case .warning: ink.text = Color(3, basic: 3)
    case .bad: ink.text = Color(1, basic: 1)
    case .code: ink = Ink(Color(6, basic: 6))
    default: break
    }
    return ink
  }

  private static func dark(_ style: Style) -> Ink {
    let black = Color(16, basic: 0)
    let white = Color(254, basic: 7)
    let gray = Color(246, basic: 7)
    let night = Color(236, basic: 0)
    return switch style {
    case .plain: Ink(white, on: black)
    case .strong: Ink(Color(231, basic: 7), on: black, bold: true)
    case .faint, .frame: Ink(gray, on: black)
    case .title, .heading: Ink(Color(74, basic: 6), on: black, bold: true)
    case .focus: Ink(black, on: Color(74, basic: 6))
    case .selection: Ink(black, on: Color(250, basic: 7))
    case .field: Ink(white, on: night, underline: true)
    case .hint, .code: Ink(Color(74, basic: 6), on: black)
    case .good: Ink(Color(36, basic: 2), on: black)
    case .warning: Ink(Color(221, basic: 3), on: black)
    case .bad: Ink(Color(209, basic: 1), on: black, bold: true)
    case .bar: Ink(white, on: night)
    case .barKey: Ink(Color(221, basic: 3), on: night, bold: true)
    case .barOff: Ink(gray, on: night)
    case .match: Ink(black, on: Color(221, basic: 3))
    case .mark: Ink(black, on: Color(175, basic: 5))
    }
  }

  private static func light(_ style: Style) -> Ink {
    let black = Color(16, basic: 0)
    let white = Color(231, basic: 7)
    let gray = Color(241, basic: 0)
    let cloud = Color(254, basic: 7)
    let blue = Color(25, basic: 4)
    return switch style {
    case .plain: Ink(black, on: white)
    case .strong: Ink(black, on: white, bold: true)
    case .faint, .frame: Ink(gray, on: white)
    case .title, .heading: Ink(blue, on: white, bold: true)
    case .focus: Ink(white, on: blue)
    case .selection: Ink(black, on: Color(250, basic: 6))
    case .field: Ink(black, on: cloud, underline: true)
    case .hint, .code: Ink(blue, on: white)
    case .good: Ink(Color(23, basic: 2), on: white)
    case .warning: Ink(Color(94, basic: 3), on: white, bold: true)
    case .bad: Ink(Color(124, basic: 1), on: white, bold: true)
    case .bar: Ink(black, on: cloud)
    case .barKey: Ink(blue, on: cloud, bold: true)
    case .barOff: Ink(gray, on: cloud)
    case .match: Ink(black, on: Color(221, basic: 3))
    case .mark: Ink(white, on: Color(90, basic: 5))
    }
  }

  private static func highContrast(_ style: Style) -> Ink {
    let black = Color(16, basic: 0)
    let white = Color(231, basic: 7)
    let yellow = Color(226, basic: 3)
    return switch style {
    case .plain, .hint, .faint, .frame, .good, .barOff: Ink(white, on: black)
    case .strong, .title, .heading, .code: Ink(white, on: black, bold: true)
    case .focus, .match: Ink(black, on: yellow, bold: true)
    case .selection, .bar: Ink(black, on: white)
    case .barKey: Ink(black, on: white, bold: true, underline: true)
    case .field: Ink(white, on: black, underline: true)
    case .warning, .bad: Ink(yellow, on: black, bold: true, underline: style == .bad)
    case .mark: Ink(black, on: yellow)
    }
  }
}
