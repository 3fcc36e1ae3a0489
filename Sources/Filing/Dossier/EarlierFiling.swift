import Standards

extension PriorityClaim {
  /// The number as the register keeps it: without the code of its office, and without signs when it has digits alone.
  ///
  /// `FR 2509871`, `FR2509871` and `25/09871` of the office FR are `2509871`; `PCT/FR2025/000123` keeps its strokes, by
  /// which it is read.
  /// - Source: WIPO Standards ST.10/C and ST.13, which leave the code of the office to a field of its own.
  public var plainNumber: String {
    let key = NumberKey(number)
    let plain = key.text.withoutOffice(office)
    // The two check characters of ST.13 stay outside the number.
    if let own = ApplicationNumber(plain) { return own.digits }
    let bare = NumberKey(plain).bare
    guard !bare.isEmpty else { return number }
    return bare.utf8.allSatisfy { (0x30...0x39).contains($0) } ? bare : plain
  }

  /// The letters and digits by which the earlier filing is known within its office.
  public var key: String { NumberKey(plainNumber).bare }

  /// Whether both claim the same earlier filing, however its number was written.
  public func isSameFiling(as other: PriorityClaim) -> Bool {
    office == other.office && date == other.date && key == other.key
  }
}

extension Values {
  /// The claims of priority, each earlier filing once.
  public var distinctPriorities: [PriorityClaim] {
    priorities.reduce(into: []) { claims, claim in
      if !claims.contains(where: { $0.isSameFiling(as: claim) }) { claims.append(claim) }
    }
  }
}

extension String {
  /// Without the code of the office and the signs behind it; a longer word that begins with the same letters stays.
  fileprivate func withoutOffice(_ office: String) -> String {
    guard !office.isEmpty, hasPrefix(office.uppercased()) else { return self }
    let rest = dropFirst(office.count)
    guard let first = rest.first, !first.isLetter else { return self }
    return String(rest.drop { !$0.isLetter && !$0.isNumber })
  }
}
