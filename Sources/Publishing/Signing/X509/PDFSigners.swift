import FoundationEssentials

/// Who signed a PDF by X.509, as far as its bytes prove it.
public struct PDFSigner: Equatable, Sendable {
  /// Of whom the certificate speaks.
  public let subject: String
  /// Who vouches for it.
  public let issuer: String
  /// How many bytes were added after the signature; 0 for the last one.
  public let added: Int

  /// The signatures in the order of the file, nil for one that does not fit its bytes; whether a certificate is to be
  /// trusted is not judged.
  ///
  /// - Source: ISO 32000-1, 12.8.1: all of the file up to its end of that day, but the signature itself.
  public static func all(in pdf: Data) throws -> [PDFSigner?] {
    var found: [PDFSigner?] = []
    var place = 0
    while let next = CryptoBytes.place(of: "/ByteRange [0 ", in: pdf, from: place) {
      place = next.upperBound
      let words = String(decoding: pdf.dropFirst(place).prefix(40).prefix { $0 != 0x5D }, as: UTF8.self)
      let numbers = words.split(separator: " ").compactMap { Int($0) }
      found.append(numbers.count == 3 ? try signer(pdf, numbers[0], numbers[1], numbers[2]) : nil)
    }
    return found
  }

  private static func signer(_ pdf: Data, _ open: Int, _ close: Int, _ rest: Int) throws -> PDFSigner? {
    guard 0 < open, open < close, close < pdf.count, rest > 0, rest <= pdf.count - close else { return nil }
    let written = pdf[(pdf.startIndex + open)..<(pdf.startIndex + close)]
    guard written.first == 0x3C, written.last == 0x3E, let packed = bytes(written.dropFirst().dropLast()) else {
      return nil
    }
    let end = close + rest
    let signed = pdf.prefix(open) + pdf[(pdf.startIndex + close)..<(pdf.startIndex + end)]
    return try MessageSignature.signer(of: signed, packed).map {
      PDFSigner(subject: $0.subject, issuer: $0.issuer, added: pdf.count - end)
    }
  }

  private static func bytes(_ hexadecimal: Data) -> Data? {
    guard hexadecimal.count.isMultiple(of: 2), hexadecimal.count <= 1 << 20 else { return nil }
    var made = Data(capacity: hexadecimal.count / 2)
    var high: UInt8?
    for digit in hexadecimal {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x41...0x46: value = digit - 0x37
      case 0x61...0x66: value = digit - 0x57
      default: return nil
      }
      if let first = high {
        made.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return made
  }
}
