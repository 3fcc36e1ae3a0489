import Standards

/// A “no” of the law, of the register or of a command: what is wrong, which rule says so, what to do.
public enum Refusal: Explained, Equatable, Codable {
  case unknownAct(String, right: String)
  case wrongStage(act: String, stage: Stage, permitted: [Stage])
  case wrongState(act: String, state: LegalState)
  case condition(act: String, reason: String, basis: String)
  case role(act: String, needs: [String])
  case secondSignature(act: String, reason: String)
  case findings([Finding])
  case items([ItemFinding])
  /// Something that was named does not exist.
  case notFound(what: String, name: String)
  /// Somebody else recorded on the dossier since it was read.
  case changedMeanwhile(number: String)
  /// Why one file of a request for several is refused.
  indirect case ofFile(String, Refusal)
  /// A “no” of the kind of the code, in sentences of its own.
  case stated(RefusalCode, String)

  /// A “no” in sentences of its own: what is wrong, with the thing named, and what to do.
  public init(_ code: RefusalCode, _ message: String) { self = .stated(code, message) }

  /// Which kind of “no” it is.
  public var code: RefusalCode {
    switch self {
    case .unknownAct: .unknownAct
    case .wrongStage: .wrongStage
    case .wrongState: .wrongState
    case .condition: .conditionUnmet
    case .role: .roleMissing
    case .secondSignature: .secondSignature
    case .findings: .formalitiesUnmet
    case .items: .valuesRefused
    case .notFound: .notFound
    case .changedMeanwhile: .changedMeanwhile
    case .ofFile(_, let refusal): refusal.code
    case .stated(let code, _): code
    }
  }

  /// For people: what is wrong, which rule says so, what to do.
  public var message: String {
    switch self {
    case .unknownAct(let act, let right): "The law knows no act “\(act)” for \(right). `ipdesk law acts` lists them."
    case .wrongStage(let act, let stage, let permitted):
      "“\(act)” cannot be recorded at stage \(stage) (\(stage.words)); it is permitted at \(permitted.map { "\($0) (\($0.words))" }.joined(separator: ", "))."
    case .wrongState(let act, let state):
      "“\(act)” cannot be recorded while the dossier is \(state.words). Record first what leads out of that."
    case .condition(let act, let reason, let basis):
      "“\(act)” cannot be recorded: \(reason).\(basis.isEmpty ? "" : " Rule: \(basis).")"
    case .role(let act, let needs):
      "“\(act)” needs the role \(needs.joined(separator: " or ")). Ask an officer who holds it."
    case .secondSignature(let act, let reason): "“\(act)” needs a second signature: \(reason)."
    case .findings(let findings): findings.map(\.message).joined(separator: "\n")
    case .items(let findings): findings.map(\.message).joined(separator: "\n")
    case .notFound(let what, let name): "There is no \(what) “\(name)”. Check the number or use `ipdesk find`."
    case .changedMeanwhile(let number):
      "Another officer recorded an act on \(number) meanwhile. Look at it again, then repeat."
    case .ofFile(let number, let refusal): "\(number): \(refusal.message)"
    case .stated(_, let message): message
    }
  }

  /// Code and message.
  public var explanation: Explanation { Explanation(code, message) }
}
