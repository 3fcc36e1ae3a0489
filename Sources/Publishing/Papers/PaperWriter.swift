import Filing
import FoundationEssentials
import Standards

/// Makes the papers of a law: receipts, letters and certificates, for pages or for text.
///
/// A missing picture stops the paper with ``PaperFault``, a gap that nothing fills with ``TemplateFault``.
public struct PaperWriter: Sendable {
  public let law: Law
  public let office: OfficeProfile
  let fonts: FontSet
  let signatories: [String: Signatory]
  let documents: @Sendable (String) throws -> [UInt8]
  /// Signs the content of certificates; nil leaves them unsigned.
  public var key: OfficeKey?

  /// - Parameters:
  ///   - signatories: who signs, by name of the officer in the events.
  ///   - documents: the bytes that lie under a digest.
  public init(
    law: Law, office: OfficeProfile, fonts: FontSet, signatories: [String: Signatory] = [:],
    documents: @escaping @Sendable (_ sha256: String) throws -> [UInt8]
  ) {
    (self.law, self.office, self.fonts) = (law, office, fonts)
    (self.signatories, self.documents) = (signatories, documents)
  }

  /// Makes the paper that the order names.
  public func write(_ given: PaperOrder) throws -> PrintedPaper {
    let order = given.asAsked
    let isCertificate = order.paper.kind == .certificate
    var flow = document(order, try isCertificate ? certificateFlow(order) : letter(order))
    let proof = isCertificate ? certificateProof(order) : nil
    flow.metadata.keywords = proof?.embedded ?? ""
    flow.language = order.dossier.writtenLanguage
    let document = flow
    let fileName = "\(order.paper.id)-\(order.number ?? order.dossierNumber)".map {
      $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-"
    }
    var printed = PrintedPaper(fileName: String(fileName) + ".pdf", code: proof?.code, document: document)
    if isCertificate { printed.placed = { try placed(order, like: document) } }
    return printed
  }

  /// The certificate with its parts in the places that their heights leave them.
  private func placed(_ order: PaperOrder, like flow: PageDocument) throws -> PageDocument {
    let copies = copies(order).count
    var document = document(order, [], copies: copies)
    (document.metadata.keywords, document.language) = (flow.metadata.keywords, flow.language)
    document.blocks = try certificatePages(order, document.sheet)
    if order.paper.shows != .recordal { document.attachments = try standardFiles(order) }
    return document
  }

  /// The dossier for the programs of other offices.
  private func standardFiles(_ order: PaperOrder) throws -> [PaperAttachment] {
    let submission = Submission(office: office, dossiers: [order.dossier], date: order.event.recorded.date)
    return try Format.st96.files(submission).map {
      PaperAttachment(name: $0.name, mediaType: "application/xml", words: Format.st96.title, bytes: try $0.data())
    }
  }

  /// The sheet of the paper: title, footer and frame; of a certificate the head of its annexes.
  ///
  /// - Parameter copies: how many stand one behind the other, each with as many pages.
  func document(_ order: PaperOrder, _ blocks: [Block], copies: Int = 1) -> PageDocument {
    let isCertificate = order.paper.kind == .certificate
    let title = "\(order.title.first) \(order.number ?? order.dossierNumber)"
    let foot = [order.dossierNumber, order.number ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
    let name = office.name.first
    let footer: RunningLine = { page, pages in
      let each = max(1, pages / copies)
      return Running(start: foot, end: "\((page - 1) % each + 1) / \(each)", ruled: !isCertificate)
    }
    let annex = "\(law.word(.annexTo).first) \(certificateTitle(order).first) No. \(order.dossierNumber)"
    let annexed: RunningLine = { page, pages in
      let each = max(1, pages / copies)
      return page % each == 1 || each == 1 ? nil : Running(start: annex, end: order.dossier.title, ruled: false)
    }
    return PageDocument(
      PaperMetadata(
        title: title, author: name, subject: order.dossier.title, created: "\(order.event.recorded)Z",
        language: office.language),
      fonts: fonts, sheet: isCertificate ? .a4(top: 60, bottom: 62, side: 62) : .a4(),
      header: isCertificate ? annexed : nil, footer: footer,
      frame: isCertificate ? .blue : nil, watermark: office.watermark, blocks: blocks)
  }

  /// The text of the paper's template in one language; nil when the law has none.
  func text(_ order: PaperOrder, second: Bool) throws -> String? {
    guard let language = second ? office.languages.dropFirst().first : office.language else { return nil }
    let name = "\(order.paper.template).\(language).txt"
    guard let bytes = law.files["Templates/\(name)"] else {
      guard second else { throw TemplateFault(template: name, reason: "the law has no such file in Templates") }
      return nil
    }
    return try Template(String(decoding: bytes, as: UTF8.self), name: name)
      .filled(order.fields(self, second: second))
  }

  /// The signatory of the event, by name when nothing more is known.
  func signatory(_ order: PaperOrder) -> Signatory {
    signatories[order.event.officer] ?? Signatory(person: order.event.officer, title: Label(""))
  }

  /// The bytes of a document, proven to be the ones that were recorded.
  func document(_ file: Attachment) throws -> Data {
    guard let bytes = (try? documents(file.sha256)).map({ Data($0) }), Checksum.of(bytes) == file.sha256
    else {
      throw PaperFault.unissued(
        paper: file.name, reason: "the register does not hold the document as it was recorded; run `ipdesk check`")
    }
    return bytes
  }

  /// A picture of the register, inspected again before it is drawn.
  func picture(_ file: Attachment) throws -> Picture {
    try PictureFetch(documents: documents).picture(file)
  }
}

/// Fetches pictures of the register for pages.
struct PictureFetch: Sendable {
  let documents: @Sendable (String) throws -> [UInt8]

  /// Refuses with ``PaperFault/picture(name:reason:)`` a picture that is absent, of another kind, or not the one recorded.
  func picture(_ file: Attachment) throws -> Picture {
    let bytes: [UInt8]
    do {
      bytes = try documents(file.sha256)
    } catch let error where Explanation(of: error).blame == .request {
      throw PaperFault.picture(name: file.name, reason: "the register does not hold it")
    }
    let picture = try Picture(Data(bytes), name: file.name)
    guard picture.sha256 == file.sha256 else {
      throw PaperFault.picture(name: file.name, reason: "its content is not the one that was recorded")
    }
    return picture
  }
}
