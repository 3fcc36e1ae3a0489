import FoundationEssentials
import Publishing

/// Classifications and schemas that the user has installed, editions side by side.
///
/// `reference/ST.96/V6_0/TrademarkTransaction_V6_0.xsd` and `reference/Nice/12-2025/en.tsv` in the user's data folder.
struct ReferenceShelf {
  let folder: String

  init(folder: String = Places.dataFolder + "/reference") { self.folder = folder }

  /// One edition of one reference.
  struct Item: Codable, Equatable {
    let name: String
    let edition: String
    let files: Int
    let folder: String
  }

  /// Path of the schema that judges a document; nil when it is not installed.
  func schema(_ identification: Identification) -> String? {
    guard let file = identification.schema else { return nil }
    let path = "\(folder)/\(identification.standard)/\(identification.edition)/\(file)"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// What is installed, by name and edition.
  func items() -> [Item] {
    let files = FileManager.default
    return ((try? files.contentsOfDirectory(atPath: folder)) ?? []).sorted().flatMap { name in
      ((try? files.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []).sorted().map { edition in
        let inside = (try? files.contentsOfDirectory(atPath: "\(folder)/\(name)/\(edition)")) ?? []
        return Item(name: name, edition: edition, files: inside.count, folder: "\(folder)/\(name)/\(edition)")
      }
    }
  }
}
