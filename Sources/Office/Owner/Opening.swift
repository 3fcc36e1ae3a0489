import Filing
import Foundation
import GRDB
import Standards

extension Office {
  /// Plants a new register and opens it alone.
  ///
  /// - Parameters:
  ///   - path: where the register is created; an existing file is refused.
  ///   - seed: folder of the office, as `Seed/README.md` describes it.
  ///   - codes: lists against which values are checked; without them codes are taken as given.
  ///   - demonstration: whether dates may be rehearsed in it.
  ///   - block: block of numbers of a branch office, 1 to 99; nil for a register that stands by itself.
  ///   - practice: marks it as a register in which people practise.
  ///   - today: rehearsed date; demonstrations only.
  ///   - officer: on whose behalf the office acts; the first registrar when nil.
  /// - Throws: a `Refusal` for the place and the seed; nothing is left behind then.
  public static func plant(
    path: String, seed: String, codes: CodeLists? = nil, demonstration: Bool = false, block: Int? = nil,
    practice: PracticeMark? = nil, today: CalendarDate? = nil, officer: String? = nil,
    now: @escaping @Sendable () -> Moment = Clock.system
  ) throws -> Office {
    let register = try Register(path: path, mode: .alone, creating: true)
    do {
      let office = try planted(register, seed, codes, demonstration, block, practice, today, officer, now)
      try (office.door as? RegisterDoor)?.keepJournal(beside: RegisterPath.resolved(path))
      return office
    } catch {
      try? register.close()
      discard(path)
      throw error
    }
  }

  /// Takes away a register that was just planted and is of no use: what was to fill it failed.
  public static func discard(_ path: String) {
    for suffix in ["", "-wal", "-shm", ".lock", ".journal", CheckNote.ending, Mistrust.ending] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  /// A register in memory, planted from the seed, for rehearsals and tests; it is gone when it is closed.
  public static func rehearsal(
    seed: String, codes: CodeLists? = nil, block: Int? = nil, practice: PracticeMark? = nil, officer: String? = nil,
    now: @escaping @Sendable () -> Moment
  ) throws -> Office {
    let register = try Register(path: ":memory:", mode: .inMemory, creating: true)
    return try planted(register, seed, codes, true, block, practice, nil, officer, now)
  }

  /// Opens the register alone: restore, bulk work, a single console, tests.
  ///
  /// - Parameter officer: name and password of him on whose behalf it acts; nil for work of the program itself, which records nothing.
  /// - Throws: a `Refusal` when it cannot be used, or when name or password is wrong.
  public static func owned(
    path: String, codes: CodeLists? = nil, officer: Credential?, today: CalendarDate? = nil,
    now: @escaping @Sendable () -> Moment = Clock.system
  ) throws -> Office {
    let door = try RegisterDoor(path: path, mode: .alone, codes: codes, today: today, now: now)
    do {
      return Office(
        door: door, officer: try officer.map { try door.signIn($0) } ?? Officer.program, proof: officer?.password)
    } catch {
      try? door.close()
      throw error
    }
  }

  /// A restored copy that is only looked at: no journal lies beside it, and nothing is recorded in it.
  public static func scratch(path: String, codes: CodeLists? = nil) throws -> Office {
    let register = try Register(path: path, mode: .alone, creating: false)
    let door = RegisterDoor(register: register, codes: codes, now: Clock.system)
    return Office(door: door, officer: Officer.program)
  }

  /// The same office on behalf of another officer, who signs in.
  public func signedIn(_ credential: Credential) throws -> Office {
    Office(door: door, officer: try door.signIn(credential), proof: credential.password)
  }

  /// The same office on behalf of another officer without his password; only where this process owns the register.
  ///
  /// - Throws: a `Refusal` when the register is owned by another process or nobody of that name works here.
  ///
  /// - Parameter proof: his password, for acts that he signs.
  public func acting(as name: String, proof: String? = nil) throws -> Office {
    guard let owned = door as? RegisterDoor else {
      throw Refusal(
        .ownerOnly, "Only the process that owns the register may act for “\(name)”. Sign in with name and password.")
    }
    return Office(
      door: door, officer: try owned.register.database.read { try Officers(db: $0).active(name) }, proof: proof)
  }

  /// SHA-256 of the bytes of a document, as attachments name it.
  public static func digest(_ bytes: Data) -> String { sha256(bytes) }

  private static func planted(
    _ register: Register, _ seed: String, _ codes: CodeLists?, _ demonstration: Bool, _ block: Int?,
    _ practice: PracticeMark?, _ today: CalendarDate?, _ officer: String?,
    _ now: @escaping @Sendable () -> Moment
  ) throws -> Office {
    if today != nil, !demonstration {
      throw Refusal(.rehearsedDay, "The date can be rehearsed only in a demonstration register. Leave out --today.")
    }
    guard block.map((1...99).contains) ?? true else {
      throw Refusal(
        .seedFaulty, "The block of numbers of a branch office is 1 to 99. Ask the head office which one is yours.")
    }
    let clock = today.map { Clock.rehearsed($0, now) } ?? now
    let door = RegisterDoor(register: register, codes: codes, now: clock)
    try Planting(
      seed: seed, codes: codes, isDemonstration: demonstration, lawbook: door.lawbook, block: block, practice: practice
    )
    .plant(into: register, at: clock())
    let all = try register.database.read { try Officers(db: $0).all() }
    let acting = officer.map { name in all.first { $0.name == name } } ?? all.first { $0.roles.contains("registrar") }
    return Office(door: door, officer: acting ?? Officer.program)
  }
}
