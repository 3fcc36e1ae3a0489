import FoundationEssentials

/// What a PDF says of itself, in the form that archives ask for.
///
/// - Source: ISO 16684-1 (XMP); ISO 19005-3, 6.6.
struct XMPPacket {
  let metadata: PaperMetadata
  let producer: String

  var bytes: Data {
    Data(
      """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
      xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
      <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
      <dc:format>application/pdf</dc:format>
      <dc:title>\(list("Alt", metadata.title, " xml:lang=\"x-default\""))</dc:title>
      <dc:creator>\(list("Seq", metadata.author))</dc:creator>
      <dc:description>\(list("Alt", metadata.subject, " xml:lang=\"x-default\""))</dc:description>
      <xmp:CreatorTool>ipdesk</xmp:CreatorTool>
      <xmp:CreateDate>\(metadata.created)</xmp:CreateDate><xmp:ModifyDate>\(metadata.created)</xmp:ModifyDate>
      <pdf:Producer>\(Self.escaped(producer))</pdf:Producer><pdf:Keywords>\(Self.escaped(metadata.keywords))</pdf:Keywords>
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """.utf8)
  }

  private func list(_ kind: String, _ text: String, _ language: String = "") -> String {
    "<rdf:\(kind)><rdf:li\(language)>\(Self.escaped(text))</rdf:li></rdf:\(kind)>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
