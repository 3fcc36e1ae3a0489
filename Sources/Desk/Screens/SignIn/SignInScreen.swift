import Filing
import Office
import Standards
import Terminal

/// The first screen: who is at the desk.
struct SignInScreen {
  let officeName: String
  var form = CredentialForm()
  var refusal = ""

  /// Asks until somebody is let in; nil when the officer leaves.
  static func run(_ driver: any TerminalDriver, officeName: String, open: (Credential) throws -> Office) -> Office? {
    var screen = SignInScreen(officeName: officeName)
    while true {
      driver.show(screen.view(driver.size))
      guard let key = driver.nextKey(timeout: nil) else { continue }
      switch key {
      case .terminate, .control("q"), .function(10): return nil
      // An arrow key on a slow line begins with Escape: it must not end the desk.
      case .escape, .escapeWasStart: continue
      case .control("l"): driver.redraw()
      default:
        let isFinished = screen.form.press(key) == .finished || key == .control("s") || key == .function(2)
        guard isFinished, let credential = screen.form.credential else { continue }
        do {
          return try open(credential)
        } catch {
          driver.sound(.error)
          screen.refusal = Explanation(of: error).message
          screen.form.again()
        }
      }
    }
  }

  func view(_ size: Size) -> Canvas {
    var canvas = Canvas(size)
    let frame = canvas.rect.centered(Size(rows: 12, columns: 64))
    canvas.box(frame, title: "ipdesk")
    canvas.write(officeName, row: frame.row + 2, column: frame.column + 3, width: 58, style: .title)
    form.draw(on: &canvas, in: Rect(row: frame.row + 4, column: frame.column + 3, rows: 4, columns: 58))
    for (row, line) in wrapped(refusal, to: 58).prefix(3).enumerated() where !refusal.isEmpty {
      canvas.write((row == 0 ? "! " : "  ") + line, row: frame.row + 8 + row, column: frame.column + 1, style: .bad)
    }
    let bindings = Bindings([
      Binding([.enter, .tab], say("Next"), Command.open),
      Binding([.control("s"), .function(2)], say("Sign in"), Command.save),
      Binding([.control("q"), .function(10)], say("Leave"), Command.quit),
    ])
    Bar(bindings, width: size.columns).draw(on: &canvas, row: size.rows - 1)
    return canvas
  }
}
