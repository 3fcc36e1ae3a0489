import Filing
import FoundationEssentials
import Publishing
import Standards

extension ReferenceShelf {
  /// Bytes that the text of a dictionary may have; the largest that Debian has are a third of it.
  private static let largest = 256 << 20

  /// Whether the name of a file is that of a dictionary of dictd.
  static func isDictionary(_ path: String) -> Bool {
    [".index", ".dict", ".dict.dz"].contains { path.hasSuffix($0) }
  }

  /// The dictionary to which a file of dictd belongs; index and text lie beside one another.
  func dictionary(_ path: String) throws -> DictionaryFile {
    let stem =
      [".index", ".dict.dz", ".dict"].first { path.hasSuffix($0) }.map { String(path.dropLast($0.count)) } ?? path
    let index = try NamedFile.read(stem + ".index")
    let isPacked = Files.exists(stem + ".dict.dz")
    let packed = try NamedFile.read(stem + (isPacked ? ".dict.dz" : ".dict"), most: ReferenceShelf.largest)
    let text =
      isPacked ? try Gzip.unpacked(packed, name: stem + ".dict.dz", most: ReferenceShelf.largest) : packed
    let file = stem.lastPathPart
    return try DictionaryFile(
      index: index, text: text, name: file.hasPrefix("freedict-") ? String(file.dropFirst(9)) : file)
  }

  /// Installs a dictionary; an edition that is there is replaced.
  ///
  /// Refuses one whose licence nobody names: an office must know on which terms it uses a list.
  /// - Parameters:
  ///   - named: the edition, when the file does not name it.
  ///   - licence: its licence, when the file does not name it.
  ///   - packs: by which words of other scripts are read.
  func install(_ dictionary: DictionaryFile, _ path: String, named: String?, licence: String?, _ packs: SoundPacks)
    throws
    -> Item
  {
    let (edition, licence) = (named ?? dictionary.edition, licence ?? dictionary.licence)
    guard ReferenceShelf.isEdition(edition) else {
      throw Refusal(.optionMissing, "\(path): the file does not name its edition; give --edition, e.g. --edition 1.")
    }
    guard licence.contains(where: \.isLetter) else {
      throw Refusal(
        .optionMissing,
        "\(path): the file does not name its licence; give --licence, e.g. --licence \"GPL 2 or later\".")
    }
    let table = DictionaryTable.bytes(dictionary.links) { packs.latin($0) }
    guard table.count > 1 else {
      throw TableFault(file: path, line: 0, reason: "it translates no single word into another one")
    }
    let place = "\(folder)/\(dictionary.name)/\(edition)"
    try Files.makeFolder(place)
    try AtomicFile.write(Data((licence + "\n").utf8), to: "\(place)/\(Item.licenceFile)")
    try AtomicFile.write(table, to: "\(place)/\(Item.wordsFile)")
    return try item(dictionary.name, edition)
  }
}

extension Dictionaries {
  /// Those that are installed, each in its newest edition.
  public init(_ shelf: ReferenceShelf) {
    self.init(
      shelf.newest().values.sorted { $0.name < $1.name }.compactMap { item in
        let path = "\(item.folder)/\(ReferenceShelf.Item.wordsFile)"
        guard let lines = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else { return nil }
        return Volume(source: "\(item.name) \(item.edition)", lines: lines)
      })
  }
}
