/// Takes a listing as it streams by.
final class ListingCheck: XMLTaker {
  private(set) var reading = ListingReading()

  func tell(_ rule: ListingRule, _ line: Int, _ message: String) { reading.tell(rule, line, message) }
  func start(_ name: Int?, _ attributes: [XMLAttribute], line: Int) { reading.start(name, attributes, line: line) }
  func text(_ bytes: UnsafeRawBufferPointer, line: Int) { reading.text(bytes, line: line) }
  func end(line: Int) { reading.end(line: line) }
}

/// Checks the elements of a listing against the table and hands their content on.
struct ListingReading {
  /// Findings that are told in words; more are only counted.
  static let most = 100
  private(set) var findings: [VerdictFinding] = []
  private(set) var more = 0
  private(set) var content = ListingContent()

  private let elements = ListingElement.all
  private let parts = ListingElement.all.map { ListingPart(named: $0.name) }
  private var open: [Frame] = []
  private var text: [UInt8] = []
  /// Bytes of a value that are looked at.
  private let longest = 1 << 20

  /// An open element and how far its children have come.
  private struct Frame {
    let element: Int?
    let line: Int
    var place = 0
    var count = 0
    var holdsText = false
  }

  mutating func tell(_ rule: ListingRule, _ line: Int, _ message: String) {
    guard findings.count < Self.most else { return more += 1 }
    findings.append(
      VerdictFinding(code: rule.rawValue, line: line, path: path, message: message, cure: rule.cure))
  }

  private var path: String {
    open.map { frame in
      guard let element = frame.element else { return "/*" }
      let isSequence = parts[element] == .data
      return "/" + elements[element].name + (isSequence ? "[\(content.tally.sequences)]" : "")
    }.joined()
  }

  mutating func start(_ name: Int?, _ attributes: [XMLAttribute], line: Int) {
    if let parent = open.last, let element = parent.element {
      if !follow(name, in: element, line) { return open.append(Frame(element: nil, line: line)) }
    } else if open.isEmpty, name != 0 {
      tell(.structure, line, "the outermost element is not \(elements[0].name)")
    }
    open.append(Frame(element: open.isEmpty || open.last?.element != nil ? name : nil, line: line))
    guard let name, open.last?.element != nil else { return }
    text.removeAll(keepingCapacity: true)
    content.start(parts[name], attributes, line: line)
    judge(attributes, of: elements[name], line)
    take()
  }

  // Whether the element may stand here; counts it and tells what was left out before it.
  private mutating func follow(_ name: Int?, in element: Int, _ line: Int) -> Bool {
    guard let children = elements[element].children else {
      tell(.structure, line, "an element stands within \(elements[element].name), which holds text")
      return false
    }
    guard let name, let place = children.firstIndex(where: { $0.element == name }) else {
      tell(
        .structure, line, "\(name.map { elements[$0].name } ?? "an element that the standard lacks") cannot stand here")
      return false
    }
    let last = open.count - 1
    let (now, count) = (open[last].place, open[last].count)
    if place < now {
      tell(.structure, line, "\(elements[name].name) stands too late")
    } else if place == now {
      if count > 0, !children[place].repeats { tell(.structure, line, "\(elements[name].name) stands twice") }
      open[last].count += 1
    } else {
      lack(children[now..<place], count, line)
      (open[last].place, open[last].count) = (place, 1)
    }
    return true
  }

  private mutating func lack(_ children: ArraySlice<ListingElement.Child>, _ count: Int, _ line: Int) {
    for (at, child) in children.enumerated() where child.isRequired && (at > 0 || count == 0) {
      tell(.structure, line, "\(elements[child.element].name) is missing")
    }
  }

  private mutating func judge(_ attributes: [XMLAttribute], of element: ListingElement, _ line: Int) {
    guard !attributes.isEmpty || !element.attributes.isEmpty else { return }
    for attribute in attributes where !element.has(attribute.name) {
      tell(.attribute, line, "\(element.name) has no attribute \(attribute.name)")
    }
    for (name, isRequired) in element.attributes.sorted(by: { $0.key < $1.key }) where isRequired {
      if !attributes.contains(where: { $0.name == name }) {
        tell(.attribute, line, "\(element.name) lacks the attribute \(name)")
      }
    }
  }

  mutating func text(_ bytes: UnsafeRawBufferPointer, line: Int) {
    guard let element = open.last?.element else { return }
    if elements[element].children == nil {
      if parts[element] == .residues {
        content.residues(bytes)
        open[open.count - 1].holdsText = true
      } else if text.count < longest {
        text += bytes
      }
    } else if !open[open.count - 1].holdsText, !bytes.allSatisfy(XMLPrologue.isBlank) {
      open[open.count - 1].holdsText = true
      tell(.structure, line, "text stands within \(elements[element].name), which holds elements")
    }
  }

  mutating func end(line: Int) {
    guard let frame = open.last else { return }
    if let element = frame.element {
      if let children = elements[element].children {
        lack(children[frame.place...], frame.count, line)
      } else if parts[element] != .residues || !frame.holdsText {
        content.value(parts[element], elements[element].name, text, line: line)
      }
      content.end(parts[element], line: line)
      take()
    }
    open.removeLast()
  }

  private mutating func take() {
    guard !content.found.isEmpty else { return }
    for (rule, line, message) in content.found { tell(rule, line, message) }
    content.found.removeAll()
  }
}
