import Standards

extension Values {
  /// How many copies are made; one when nothing is said.
  public var copyCount: Int { max(1, number(.copies) ?? 1) }

  /// The numbers of the forms on which copies are printed, one each, in their order.
  public var stockNumbers: [String] {
    (text(.stockNumber) ?? "").split { ", ;\n".contains($0) }.map(String.init)
  }
}
