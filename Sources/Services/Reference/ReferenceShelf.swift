import FoundationEssentials
import Publishing

/// Classifications and schemas that the user has installed, editions side by side.
///
/// `ST.96/V6_0/TrademarkTransaction_V6_0.xsd` and `Nice/12-2025/en.tsv` in its folder.
public struct ReferenceShelf: Sendable {
  /// Where it lies.
  public let folder: String

  /// - Parameter folder: where it lies; it is made when something is installed.
  public init(folder: String) { self.folder = folder }

  /// One edition of one reference.
  public struct Item: Codable, Equatable, Sendable {
    /// `Nice`, `ST.96`.
    public let name: String
    /// `13-2026`, `V6_0`.
    public let edition: String
    /// How many files it has.
    public let files: Int
    /// Where they lie.
    public let folder: String
    /// The terms on which a dictionary may be used; nil for a classification.
    public let licence: String?

    static let (licenceFile, wordsFile) = ("licence.txt", "words.tsv")
  }

  /// Path of the schema that judges a document; nil when it is not installed.
  public func schema(_ identification: Identification) -> String? {
    guard let file = identification.schema else { return nil }
    let path = "\(folder)/\(identification.standard)/\(identification.edition)/\(file)"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// What is installed, by name and edition.
  public func items() -> [Item] {
    let files = FileManager.default
    return ((try? files.contentsOfDirectory(atPath: folder)) ?? []).sorted().flatMap { name in
      ((try? files.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []).sorted().map { edition in
        let inside = (try? files.contentsOfDirectory(atPath: "\(folder)/\(name)/\(edition)")) ?? []
        let place = "\(folder)/\(name)/\(edition)"
        let licence =
          inside.contains(Item.licenceFile)
          ? files.contents(atPath: "\(place)/\(Item.licenceFile)").map { String(decoding: $0, as: UTF8.self) } : nil
        return Item(
          name: name, edition: edition, files: inside.count, folder: place,
          licence: licence?.split(separator: "\n").first.map(String.init))
      }
    }
  }

  /// The newest edition of each reference, by its name.
  public func newest() -> [String: Item] {
    Dictionary(items().map { ($0.name, $0) }) { $1.numbers.lexicographicallyPrecedes($0.numbers) ? $0 : $1 }
  }
}

extension ReferenceShelf.Item {
  /// `13-2026` as 13 and 2026.
  fileprivate var numbers: [Int] { edition.split { !$0.isNumber }.compactMap { Int($0) } }
}
