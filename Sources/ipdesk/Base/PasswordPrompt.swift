import Filing
import Glibc
import Standards

/// Reads passwords: from an environment variable or the file that one names, else from the terminal without echo.
enum PasswordPrompt {
  static func of(_ officer: String, variable: String) throws -> String {
    if let value = environment(variable) { return value }
    if let file = environment(variable + "_FILE") { return try kept(in: file) }
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

  /// The first line of a file that nobody else may read: a service has no terminal.
  ///
  /// - Source: systemd.exec(5), LoadCredential=: 0400 or 0440, with a rule for the account of the service.
  private static func kept(in file: String) throws -> String {
    var found = stat()
    if stat(file, &found) == 0, found.st_mode & 0o007 != 0 {
      throw FileFault(
        file, .used, .fileRights, reason: "every account may read the password in it",
        cure: "Take that right away: chmod o= \(file)")
    }
    let line = String(decoding: try Files.read(file, most: 1024), as: UTF8.self).prefix { !$0.isNewline }
    guard !line.isEmpty else {
      throw FileFault(file, .used, .fileKind, reason: "no password stands in its first line", cure: "Write it there.")
    }
    return String(line)
  }
}
