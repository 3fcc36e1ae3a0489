import Filing
import Office
import Standards
import Terminal

/// One screen of the desk: a value that draws itself and answers keys.
public protocol Screen {
  /// What the status line calls it.
  var title: String { get }
  /// The state of the record in words, for the status line.
  var state: String { get }
  /// Whether something typed would be lost.
  var isModified: Bool { get }
  /// Whether letters are text here and not commands.
  var isTyping: Bool { get }
  /// Whether a filter of its list is being typed, so that letters are what is filtered by.
  var isSearching: Bool { get }
  /// Whether its list shows only what a filter lets through: Escape shows everything first.
  var isFiltered: Bool { get }
  /// Whether it is drawn over the screen below.
  var isOverlay: Bool { get }
  /// The commands it takes now, in the order of the bottom line.
  var offers: [Offer] { get }
  /// The explanation of the field under the cursor.
  var hint: String { get }
  /// The explanation of the field for help.
  var fieldHelp: String { get }
  /// What is kept so that a power cut loses nothing; nil when there is nothing to keep.
  var draft: Draft? { get }
  /// Changes whenever the draft does, and costs nothing to compare; nil when there is nothing to keep.
  var draftStamp: String? { get }
  /// The id of a draft that this screen may have kept and that has nothing in it any more.
  var emptiedDraft: String? { get }

  /// The file that it shows or on which its row is chosen: the bar offers its acts.
  var dossierName: String? { get }

  /// Where one stands in a list, and how long it is; empty elsewhere.
  var position: String { get }

  /// What it says and asks where nothing is drawn.
  var told: Told { get }
  /// Puts what the next key or command acts on where an answer says.
  mutating func aim(at place: Aim)

  /// Reads what only the drawing needs, when no key waits: never refuses, never writes.
  mutating func settle(at office: DeskContext)
  /// Draws into the rectangle between status line and message line.
  func draw(on canvas: inout Canvas, in area: Rect)
  /// Answers a command given by one of its keys.
  mutating func run(_ command: Command, at office: DeskContext) throws -> Step
  /// Answers a key that is no command; the step of a key that means nothing here is `.ignored`.
  mutating func press(_ key: Key, at office: DeskContext) throws -> Step
  /// Takes what an overlay was told.
  mutating func take(_ reply: Reply, at office: DeskContext) throws -> Step
  /// Called when it comes to the top again and after `refresh`.
  mutating func refresh(at office: DeskContext) throws
}

extension Screen {
  public var state: String { "" }
  public var isModified: Bool { false }
  public var isTyping: Bool { false }
  public var isSearching: Bool { false }
  public var isFiltered: Bool { false }
  public var isOverlay: Bool { false }
  public var hint: String { "" }
  public var fieldHelp: String { hint }
  public var draft: Draft? { nil }
  public var draftStamp: String? { nil }
  public var emptiedDraft: String? { nil }
  public var dossierName: String? { nil }
  public var position: String { "" }

  public mutating func aim(at place: Aim) {}
  public mutating func settle(at office: DeskContext) {}
  public mutating func take(_ reply: Reply, at office: DeskContext) throws -> Step { .stay }
  public mutating func refresh(at office: DeskContext) throws {}

  /// The screen alone on a canvas, without the lines of the desk.
  public func view(_ size: Size) -> Canvas {
    var canvas = Canvas(size)
    draw(on: &canvas, in: canvas.rect)
    return canvas
  }
}

/// What an overlay was told.
public enum Reply: Sendable {
  /// A command for the screen below.
  case command(Command)
  /// The letter of an answer, or the key of a chosen value.
  case chosen(String)
  case typed(String)
  /// The columns that a list shows, in their order; none for the usual ones.
  case columns([String])
  /// What a list is filtered by.
  case only(String)
  /// The file into which a list is written.
  case writeTo(String)
  /// What slows the officer; the desk itself hears it.
  case slowed(String)
  /// The officer's own password, and the second officer where two sign.
  case signed(String, Credential?)
  case cancelled
}
