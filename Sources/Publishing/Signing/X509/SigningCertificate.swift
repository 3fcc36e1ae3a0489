import COpenSSL
import FoundationEssentials
import Glibc
import Standards

/// A certificate of X.509 with the key that belongs to it, for signatures that any reader of PDFs checks.
///
/// - Source: RFC 5280.
public final class SigningCertificate {
  /// Of whom it speaks: `CN=Meridia IP Office,O=…`.
  public let subject: String
  /// Who vouches for it.
  public let issuer: String
  let certificate: OpaquePointer
  let key: OpaquePointer
  /// The certificates that lead from it to a root, as far as the file has them.
  let chain: [OpaquePointer]

  /// - Parameters:
  ///   - pem: the certificate, then those that vouch for it.
  ///   - key: the text of a key file, or the address of a key in a token: `pkcs11:token=office;object=seal`.
  ///   - password: opens the key or the token; asked for only when one is needed.
  ///   - day: the day of the signature.
  /// - Throws: ``SigningFault`` for a file that is none, a key of another certificate, a certificate that is not yet or no
  ///   longer valid, and one that is not meant for signatures.
  public init(pem: Data, key: String, on day: CalendarDate, password: () throws -> String) throws {
    let certificates = try Self.certificates(pem)
    (certificate, chain) = (certificates[0], Array(certificates.dropFirst()))
    subject = Self.name(X509_get_subject_name(certificates[0]))
    issuer = Self.name(X509_get_issuer_name(certificates[0]))
    let secret = key.hasPrefix("pkcs11:") ? try TokenKey.key(key, pin: password()) : try Self.key(key, password)
    self.key = secret
    try judge(on: day)
  }

  /// How long the certificates are, in bytes.
  var length: Int { ([certificate] + chain).map { Int(i2d_X509($0, nil)) }.reduce(0, +) }

  deinit {
    EVP_PKEY_free(key)
    ([certificate] + chain).forEach { X509_free($0) }
  }

  private func judge(on day: CalendarDate) throws {
    guard X509_check_private_key(certificate, key) == 1 else {
      throw SigningFault.key("the key is not that of the certificate of “\(subject)”")
    }
    var noon = time_t((day.dayNumber - CalendarDate("1970-01-01")!.dayNumber) * 86_400 + 43_200)
    guard X509_cmp_time(X509_get0_notBefore(certificate), &noon) < 0 else {
      throw SigningFault.key("the certificate of “\(subject)” is not valid yet on \(day)")
    }
    guard X509_cmp_time(X509_get0_notAfter(certificate), &noon) > 0 else {
      throw SigningFault.key(
        "the certificate of “\(subject)” is no longer valid on \(day); ask “\(issuer)” for a new one")
    }
    // RFC 5280, 4.2.1.3: digitalSignature is bit 0, nonRepudiation bit 1; a certificate without the extension may do all.
    guard X509_get_key_usage(certificate) & UInt32(KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION) != 0 else {
      throw SigningFault.key("the certificate of “\(subject)” is not meant for signatures")
    }
  }

  private static func certificates(_ pem: Data) throws -> [OpaquePointer] {
    try CryptoBytes.reading(pem) { bio in
      var found: [OpaquePointer] = []
      while let next = PEM_read_bio_X509(bio, nil, nil, nil) { found.append(next) }
      ERR_clear_error()
      guard !found.isEmpty else { throw SigningFault.key("the file holds no certificate (PEM, “BEGIN CERTIFICATE”)") }
      return found
    }
  }

  private static func key(_ pem: String, _ password: () throws -> String) throws -> OpaquePointer {
    let isLocked = pem.contains("ENCRYPTED")
    let words = isLocked ? try password() : ""
    return try CryptoBytes.reading(Data(pem.utf8)) { bio in
      // Without a callback libcrypto takes the last value as the password and never asks at the terminal.
      let key = words.withCString { PEM_read_bio_PrivateKey(bio, nil, nil, UnsafeMutableRawPointer(mutating: $0)) }
      ERR_clear_error()
      guard let key else {
        throw SigningFault.key(
          isLocked
            ? "the password is wrong, or the file holds no key" : "the file holds no key (PEM, “BEGIN PRIVATE KEY”)")
      }
      return key
    }
  }

  static func name(_ name: OpaquePointer?) -> String {
    CryptoBytes.written { ipdesk_print_name($0, name) }
      .map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
