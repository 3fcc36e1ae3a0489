import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite("A sequence listing of ST.26")
struct ListingTests {
  private func verdict(_ text: String) throws -> Verdict {
    try FileJudge { _ in nil }.judge(Data(text.utf8), "listing.xml")
  }

  @Test("that follows the rules is in order, and what it names besides itself is never opened")
  func accepted() throws {
    #expect(
      try verdict(ListingSample.good)
        == Verdict(
          file: "listing.xml",
          identification: Identification(standard: "ST.26", edition: "V1_3", root: "ST26SequenceListing"),
          isValid: true,
          judgedBy: "the rules of ST.26: 3 sequences (1 AA, 1 DNA, 1 skipped), 17 residues, 3 features",
          findings: []))
  }

  /// What is changed, into what, and what is found then: rule, line, end of the path, sentence.
  static let faults: [(String, String, [String])] = [
    ("DTD Sequence Listing 1.3", "DTD Other 1.3", ["st26-doctype 2 : its document type is another one"]),
    (
      "dtdVersion=\"V1_3\" ", "",
      ["st26-attribute 3 ST26SequenceListing: ST26SequenceListing lacks the attribute dtdVersion"]
    ),
    ("V1_3", "V9_9", ["st26-value 3 ST26SequenceListing: dtdVersion “V9_9” is not known here"]),
    (
      "fileName", "nameOfFile",
      ["st26-attribute 3 ST26SequenceListing: ST26SequenceListing has no attribute nameOfFile"]
    ),
    ("2026-01-07", "7 January", ["st26-value 3 ST26SequenceListing: productionDate “7 January” is not a date"]),
    (
      "<ApplicantFileReference>AB1</ApplicantFileReference>", "",
      [
        "st26-structure 44 ST26SequenceListing: neither ApplicationIdentification nor ApplicantFileReference stands in it"
      ]
    ),
    (">AB1<", "><", ["st26-value 4 ApplicantFileReference: ApplicantFileReference is empty"]),
    (
      "<ApplicantFileReference>AB1",
      "<ApplicationIdentification><IPOfficeCode>xyz</IPOfficeCode><ApplicationNumberText>1</ApplicationNumberText><FilingDate>2026-02-30</FilingDate></ApplicationIdentification><ApplicantFileReference>AB1",
      [
        "st26-value 4 IPOfficeCode: “xyz” is not the two letters of an office",
        "st26-value 4 FilingDate: “2026-02-30” is not a date, YYYY-MM-DD",
      ]
    ),
    (
      "languageCode=\"en\"", "languageCode=\"eng\"",
      ["st26-value 5 InventionTitle: languageCode “eng” is not the two letters of a language"]
    ),
    (
      "A gene</InventionTitle>", "A gene</InventionTitle><InventionTitle languageCode=\"en\">B</InventionTitle>",
      ["st26-value 5 InventionTitle: a second title in the language “en”"]
    ),
    (
      "<SequenceTotalQuantity>3</SequenceTotalQuantity>", "",
      ["st26-structure 7 ST26SequenceListing: SequenceTotalQuantity is missing"]
    ),
    (
      "Quantity>3<", "Quantity>4<",
      ["st26-quantity 6 ST26SequenceListing: the listing is said to have 4 sequences and has 3"]
    ),
    ("Quantity>3<", "Quantity>three<", ["st26-value 6 SequenceTotalQuantity: “three” is not a number of sequences"]),
    (
      "IDNumber=\"3\"", "IDNumber=\"4\"",
      ["st26-number 30 SequenceData[3]: the sequence is numbered “4” where 3 is expected"]
    ),
    (
      "IDNumber=\"1\"", "IDNumber=\"01\"",
      ["st26-number 7 SequenceData[1]: the sequence is numbered “01” where 1 is expected"]
    ),
    (
      ">12<", ">13<",
      [
        "st26-source 13 INSDFeature_location: the source lies at 1..12, not at 1..13",
        "st26-length 8 INSDSeq_sequence: sequence 1 is said to have 13 residues and has 12",
      ]
    ),
    (">12<", ">a dozen<", ["st26-length 8 INSDSeq_length: “a dozen” is not a number of residues"]),
    (">DNA<", ">protein<", ["st26-value 9 INSDSeq_moltype: the type is “protein”, not DNA, RNA or AA"]),
    (">DNA<", "><", ["st26-value 7 INSDSeq_sequence: sequence 1 does not say whether it is DNA, RNA or AA"]),
    (
      ">PAT</INSDSeq_division>\n<INSDSeq_feature-table><INSDFeature>\n<INSDFeature_key>source</INSDFeature_key>\n<INSDFeature_location>1..5",
      ">EST</INSDSeq_division>\n<INSDSeq_feature-table><INSDFeature>\n<INSDFeature_key>source</INSDFeature_key>\n<INSDFeature_location>1..5",
      ["st26-value 33 INSDSeq_division: the division is “EST”, not PAT"]
    ),
    (
      "acgtacgtacgn", "acgtacGtacgn",
      ["st26-symbol 22 INSDSeq_sequence: residue 7 of sequence 1 is “G”, no symbol of DNA"]
    ),
    (
      "acgtacgtacgn", "acgtac\ntacgn",
      ["st26-symbol 23 INSDSeq_sequence: residue 7 of sequence 1 is a blank or foreign character, no symbol of DNA"]
    ),
    (
      "acgtacgtacgn", "acgtacgtannn",
      ["st26-threshold 22 INSDSeq_sequence: sequence 1 has 9 specifically defined residues, fewer than 10"]
    ),
    (
      "MLAPX", "MLAXX",
      ["st26-threshold 42 INSDSeq_sequence: sequence 3 has 3 specifically defined residues, fewer than 4"]
    ),
    (
      "<INSDSeq_moltype/>\n<INSDSeq_division/>",
      "<INSDSeq_moltype>RNA</INSDSeq_moltype>\n<INSDSeq_division>PAT</INSDSeq_division>",
      ["st26-skipped 28 INSDSeq_sequence: the skipped sequence 2 has a type, a division"]
    ),
    (
      "key>source</INSDFeature_key>\n<INSDFeature_location>1..5",
      "key>REGION</INSDFeature_key>\n<INSDFeature_location>1..5",
      ["st26-source 30 INSDSeq_sequence: sequence 3 has no feature “source”"]
    ),
    (
      "<INSDFeature_key>exon", "<INSDFeature_key>HELIX",
      ["st26-feature 18 INSDFeature_key: “HELIX” is not a feature key of DNA"]
    ),
    (
      "name>organism</INSDQualifier_name><INSDQualifier_value>Homo",
      "name>note</INSDQualifier_name><INSDQualifier_value>Homo",
      ["st26-qualifier 11 INSDFeature: the source has no organism"]
    ),
    (
      "mol_type</INSDQualifier_name><INSDQualifier_value>genomic",
      "note</INSDQualifier_name><INSDQualifier_value>genomic",
      ["st26-qualifier 11 INSDFeature: the source has no mol_type"]
    ),
    (">genomic DNA<", ">mRNA<", ["st26-qualifier 16 INSDQualifier_value: the molecule type “mRNA” is not one of DNA"]),
    (
      "&lt;9..12", "9..13", ["st26-location 19 INSDFeature_location: 13 lies outside of the sequence, which ends at 12"]
    ),
    ("1..4,", "4..1,", ["st26-location 19 INSDFeature_location: 4..1 runs backwards"]),
    ("6^7", "6^8", ["st26-location 19 INSDFeature_location: 6^8 are not neighbours"]),
    (
      "12)</INSDFeature_location>", "12</INSDFeature_location>",
      ["st26-location 19 INSDFeature_location: it ends too early"]
    ),
    ("join(", "bind(", ["st26-location 19 INSDFeature_location: “bind(1..4,complement” is not understood"]),
    ("id=\"q2\"", "id=\"q1\"", ["st26-identifier 20 INSDQualifier: the id “q1” is given twice"]),
    ("id=\"q2\"", "id=\"x\"", ["st26-identifier 20 INSDQualifier: the id “x” is not q and a number"]),
    (
      "<INSDSeq_length></INSDSeq_length>\n<INSDSeq_moltype/>", "<INSDSeq_moltype/>\n<INSDSeq_length></INSDSeq_length>",
      [
        "st26-structure 25 INSDSeq: INSDSeq_length is missing",
        "st26-structure 26 INSDSeq: INSDSeq_length stands too late",
      ]
    ),
    (
      "<INSDSeq_moltype/>", "<INSDSeq_moltype/><INSDSeq_moltype/>",
      ["st26-structure 26 INSDSeq: INSDSeq_moltype stands twice"]
    ),
    (
      "<INSDSeq_division/>", "<INSDSeq_division/><INSDSeq_topology>linear</INSDSeq_topology>",
      ["st26-structure 27 INSDSeq: an element that the standard lacks cannot stand here"]
    ),
    (
      "<INSDSeq_moltype/>", "words<INSDSeq_moltype/>",
      ["st26-structure 26 INSDSeq: text stands within INSDSeq, which holds elements"]
    ),
    (
      ">AB1<", "><b>AB1</b><",
      [
        "st26-structure 4 ApplicantFileReference: an element stands within ApplicantFileReference, which holds text",
        "st26-value 4 ApplicantFileReference: ApplicantFileReference is empty",
      ]
    ),
  ]

  @Test("with a fault is told rule, line, place and cure", arguments: faults.indices)
  func refused(_ index: Int) throws {
    let (from, to, expected) = Self.faults[index]
    let first = try #require(ListingSample.good.firstRange(of: from))

    let verdict = try verdict(ListingSample.good.replacingCharacters(in: first, with: to))

    let told = verdict.findings.map { finding in
      "\(finding.code) \(finding.line ?? 0) \(finding.path.split(separator: "/").last ?? ""): \(finding.message)"
    }
    #expect(told == expected)
    #expect(verdict.isValid == false)
    #expect(verdict.findings.map(\.cure) == verdict.findings.map { ListingRule(rawValue: $0.code)?.cure })
  }

  @Test("has a planted fault for every rule")
  func everyRule() {
    let told = Set(Self.faults.flatMap(\.2).compactMap { $0.split(separator: " ").first.map(String.init) })
    #expect(told == Set(ListingRule.allCases.map(\.rawValue)))
  }

  @Test("that is cut short or declares entities is refused as XML")
  func hostile() throws {
    let cut = String(ListingSample.good.prefix(900))
    let entities = ListingSample.good.replacing("hostname\">", with: "hostname\" [<!ENTITY a 'b'>]>")

    #expect(
      try [cut, entities].map { try verdict($0).findings.map { "\($0.code) \($0.line ?? 0)" } } == [
        ["xml-malformed 16"], ["xml-doctype 2"],
      ])
  }

  @Test("with more faults than can be read tells a hundred and counts the rest")
  func many() throws {
    let bad = "<b/>"
    let verdict = try verdict(
      ListingSample.good.replacing(
        "<INSDSeq_moltype/>", with: "<INSDSeq_moltype/>" + String(repeating: bad, count: 120)))

    #expect(verdict.findings.count == 100)
    #expect(verdict.judgedBy.hasSuffix("; 20 further findings are not told"))
  }

  @Test("of the standard's Annex III is in order", .enabled(if: TestPaths.schemas != nil))
  func specimen() throws {
    let path = "\(TestPaths.root)/../shared/standards/ST26/examples/st26-annex-iii-sequence-listing-specimen_202111.xml"

    let verdicts = try FileJudge { _ in nil }.verdicts(path: path)

    #expect(verdicts.map(\.findings) == [[]])
    #expect(
      verdicts.map(\.judgedBy) == [
        "the rules of ST.26: 11 sequences (4 AA, 5 DNA, 1 RNA, 1 skipped), 982 residues, 23 features"
      ])
  }
}
