import Filing
import Foundation
import Office
import Publishing
import Standards

/// Bundles of a register, signed by its office, one behind the other.
public struct Shipping {
  private let office: Office
  private let key: OfficeKey
  private let name: String
  /// What the other copy was told last; nil when it knows nothing.
  public private(set) var last: BundleHead?
  private let isEscrow: Bool

  /// - Parameters:
  ///   - name: who signs, without spaces and plus signs.
  ///   - last: head of the last bundle that the other copy has.
  ///   - isEscrow: no digest of a password goes with it.
  public init(_ office: Office, key: OfficeKey, name: String, behind last: BundleHead?, isEscrow: Bool = false) {
    (self.office, self.key, self.name, self.last, self.isEscrow) = (office, key, name, last, isEscrow)
  }

  /// A bundle with its head.
  public struct Parcel: Sendable {
    public let head: BundleHead
    /// Signed head and rows.
    public let bytes: Data
    /// Whether it brings nothing but the word that the register is there.
    public var isWord: Bool { head.bytes == 0 && head.to < head.from }
  }

  /// What the other copy lacks now.
  ///
  /// - Parameter since: the last event that it has, when that is not the one of the bundle before.
  public mutating func next(since: Int? = nil) throws -> Parcel {
    let isAnew = since != nil && since != last?.to
    let piece = try office.ask(
      ReadBundle(
        after: since ?? last?.to ?? 0, since: isAnew ? "" : last?.said ?? "",
        holding: isAnew ? [:] : last?.holds ?? [:],
        isEscrow: isEscrow))
    guard let border = piece.range(of: Data("\n\n".utf8)),
      case let text = String(decoding: piece[piece.startIndex..<border.lowerBound], as: UTF8.self) + "\n",
      let head = BundleHead(text: text)
    else { throw Refusal(.bundleBroken, "The register gave no bundle. Close all desks, then repeat.") }
    var note = SignedNote(text: text)
    note.sign(key, as: name)
    let parcel = Parcel(head: head, bytes: Data(note.words.utf8) + [0x0A] + piece[border.upperBound...])
    // Two of one moment that have no event between them could not be told apart: the later one waits.
    if head.to == last?.to, head.said == last?.said { return Parcel(head: head, bytes: Data()) }
    if !parcel.isWord { last = head }
    return parcel
  }
}

/// The folder in which bundles lie, each under the last event that it has and the moment when it was made.
public struct BundleFolder: Sendable {
  public let path: String
  private static let word = "last-word"

  public init(_ path: String) { self.path = path }

  /// Puts the bundle into the folder: it appears whole or not at all. One that brings nothing takes the place of the last word.
  public func put(_ parcel: Shipping.Parcel) throws {
    guard !parcel.bytes.isEmpty else { return }
    let name = parcel.isWord ? Self.word : Self.name(parcel.head.to, parcel.head.said)
    try AtomicFile.write(parcel.bytes, to: "\(path)/\(name)")
  }

  /// `000000000134-20260302T101500.bundle`
  static func name(_ event: Int, _ said: String) -> String {
    padded(event, 12) + "-" + said.filter { $0 != "-" && $0 != ":" } + ".bundle"
  }

  /// The bundles that tell more than a copy knows, in their order.
  public func files(behind event: Int, said: String?) throws -> [String] {
    let names = try Files.names(in: path).filter { $0.hasSuffix(".bundle") && $0.first?.isNumber == true }
    let known = said.map { Self.name(event, $0) } ?? ""
    return names.filter { $0 > known }.sorted().map { "\(path)/\($0)" }
  }

  /// Takes away what was made more than so many days before a moment; the newest bundle stays.
  ///
  /// - Returns: how many were taken away.
  public func clear(olderThan days: Int, at now: Moment) throws -> Int {
    let border = now.date.adding(days: -days).description.filter { $0 != "-" }
    let old = try files(behind: 0, said: nil).dropLast().filter { file in
      file.lastPathPart.split(separator: "-").last.map { $0.prefix(8) < border } ?? false
    }
    for file in old { try Files.remove(file) }
    return old.count
  }

  /// The last word of the register that ships; nil when it has said none.
  public var word: String? { Files.exists("\(path)/\(Self.word)") ? "\(path)/\(Self.word)" : nil }

  /// Head of the newest bundle; nil when there is none.
  ///
  /// - Throws: a `Refusal` when it cannot be read.
  public func newest() throws -> BundleHead? {
    guard let file = try files(behind: 0, said: nil).last else { return nil }
    return try BundleHead(of: Files.read(file))
  }
}

extension BundleHead {
  /// The head of a bundle; whether it is signed is not judged.
  ///
  /// - Throws: a `Refusal` for what is no bundle.
  public init(of bundle: Data) throws {
    guard let border = bundle.range(of: Data("\n\n".utf8)),
      let head = BundleHead(
        text: String(decoding: bundle[bundle.startIndex..<border.lowerBound], as: UTF8.self) + "\n")
    else { throw Refusal(.bundleBroken, "The file is no bundle, or was cut. Fetch it again.") }
    self = head
  }
}
