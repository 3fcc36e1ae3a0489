import FoundationEssentials
import Office

/// Fetches documents for papers that are being set.
struct Fetcher: Sendable {
  let office: Office

  func document(_ sha256: String) throws -> Data {
    try office.ask(ReadDocument(sha256))
  }

  func bytes(_ sha256: String) throws -> [UInt8] { Array(try document(sha256)) }
}
