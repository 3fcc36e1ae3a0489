import Filing
import FoundationEssentials
import Publishing
import Standards

/// One dossier of each right under the law of Meridia, told by hand, with the pictures they refer to.
public struct Dossiers: Sendable {
  public let law: Law
  public let office: [String: String]
  public let trademark: Dossier
  public let wordMark: Dossier
  public let design: Dossier
  public let patent: Dossier
  public let utilityModel: Dossier
  /// An application that was invited to correct its defects.
  public let defective: Dossier
  /// Bytes by digest.
  public let documents: [String: [UInt8]]
  /// An issue in which they appear, closed on 2026-09-09.
  public let issue: GazetteIssue

  public static let today = "2026-09-09"
  public var all: [Dossier] { [patent, utilityModel, trademark, wordMark, design] }

  /// Reads the law and the office from the seed below the root of the package.
  public init() throws {
    let seed = "\(TestPaths.root)/Seed/Meridia"
    let (law, faults) = Law.read(files: try LawFiles.read(folder: "\(seed)/Law/2026-01-01"))
    guard let law else { throw faults.first ?? TableFault(file: seed, line: 0, reason: "the law cannot be read") }
    self.law = law
    office = try Table(path: "\(seed)/office.tsv", name: "office.tsv").dictionary()
    let stories = Stories(law: law)
    trademark = stories.trademark()
    wordMark = stories.wordMark()
    design = stories.design()
    patent = stories.patent()
    utilityModel = stories.utilityModel()
    defective = stories.defective()
    documents = stories.pictures.bytes
    issue = Stories.issue([patent, utilityModel, trademark, wordMark, design])
  }
}

/// Where the package and the reference data lie.
public enum TestPaths {
  public static var root: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  }
  /// Folder of the official ST.96 schemas; nil when they are not beside the package.
  public static var schemas: String? {
    let path = "\(root)/../shared/standards/ST96/V6_0"
    return FileManager.default.fileExists(atPath: "\(path)/flattened") ? path : nil
  }
}

/// Pictures of the stories by digest.
public struct TestPictures: Sendable {
  public private(set) var bytes: [String: [UInt8]] = [:]

  public init() {
    for seed in 0..<8 { bytes[attachment(seed, "").sha256] = Self.png(seed) }
    bytes[Self.description.sha256] = Array("%PDF-1.4\n%%EOF\n".utf8)
  }

  /// The smallest file that calls itself a PDF.
  public static let description = Attachment(
    sha256: "14bcd090baf31edba64e9cbd8cdfc15f943344aa72cb3675ad8e91bfcbce03ad", mediaType: "application/pdf",
    name: "description.pdf", size: 15)

  /// The picture with that seed as the register would keep it.
  public func attachment(_ seed: Int, _ name: String) -> Attachment {
    guard let picture = try? Picture(Data(Self.png(seed)), name: name) else {
      preconditionFailure("the test's own picture is refused")
    }
    return Attachment(
      sha256: picture.sha256, mediaType: "image/png", name: name, size: picture.bytes.count, width: picture.width,
      height: picture.height)
  }

  private static func png(_ seed: Int) -> [UInt8] {
    TestPicture.png(width: 120 + 20 * seed, height: 90 + 10 * seed, seed: seed)
  }
}
