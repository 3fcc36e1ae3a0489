import Foundation
import LaboratoryKit
import Standards

/// A register, the folder into which it ships, and the register that follows it, each worked on by processes of its own.
struct StandbyPair {
  let primary: Program
  let standby: Program
  let folder: String
  private static let password = ["IPDESK_KEY_PASSWORD": "a key of the laboratory"]

  /// Lays a register that was planted into a new place, with a key of its office.
  init(_ template: Program, _ round: Int) throws {
    let place = "\(template.folder)/round-\(round)"
    for part in ["primary", "standby"] {
      try FileManager.default.createDirectory(atPath: "\(place)/\(part)", withIntermediateDirectories: true)
    }
    primary = Program(path: template.path, folder: template.folder, place: place + "/primary")
    standby = Program(path: template.path, folder: template.folder, place: place + "/standby")
    folder = place + "/shipped"
    for end in ["", ".journal"] {
      try FileManager.default.copyItem(atPath: template.register + end, toPath: primary.register + end)
    }
  }

  static func makeKey(_ template: Program) throws {
    let made = try template.start(["key", "make", key(template)], tag: "key", changing: password)
    made.waitUntilExit()
    guard made.terminationStatus == 0 else { throw LaboratoryFault(template.told("key", "err")) }
  }

  private static func key(_ program: Program) -> String { program.folder + "/office.key" }

  /// Ships whatever is recorded until it is killed.
  func ship() throws -> Process {
    try primary.start(
      ["bundle", "make", "--watch", "--name", "lab", "--to", folder, "--key", Self.key(primary)], as: "marguerite",
      tag: "ship", day: Program.planted, changing: Self.password)
  }

  /// Follows until it is killed, or takes what is there.
  func follow(once: Bool) throws -> Process {
    let arguments = ["follow", folder, "--pub", Self.key(primary) + ".pub"] + (once ? ["--once"] : [])
    return try standby.start(arguments, as: "marguerite", tag: "follow", day: Program.planted)
  }

  /// The last event of the bundles that have appeared, and how many there are.
  var shipped: (event: Int, bundles: Int) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let events = names.filter { $0.hasSuffix(".bundle") }.compactMap { Int($0.prefix(12)) }
    return (events.max() ?? 0, events.count)
  }

  /// Kills both with -9 and forgets the place.
  func end() {
    for program in [primary, standby] { Processes(program: program).cutPower() }
    try? FileManager.default.removeItem(atPath: folder.parentPath)
  }
}
