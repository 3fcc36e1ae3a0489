import Filing
import Glibc
import Standards

/// Reads passwords: from an environment variable, else from the terminal without echo.
enum PasswordPrompt {
  static func of(_ officer: String, variable: String) throws -> String {
    if let value = environment(variable) { return value }
    guard isatty(0) == 1 else {
      throw Refusal(
        .optionMissing, "The password of \(officer) is needed: set \(variable), or run the command in a terminal.")
    }
    Output.write("Password of \(officer): ", to: 2)
    var settings = termios()
    tcgetattr(0, &settings)
    let before = settings
    settings.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(0, TCSAFLUSH, &settings)
    let line = readLine(strippingNewline: true)
    var restored = before
    tcsetattr(0, TCSAFLUSH, &restored)
    Output.write("\n", to: 2)
    guard let line, !line.isEmpty else {
      throw Refusal(.optionMissing, "No password was given. Type it, or set \(variable).")
    }
    return line
  }
}
