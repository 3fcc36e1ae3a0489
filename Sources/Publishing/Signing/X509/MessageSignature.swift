import COpenSSL
import FoundationEssentials

/// A detached signature over bytes, with the certificates of who signed.
///
/// - Source: RFC 5652 (CMS), RFC 5035 (the certificate is among what is signed), ETSI EN 319 142-1, 6.3 (level B-B).
enum MessageSignature {
  private static let flags = UInt32(CMS_DETACHED | CMS_BINARY | CMS_CADES | CMS_NOSMIMECAP | CMS_PARTIAL)

  /// The signature in DER.
  static func made(over bytes: Data, by signer: SigningCertificate) throws -> Data {
    let chain = ipdesk_chain()
    // The certificates stay the signer's.
    defer { ipdesk_free_list(chain) }
    signer.chain.forEach { _ = ipdesk_add(chain, $0) }
    return try CryptoBytes.reading(bytes) { bio in
      guard let message = CMS_sign(nil, nil, chain, nil, flags) else { throw failed }
      defer { CMS_ContentInfo_free(message) }
      guard CMS_add1_signer(message, signer.certificate, signer.key, EVP_sha256(), flags) != nil,
        CMS_final(message, bio, nil, flags) == 1,
        let written = CryptoBytes.written({ i2d_CMS_bio($0, message) }), !written.isEmpty
      else { throw failed }
      return written
    }
  }

  /// Who signed these bytes, as the certificate in the signature says; nil when the signature is not theirs.
  ///
  /// Whether the certificate is to be trusted is not judged.
  static func signer(of bytes: Data, _ signature: Data) throws -> (subject: String, issuer: String)? {
    try CryptoBytes.reading(signature) { packed in
      guard let message = d2i_CMS_bio(packed, nil) else { return forgotten(nil) }
      defer { CMS_ContentInfo_free(message) }
      return try CryptoBytes.reading(bytes) { bio in
        let flags = UInt32(CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY)
        guard CMS_verify(message, nil, nil, bio, nil, flags) == 1, let signers = CMS_get0_signers(message) else {
          return forgotten(nil)
        }
        defer { ipdesk_free_list(signers) }
        let first = ipdesk_certificate(signers, 0)
        return (
          SigningCertificate.name(X509_get_subject_name(first)), SigningCertificate.name(X509_get_issuer_name(first))
        )
      }
    }
  }

  private static var failed: SigningFault {
    ERR_clear_error()
    return .key("no signature can be made with it (RSA and elliptic curves are known)")
  }

  private static func forgotten<Answer>(_ answer: Answer) -> Answer {
    ERR_clear_error()
    return answer
  }
}
