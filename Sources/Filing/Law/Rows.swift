import Standards

/// A section of the gazette.
public struct Section: Equatable, Sendable {
  public let id: String
  public let number: Int
  public let label: Label
  public let kind: Kind
  /// Items of the form that are printed; empty for all that are published.
  public let items: [String]
  public let sort: String
  public let basis: String

  public enum Kind: String, Sendable { case entries, notices, index, seals }
}

/// A paper that the office issues.
public struct Paper: Equatable, Sendable {
  public let id: String
  public let label: Label
  public let kind: Kind
  public let template: String
  public let series: String?
  /// How the paper is deemed received: `post`, `counter`, `portal`.
  public let receivedBy: String
  /// Paper with which its copies are numbered together; nil when each one is the only one.
  public let copyOf: String?
  /// Whether it takes the place of the copies before it.
  public let replaces: Bool
  /// The sides to which it goes, each with a copy of its own.
  public let to: [Side]
  /// Whether it is called as what its act has brought about, and not by its label.
  public let isTitledByAct: Bool
  /// What of the dossier stands on a certificate.
  public let shows: Shows
  /// Whether the very file is kept with which it was first made.
  public let isKept: Bool
  /// The package whose certificate it is; nil for a paper that goes by itself.
  public let package: Package?
  public let basis: String

  public enum Kind: String, Sendable { case receipt, letter, certificate, notice }
  /// Of a certificate: what is registered, what the act has recorded, or everything that the register holds.
  public enum Shows: String, Sendable { case registration = "", recordal, register }
  /// `owner`: who applies or holds; `challenger`: who opposes or asks for invalidation.
  public enum Side: String, Sendable { case owner, challenger }
  /// `priority`: the application as filed, for other offices.
  public enum Package: String, Sendable { case priority }

  /// Whether it is the certificate of a registration or a copy of it.
  public var isOfRegistration: Bool { kind == .certificate && copyOf != nil && package == nil }
}

/// A role of the office.
public struct Role: Equatable, Sendable {
  public let id: String
  public let label: Label
  /// What of an unpublished dossier officers of the role may read.
  public let reach: Reach

  /// Column `secret` of roles.tsv.
  public enum Reach: String, Sendable { case nothing = "", fees, printed, everything = "yes" }
}

/// A phase of the procedure: the office's own view of where a dossier is.
public struct Phase: Equatable, Sendable {
  public let id: String
  public let number: Int
  public let label: Label
  /// Whether parties are heard against one another in it.
  public let isContested: Bool
}

/// One use of a formality rule.
public struct Formality: Equatable, Sendable {
  public let id: String
  /// `filing`, `formality` or `registration`.
  public let checklist: String
  public let rule: String
  public let item: String
  public let parameter: String
  /// Whether the finding stops the act (`must`) or is only asked about.
  public let must: Bool
  public let paragraph: Label
  public let cure: String
  public let basis: String
  /// The act that the docket proposes while it is not met because an agent left the roll; nil when it proposes none.
  public let task: String?
  /// What the officer is asked who reads the file; nil where the machine judges.
  public let question: Label?
}

/// One shortcoming: which item, which rule says so, what to do, and the paragraph for the applicant.
public struct Finding: Equatable, Sendable, Codable {
  public let formality: String
  public let item: String
  public let paragraph: Label
  public let cure: String
  public let basis: String
  public let must: Bool

  /// `Applicant is missing (IPR 12). Name the applicant.`
  public var message: String { "\(paragraph.first)\(basis.isEmpty ? "" : " (\(basis))") \(cure)" }
}
