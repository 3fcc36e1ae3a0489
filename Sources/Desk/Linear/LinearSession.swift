import Office
import Services
import Standards
import Terminal

extension LinearDesk {
  /// Signs in and asks until the officer leaves.
  ///
  /// - Parameters:
  ///   - lines: where it is told and asked.
  ///   - page: lines that are told at once; nil tells everything.
  ///   - officer: name, and password where it is known; what is missing is asked for.
  ///   - lockAfter: how long without an answer until the password is asked for again; nil for never.
  ///   - open: checks name and password and opens the office for that officer.
  /// - Throws: why nobody was let in, when the input ended before somebody was.
  public static func run(
    lines: any LineDriver, page: Int?, officer: (name: String?, password: String?), codes: CodeLists,
    terms: InstalledTerms, settings: DeskSettings = DeskSettings(), clock: @escaping () -> Moment,
    lockAfter: Duration? = nil, open: @escaping (Credential) throws -> Office
  ) throws {
    _ = settings.begin(for: officer.name)
    guard let office = try signedIn(lines, officer, open) else { return }
    defer { try? office.close() }
    let desk = try Desk.opened(
      office: office, driver: QuietTerminal(), codes: codes, terms: terms, settings: settings, clock: clock)
    LinearDesk(desk, lines: lines, page: page, lock: lockAfter.map { Lock(after: $0, open: open) }).run()
  }

  /// Asks for name and password until somebody is let in; nil when the input ends before anybody has tried.
  static func signedIn(
    _ lines: any LineDriver, _ officer: (name: String?, password: String?), _ open: (Credential) throws -> Office
  ) throws -> Office? {
    var refusal: (any Error)?
    while let name = officer.name ?? asked(lines, say("Officer"), isSecret: false),
      let password = officer.password ?? asked(lines, say("Password"), isSecret: true)
    {
      do {
        return try open(Credential(name: name, password: password))
      } catch {
        // What was given beforehand and is wrong will not become right.
        guard officer.password == nil || officer.name == nil else { throw error }
        lines.tell("! " + printable(Explanation(of: error).message))
        refusal = error
      }
    }
    if let refusal { throw refusal }
    return nil
  }

  private static func asked(_ lines: any LineDriver, _ name: String, isSecret: Bool) -> String? {
    while true {
      switch lines.ask(name + ":", isSecret: isSecret) {
      case .line(let line): return line
      case .tooLong: continue
      case .end: return nil
      }
    }
  }
}
