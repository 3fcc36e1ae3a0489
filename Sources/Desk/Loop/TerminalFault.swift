import Standards
import Terminal

// The terminal knows no word of the office; the desk, which knows both, says what its fault is called.
nonisolated extension NcursesTerminal.Unusable: Explained {
  /// The message.
  public var explanation: Explanation { Explanation(.terminalUnusable, message) }
}
