import CNcursesw
import Glibc

/// The key codes under which ncurses reports the ends of a paste; above all codes of its own.
let pasteBegin: Int32 = 2000
let pasteEnd: Int32 = 2001

/// The attributes and colour pair of each style on this terminal.
struct Paint {
  private var looks: [(attributes: attr_t, pair: Int16)] = []

  /// Allots the colour pairs; a terminal without colours gets the attributes of `Theme.mono`.
  init(_ theme: Theme) {
    let theme = has_colors() ? theme : .mono
    var hasOwn = false
    if !theme.isColorless {
      start_color()
      hasOwn = use_default_colors() == OK
    }
    let isRich = desk_colors() >= 256
    var pairs: [[Int16]: Int16] = [:]
    for style in Style.allCases {
      let look = theme.look(of: style)
      var attributes: attr_t = 0
      if look.isBold { attributes |= desk_bold }
      if look.isDim { attributes |= desk_dim }
      if look.isUnderlined { attributes |= desk_underline }
      if look.isReversed { attributes |= desk_reverse }
      var pair: Int16 = 0
      if look.text != nil || look.ground != nil {
        let text = look.text.map { isRich ? $0.palette : $0.basic } ?? (hasOwn ? -1 : 7)
        let ground = look.ground.map { isRich ? $0.palette : $0.basic } ?? (hasOwn ? -1 : 0)
        pair = pairs[[text, ground]] ?? Int16(pairs.count + 1)
        if pairs[[text, ground]] == nil, Int32(pair) < desk_pairs() {
          init_pair(pair, text, ground)
          pairs[[text, ground]] = pair
        }
      }
      looks.append((attributes, pair))
    }
  }

  subscript(_ style: Style) -> (attr_t, Int16) { looks[Int(style.rawValue)] }
}

/// The cell in ASCII, for terminals and fonts without more.
func ascii(_ cell: Cell) -> String {
  if cell.text.utf8.count == 1 { return cell.text }
  return switch cell.text {
  case "─": "-"
  case "│": "|"
  case "┌", "┐", "└", "┘": "+"
  default: "?"
  }
}

extension Key {
  /// The key of a character that was typed; nil where it has no meaning.
  init?(typed value: wint_t) {
    switch value {
    case 0: self = .control(" ")
    case 8, 127: self = .backspace
    case 9: self = .tab
    case 10, 13: self = .enter
    case 1...26: self = .control(Character(Unicode.Scalar(UInt8(value + 96))))
    case 28...31: self = .control(Character(Unicode.Scalar(UInt8(value + 64))))
    default:
      guard value >= 32, let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .control else {
        return nil
      }
      self = .character(Character(scalar))
    }
  }

  /// The key of one of ncurses' codes; nil where it has no meaning.
  init?(code: Int32) {
    switch code {
    case KEY_UP: self = .up
    case KEY_DOWN: self = .down
    case KEY_LEFT: self = .left
    case KEY_RIGHT: self = .right
    case KEY_HOME, KEY_FIND, KEY_A1, KEY_BEG: self = .home
    case KEY_END, KEY_SELECT, KEY_C1, KEY_LL: self = .end
    case KEY_PPAGE, KEY_A3: self = .pageUp
    case KEY_NPAGE, KEY_C3: self = .pageDown
    case KEY_BACKSPACE: self = .backspace
    case KEY_DC: self = .delete
    case KEY_IC: self = .insert
    case KEY_BTAB: self = .backTab
    case KEY_ENTER: self = .enter
    // The description of the Linux console calls Ctrl-Z so.
    case KEY_SUSPEND: self = .control("z")
    case KEY_F0 + 1...KEY_F0 + 24: self = .function(Int(code - KEY_F0))
    default:
      switch keyname(code).map({ String(cString: $0) }) {
      case "kLFT5": self = .wordLeft
      case "kRIT5": self = .wordRight
      default: return nil
      }
    }
  }
}

/// Defines what ncurses does not know of itself: the ends of a paste, and the other usual sequences of a key where a
/// terminal sends what its description does not say.
func defineKeys() {
  define_key("\u{1B}[200~", pasteBegin)
  define_key("\u{1B}[201~", pasteEnd)
  let sequences: [(String, Int32)] = [
    ("A", KEY_UP), ("B", KEY_DOWN), ("C", KEY_RIGHT), ("D", KEY_LEFT), ("H", KEY_HOME), ("F", KEY_END),
    ("P", KEY_F0 + 1), ("Q", KEY_F0 + 2), ("R", KEY_F0 + 3), ("S", KEY_F0 + 4),
  ]
  let numbered: [(String, Int32)] = [
    ("1", KEY_HOME), ("2", KEY_IC), ("3", KEY_DC), ("4", KEY_END), ("5", KEY_PPAGE), ("6", KEY_NPAGE),
    ("11", KEY_F0 + 1), ("12", KEY_F0 + 2), ("13", KEY_F0 + 3), ("14", KEY_F0 + 4),
  ]
  let all =
    sequences.map { ("\u{1B}O" + $0.0, $0.1) }
    + sequences.prefix(6).map { ("\u{1B}[" + $0.0, $0.1) } + numbered.map { ("\u{1B}[\($0.0)~", $0.1) }
  for (text, code) in all where key_defined(text) == 0 { define_key(text, code) }
}

/// What puts the modes of the terminal back without ncurses' help.
func farewell() -> [UInt8] {
  var bytes = Array("\u{1B}[?2004l\u{1B}[?1000l\u{1B}[?1006l".utf8)
  for name in ["sgr0", "rmkx", "cnorm", "rmcup"] {
    guard let text = desk_capability(name) else { continue }
    // A delay stands in the description as $<ms>.
    var isDelay = false
    for byte in String(cString: text).utf8 {
      if byte == UInt8(ascii: "$") { isDelay = true }
      if !isDelay { bytes.append(byte) }
      if byte == UInt8(ascii: ">") { isDelay = false }
    }
  }
  return bytes
}

/// Sets the character type of the locale; what to say where the environment's is not UTF-8.
func chooseLocale() -> String? {
  if setlocale(LC_CTYPE, "") != nil, String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8" { return nil }
  setlocale(LC_CTYPE, "C.UTF-8")
  return "The locale is not UTF-8; C.UTF-8 is used."
}

/// Whether there is a terminal description of this name.
func isKnownTerminal(_ name: String, _ output: Int32) -> Bool {
  var reason: Int32 = 0
  guard !name.isEmpty, setupterm(name, output, &reason) == OK else { return false }
  if let probed = set_curterm(nil) { del_curterm(probed) }
  return true
}

/// Writes bytes that are not ncurses' to a terminal.
func putString(_ text: String, to descriptor: Int32) {
  let bytes = Array(text.utf8)
  _ = write(descriptor, bytes, bytes.count)
}
