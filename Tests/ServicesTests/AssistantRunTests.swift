import Filing
import Foundation
import Office
import Standards
import TestSupport
import Testing

@testable import Services

@Suite("Asking an assistant")
struct AssistantRunTests {
  private static let known = #"{"id": "goods.9.1", "suggestion": "lámparas"}"#

  @Test("What it suggests is noted in the file with program and digest, and nothing else of the file changes")
  func noted() throws {
    try withFolder { folder in
      let row = try AssistantBench.shell("cat >/dev/null; echo '\(Self.known)'", in: folder)
      let bench = try AssistantBench([row], in: folder)
      try bench.approve("shell")
      var reading = try Reading(bench.office)
      let before = try reading.dossier(bench.number).dossier.values

      let found = try #require(try bench.ask())

      #expect(found.lines.map { "\($0.id) \($0.text) \($0.answer.rawValue)" } == ["goods.9.1 lámparas open"])
      #expect(found.assistant == "shell" && found.program.hasPrefix("assistant-") && found.input.count == 64)
      #expect(try reading.dossier(bench.number).dossier.values == before)
    }
  }

  @Test("It is given a JSON object a line, and gives lines back in their order")
  func formats() throws {
    try withFolder { folder in
      let script = "while read -r line; do echo \"<$line>\"; done"
      let bench = try AssistantBench([try AssistantBench.shell(script, in: folder, batch: "lines")], in: folder)
      try bench.approve("shell")
      var reading = try Reading(bench.office)

      let run = try AssistantRun("shell", on: bench.number, &reading)

      #expect(
        try run.given == """
          {"id":"goods.9.1","language":"en","text":"Lamps"}
          {"id":"goods.9.2","language":"en","text":"Street lamps; red"}

          """)
      #expect(try bench.ask()?.lines.map(\.text) == ["<Lamps>", "<Street lamps; red>"])
    }
  }

  @Test("What is off is not started")
  func off() throws {
    try withFolder { folder in
      let bench = try AssistantBench([try AssistantBench.shell("touch started", in: folder)], in: folder)

      let refusal = #expect(throws: Refusal.self) { try bench.ask() }

      #expect(refusal?.code == .assistantOff)
      #expect(#expect(throws: Refusal.self) { try bench.ask("oracle") }?.code == .notFound)
    }
  }

  static let hostile: [(script: String, words: String)] = [
    ("exit 3", "it ended with code 3"), ("echo broken >&2; exit 1", "and said “broken”"),
    ("kill -9 $$ || exec sh -c 'exit 9'", "it ended with code"), ("echo no-json", "is no JSON object"),
    (#"echo '{"id": "goods.9.7", "suggestion": "x"}'"#, "names “goods.9.7”, for which nothing was asked"),
    (#"echo '{"id": "a\u001b[31m", "suggestion": "x"}'"#, "names “a [31m”"),
    ("echo '\(known)'; echo '\(known)'", "stands twice"),
    (#"echo '{"id": "goods.9.1", "suggestion": "a\u001b[2Jb"}'"#, "bears the control character U+001B"),
    (#"echo '{"id": "goods.9.1", "suggestion": "a\u202eb"}'"#, "bears the control character U+202E"),
    (#"printf '{"id": "goods.9.1", "suggestion": "\377\376"}\n'"#, "no JSON object"),
    (#"printf '{"id": "goods.9.1", "suggestion": "'; head -c 30000 /dev/zero | tr '\0' x; printf '"}\n'"#, "are taken"),
    ("yes", "gave more than 1024 KiB"), ("head -c 5000000 /dev/zero", "gave more than 1024 KiB"),
    ("sleep 60", "was not ready after 2 seconds"), ("(sleep 60) & sleep 60", "was not ready after 2 seconds"),
    ("trap '' TERM INT HUP; while :; do :; done", "was not ready after 2 seconds"),
  ]

  @Test("Whatever it gives back that is no answer is refused in words, and nothing is recorded", arguments: hostile)
  func refused(script: String, words: String) throws {
    try withFolder { folder in
      let bench = try AssistantBench([try AssistantBench.shell(script, in: folder, seconds: 2)], in: folder)
      try bench.approve("shell")
      let before = try bench.events()

      let refusal = #expect(throws: Refusal.self) { try bench.ask() }

      #expect(refusal?.code == .assistantAnswer)
      #expect(refusal?.message.contains(words) == true, "\(refusal?.message ?? "")")
      #expect(try bench.events() == before)
    }
  }

  @Test("Too few or too many lines, and a class that is none, are refused")
  func others() throws {
    try withFolder { folder in
      for (script, batch, kind, words) in [
        ("echo one", "lines", "translation", "it gave 1 lines for 2"),
        ("cat; echo more", "lines", "translation", "lines for 2"),
        (#"echo '{"id": "goods.9.1", "suggestion": "46"}'"#, "json", "class", "is no class of Nice"),
      ] {
        let row = try AssistantBench.shell(script, in: folder, batch: batch, kind: kind)
        let own = folder + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        let bench = try AssistantBench([row], in: own)
        try bench.approve("shell")
        let refusal = #expect(throws: Refusal.self) { try bench.ask() }
        #expect(refusal?.message.contains(words) == true, "\(refusal?.message ?? "")")
      }
    }
  }

  @Test("Where nothing is suggested nothing is noted")
  func nothing() throws {
    try withFolder { folder in
      let bench = try AssistantBench([try AssistantBench.shell("exit 0", in: folder)], in: folder)
      try bench.approve("shell")

      #expect(try bench.ask() == nil)
    }
  }

  @Test("A program that is not installed is told as such, and so is one that is a folder")
  func missing() throws {
    try withFolder { folder in
      let row = "shell\tShell\ttranslation\tgoods\t\tgoods_translation\t/nowhere/at-all\t\tjson\t\t20\t512"
      let bench = try AssistantBench([row], in: folder)
      try bench.approve("shell")

      #expect(#expect(throws: FileFault.self) { try bench.ask() }?.code == .programMissing)
      #expect(ConfinedProgram.find("/tmp") == nil && ConfinedProgram.find("sh") != nil)
    }
  }

  @Test("It reaches no network, no other process and no file of others, and what it started is ended with it")
  func confined() throws {
    try withFolder { folder in
      try "secret".write(toFile: folder + "/register", atomically: true, encoding: .utf8)
      let script = """
        exec 2>/dev/null
        r=$(cat \(folder)/register && echo read)
        echo x > /tmp/ipdesk-assistant-wrote && r="$r wrote"
        kill -0 $PPID && r="$r signalled"
        python3 -c 'import socket; socket.socket()' && r="$r network"
        (sleep 300; echo late) >/dev/null &
        echo "{\\"id\\": \\"goods.9.1\\", \\"suggestion\\": \\"did:$r $(pwd | grep -c ipdesk-assistant)\\"}"
        """
      let bench = try AssistantBench([try AssistantBench.shell(script, in: folder)], in: folder)
      try bench.approve("shell")

      // Without Landlock it reads what its account may read, and has nobody to tell it to.
      let reads = ConfinedProgram.guardsFiles ? "" : "secretread"
      #expect(try bench.ask()?.lines.map(\.text) == ["did:\(reads) 1"])
      #expect(!FileManager.default.fileExists(atPath: "/tmp/ipdesk-assistant-wrote"))
    }
  }

  @Test("An officer who may not read a secret file has no assistant read it either")
  func secret() throws {
    try withFolder { folder in
      let bench = try AssistantBench([try AssistantBench.shell("echo '\(Self.known)'", in: folder)], in: folder)
      try bench.approve("shell")
      let reason: Values = ["reason": [.text("Defence")]]
      _ = try bench.office.record(
        ActRequest(
          "impose_secrecy", on: [bench.number], values: reason,
          second: Credential(name: "sione", password: "meridia")))
      for name in ["dawit", "hyejin"] {
        var reading = try Reading(bench.office.acting(as: name, proof: "meridia"))
        let refusal = #expect(throws: Refusal.self) { try AssistantRun("shell", on: bench.number, &reading) }
        #expect(refusal?.code == .secret, "\(name): \(refusal?.message ?? "")")
      }
    }
  }
}
