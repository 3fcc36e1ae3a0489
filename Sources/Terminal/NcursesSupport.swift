import CNcursesw
import Glibc

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
  case "“", "”", "„", "«", "»": "\""
  case "‘", "’", "‚": "'"
  case "–", "—", "‑": "-"
  case "…": "~"
  case "×": "x"
  case "·", "•": "."
  case "é", "è", "ê", "ë": "e"
  case "à", "â", "ä", "á": "a"
  case "ô", "ö", "ó": "o"
  case "û", "ù", "ü", "ú": "u"
  case "î", "ï", "í": "i"
  case "ç": "c"
  case "É", "È", "Ê": "E"
  case "À", "Â", "Ä": "A"
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
}

/// The sequences of keys in the description of the terminal in use.
func describedKeys() -> [(sequence: String, key: Key)] {
  KeyTable.names.compactMap { name, key in desk_capability(name).map { (String(cString: $0), key) } }
}

/// What puts the modes of the terminal back without ncurses' help.
func farewell() -> [UInt8] {
  var bytes = Array("\u{1B}[8h\u{1B}[?2004l\u{1B}[?1000l\u{1B}[?1006l".utf8)
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

/// Whether a terminal puts text in order by itself and honours isolates; one that draws for another does not.
func honoursIsolates(_ name: String) -> Bool {
  let isBetween = name.hasPrefix("screen") || name.hasPrefix("tmux")
  return !isBetween && ["VTE_VERSION", "KONSOLE_VERSION", "MLTERM"].contains { (name: String) in getenv(name) != nil }
}

/// Writes bytes that are not ncurses' to a terminal.
func putString(_ text: String, to descriptor: Int32) {
  let bytes = Array(text.utf8)
  _ = write(descriptor, bytes, bytes.count)
}
