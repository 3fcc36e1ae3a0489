/// The members of an object on their way into canonical text.
struct CanonicalObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: CanonicalEncoder
  let object: CanonicalEncoder.Opened
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { member(key) { encoder.write(plain: "null") } }
  func encode(_ value: String, forKey key: Key) { member(key) { encoder.write(text: value) } }
  func encode(_ value: Int, forKey key: Key) { member(key) { encoder.write(plain: String(value)) } }
  func encode(_ value: Bool, forKey key: Key) { member(key) { encoder.write(plain: value ? "true" : "false") } }
  func encode(_ value: some Encodable, forKey key: Key) throws { try member(key) { try encoder.write(value) } }

  private func member(_ key: Key, _ write: () throws -> Void) rethrows {
    try write()
    object.members.append((key.stringValue, encoder.bytes.count))
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested>
  {
    nested(key.stringValue).container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    nested(key.stringValue).unkeyedContainer()
  }
  func superEncoder() -> any Encoder { nested("super") }
  func superEncoder(forKey key: Key) -> any Encoder { nested(key.stringValue) }

  private func nested(_ key: String) -> CanonicalEncoder {
    let inner = CanonicalEncoder()
    object.nested.append((key, inner))
    return inner
  }
}

/// The values of an array on their way into canonical text.
struct CanonicalArray: UnkeyedEncodingContainer {
  let encoder: CanonicalEncoder
  let array: CanonicalEncoder.Opened
  var codingPath: [any CodingKey] { [] }
  var count: Int { array.count + array.nested.count }

  func encodeNil() { element { encoder.write(plain: "null") } }
  func encode(_ value: String) { element { encoder.write(text: value) } }
  func encode(_ value: Int) { element { encoder.write(plain: String(value)) } }
  func encode(_ value: some Encodable) throws { try element { try encoder.write(value) } }

  private func element(_ write: () throws -> Void) rethrows {
    encoder.separate(array)
    try write()
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    nested().container(keyedBy: type)
  }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
  func superEncoder() -> any Encoder { nested() }

  private func nested() -> CanonicalEncoder {
    let inner = CanonicalEncoder()
    array.nested.append(("", inner))
    return inner
  }
}

/// One value on its way into canonical text.
struct CanonicalSingle: SingleValueEncodingContainer {
  let encoder: CanonicalEncoder
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { encoder.write(plain: "null") }
  func encode(_ value: Bool) { encoder.write(plain: value ? "true" : "false") }
  func encode(_ value: String) { encoder.write(text: value) }
  func encode(_ value: Int) { whole(value) }
  func encode(_ value: Int8) { whole(value) }
  func encode(_ value: Int16) { whole(value) }
  func encode(_ value: Int32) { whole(value) }
  func encode(_ value: Int64) { whole(value) }
  func encode(_ value: UInt) { whole(value) }
  func encode(_ value: UInt8) { whole(value) }
  func encode(_ value: UInt16) { whole(value) }
  func encode(_ value: UInt32) { whole(value) }
  func encode(_ value: UInt64) { whole(value) }
  func encode(_ value: Float) throws { try fraction(Double(value)) }
  func encode(_ value: Double) throws { try fraction(value) }
  func encode(_ value: some Encodable) throws { try encoder.write(value) }

  private func whole(_ value: some BinaryInteger) { encoder.write(plain: String(value)) }
  private func fraction(_ value: Double) throws {
    throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "a seal covers whole numbers only"))
  }
}
