extension NcursesTerminal {
  /// How to use the terminal.
  public struct Options: Sendable {
    public var theme: Theme
    /// Frames and text in ASCII only.
    public var isASCII: Bool
    public var usesMouse: Bool
    /// What is heard.
    public var sounds: Set<Sound>

    public init(
      theme: Theme = .terminal, isASCII: Bool = false, usesMouse: Bool = false, sounds: Set<Sound> = [.error, .saved]
    ) {
      self.sounds = sounds
      self.theme = theme
      self.isASCII = isASCII
      self.usesMouse = usesMouse
    }
  }

  /// Why there is no screen.
  public struct Unusable: Error, Equatable {
    public let message: String
  }
}
