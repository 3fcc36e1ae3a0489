import Filing
import FoundationEssentials
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("Every paper of every act")
struct EveryPaperTests {
  private let scene: PaperScene

  init() throws { scene = try PaperScene() }

  @Test(
    "leaves no hole, whether everything is said or only what must be, in each language",
    arguments: ["P", "U", "T", "D"], [true, false])
  func holes(letter: String, fully: Bool) throws {
    let dossier = scene.dossier(letter)
    for act in dossier.right.acts {
      for order in try scene.orders(act, dossier, fully: fully) {
        let name = "\(order.paper.id) of \(act.id)"
        for (place, language) in scene.writer.office.languages.enumerated() {
          let file = "\(order.paper.template).\(language).txt"
          let bytes = try #require(scene.dossiers.law.files["Templates/\(file)"])
          let asked = order.asAsked
          let fields = asked.fields(scene.writer, second: place == 1)
          let template = try Template(String(decoding: bytes, as: UTF8.self), name: file)
          #expect(try template.holes(fields) == [], "\(name), \(language)")
        }
        let text = try scene.writer.write(order).text()
        for line in Self.faulty(text) { Issue.record("\(name): “\(line)”") }
      }
    }
  }

  @Test("What an officer wrote stands once in each copy, in the language in which he wrote it", arguments: ["P", "T"])
  func once(letter: String) throws {
    let dossier = scene.dossier(letter)
    for act in dossier.right.acts {
      for order in try scene.orders(act, dossier, fully: true) where order.paper.kind != .certificate {
        let text = try scene.writer.write(order).text()
        let copies = max(
          1, order.dossier.addressees(of: order.paper, by: order.event.ordinal, scene.dossiers.law).count)
        for item in act.takes.map(\.item) where dossier.right.item(item)?.kind == .lines {
          let count = text.matches(of: try Regex("\(PaperScene.word(item)) ")).count
          #expect(count <= copies, "\(order.paper.id) of \(act.id): \(item)")
        }
      }
    }
  }

  @Test("offers the remedies that its act opens, with their days, and no others")
  func remedies() throws {
    let dossier = scene.dossier("T")
    func text(_ act: String) throws -> String {
      let row = try #require(dossier.right.act(act))
      return try scene.writer.write(#require(scene.orders(row, dossier, fully: false).first)).text()
    }

    #expect(try text("refuse_extension").contains("Time limits and remedies") == false)
    #expect(try text("revive_right").contains("appeal") == false)
    #expect(try text("surrender").contains("Appeal by the holder: until 27 November 2026"))
    #expect(try text("lapse").contains("Continued processing") == false)
  }

  @Test("reads as it always has")
  func golden() throws {
    var seen: Set<String> = []
    for letter in ["T", "P", "D", "U"] {
      let dossier = scene.dossier(letter)
      for act in dossier.right.acts {
        for order in try scene.orders(act, dossier, fully: true) where seen.insert(order.paper.id).inserted {
          #expect(try Golden.difference("Papers/\(order.paper.id).txt", scene.writer.write(order).text()) == nil)
        }
      }
    }
    #expect(seen.union(["courtesy_letter"]) == Set(scene.dossiers.law.papers.map(\.id)))
  }

  /// Lines with a label and nothing behind it, a star, a dash for what is missing, or signs around nothing.
  static func faulty(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.enumerated().compactMap { place, line in
      let next = place + 1 < lines.count ? lines[place + 1] : ""
      let isLabel = line.hasSuffix(":") && next.isEmpty
      let isStar = line.contains("*")
      let isDash = line.hasSuffix("—") || line.hasSuffix("—.") || line.contains("— —")
      let isEmpty = ["()", ", .", " ,", ": .", ",,", "{{", "}}", "  ."].contains(where: line.contains)
      return isLabel || isStar || isDash || isEmpty ? line : nil
    }
  }
}
