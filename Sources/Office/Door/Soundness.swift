import Filing
import Foundation
import Standards

/// The one judge of every text and number that comes through a door, whatever request or question it stands in.
///
/// What the items of an act may hold is judged later and finer; here nothing passes that the register could not write as it
/// was given: control characters, noncharacters, numbers out of any range, texts without end.
enum Soundness {
  /// Characters of one text.
  static let longest = 1_100_000
  /// Characters of one text in a question.
  static let longestAsked = 4_000
  /// No number of a request or question lies beyond it.
  static let largest = 1 << 53

  /// - Parameter isWritten: whether its numbers may come into the register; a question reckons with any.
  /// - Throws: a `Refusal` that names the field.
  static func judge(_ value: some Encodable, isWritten: Bool = true) throws {
    let judge = Judge(isWritten)
    try value.encode(to: Walk(judge: judge, codingPath: []))
    if let fault = judge.fault { throw Refusal(.valuesRefused, fault) }
  }

  /// Why the text may not enter; nil when it may.
  static func fault(of text: String, most: Int = longest) -> String? {
    guard text.utf8.count <= most * 4 else { return "the text has more than \(most) characters; shorten it." }
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value < 0x20 && value != 0x09 && value != 0x0A && value != 0x0D || (0x7F...0x9F).contains(value) {
        return
          "the control character U+\(padded(String(value, radix: 16, uppercase: true), 4)) stands in the text; remove it."
      }
      if value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value) {
        return "a character without meaning stands in the text; remove it."
      }
    }
    return nil
  }
}

extension Soundness {
  /// What was found on the way.
  fileprivate final class Judge {
    var fault: String?
    let isWritten: Bool

    init(_ isWritten: Bool) { self.isWritten = isWritten }

    func judge(_ value: some Encodable, _ path: [any CodingKey]) throws {
      // The bytes of documents are judged by what they are.
      if fault == nil, !(value is Data) { try value.encode(to: Walk(judge: self, codingPath: path)) }
    }

    func judge(text: String, _ path: [any CodingKey]) {
      note(Soundness.fault(of: text, most: isWritten ? Soundness.longest : Soundness.longestAsked), path)
    }

    func judge(number: some BinaryInteger, _ path: [any CodingKey]) {
      let isSane = Int(exactly: number).map { (-largest...largest).contains($0) } ?? false
      note(isSane || !isWritten ? nil : "\(number) is out of any range.", path)
    }

    func name(_ key: any CodingKey, _ path: [any CodingKey]) { note(Soundness.fault(of: key.stringValue), path) }

    private func note(_ reason: String?, _ path: [any CodingKey]) {
      guard let reason, fault == nil else { return }
      let names = path.map(\.stringValue).filter { Soundness.fault(of: $0) == nil && !$0.hasPrefix("_") }
      fault = "“\(names.joined(separator: "."))”: \(reason)"
    }
  }

  /// Walks a value as an encoder would write it, and writes nothing.
  fileprivate struct Walk: Encoder, UnkeyedEncodingContainer, SingleValueEncodingContainer {
    let judge: Judge
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    var count = 0

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
      KeyedEncodingContainer(Fields(judge: judge, codingPath: codingPath))
    }
    func unkeyedContainer() -> any UnkeyedEncodingContainer { self }
    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
      try judge.judge(value, codingPath)
      count += 1
    }
    mutating func encodeNil() throws {}
    mutating func encode(_ value: String) throws { judge.judge(text: value, codingPath) }
    mutating func encode(_ value: Bool) throws {}
    mutating func encode(_ value: Double) throws {}
    mutating func encode(_ value: Float) throws {}
    mutating func encode(_ value: Int) throws { judge.judge(number: value, codingPath) }
    mutating func encode(_ value: Int8) throws { judge.judge(number: value, codingPath) }
    mutating func encode(_ value: Int16) throws { judge.judge(number: value, codingPath) }
    mutating func encode(_ value: Int32) throws { judge.judge(number: value, codingPath) }
    mutating func encode(_ value: Int64) throws { judge.judge(number: value, codingPath) }
    mutating func encode(_ value: UInt) throws { judge.judge(number: value, codingPath) }
    mutating func encode(_ value: UInt8) throws { judge.judge(number: value, codingPath) }
    mutating func encode(_ value: UInt16) throws { judge.judge(number: value, codingPath) }
    mutating func encode(_ value: UInt32) throws { judge.judge(number: value, codingPath) }
    mutating func encode(_ value: UInt64) throws { judge.judge(number: value, codingPath) }
    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
      container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { self }
    mutating func superEncoder() -> any Encoder { self }
  }

  fileprivate struct Fields<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let judge: Judge
    let codingPath: [any CodingKey]

    mutating func encodeNil(forKey key: Key) throws {}
    mutating func encode(_ value: String, forKey key: Key) throws { judge.judge(text: value, codingPath + [key]) }
    mutating func encode(_ value: Bool, forKey key: Key) throws {}
    mutating func encode(_ value: Double, forKey key: Key) throws {}
    mutating func encode(_ value: Float, forKey key: Key) throws {}
    mutating func encode(_ value: Int, forKey key: Key) throws { judge.judge(number: value, codingPath + [key]) }
    mutating func encode(_ value: Int8, forKey key: Key) throws { judge.judge(number: value, codingPath + [key]) }
    mutating func encode(_ value: Int16, forKey key: Key) throws { judge.judge(number: value, codingPath + [key]) }
    mutating func encode(_ value: Int32, forKey key: Key) throws { judge.judge(number: value, codingPath + [key]) }
    mutating func encode(_ value: Int64, forKey key: Key) throws { judge.judge(number: value, codingPath + [key]) }
    mutating func encode(_ value: UInt, forKey key: Key) throws { judge.judge(number: value, codingPath + [key]) }
    mutating func encode(_ value: UInt8, forKey key: Key) throws { judge.judge(number: value, codingPath + [key]) }
    mutating func encode(_ value: UInt16, forKey key: Key) throws { judge.judge(number: value, codingPath + [key]) }
    mutating func encode(_ value: UInt32, forKey key: Key) throws { judge.judge(number: value, codingPath + [key]) }
    mutating func encode(_ value: UInt64, forKey key: Key) throws { judge.judge(number: value, codingPath + [key]) }
    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
      judge.name(key, codingPath)
      try judge.judge(value, codingPath + [key])
    }
    mutating func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey key: Key)
      -> KeyedEncodingContainer<Inner>
    {
      judge.name(key, codingPath)
      return Walk(judge: judge, codingPath: codingPath + [key]).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      Walk(judge: judge, codingPath: codingPath + [key])
    }
    mutating func superEncoder() -> any Encoder { Walk(judge: judge, codingPath: codingPath) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { Walk(judge: judge, codingPath: codingPath + [key]) }
  }
}
