import COpenSSL

/// A key that never leaves a token: PKCS #11 by libcrypto's engine (Debian: `libengine-pkcs11-openssl`).
enum TokenKey {
  /// - Parameter address: after RFC 7512; the module of the token is named by `PKCS11_MODULE_PATH`.
  static func key(_ address: String, pin: String) throws -> OpaquePointer {
    ipdesk_load_engines()
    guard let engine = ENGINE_by_id("pkcs11") else {
      ERR_clear_error()
      throw SigningFault.key(
        "no key in a token can be used here; install libengine-pkcs11-openssl and name the token's module in PKCS11_MODULE_PATH"
      )
    }
    defer { ENGINE_free(engine) }
    let isReady = ENGINE_init(engine) == 1 && ENGINE_ctrl_cmd_string(engine, "PIN", pin, 0) == 1
    let key = isReady ? ENGINE_load_private_key(engine, address, nil, nil) : nil
    ERR_clear_error()
    guard let key else { throw SigningFault.key("the token has no key “\(address)”, or its number (PIN) is wrong") }
    return key
  }
}
