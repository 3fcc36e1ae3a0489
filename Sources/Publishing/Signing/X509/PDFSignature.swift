import FoundationEssentials
import Standards

/// A signature of X.509 in a PDF, behind the bytes that it signs: the file as it was stays its beginning.
///
/// - Source: ISO 32000-1, 7.5.6 (incremental updates), 12.8 (signatures); ETSI EN 319 142-1 (PAdES), level B-B.
public enum PDFSignature {
  /// Signs a PDF; one that is signed already keeps its signatures.
  ///
  /// - Parameters:
  ///   - reason: printed by readers beside the signature; empty for none.
  ///   - moment: what readers show as the time of signing.
  /// - Throws: `PaperFault` for what is no PDF of this program's kind, ``SigningFault`` for a key that cannot sign.
  public static func sign(_ pdf: Data, by signer: SigningCertificate, reason: String, moment: Moment) throws -> Data {
    let objects: PDFObjects
    do { objects = try PDFObjects(pdf) } catch {
      throw PaperFault.document(name: "PDF", reason: "it is damaged or no PDF, and cannot be signed")
    }
    guard !objects.isEncrypted else {
      throw PaperFault.document(name: "PDF", reason: "it is encrypted, and cannot be signed")
    }
    guard let start = PDFUpdate.crossReferences(of: pdf), let page = objects.firstPage else {
      throw PaperFault.document(
        name: "PDF", reason: "it is not laid out as this program writes PDFs; sign the file that ipdesk printed")
    }
    let (root, trailer) = (objects.root, objects.trailer)
    var update = PDFUpdate(pdf, start: start, size: objects.number("/Size", of: trailer))
    let (value, widget) = (update.next(), update.next())
    let fields = objects.items("/Fields", of: objects["/AcroForm", of: root]).map(objects.reference) + ["\(widget) 0 R"]
    let notes = objects.items("/Annots", of: page).map(objects.reference) + ["\(widget) 0 R"]
    update.add(
      objects.number(of: root),
      objects.written(root, "/AcroForm", "<< /SigFlags 3 /Fields [\(fields.joined(separator: " "))] >>"))
    update.add(objects.number(of: page), objects.written(page, "/Annots", "[\(notes.joined(separator: " "))]"))
    let room = 8_192 + signer.length
    let texts = [("/Name", signer.subject), ("/Reason", reason)].filter { !$0.1.isEmpty }
    let said = texts.map { "\($0.0) \(objects.written($0.1))" }.joined(separator: " ")
    update.add(
      value,
      "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:\(digits(of: moment))) \(said) "
        + "/ByteRange \(blank) /Contents <\(String(repeating: "0", count: 2 * room))> >>")
    update.add(
      widget,
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature\(fields.count)) /V \(value) 0 R /F 132 "
        + "/P \(objects.reference(page)) /Rect [0 0 0 0] >>")
    let kept = ["/Root", "/Info", "/ID"].filter { objects.has($0, trailer) }
    let unsigned = update.written(trailer: kept.map { "\($0) \(objects.reference(objects[$0, of: trailer]))" })
    return try filled(unsigned, from: pdf.count, room: room, by: signer)
  }

  /// `20260302090000`
  private static func digits(of moment: Moment) -> String { moment.description.filter(\.isNumber) }

  private static let blank = "[0 9999999999 9999999999 9999999999]"

  /// Puts the places of what is signed and the signature itself where room was left for them.
  private static func filled(_ unsigned: Data, from start: Int, room: Int, by signer: SigningCertificate) throws -> Data
  {
    var pdf = unsigned
    guard let ranges = CryptoBytes.place(of: "/ByteRange \(blank)", in: pdf, from: start),
      let contents = CryptoBytes.place(of: "/Contents <", in: pdf, from: ranges.upperBound)
    else { throw PaperFault.engine("the room for the signature is missing") }
    let (open, close) = (contents.upperBound - 1, contents.upperBound + 2 * room + 1)
    let places = "/ByteRange [0 \(open) \(close) \(pdf.count - close)]"
    let padded = places + String(repeating: " ", count: ranges.count - places.utf8.count)
    pdf.replaceSubrange(ranges, with: Data(padded.utf8))
    let signature = try MessageSignature.made(over: pdf[..<open] + pdf[close...], by: signer)
    guard signature.count <= room else { throw SigningFault.key("its chain of certificates is too long") }
    let hexadecimal = signature.map { String(UInt16($0) | 0x100, radix: 16, uppercase: true).dropFirst() }.joined()
    pdf.replaceSubrange(
      contents.upperBound..<(contents.upperBound + hexadecimal.utf8.count), with: Data(hexadecimal.utf8))
    return pdf
  }
}
