import Standards

/// The line that is signed with a certificate: what it is of, and the digest of the content.
struct PriorityStatement: Equatable {
  let office: String
  let number: String
  let filed: String
  /// Name of the inner ZIP.
  let content: String
  /// Its SHA-256, 64 hexadecimal digits.
  let sha256: String

  init(_ index: PriorityIndex, content: String, sha256: String) {
    (office, number, filed) = (index.office, index.number, index.filed.description)
    (self.content, self.sha256) = (content, sha256)
  }

  /// Reads the line; nil when a part is missing.
  init?(_ line: String) {
    let parts = line.split(separator: " ").map { $0.split(separator: ":", maxSplits: 1).map(String.init) }
    let values = Dictionary(
      parts.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    guard let office = values["office"], let number = values["application"], let filed = values["filed"],
      let content = values["content"], let sha256 = values["sha256"]
    else { return nil }
    (self.office, self.number, self.filed, self.content, self.sha256) = (office, number, filed, content, sha256)
  }

  /// `office:XX application:402026000000001 filed:2026-01-12 content:application.zip sha256:…`
  var line: String {
    "office:\(office) application:\(number) filed:\(filed) content:\(content) sha256:\(sha256)"
  }
}
