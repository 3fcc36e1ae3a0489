import ArgumentParser
import Filing
import FoundationEssentials
import Glibc
import Publishing
import Standards

/// `ipdesk key`: the key with which the office signs what leaves it.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Makes and shows the key with which the office signs.",
    subcommands: [Make.self, Show.self])

  struct Made: Encodable {
    let name: String
    let publicKey: String
  }

  struct Make: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a key: FILE under a password, and FILE.pub for everybody (minisign verifies with it).")
    @Argument(help: "File of the secret key; it must not be there yet.")
    var file: String
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      for path in [file, file + ".pub"] where Files.exists(path) {
        throw Refusal(.fileExists, "\(path) is already there. A key is never replaced; choose another name.")
      }
      let password = try Keys.password()
      guard password.count >= 8 else {
        throw Refusal(.shortPassword, "The password of a key has at least 8 characters. Choose a longer one.")
      }
      let key = try OfficeKey.make()
      umask(0o077)
      try AtomicFile.write(Data(try key.sealed(password: password).utf8), to: file)
      umask(0o022)
      try AtomicFile.write(Data(key.publicKey.text.utf8), to: file + ".pub")
      if json { return try Output.json(Made(name: key.publicKey.name, publicKey: key.publicKey.line)) }
      Output.line("Key \(key.publicKey.name): \(file) is secret, \(file).pub is for everybody.")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows the name of a public key and its line.")
    @Argument(help: "File of the public key.")
    var file: String
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      let key = try Keys.trusted(file)
      if json { return try Output.json(Made(name: key.name, publicKey: key.line)) }
      Output.line("\(key.name)  \(key.line)")
    }
  }
}
