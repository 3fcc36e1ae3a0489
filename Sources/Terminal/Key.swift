/// A thing that happens at the keyboard, the mouse or the terminal.
public enum Key: Sendable, Hashable {
  case character(Character)
  case enter
  case tab
  case backTab
  case escape
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  case wordLeft
  case wordRight
  case home
  case end
  case pageUp
  case pageDown
  /// F1–F12; Escape or Alt with a digit is the same key, 0 being F10.
  case function(Int)
  /// A lower-case letter, a space, or one of `\ ] ^ _`.
  case control(Character)
  case alt(Character)
  /// A pasted text: lines end in line feeds, other controls but tabs are gone.
  case paste(String)
  /// The left button went down.
  case click(Point)
  /// The wheel moved by rows; negative is up.
  case wheel(Int, Point)
  /// The Escape before was no key: it began the sequence of the key that comes next.
  case escapeWasStart
  /// The terminal has another size.
  case resize
  /// The system asks the program to leave: save drafts, then end. The number of the signal.
  case terminate(signal: Int32)

  /// The name of the key as help and the bottom line show it.
  public var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .wordLeft: "Ctrl-Left"
    case .wordRight: "Ctrl-Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .control(" "): "Ctrl-Space"
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .alt(let letter): "Alt-\(letter.uppercased())"
    case .paste: "Paste"
    case .click: "Click"
    case .wheel: "Wheel"
    case .escapeWasStart: "Not Esc"
    case .resize: "Resize"
    case .terminate: "Terminate"
    }
  }
}
