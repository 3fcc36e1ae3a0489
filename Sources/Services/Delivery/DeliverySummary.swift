extension Delivering {
  /// What was delivered, for programs.
  public struct Summary: Encodable, Equatable, Sendable {
    /// Short name of the recipient.
    public let recipient: String
    /// Number of the delivery, from 1 for each recipient.
    public let number: Int
    /// `full`, `difference`, `test`.
    public let kind: String
    /// How many dossiers it has.
    public let dossiers: Int
    /// Names of its packages in order.
    public let packages: [String]
    /// Sequence of the last event of the register that it tells.
    public let upTo: Int
    /// SHA-256 of the manifest; nil when nothing was written.
    public let manifest: String?
    /// Where it lies in the outbox; nil when nothing was written.
    public let folder: String?
    /// Packages that an interrupted run had written already.
    public let kept: Int
    /// What was done.
    public var sentence: String {
      guard dossiers > 0 else { return "\(recipient) has everything; there is nothing to deliver." }
      let done = folder.map { ": \($0)" } ?? " would be made; nothing was written"
      return "Delivery no. \(number) to \(recipient), \(kind), \(dossiers) dossiers\(done)"
    }
  }
}
