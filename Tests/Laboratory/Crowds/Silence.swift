import Foundation
import LaboratoryKit
import Standards

/// Neither desk nor keeper nor commands speak to a network or start another program, whatever comes in.
struct Silence {
  func run(_ tally: Tally) throws {
    guard FileManager.default.isExecutableFile(atPath: Cutter.strace) else {
      return tally.skip("silence", because: "strace is not there")
    }
    try withPlanted { program in
      try hostile(program)
      var calls = 0
      for (place, words) in commands.enumerated() {
        let tag = "silent\(place)"
        let arguments = [
          "-f", "-qq", "-e", "trace=network,execve", "-e", "signal=none", "-o", "\(program.folder)/\(tag).strace",
        ]
        let process = try Program(path: Cutter.strace, folder: program.folder).start(
          arguments + [program.path] + words, tag: tag, day: Program.planted)
        process.waitUntilExit()
        let lines = log(tag, program)
        calls += lines.count
        let loud = lines.filter { isLoud($0, program) }
        tally.expect(
          process.terminationReason == .exit, "silence: “\(words.joined(separator: " "))” ended with a signal")
        tally.expect(loud.isEmpty, "silence: “\(words.joined(separator: " "))” did \(loud.first ?? "")")
      }
      Processes(program: program).cutPower()
      try desk(program, tally)
      Processes(program: program).cutPower()
      tally.figure(
        "silence", "\(commands.count) commands and a desk, \(calls) calls of sockets and programs: none but its own")
    }
  }

  private func log(_ tag: String, _ program: Program) -> [Substring] {
    let bytes = FileManager.default.contents(atPath: "\(program.folder)/\(tag).strace") ?? Data()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  /// A call that leaves the machine, or starts a program that is not this one.
  private func isLoud(_ line: Substring, _ program: Program) -> Bool {
    if line.contains("execve(") {
      return !line.contains("execve(\"\(program.path)\"") && !line.contains("\"/proc/self/exe\"")
    }
    return line.contains("AF_INET") || line.contains("AF_NETLINK") || line.contains("AF_PACKET")
  }

  /// Files that ask for others, for programs and for the network.
  private func hostile(_ program: Program) throws {
    let outside = "http://127.0.0.1:1/x"
    try program.write(
      "entity.xml",
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y SYSTEM \"\(outside)\">]><a>&x;&y;</a>")
    try program.write("dtd.xml", "<!DOCTYPE a SYSTEM \"\(outside)\"><a/>")
    try program.write(
      "include.xml",
      "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\" xmlns:s=\"http://www.w3.org/2001/XMLSchema-instance\" s:schemaLocation=\"x \(outside)\"><xi:include href=\"\(outside)\"/></a>"
    )
    try program.write("style.xml", "<?xml-stylesheet href=\"\(outside)\"?><a/>")
    try program.write(
      "mark.svg",
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"\(outside)\" width=\"9\" height=\"9\"/></svg>")
    try program.write(
      "filing.json",
      """
      {"right": "T", "applicant": [{"name": "$(touch /tmp/x) `id` | sh", "address": "1 Quay", "city": "Port Clement"}],
       "mark_kind": "word", "mark_text": "; reboot", "goods": ["9: lamps"], "signature": "S."}
      """)
    try program.write("picture.json", "{\"right\": \"T\", \"mark_kind\": \"figurative\", \"picture\": \"mark.svg\"}")
  }

  private var commands: [[String]] {
    [
      ["receive", "filing.json"], ["receive", "picture.json"], ["import", "entity.xml"], ["import", "dtd.xml"],
      ["import", "include.xml"], ["import", "style.xml"], ["import", "mark.svg"], ["find", "reboot"],
      ["show", "402026000000001"], ["docket"], ["fee", "take", "402026000000001"],
      ["paper", "402026000000001", "--out", "papers"], ["check"], ["office"],
    ]
  }

  /// A desk at a terminal: sign in, look about, ask for help, leave.
  private func desk(_ program: Program, _ tally: Tally) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else {
      return tally.skip("silence of the desk", because: "script (bsdutils) is not there")
    }
    let trace = "\(Cutter.strace) -f -qq -e trace=network,execve -e signal=none -o \(program.folder)/desk.strace"
    let keys =
      "(sleep 3; printf '\\r'; sleep 2; printf '?'; sleep 1; printf '\\033'; sleep 1; printf '\\020'; sleep 1; printf '\\033'; sleep 1; printf 'q'; sleep 2)"
    let process = try Program(path: "/bin/sh", folder: program.folder).start(
      ["-c", "\(keys) | timeout 30 script -qec '\(trace) \(program.path) desk' /dev/null"], tag: "desk",
      day: Program.planted)
    process.waitUntilExit()
    let lines = log("desk", program)
    let loud = lines.filter { isLoud($0, program) }
    tally.expect(!lines.isEmpty, "silence: the desk did not start: \(program.told("desk", "err"))")
    tally.expect(loud.isEmpty, "silence: the desk did \(loud.first ?? "")")
  }
}
