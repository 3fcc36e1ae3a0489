import Filing

extension Recording {
  /// The values with the access codes that the act takes and the request leaves to the register.
  ///
  /// An item of the scheme `DAS` is such a code. It is chance: nothing that is known of the dossier leads to it.
  func coded(_ values: Values, _ act: Act, _ right: Right) -> Values {
    var values = values
    for taken in act.takes where values[taken.item].isEmpty && right.item(taken.item)?.isAccessCode == true {
      values[taken.item] = [.text(AccessCode.make())]
    }
    return values
  }
}

/// Codes by which another office fetches a priority document from the Digital Access Service.
enum AccessCode {
  private static let alphabet = Array("0123456789ABCDEF")

  /// Four characters, drawn by the chance of the system.
  static func make() -> String { String((0..<4).map { _ in alphabet[Int.random(in: 0..<16)] }) }
}
