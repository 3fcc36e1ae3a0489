import ArgumentParser
import Filing
import Office
import Publishing
import Standards

/// Which key signs.
struct KeyOptions: ParsableArguments {
  @Option(help: "File of the secret key; else IPDESK_KEY. Its password comes from IPDESK_KEY_PASSWORD or is asked for.")
  var key: String?

  /// Opens the key file where one is named; nil where none is.
  func openIfNamed() throws -> OfficeKey? {
    guard key != nil || environment("IPDESK_KEY") != nil else { return nil }
    return try open()
  }

  /// Opens the key file.
  func open() throws -> OfficeKey {
    guard let path = key ?? environment("IPDESK_KEY") else {
      throw Refusal(
        .optionMissing, "Which key signs? Give --key FILE or set IPDESK_KEY; `ipdesk key make FILE` makes one.")
    }
    let text = String(decoding: try Places.read(path), as: UTF8.self)
    return try OfficeKey(sealed: text, password: try Keys.password())
  }
}

enum Keys {
  static func password() throws -> String { try PasswordPrompt.of("the key", variable: "IPDESK_KEY_PASSWORD") }

  /// The public key in a file.
  static func trusted(_ path: String) throws -> PublicKey {
    let text = String(decoding: try Places.read(path), as: UTF8.self)
    return try PublicKey(text: text)
  }
}
