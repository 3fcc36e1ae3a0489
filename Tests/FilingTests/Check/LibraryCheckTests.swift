import Filing
import Standards
import Testing

@Suite("Check of assistants, automated steps and grounds")
struct LibraryCheckTests {
  /// A text of a table, what is written in its place, and words that the fault must have.
  struct Planted: CustomTestStringConvertible {
    let file, old, new, words: String
    var testDescription: String { words }
  }

  static let planted = [
    Planted(file: "assistants.tsv", old: "translation", new: "verdict", words: "“verdict” is not class, translation"),
    Planted(file: "assistants.tsv", old: "goods_translation", new: "reason", words: "decides by “reason”"),
    Planted(file: "assistants.tsv", old: "goods_translation", new: "grounds", words: "decides by “grounds”"),
    Planted(file: "assistants.tsv", old: "goods_translation", new: "citations", words: "decides by “citations”"),
    Planted(file: "assistants.tsv", old: "goods_translation", new: "smell", words: "no form has an item “smell”"),
    Planted(
      file: "assistants.tsv", old: "\tapertium\t", new: "\t../apertium\t", words: "neither a name nor an absolute"),
    Planted(
      file: "assistants.tsv", old: "-u eng-spa", new: "-u {file}", words: "{file} stands once where batch is file"),
    Planted(file: "assistants.tsv", old: "\tlines\t", new: "\tfax\t", words: "“fax” is not json, lines, file or own"),
    Planted(file: "assistants.tsv", old: "\t60\t", new: "\t86400\t", words: "86400 is not 1 to 600"),
    Planted(file: "assistants.tsv", old: "\t512\t", new: "\t5\t", words: "5 MiB is not 16 to 8192"),
    Planted(file: "assistants.tsv", old: "\t1y\tIPR 57", new: "\t\tIPR 57", words: "within which period"),
    Planted(file: "assistants.tsv", old: "page_text\tText", new: "goods_es\tText", words: "stands already in"),
    Planted(file: "acts.tsv", old: "withdraw_assistant\t", new: "withdraw_helper\t", words: "no act of the office"),
    Planted(file: "acts.tsv", old: "answer_suggestions\t", new: "answer_them\t", words: "no act “answer_suggestions”"),
    Planted(file: "automated.tsv", old: "time_limit\t", new: "time\t", words: "nobody answers for “time_limit”"),
    Planted(file: "automated.tsv", old: "accountant", new: "treasurer", words: "“treasurer” is not in roles.tsv"),
    Planted(file: "automated.tsv", old: "1y", new: "2y", words: "no period of at most a year"),
    Planted(file: "grounds.tsv", old: "IPA 6(1)(b)", new: "IPA 71", words: "“IPA 71” is no article of this law"),
    Planted(file: "grounds.tsv", old: "IPA 6(1)(b)", new: "EPC 54", words: "“EPC 54” is no article of this law"),
    Planted(
      file: "grounds.tsv", old: "designate {{what}} of", new: "designate {{which}} of", words: "{{which}} is not in"),
    Planted(file: "grounds.tsv", old: "mark<cited.mark", new: "mark<cited.owner", words: "filled by no cited.number"),
    Planted(
      file: "grounds.tsv", old: "Le signe « {{sign}} » peut servir", new: "Le signe peut servir",
      words: "text_fr: the slot “sign” stands nowhere"),
    Planted(file: "grounds.tsv", old: "office_action,", new: "classify,", words: "takes no “grounds”"),
    Planted(file: "grounds.tsv", old: "office_action,", new: "burn,", words: "has no act “burn”"),
    Planted(file: "grounds.tsv", old: "unclear_claim", new: "obvious", words: "stands already in"),
  ]

  @Test("A fault in a cell is found where it stands, in words", arguments: planted)
  func found(planted: Planted) throws {
    let files = try Meridia.with(planted.file, planted.old, planted.new)

    let faults = Law.faults(in: files, codes: Meridia.codes).map(\.description)

    #expect(faults.contains { $0.contains(planted.words) }, "\(faults.prefix(5))")
  }

  @Test("A paragraph that lacks a language of the office is a fault")
  func language() throws {
    let files = try Meridia.with(
      "grounds.tsv", "Le signe est de nature à tromper le public sur {{what}} des produits {{goods}}.", "")

    #expect(
      Law.faults(in: files, codes: Meridia.codes).map(\.description) == [
        "grounds.tsv:4: text_fr: the paragraph is missing in a language of the office"
      ])
  }

  @Test("A law without assistants, grounds and care of automated steps stands as before")
  func without() {
    let left = Meridia.files.filter { !["assistants.tsv", "automated.tsv", "grounds.tsv"].contains($0.key) }

    #expect(Law.faults(in: left, codes: Meridia.codes).map(\.description) == [])
    #expect(Law.read(files: left).law?.assistants == [])
  }
}
