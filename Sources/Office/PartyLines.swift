import Filing

extension Party {
  /// The entry line by line: names with language, addresses with validity, identifiers, where it is reached.
  public var outline: [String] {
    let names = names.map { $0.full + ($0.language.map { " [\($0)]" } ?? "") }
    let places = addresses.map { address in
      let span = [address.from.map { "from \($0)" }, address.until.map { "until \($0)" }].compactMap { $0 }
      return address.oneLine + (span.isEmpty ? "" : " (\(span.joined(separator: " ")))")
    }
    return names + places + identifiers.map { "\($0.scheme) \($0.value)" }
      + [email, phone, nationality.map { "nationality \($0)" }].compactMap { $0 }
  }
}
