/// What the content of a listing says, judged as it goes by; memory does not grow with the listing.
struct ListingContent {
  private(set) var tally = ListingTally()
  /// What was found since it was last taken.
  var found: [(rule: ListingRule, line: Int, message: String)] = []
  private var sequence: SequenceFacts?
  private var isNamed = false
  private var expected = 1
  private var total: (number: Int, line: Int)?
  private var languages: Set<String> = []
  private var identifiers = RangeSet<Int>()
  private var feature = Feature()
  private var qualifier = ""

  /// Most gaps between ids that are remembered; a program numbers without gaps.
  private static let mostGaps = 100_000

  private struct Feature {
    var line = 0
    var isSource = false
    var hasOrganism = false
    var hasType = false
  }

  private mutating func tell(_ rule: ListingRule, _ line: Int, _ message: String) {
    found.append((rule, line, message))
  }

  mutating func start(_ part: ListingPart, _ attributes: [XMLAttribute], line: Int) {
    for attribute in attributes {
      if let fault = ListingPart.fault(attribute) { tell(.value, line, fault) }
    }
    switch part {
    case .listing: tally.edition = attributes.first { $0.name == "dtdVersion" }?.value ?? ""
    case .application, .reference: isNamed = true
    case .title:
      let language = attributes.first { $0.name == "languageCode" }?.value ?? ""
      if !languages.insert(language).inserted { tell(.value, line, "a second title in the language “\(language)”") }
    case .data: begin(attributes.first { $0.name == "sequenceIDNumber" }?.value ?? "", line)
    case .features: sequence?.hasFeatures = true
    case .feature: feature = Feature(line: line)
    case .qualifier:
      qualifier = ""
      if let id = attributes.first(where: { $0.name == "id" })?.value { identify(id, line) }
    default: break
    }
  }

  private mutating func begin(_ text: String, _ line: Int) {
    let number = ListingPart.number(text)
    if number != expected { tell(.number, line, "the sequence is numbered “\(text)” where \(expected) is expected") }
    sequence = SequenceFacts(number: number ?? expected, line: line)
    expected = (number ?? expected) + 1
    tally.sequences += 1
  }

  private mutating func identify(_ id: String, _ line: Int) {
    guard id.hasPrefix("q"), let number = ListingPart.number(String(id.dropFirst())), number < Int.max else {
      return tell(.identifier, line, "the id “\(id)” is not q and a number")
    }
    guard !identifiers.contains(number) else { return tell(.identifier, line, "the id “\(id)” is given twice") }
    if identifiers.ranges.count < Self.mostGaps { identifiers.insert(contentsOf: number..<number + 1) }
  }

  /// A further piece of the residues of the sequence.
  mutating func residues(_ bytes: UnsafeRawBufferPointer) { sequence?.add(bytes) }

  /// An element that holds text has ended.
  mutating func value(_ part: ListingPart, _ name: String, _ bytes: [UInt8], line: Int) {
    if bytes.isEmpty, !part.mayBeEmpty { return tell(.value, line, "\(name) is empty") }
    switch part {
    case .location: return locate(bytes, line)
    case .qualifierValue where !feature.isSource || qualifier.isEmpty: return
    case .other, .reference, .seqid: return
    default: break
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if let fault = part.fault(text) { tell(.value, line, fault) }
    switch part {
    case .total: total = ListingPart.number(text).map { ($0, line) }
    case .length where !text.isEmpty:
      sequence?.lengthLine = line
      sequence?.length = ListingPart.number(text)
      if sequence?.length == nil { tell(.length, line, "“\(text)” is not a number of residues") }
    case .molecule where !text.isEmpty:
      sequence?.namesMolecule = true
      sequence?.molecule = Molecule(rawValue: text)
      if sequence?.molecule == nil { tell(.value, line, "the type is “\(text)”, not DNA, RNA or AA") }
    case .division: sequence?.division = text
    case .key: enter(text, line)
    case .qualifierName: qualifier = text
    case .qualifierValue: qualify(text, line)
    default: break
    }
  }

  private mutating func enter(_ key: String, _ line: Int) {
    feature.isSource = key == "source"
    if feature.isSource { sequence?.sources += 1 }
    tally.features += 1
    guard let molecule = sequence?.molecule, !molecule.features.contains(key) else { return }
    tell(.feature, line, "“\(key)” is not a feature key of \(molecule.rawValue)")
  }

  private mutating func locate(_ text: [UInt8], _ line: Int) {
    guard let sequence, let length = sequence.length else { return }
    if feature.isSource {
      guard text != Array("1..\(length)".utf8) else { return }
      return tell(
        .source, line, "the source lies at \(String(decoding: text.prefix(60), as: UTF8.self)), not at 1..\(length)")
    }
    let isProtein = sequence.molecule == .aminoAcids
    if let fault = FeatureLocation.fault(text, length: length, isProtein: isProtein) { tell(.location, line, fault) }
  }

  private mutating func qualify(_ value: String, _ line: Int) {
    switch qualifier {
    case "organism": feature.hasOrganism = !value.isEmpty
    case "mol_type":
      feature.hasType = true
      guard let molecule = sequence?.molecule, !molecule.types.contains(value) else { return }
      tell(.qualifier, line, "the molecule type “\(value)” is not one of \(molecule.rawValue)")
    default: break
    }
  }

  mutating func end(_ part: ListingPart, line: Int) {
    switch part {
    case .feature where feature.isSource:
      if !feature.hasOrganism { tell(.qualifier, feature.line, "the source has no organism") }
      if !feature.hasType { tell(.qualifier, feature.line, "the source has no mol_type") }
    case .residues:
      guard let sequence else { return }
      for (rule, line, message) in sequence.findings(at: line) { tell(rule, line, message) }
      tally.add(sequence)
    case .listing:
      if !isNamed {
        tell(.structure, line, "neither ApplicationIdentification nor ApplicantFileReference stands in it")
      }
      guard let total, total.number != tally.sequences else { return }
      tell(.quantity, total.line, "the listing is said to have \(total.number) sequences and has \(tally.sequences)")
    default: break
    }
  }
}
