import Filing
import Standards

extension ST96Context {
  /// Description, claims, abstract and drawings; without claims only a reference to the printed document is possible.
  var body: [XMLNode] {
    guard entries("Claims").isEmpty else { return ST96Row.specification.write(self) }
    if let file = attachments("Description").first { return [reference(file)] }
    let printed = issue == nil ? "\(office.code)-\(publicationNumber).pdf" : "issue.pdf"
    return [XMLNode("pat:DocumentURI", ["pat:pageDocumentFormatCategory": "PDF"], text: printed)]
  }

  /// The text with description and claims, which the schema wants, or the files it was handed in as.
  var applicationBody: [XMLNode] {
    let (description, hasClaims) = (descriptionText, !entries("Claims").isEmpty)
    if !description.isEmpty && hasClaims { return description + [claims] + abstract + drawings }
    return (attachments("Description") + attachments("Claims")).map(reference)
  }

  private func reference(_ file: Attachment) -> XMLNode {
    XMLNode(
      "pat:DocumentURI", ["pat:pageDocumentFormatCategory": ST96Words.documentFormat(file.mediaType)],
      text: file.packagedName)
  }

  var descriptionText: [XMLNode] {
    let files = attachments("Description")
    let content = files.isEmpty ? paragraphs("Description", numbered: true) : files.map(reference)
    return content.isEmpty ? [] : [XMLNode("pat:Description", ["com:languageCode": office.language], content)]
  }

  var abstract: [XMLNode] {
    let files = attachments("Abstract")
    let content = files.isEmpty ? paragraphs("Abstract", numbered: false) : files.map(reference)
    return content.isEmpty ? [] : [XMLNode("pat:Abstract", ["com:languageCode": office.language], content)]
  }

  /// Each line that is not empty is a paragraph.
  private func paragraphs(_ name: String, numbered: Bool) -> [XMLNode] {
    texts(name).flatMap { $0.split(separator: "\n") }.map(String.init).filter { $0.contains { $0 != " " } }.enumerated()
      .map {
        var node = XMLNode("com:P", text: $0.element)
        if numbered { node.attributes = [XMLAttribute("com:pNumber", padded($0.offset + 1, 4))] }
        return node
      }
  }

  /// Each entry is a claim; a number at its beginning becomes its number.
  var claims: XMLNode {
    let files = attachments("Claims")
    guard files.isEmpty else { return XMLNode("pat:Claims", [:], files.map(reference)) }
    let list = texts("Claims").enumerated().map { index, text in
      let (number, words) = Self.claim(text)
      return XMLNode(
        "pat:Claim", [:],
        [
          XMLNode("pat:ClaimNumber", text: number ?? String(index + 1)), XMLNode("pat:ClaimText", text: words),
        ])
    }
    return XMLNode("pat:Claims", ["com:languageCode": office.language], list)
  }

  private static func claim(_ text: String) -> (number: String?, words: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, let sign = rest.first, sign == "." || sign == ")" else { return (nil, text) }
    return (String(digits), String(rest.dropFirst().drop { $0 == " " }))
  }

  var drawings: [XMLNode] {
    let figures = attachments("Drawings").enumerated().map { index, file in
      XMLNode(
        "pat:Figure", [:],
        [
          XMLNode("pat:FigureNumber", text: String(index + 1)),
          XMLNode(
            "com:Image", [:],
            [
              XMLNode("com:ImageFormatCategory", text: ST96Words.imageFormat(file.mediaType) ?? "PNG"),
              XMLNode("com:FileName", text: file.packagedName),
            ] + pixels(file)),
        ])
    }
    return [XMLNode.bag("pat:Drawings", figures)].compactMap { $0 }
  }

  /// Files that belong to the application beside its text.
  var externalDocuments: [XMLNode] {
    let files = [("SequenceListing", "Sequence listing"), ("MissingPart", "Other")].flatMap { name, category in
      attachments(name).map { ($0, category) }
    }
    return files.enumerated().map { index, file in
      XMLNode(
        "com:ExternalDocument", ["com:sequenceNumber": String(index + 1)],
        [
          XMLNode("com:FileName", text: file.0.packagedName),
          XMLNode(
            "com:DocumentFormatCategory",
            text: ST96Words.knownDocumentFormat(file.0.mediaType) ?? ST96Words.documentFormat(file.0.mediaType)),
          XMLNode("com:DocumentContentCategory", text: file.1),
        ])
    }
  }
}
