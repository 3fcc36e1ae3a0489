import Standards

/// A “no” of the law or of the register: what is wrong, which rule says so, what to do.
public enum Refusal: Error, Equatable, Sendable, Codable {
  case unknownAct(String, right: String)
  case wrongStage(act: String, stage: Stage, permitted: [Stage])
  case wrongState(act: String, state: LegalState)
  case condition(act: String, reason: String, basis: String)
  case role(act: String, needs: [String])
  case secondSignature(act: String, reason: String)
  case findings([Finding])
  case items([ItemFinding])
  case date(String)
  /// Something that was named does not exist.
  case notFound(what: String, name: String)
  /// Somebody else recorded on the dossier since it was read.
  case changedMeanwhile(number: String)
  case signIn(String)
  case conflict(String)
  case tooLarge(String)
  /// The register cannot be used: newer version, read-only, network file system, another keeper.
  case register(String)

  /// For people: what is wrong, which rule says so, what to do.
  public var message: String {
    switch self {
    case .unknownAct(let act, let right): "The law knows no act “\(act)” for \(right). `ipdesk law acts` lists them."
    case .wrongStage(let act, let stage, let permitted):
      "“\(act)” cannot be recorded at stage \(stage) (\(stage.words)); it is permitted at \(permitted.map { "\($0) (\($0.words))" }.joined(separator: ", "))."
    case .wrongState(let act, let state): "“\(act)” cannot be recorded while the dossier is \(state.words)."
    case .condition(let act, let reason, let basis):
      "“\(act)” cannot be recorded: \(reason).\(basis.isEmpty ? "" : " Rule: \(basis).")"
    case .role(let act, let needs):
      "“\(act)” needs the role \(needs.joined(separator: " or ")). Ask an officer who holds it."
    case .secondSignature(let act, let reason): "“\(act)” needs a second signature: \(reason)."
    case .findings(let findings): findings.map(\.message).joined(separator: "\n")
    case .items(let findings): findings.map(\.message).joined(separator: "\n")
    case .date(let reason): reason
    case .notFound(let what, let name): "There is no \(what) “\(name)”. Check the number or use `ipdesk find`."
    case .changedMeanwhile(let number):
      "Another officer recorded an act on \(number) meanwhile. Look at it again, then repeat."
    case .signIn(let reason), .conflict(let reason), .tooLarge(let reason), .register(let reason): reason
    }
  }
}
