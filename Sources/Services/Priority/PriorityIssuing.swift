import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// Makes the package of the priority document that a dossier has issued last.
public struct PriorityIssuing {
  var reading: Reading
  private let key: OfficeKey
  private let shelf: SchemaShelf?

  /// - Parameters:
  ///   - key: signs the packages.
  ///   - shelf: the official schemas that judge the XML before it is written; nil to go unchecked.
  public init(reading: Reading, key: OfficeKey, shelf: SchemaShelf?) {
    (self.reading, self.key, self.shelf) = (reading, key, shelf)
  }

  /// A package with what the register says of it.
  public struct Issued {
    /// What was made.
    public let package: PriorityPackage.Made
    /// Number of the certified copy; empty when the law allots none.
    public let copy: String
    /// For the Digital Access Service; nil when none was given or the officer may not see it.
    public let accessCode: String?
  }

  /// The package of an application or registration number; a `Refusal` for a dossier that has issued none.
  public mutating func issue(_ number: String) throws -> Issued {
    let (dossier, file) = try reading.dossier(number)
    guard let issued = try last(dossier, file) else {
      let act = try reading.law(file.law).papers.first { $0.package == .priority }.flatMap { paper in
        dossier.right.acts.first { $0.papers.contains(paper.id) }
      }
      let cure = act.map { " Record it first: `ipdesk record \($0.id) \(number)`." } ?? " The law has no such paper."
      throw Refusal(.paperUnissued, "No priority document has been issued for \(number).\(cure)")
    }
    guard let paper = try reading.law(file.law).paper(issued.paper) else {
      throw Refusal(.damagedRegister, "The law of \(number) has no paper “\(issued.paper)”. Run `ipdesk check`.")
    }
    let (writer, order) = try reading.order(issued, paper, dossier, file)
    let package = try PriorityPackage(writer, shelf: shelf).make(order, key: key)
    return Issued(package: package, copy: order.event.numbers["copy"] ?? "", accessCode: Self.code(dossier))
  }

  /// Whether a package can be made of the dossier.
  mutating func hasIssued(_ number: String) throws -> Bool {
    let (dossier, file) = try reading.dossier(number)
    return try last(dossier, file) != nil
  }

  private mutating func last(_ dossier: Dossier, _ file: DossierFile) throws -> IssuedPaper? {
    let law = try reading.law(file.law)
    return dossier.papers.last { law.paper($0.paper)?.package == .priority }
  }

  /// The access code that was given last.
  private static func code(_ dossier: Dossier) -> String? {
    let codes = dossier.right.actItems.filter(\.isAccessCode).map(\.item)
    let events = dossier.events.filter { dossier.annulled[$0.ordinal] == nil }
    return events.reversed().lazy.compactMap { event in codes.lazy.compactMap { event.values.text($0) }.first }.first
  }
}
