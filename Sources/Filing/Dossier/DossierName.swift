import Standards

/// How the program names a dossier so that no other one is meant.
///
/// A number of this office, as ST.13 builds it, bears the type of its right; any other number may stand in several
/// rights and comes with the id of its own: `trademark:application:K-7`.
public enum DossierName {
  /// The name of the dossier of that right with that application number.
  public static func of(_ number: String, _ right: String) -> String {
    bearsRight(number) ? number : "\(right):application:\(number)"
  }

  /// Whether the number itself says of which right it is.
  public static func bearsRight(_ number: String) -> Bool {
    number.utf8.count == 15 && ApplicationNumber(number) != nil
  }
}

extension Dossier {
  /// The name by which the program finds it.
  public var name: String { DossierName.of(applicationNumber, right.id) }
}
