import Filing
import FoundationEssentials
import Office
import Standards
import Synchronization

/// Plays a script on a register that this process owns, through the same door as every desk.
public struct Player {
  private let clock: ScriptClock
  private let codes: CodeLists
  private let remark: (String) -> Void
  /// The register that was planted, on behalf of its first registrar.
  public let office: Office
  private var numbers: [String: String] = [:]

  /// Plants a register a week before the script begins.
  ///
  /// - Parameters:
  ///   - path: where the register is created; nil for one in memory.
  ///   - seed: folder of the office.
  ///   - practice: marks the register as one in which people practise.
  ///   - remark: hears what whoever opens a file of the script should know.
  public init(
    path: String?, seed: String, script: Script, codes: CodeLists, practice: PracticeMark? = nil,
    remark: @escaping (String) -> Void = { _ in }
  ) throws {
    guard let first = script.steps.first, let eve = Moment(first.moment.date.adding(days: -7), second: 9 * 3600) else {
      throw Refusal(.scriptFaulty, "\(script.folder): the script has no acts. Write some.")
    }
    let clock = ScriptClock(eve)
    (self.clock, self.codes, self.remark) = (clock, codes, remark)
    let now: @Sendable () -> Moment = { clock.now }
    office =
      try path.map {
        try Office.plant(path: $0, seed: seed, codes: codes, demonstration: true, practice: practice, now: now)
      }
      ?? Office.rehearsal(seed: seed, codes: codes, practice: practice, now: now)
  }

  /// Records every act of the script; `told` hears each one. What is refused stops the play with the row's line.
  ///
  /// - Returns: the application numbers by the names that the script gives to dossiers.
  public mutating func play(_ script: Script, told: (Script.Step, Recorded) -> Void) throws -> [String: String] {
    for step in script.steps {
      clock.set(step.moment)
      do {
        told(step, try record(step, script))
      } catch let error where Explanation(of: error).blame != .machine {
        let names = step.dossiers.joined(separator: " ")
        throw step.row.fault("\(step.act) \(names): \(Explanation(of: error).message)")
      }
    }
    return numbers
  }

  /// Closes the register.
  public func close() throws { try office.close() }

  private mutating func record(_ step: Script.Step, _ script: Script) throws -> Recorded {
    let acting = try office.acting(as: step.officer, proof: Player.password)
    var reading = try Reading(acting)
    let forms = try reading.forms(codes, remark: remark)
    let isFiling = step.dossiers.count == 1 && numbers[step.dossiers[0]] == nil
    var request = ActRequest(step.act, effective: step.effective)
    var items = forms.law.officeItems
    if !isFiling, !step.dossiers.isEmpty {
      request.dossiers = step.dossiers.map { numbers[$0] ?? $0 }
      let right = try reading.dossier(request.dossiers[0]).dossier.right
      items = right.form + right.actItems
    }
    for (item, value) in step.values {
      if item == "form" {
        let form = try forms.read(path: "\(script.folder)/\(value)", right: nil)
        if isFiling { request.right = form.right.letter }
        request.values = form.values
        request.documents = form.documents
      } else {
        let file = value.hasPrefix("@") ? "@\(script.folder)/\(value.dropFirst())" : value
        try forms.assign("\(item)=\(file)", items: items, to: &request.values, documents: &request.documents)
      }
    }
    request.second = step.second.map { Credential(name: $0, password: Player.password) }
    let recorded = try acting.record(request)
    if isFiling { numbers[step.dossiers[0]] = recorded.numbers.first { !$0.isEmpty } }
    return recorded
  }

  /// Password of every officer of the demonstration office, as its officers.tsv says.
  public static let password = "meridia"
}

/// A clock that shows what the script says.
public final class ScriptClock: Sendable {
  private let moment: Mutex<Moment>

  /// - Parameter moment: what it shows first.
  public init(_ moment: Moment) { self.moment = Mutex(moment) }

  /// What it shows.
  public var now: Moment { moment.withLock { $0 } }

  /// Shows a later moment; it never goes back.
  public func set(_ next: Moment) { moment.withLock { $0 = max($0, next) } }
}
