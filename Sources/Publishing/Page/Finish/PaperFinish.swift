import FoundationEssentials

/// A file that a PDF carries.
public struct PaperAttachment: Sendable, Hashable {
  public var name: String
  /// `application/xml`
  public var mediaType: String
  public var words: String
  public var bytes: Data

  public init(name: String, mediaType: String, words: String, bytes: Data) {
    (self.name, self.mediaType, self.words, self.bytes) = (name, mediaType, words, bytes)
  }
}

/// The last pass over a PDF: small fonts, what archives ask for, files that it carries.
///
/// - Source: ISO 19005-3 (PDF/A-3), level B; nobody has certified it.
struct PaperFinish {
  let metadata: PaperMetadata
  let attachments: [PaperAttachment]
  /// What the pictures show, in the order of the elements of structure for them.
  let figures: [String]

  /// `D:20260302090000Z`
  private var date: String { "D:\(metadata.created.filter(\.isNumber))Z" }

  func finished(_ pdf: Data) throws -> Data {
    let objects = try PDFObjects(pdf)
    var figures = figures[...]
    for dictionary in objects.dictionaries {
      if objects.isNamed("/Figure", objects["/S", of: dictionary]), let words = figures.popFirst() {
        objects.set("/Alt", of: dictionary, objects.text(words))
      }
      spareFonts(of: dictionary, objects)
      if objects.has("/Rect", dictionary), objects.has("/Subtype", dictionary) {
        // Annotations are printed (6.3.2).
        objects.set("/F", of: dictionary, objects.made("4"))
      }
    }
    describe(objects)
    if !attachments.isEmpty { attach(objects) }
    return try objects.written()
  }

  private func spareFonts(of dictionary: PDFObjects.Object, _ objects: PDFObjects) {
    for (key, spared) in [("/FontFile2", FontSparing.trueType), ("/FontFile3", FontSparing.compact)]
    where objects.has(key, dictionary) {
      let stream = objects[key, of: dictionary]
      guard let font = objects.bytes(stream), let small = spared(font) else { continue }
      objects.replace(stream, small)
      if key == "/FontFile2" { objects.set("/Length1", of: stream, objects.made(String(small.count))) }
    }
  }

  private func describe(_ objects: PDFObjects) {
    let root = objects.root
    let packet = XMPPacket(metadata: metadata, producer: objects.text("/Producer", of: objects.information))
    // Cairo 1.16 leaves out how such a date begins.
    for key in ["/CreationDate", "/ModDate"] { objects.set(key, of: objects.information, objects.text(date)) }
    let named = [("/Type", objects.made("/Metadata")), ("/Subtype", objects.made("/XML"))]
    objects.set("/Metadata", of: root, objects.stream(packet.bytes, named))
    let profile = objects.stream(ColourProfile.standard, [("/N", objects.made("3"))])
    let intent = objects.dictionary([
      ("/Type", objects.made("/OutputIntent")), ("/S", objects.made("/GTS_PDFA1")),
      ("/OutputConditionIdentifier", objects.text("sRGB IEC61966-2.1")), ("/DestOutputProfile", profile),
    ])
    objects.set("/OutputIntents", of: root, objects.array([intent]))
    objects.set("/ViewerPreferences", of: root, objects.made("<< /DisplayDocTitle true >>"))
    if !metadata.language.isEmpty { objects.set("/Lang", of: root, objects.text(metadata.language)) }
  }

  private func attach(_ objects: PDFObjects) {
    let specifications = attachments.map { file in
      let size = objects.dictionary([
        ("/Size", objects.made(String(file.bytes.count))), ("/ModDate", objects.text(date)),
      ])
      let named = [
        ("/Type", objects.made("/EmbeddedFile")), ("/Params", size),
        ("/Subtype", objects.made("/" + file.mediaType.replacing("/", with: "#2F"))),
      ]
      let stream = objects.stream(file.bytes, named)
      return objects.numbered(
        objects.dictionary([
          ("/Type", objects.made("/Filespec")), ("/AFRelationship", objects.made("/Data")),
          ("/F", objects.text(file.name)), ("/UF", objects.text(file.name)), ("/Desc", objects.text(file.words)),
          ("/EF", objects.dictionary([("/F", stream), ("/UF", stream)])),
        ]))
    }
    let names = zip(attachments, specifications).flatMap { [objects.text($0.name), $1] }
    let tree = objects.dictionary([("/Names", objects.array(names))])
    let root = objects.root
    if !objects.has("/Names", root) { objects.set("/Names", of: root, objects.made("<< >>")) }
    objects.set("/EmbeddedFiles", of: objects["/Names", of: root], tree)
    objects.set("/AF", of: root, objects.array(specifications))
  }
}
