/// How far a long job is.
public struct Progress: Sendable, Hashable {
  /// What it is doing, in words.
  public var doing: String
  public var done: Int
  /// nil where nobody knows.
  public var total: Int?
  public var elapsed: Duration

  public init(_ doing: String, done: Int = 0, total: Int? = nil, elapsed: Duration = .zero) {
    self.doing = doing
    self.done = done
    self.total = total
    self.elapsed = elapsed
  }

  /// The time it will still take, if it goes on as before; nil before anything is done.
  public var remaining: Duration? {
    guard let total, done > 0 else { return nil }
    return elapsed * Double(max(0, total - done)) / Double(done)
  }

  /// `Writing XML  120 of 500  24 %  1 min 20 s left`.
  public var text: String {
    var parts = [doing]
    if let total {
      parts.append("\(done) of \(total)")
      if total > 0 { parts.append("\(min(100, done * 100 / total)) %") }
    } else {
      parts.append("\(done)")
    }
    if let remaining, done < total ?? 0 { parts.append("\(Self.words(remaining)) left") }
    return parts.joined(separator: "  ")
  }

  /// Draws the words and, in a second row where there is one, a bar.
  public func draw(on canvas: inout Canvas, in area: Rect) {
    guard !area.isEmpty else { return }
    canvas.write(text, row: area.row, column: area.column, width: area.columns)
    guard area.rows > 1, area.columns > 2, let total, total > 0 else { return }
    let room = area.columns - 2
    let filled = min(room, max(0, done * room / total))
    canvas.write(
      "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: room - filled) + "]",
      row: area.row + 1, column: area.column, style: .good)
  }

  private static func words(_ time: Duration) -> String {
    let seconds = Int(time.components.seconds)
    return switch seconds {
    case ..<60: "\(max(1, seconds)) s"
    case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
    default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}
