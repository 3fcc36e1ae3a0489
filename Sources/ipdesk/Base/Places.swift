import Filing
import FoundationEssentials
import Publishing
import Services
import Standards

/// Where the program finds what ships with it and what belongs to the user.
enum Places {
  static var dataFolder: String {
    let base = environment("XDG_DATA_HOME") ?? (environment("HOME") ?? ".") + "/.local/share"
    return base + "/ipdesk"
  }

  /// The settings of the desk and what officers like there.
  static var settingsFolder: String {
    let base = environment("XDG_CONFIG_HOME") ?? (environment("HOME") ?? ".") + "/.config"
    return base + "/ipdesk"
  }

  /// `Resources` or `Seed`: from the environment, beside the installed binary, or at the root of the package.
  static func shipped(_ name: String) throws -> String {
    let variable = "IPDESK_\(name.uppercased())"
    if let folder = environment(variable) { return folder }
    guard let binary = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
      throw Refusal(.resourcesMissing, "/proc is not mounted; set \(variable) to the folder \(name).")
    }
    var folder = binary.parentPath
    let installed = folder.parentPath + "/share/ipdesk/" + name
    if Files.exists(installed) { return installed }
    while folder != "/", !folder.isEmpty {
      if Files.exists(folder + "/Package.swift"), Files.exists("\(folder)/\(name)") { return "\(folder)/\(name)" }
      folder = folder.parentPath
    }
    throw Refusal(.resourcesMissing, "The folder \(name) was not found beside the program; set \(variable).")
  }

  /// The code lists that ship with the program, with the editions that are installed beside it.
  static func codes() throws -> CodeLists {
    var codes = try CodeLists(folder: try shipped("Resources") + "/Codes")
    codes.editions = ReferenceShelf().newest().mapValues(\.edition)
    return codes
  }

  /// The language packs of a folder; without one, those of the law that ships with the program.
  static func packs(_ named: String?) throws -> SoundPacks {
    var folder = named ?? ""
    if named == nil {
      let laws = try shipped("Seed") + "/Meridia/Law"
      folder = "\(laws)/\(try Files.names(in: laws).max() ?? "")/Packs"
    }
    let names = try Files.names(in: folder).filter { $0.hasSuffix(".tsv") }
    let files = try names.map { ("Packs/\($0)", [UInt8](try read("\(folder)/\($0)"))) }
    return SoundPacks.read(Dictionary(files) { first, _ in first }).packs
  }

  /// Bytes of a file the user named.
  static func read(_ path: String) throws -> Data { try NamedFile.read(path) }
}
