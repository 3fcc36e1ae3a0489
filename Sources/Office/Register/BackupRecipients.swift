import Foundation
import Standards

/// For whom backups are encrypted: the setting `backup_recipients`, public keys of age with blanks between them.
///
/// Two at least: a key that is lost must not take every backup with it.
enum BackupRecipients {
  static let setting = "backup_recipients"

  static func all(_ settings: [String: String]) -> [String] { keys(settings[setting] ?? "") }

  /// Why the setting cannot be taken; nil when it can, and when nothing is to be encrypted.
  static func fault(_ text: String) -> String? {
    let keys = keys(text)
    if let fault = keys.lazy.compactMap({ Age.fault(ofRecipient: $0) }).first { return fault + "." }
    return keys.isEmpty || Set(keys).count >= 2
      ? nil : "one key alone may be lost; name the public keys of two at least, with a blank between them."
  }

  private static func keys(_ text: String) -> [String] { text.split { " ,".contains($0) }.map(String.init) }

  /// The copy itself, or its encrypted form in its place.
  static func encrypted(_ draft: String, for recipients: [String]) throws -> String {
    guard !recipients.isEmpty else { return draft }
    try Age.run(recipients.flatMap { ["-r", $0] } + ["-o", draft + ".age", draft])
    try Files.remove(draft)
    return draft + ".age"
  }
}
