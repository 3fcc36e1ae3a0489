import Filing
import FoundationEssentials
import Publishing
import Standards

extension ReferenceShelf {
  /// What became of the files of a folder.
  public struct Taken: Codable, Equatable, Sendable {
    /// A file that was not taken, and why.
    public struct Refused: Codable, Equatable, Sendable {
      public let file: String
      public let reason: String
    }

    public var installed: [Item]
    public var refused: [Refused]
  }

  /// Whether schemas lie in a folder.
  public static func areSchemas(_ folder: String) throws -> Bool {
    try Files.names(in: folder).contains { $0.hasSuffix(".xsd") }
  }

  /// Installs each dictionary, list and classification of a folder.
  ///
  /// A file that cannot be taken keeps none of the others out. Refuses a folder in which nothing can be taken.
  /// - Parameters:
  ///   - licence, packs: as those of `install`, for each file.
  ///   - told: hears of each as it is installed.
  public func installFolder(
    _ path: String, licence: String?, packs: () throws -> SoundPacks, told: (Item) -> Void
  ) throws -> Taken {
    let files = try Files.names(in: path).sorted().filter { name in
      [".index", ".xml", ".tsv"].contains { name.hasSuffix($0) }
    }
    guard !files.isEmpty else {
      throw Refusal(
        .schemaUnusable,
        "\(path): there are no schemas such as TrademarkTransaction_V6_0.xsd in it, and no lists (.index, .xml, .tsv). Name their folder."
      )
    }
    var taken = Taken(installed: [], refused: [])
    let read = try packs()
    // What needs another file of the folder first is tried again when that is there.
    var rest = files
    repeat {
      let before = rest.count
      taken.refused = []
      for file in rest {
        do {
          let item = try install("\(path)/\(file)", edition: nil, licence: licence) { read }
          taken.installed.append(item)
          told(item)
        } catch let fault as FileFault where fault.operation != .read {
          throw fault
        } catch {
          taken.refused.append(Taken.Refused(file: file, reason: Explanation(of: error).message))
        }
      }
      rest = taken.refused.map(\.file)
      guard rest.count < before else { break }
    } while !rest.isEmpty
    guard let first = taken.refused.first, taken.installed.isEmpty else { return taken }
    throw Refusal(.notFound, "\(path): none of its \(files.count) files was taken. \(first.reason)")
  }
}
