extension String {
  /// The text between FSI and PDI, so that a name in another script moves nothing around it.
  ///
  /// A closing isolate without an opening one is left out, an open one is closed.
  /// - Source: Unicode Standard Annex 9, 2.4.
  public var isolated: String {
    var open = 0
    var scalars = UnicodeScalarView()
    scalars.append("\u{2068}")
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x2066...0x2068: open += 1
      case 0x2069 where open == 0: continue
      case 0x2069: open -= 1
      default: break
      }
      scalars.append(scalar)
    }
    for _ in 0...open { scalars.append("\u{2069}") }
    return String(scalars)
  }
}
