import Terminal

/// Everything a key can mean at the desk; the same key means the same on every screen.
public enum Command: String, CaseIterable, Sendable {
  case help, save, back, values, refresh, new, search, nextProblem, commands, quit, cancel
  case redraw, mouse, stop, moreKeys
  case open, why, act, find, parties, gazette, drafts, money
  case nextTab, previousTab, asOf, rightFilter, turnFilter
  case officeActs, mark, markAll, listing
  case hold, proof, close, export, amend, portfolio, sign
  case print, printQueue, discard, allFields
  case earlier, cite, discuss, unjudged, pictures
  case friction
  case previousColumn, nextColumn, sort, sortDown, columns, frequencies, write

  /// Keys that work on every screen, and keys that work where nothing is typed; those of the settings before its own.
  ///
  /// The first key stands on the bottom line.
  var keys: (always: [Key], list: [Key]) { Self.chosen[self] ?? ownKeys }

  /// Its keys where the settings of the desk give it no others.
  var ownKeys: (always: [Key], list: [Key]) {
    switch self {
    case .help: ([.function(1), .alt("?")], [.character("?")])
    case .save: ([.function(2), .control("s")], [])
    case .back: ([.escape, .function(3)], [])
    case .values: ([.function(4), .control(" ")], [])
    case .refresh: ([.function(5), .control("r")], [])
    case .new: ([.function(6), .control("n")], [])
    case .search: ([.function(7), .control("f")], [.character("/")])
    case .nextProblem: ([.function(8), .alt("n")], [])
    case .commands: ([.function(9), .control("p")], [.character(":")])
    case .quit: ([.function(10), .control("q")], [])
    case .cancel: ([.function(12), .control("g")], [])
    case .redraw: ([.control("l"), .alt("l")], [])
    case .mouse: ([.control("\\"), .alt("m")], [])
    case .stop: ([.control("c"), .alt("k")], [])
    case .moreKeys: ([.control("b"), .function(11)], [.character("+")])
    case .open: ([.enter, .alt("o")], [])
    case .why: ([.alt("w"), .control("t")], [.character("w")])
    case .act: ([.alt("a"), .control("o")], [.character("a")])
    case .find: ([.control("x"), .alt("i")], [.character("f")])
    case .parties: ([.alt("p")], [.character("p")])
    case .gazette: ([.alt("g")], [.character("g")])
    case .drafts: ([.alt("t")], [.character("t")])
    case .money: ([.alt("$")], [.character("m")])
    case .nextTab: ([.tab, .right], [])
    case .previousTab: ([.backTab, .left], [])
    case .asOf: ([.alt("d")], [.character("d")])
    case .rightFilter: ([.alt("r")], [.character("r")])
    case .turnFilter: ([.alt("u")], [.character("u")])
    case .officeActs: ([.alt("x")], [.character("o")])
    case .mark: ([.alt("c")], [.character(" ")])
    case .markAll: ([.alt("q")], [.character("*")])
    case .listing: ([.alt("j")], [.character("j")])
    case .hold: ([.alt("h")], [.character("h")])
    case .proof: ([.alt("v")], [.character("i")])
    case .close: ([.alt("z")], [.character("z")])
    case .export: ([.alt("e")], [.character("e")])
    case .amend: ([.alt("y")], [.character("y")])
    case .portfolio: ([.alt("s"), .alt("@")], [])
    case .sign: ([.alt("&")], [.character("b")])
    case .print: ([.control("v")], [.character("l")])
    case .printQueue: ([.alt("#")], [.character("k")])
    case .discard: ([.alt("-")], [.delete])
    case .allFields: ([.alt("+"), .alt("=")], [])
    case .earlier: ([.alt("/")], [.character("s")])
    case .cite: ([.alt("{")], [.character("1")])
    case .discuss: ([.alt("}")], [.character("2")])
    case .unjudged: ([.alt(",")], [.character("0")])
    case .pictures: ([.alt("_")], [.character("v")])
    case .friction: ([.alt("*"), .control("_")], [])
    case .previousColumn: ([.alt("<")], [.character("<")])
    case .nextColumn: ([.alt(">")], [.character(">")])
    case .sort: ([.alt("(")], [.character("[")])
    case .sortDown: ([.alt(")")], [.character("]")])
    case .columns: ([.alt(".")], [.character("c")])
    case .frequencies: ([.alt("%")], [.character("n")])
    case .write: ([.alt("!")], [.character("x")])
    }
  }

  /// One or two words for the bottom line, help and the list of commands.
  var label: String {
    switch self {
    case .help: "Help"
    case .save: "Save"
    case .back: "Back"
    case .values: "Values"
    case .refresh: "Refresh"
    case .new: "New"
    case .search: "Filter"
    case .nextProblem: "Problem"
    case .commands: "Menu"
    case .quit: "Quit"
    case .cancel: "Cancel"
    case .redraw: "Redraw"
    case .mouse: "Mouse"
    case .stop: "Stop job"
    case .moreKeys: "More"
    case .open: "Open"
    case .why: "Why"
    case .act: "Act"
    case .find: "Find"
    case .parties: "Parties"
    case .gazette: "Gazette"
    case .drafts: "Drafts"
    case .money: "Money, day"
    case .nextTab: "Next page"
    case .previousTab: "Page before"
    case .asOf: "As of day"
    case .rightFilter: "Right"
    case .turnFilter: "Whose turn"
    case .officeActs: "Office"
    case .mark: "Mark"
    case .markAll: "Mark all"
    case .listing: "Which list"
    case .hold: "Hold"
    case .proof: "Proof"
    case .close: "Close issue"
    case .export: "Export"
    case .amend: "Amend"
    case .portfolio: "Portfolio"
    case .sign: "To sign"
    case .print: "Print"
    case .printQueue: "Printed"
    case .discard: "Discard"
    case .allFields: "All fields"
    case .earlier: "Search"
    case .cite: "Cite"
    case .discuss: "Discuss"
    case .unjudged: "None"
    case .pictures: "Pictures"
    case .friction: "What slows"
    case .previousColumn: "Column left"
    case .nextColumn: "Column right"
    case .sort: "Sort"
    case .sortDown: "Sort down"
    case .columns: "Columns"
    case .frequencies: "How often"
    case .write: "Write list"
    }
  }
}
