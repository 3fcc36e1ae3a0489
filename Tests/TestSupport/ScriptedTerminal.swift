import Terminal

/// A terminal without a terminal: keys come from a list, canvases are kept.
@MainActor public final class ScriptedTerminal: TerminalDriver {
  public private(set) var size: Size
  public var notice: String?
  public var usesMouse = false
  public var bidi = Bidi.terminal
  public var pictures = PictureDepth.mono
  /// Every canvas shown so far.
  public private(set) var shown: [Canvas] = []
  public private(set) var sounds: [Sound] = []
  public private(set) var isClosed = false
  /// Whether the keys of the list wait already, as when they were typed ahead.
  public var isTypedAhead = false
  public var hasKey: Bool { isTypedAhead && !keys.isEmpty }
  private var keys: [Key]

  public init(size: Size = .least, keys: [Key] = []) {
    self.size = size
    self.keys = keys
  }

  /// Adds keys to the end of the list.
  public func type(_ more: [Key]) { keys += more }

  /// Adds each character of a text as a key.
  public func type(_ text: String) { keys += text.map { .character($0) } }

  /// Changes the size and tells so by a key.
  public func resize(to size: Size) {
    self.size = size
    keys.append(.resize)
  }

  public func show(_ canvas: Canvas) { shown.append(canvas) }

  /// The next key of the list; at its end a request to leave, so that no loop waits for ever.
  public func nextKey(timeout: Duration?) -> Key? {
    if keys.isEmpty { return timeout == nil ? .terminate(signal: 15) : nil }
    return keys.removeFirst()
  }

  public func redraw() {}
  public func sound(_ sound: Sound) { sounds.append(sound) }
  public func close() { isClosed = true }
}
