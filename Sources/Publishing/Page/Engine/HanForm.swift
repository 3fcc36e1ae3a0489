/// In which form Han characters are drawn: one code point looks otherwise in Japan, Korea, Taiwan, Hong Kong and China.
///
/// - Source: Unicode Standard 15, 18.1; the families of Noto CJK hold the forms of one region each.
enum HanForm: String {
  case simplified = "SC"
  case traditional = "TC"
  case hongKong = "HK"
  case japanese = "JP"
  case korean = "KR"

  /// Kana, Hangul and Bopomofo tell the language themselves; else the language decides, simplified when there is none.
  init(_ text: String, language: String) {
    let given = HanForm(language: language)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x3040...0x30FF, 0xFF66...0xFF9F: self = .japanese
      case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7A3: self = .korean
      case 0x3100...0x312F: self = given == .hongKong ? .hongKong : .traditional
      default: continue
      }
      return
    }
    self = given ?? .simplified
  }

  private init?(language: String) {
    let tag = language.lowercased()
    switch tag.prefix(2) {
    case "ja": self = .japanese
    case "ko": self = .korean
    case "zh":
      if tag.hasSuffix("hk") || tag.hasSuffix("mo") {
        self = .hongKong
      } else {
        self = tag.contains("hant") || tag.hasSuffix("tw") ? .traditional : .simplified
      }
    default: return nil
    }
  }

  /// The family with this form where the set names that of China.
  func family(_ name: String) -> String {
    name.hasSuffix(" CJK SC") ? name.dropLast(2) + rawValue : name
  }

  /// What Pango is told, so that a font with all forms takes the right one.
  var language: String {
    switch self {
    case .simplified: "zh-cn"
    case .traditional: "zh-tw"
    case .hongKong: "zh-hk"
    case .japanese: "ja"
    case .korean: "ko"
    }
  }
}
