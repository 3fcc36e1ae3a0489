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
public struct Look: Sendable, Hashable {
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
  public func look(of style: Style) -> Look {
    switch self {
    case .mono: Self.attributes(style)
    case .terminal: Self.tinted(style)
    case .dark: Self.dark(style)
    case .light: Self.light(style)
    case .highContrast: Self.highContrast(style)
    }
  }

  private static func attributes(_ style: Style) -> Look {
    switch style {
    case .plain, .hint, .good, .frame: Look()
    case .strong, .title, .heading, .warning, .code, .barKey: Look(bold: true)
    case .faint, .barOff: Look(dim: true)
    case .focus, .bar, .mark: Look(reverse: true)
    case .selection, .bad: Look(bold: true, reverse: style == .selection)
    case .field, .match: Look(bold: style == .match, underline: true)
    }
  }

  private static func tinted(_ style: Style) -> Look {
    var look = attributes(style)
    switch style {
    case .good: look.text = Color(2, basic: 2)
    case .warning: look.text = Color(3, basic: 3)
    case .bad: look.text = Color(1, basic: 1)
    case .code: look = Look(Color(6, basic: 6))
    default: break
    }
    return look
  }

  private static func dark(_ style: Style) -> Look {
    let black = Color(16, basic: 0)
    let white = Color(254, basic: 7)
    let gray = Color(246, basic: 7)
    let night = Color(236, basic: 0)
    return switch style {
    case .plain: Look(white, on: black)
    case .strong: Look(Color(231, basic: 7), on: black, bold: true)
    case .faint, .frame: Look(gray, on: black)
    case .title, .heading: Look(Color(74, basic: 6), on: black, bold: true)
    case .focus: Look(black, on: Color(74, basic: 6))
    case .selection: Look(black, on: Color(250, basic: 7))
    case .field: Look(white, on: night, underline: true)
    case .hint, .code: Look(Color(74, basic: 6), on: black)
    case .good: Look(Color(36, basic: 2), on: black)
    case .warning: Look(Color(221, basic: 3), on: black)
    case .bad: Look(Color(209, basic: 1), on: black, bold: true)
    case .bar: Look(white, on: night)
    case .barKey: Look(Color(221, basic: 3), on: night, bold: true)
    case .barOff: Look(gray, on: night)
    case .match: Look(black, on: Color(221, basic: 3))
    case .mark: Look(black, on: Color(175, basic: 5))
    }
  }

  private static func light(_ style: Style) -> Look {
    let black = Color(16, basic: 0)
    let white = Color(231, basic: 7)
    let gray = Color(241, basic: 0)
    let cloud = Color(254, basic: 7)
    let blue = Color(25, basic: 4)
    return switch style {
    case .plain: Look(black, on: white)
    case .strong: Look(black, on: white, bold: true)
    case .faint, .frame: Look(gray, on: white)
    case .title, .heading: Look(blue, on: white, bold: true)
    case .focus: Look(white, on: blue)
    case .selection: Look(black, on: Color(250, basic: 6))
    case .field: Look(black, on: cloud, underline: true)
    case .hint, .code: Look(blue, on: white)
    case .good: Look(Color(23, basic: 2), on: white)
    case .warning: Look(Color(94, basic: 3), on: white, bold: true)
    case .bad: Look(Color(124, basic: 1), on: white, bold: true)
    case .bar: Look(black, on: cloud)
    case .barKey: Look(blue, on: cloud, bold: true)
    case .barOff: Look(gray, on: cloud)
    case .match: Look(black, on: Color(221, basic: 3))
    case .mark: Look(white, on: Color(90, basic: 5))
    }
  }

  private static func highContrast(_ style: Style) -> Look {
    let black = Color(16, basic: 0)
    let white = Color(231, basic: 7)
    let yellow = Color(226, basic: 3)
    return switch style {
    case .plain, .hint, .faint, .frame, .good, .barOff: Look(white, on: black)
    case .strong, .title, .heading, .code: Look(white, on: black, bold: true)
    case .focus, .match: Look(black, on: yellow, bold: true)
    case .selection, .bar: Look(black, on: white)
    case .barKey: Look(black, on: white, bold: true, underline: true)
    case .field: Look(white, on: black, underline: true)
    case .warning, .bad: Look(yellow, on: black, bold: true, underline: style == .bad)
    case .mark: Look(black, on: yellow)
    }
  }
}
