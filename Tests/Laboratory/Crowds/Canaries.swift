import Filing
import Foundation
import GRDB
import LaboratoryKit
import Office
import Standards

/// A word of its own in every secret and every personal field, looked for wherever it must not stand.
struct Canaries {
  private static let secrets = [
    "password": "CANARY-PASSWORD-1", "second password": "CANARY-SECOND-2", "name of a stranger": "CANARY-STRANGER-3",
    "applicant": "CANARY-APPLICANT-4", "address": "CANARY-STREET-5", "title": "CANARY-TITLE-6",
    "request": "CANARY-REQUEST-7", "search": "CANARY-SEARCH-8", "refused value": "CANARY-VALUE-9",
    "refused act": "CANARY-ACT-10", "number": "CANARY-NUMBER-11",
  ]

  func run(_ tally: Tally) throws {
    try withPlanted { program in
      let patent = """
        {"right": "patent", "applicant": [{"name": "\(Self.secrets["applicant"]!)", "address": "\(Self.secrets["address"]!)",
         "city": "Port Clement"}], "title": "\(Self.secrets["title"]!)", "signature": "S."}
        """
      try program.write("secret.json", patent)
      var said: [String] = []
      func run(_ words: [String], as officer: String = "kofi", password: String = "meridia", second: String = "meridia")
        throws
      {
        let tag = "canary\(said.count)"
        let changes = [
          "IPDESK_PASSWORD": password, "IPDESK_SECOND_PASSWORD": second, "IPDESK_NEW_PASSWORD": "a long new sentence",
        ]
        let process = try program.start(words, as: officer, tag: tag, day: Program.planted, changing: changes)
        process.waitUntilExit()
        said.append(program.told(tag) + program.told(tag, "err"))
        if let keeper = program.keeper, process.terminationStatus != 0 {
          said.append(Kernel.words(of: keeper, "cmdline") + Kernel.words(of: keeper, "environ"))
        }
      }
      try run(["receive", "secret.json", "--request", Self.secrets["request"]!])
      let opened = said.removeFirst()
      tally.expect(!opened.isEmpty, "canaries: the secret file was not received")
      try run(["find", "lamp"], password: Self.secrets["password"]!)
      try run(["find", "lamp"], as: Self.secrets["name of a stranger"]!)
      try run(
        ["officer", "password", "sione", "--second", "marguerite"], as: "hyejin",
        second: Self.secrets["second password"]!)
      try run(
        ["office", "set", "name=X", "--reason", "test", "--second", "marguerite"], as: "hyejin",
        second: Self.secrets["second password"]!)
      try run(["record", Self.secrets["refused act"]!, "402026000000001"])
      try run(["show", Self.secrets["number"]!])
      // Who reads for accounts learns nothing of a file that is not laid open.
      for words in [["find", "CANARY"], ["show", "102026000000001"], ["events"], ["party", "list"], ["docket"]] {
        try run(words, as: "dawit")
      }
      try program.served { keeper in
        said.append(Kernel.words(of: keeper.processIdentifier, "cmdline"))
        let names = Kernel.words(of: keeper.processIdentifier, "environ")
        said.append(names)
        let desk = try RawDesk(program.register)
        _ = desk.enter(as: "dawit")
        desk.send(
          json: #"{"ask":{"_0":{"name":"FindDossiers","values":{"text":"\#(Self.secrets["search"]!)","limit":5}}}}"#)
        _ = desk.receive()
      }
      Processes(program: program).cutPower()
      try judge(program, said, tally)
    }
  }

  private func judge(_ program: Program, _ said: [String], _ tally: Tally) throws {
    let allowed: Set = ["refused act", "number"]
    for (name, word) in Self.secrets {
      // What the clerk typed himself may come back to him, and to nobody else.
      for (place, text) in said.enumerated() where !allowed.contains(name) {
        tally.expect(!text.contains(word), "canaries: the \(name) is told by answer \(place): \(text.prefix(200))")
      }
      for suffix in [".refusals", ".journal", ".lock"] {
        let bytes = FileManager.default.contents(atPath: program.register + suffix) ?? Data()
        tally.expect(
          !String(decoding: bytes, as: UTF8.self).contains(word), "canaries: the \(name) stands in \(suffix)")
      }
    }
    let lines = FileManager.default.contents(atPath: program.register + ".refusals") ?? Data()
    let count = lines.count { $0 == 0x0A }
    tally.expect(count >= 5, "canaries: \(count) refusals were written down")
    for name in ["password", "second password"] {
      let bytes = FileManager.default.contents(atPath: program.register) ?? Data()
      tally.expect(
        bytes.range(of: Data(Self.secrets[name]!.utf8)) == nil, "canaries: the \(name) stands in the register")
    }
    tally.figure(
      "canaries", "\(Self.secrets.count) words looked for in \(said.count) answers and 3 files; \(count) refusals noted"
    )
  }
}
