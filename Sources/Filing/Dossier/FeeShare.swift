/// How the fees are borne of an act that one request asks for several dossiers.
///
/// Fees that the law counts by registrations are owed once for the whole request; they stand on its first dossier.
public enum FeeShare: Hashable, Sendable, Codable, LosslessStringConvertible {
  /// The fees of so many dossiers are reckoned on this one.
  case of(Int)
  /// Another dossier of the request bears them.
  case borneElsewhere

  /// - Parameter files: dossiers for which the fees are reckoned here; none when another one bears them.
  public init(files: Int) { self = files == 0 ? .borneElsewhere : .of(files) }

  /// Dossiers for which the fees are reckoned here.
  public var files: Int {
    switch self {
    case .of(let files): files
    case .borneElsewhere: 0
    }
  }

  /// `of 46` or `elsewhere`, as the register writes it.
  public var description: String {
    switch self {
    case .of(let files): "of \(files)"
    case .borneElsewhere: "elsewhere"
    }
  }

  public init?(_ description: String) {
    if description == "elsewhere" {
      self = .borneElsewhere
    } else if description.hasPrefix("of "), let files = Int(description.dropFirst(3)), files > 0 {
      self = .of(files)
    } else {
      return nil
    }
  }
}
