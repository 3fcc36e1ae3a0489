import CQPDF
import FoundationEssentials
import Glibc

/// The objects of a PDF in memory, read and written by libqpdf.
final class PDFObjects {
  typealias Object = qpdf_oh
  private var file = qpdf_init()
  /// What libqpdf reads from; it lives as long as the objects.
  private let source: Buffer

  /// - Throws: ``PaperFault/engine(_:)`` when it is no PDF.
  init(_ pdf: Data) throws {
    source = Buffer(pdf)
    qpdf_silence_errors(file)
    qpdf_set_suppress_warnings(file, 1)
    qpdf_set_attempt_recovery(file, 0)
    try judge(qpdf_read_memory(file, "paper", source.start, UInt64(pdf.count), nil))
  }

  deinit { qpdf_cleanup(&file) }

  var root: Object { qpdf_get_root(file) }
  var information: Object { self["/Info", of: trailer] }

  /// The dictionaries among the numbered objects, those of streams among them.
  var dictionaries: [Object] {
    (1..<Swift.max(number("/Size", of: trailer), 1)).compactMap { number in
      let object = qpdf_get_object_by_id(file, Int32(number), 0)
      if qpdf_oh_is_stream(file, object) != 0 { return qpdf_oh_get_dict(file, object) }
      return qpdf_oh_is_dictionary(file, object) != 0 ? object : nil
    }
  }

  subscript(key: String, of dictionary: Object) -> Object { qpdf_oh_get_key(file, dictionary, key) }

  func has(_ key: String, _ dictionary: Object) -> Bool { qpdf_oh_has_key(file, dictionary, key) != 0 }

  func isNamed(_ name: String, _ object: Object) -> Bool { qpdf_oh_is_name_and_equals(file, object, name) != 0 }

  /// The text of a string; empty when the key has none.
  func text(_ key: String, of dictionary: Object) -> String {
    let found = self[key, of: dictionary]
    return qpdf_oh_is_string(file, found) != 0 ? String(cString: qpdf_oh_get_utf8_value(file, found)) : ""
  }

  /// Sets a key of a dictionary, or of that of a stream.
  func set(_ key: String, of object: Object, _ value: Object) {
    let dictionary = qpdf_oh_is_stream(file, object) != 0 ? qpdf_oh_get_dict(file, object) : object
    qpdf_oh_replace_key(file, dictionary, key, value)
  }

  /// An object written as in a PDF: `[1 0 R]`, `<< /S /GTS_PDFA1 >>`.
  func made(_ written: String) -> Object { qpdf_oh_parse(file, written) }

  func text(_ words: String) -> Object { qpdf_oh_new_unicode_string(file, words) }

  func array(_ items: [Object]) -> Object {
    let array = qpdf_oh_new_array(file)
    items.forEach { qpdf_oh_append_item(file, array, $0) }
    return array
  }

  func dictionary(_ entries: [(String, Object)]) -> Object {
    let made = qpdf_oh_new_dictionary(file)
    entries.forEach { set($0.0, of: made, $0.1) }
    return made
  }

  /// The items of an array; none when the key has something else.
  func items(_ key: String, of dictionary: Object) -> [Object] {
    let array = self[key, of: dictionary]
    guard qpdf_oh_is_array(file, array) != 0 else { return [] }
    return (0..<qpdf_oh_get_array_n_items(file, array)).map { qpdf_oh_get_array_item(file, array, $0) }
  }

  /// The first page; nil when there is none.
  var firstPage: Object? { qpdf_get_num_pages(file) > 0 ? qpdf_get_page_n(file, 0) : nil }

  /// The number of a numbered object; 0 for another.
  func number(of object: Object) -> Int { Int(qpdf_oh_get_object_id(file, object)) }

  /// A dictionary as it is written in a PDF, with one entry made anew; numbered objects within it by their number.
  func written(_ dictionary: Object, _ key: String, _ text: String) -> String {
    var names: [String] = []
    qpdf_oh_begin_dict_key_iter(file, dictionary)
    while qpdf_oh_dict_more_keys(file) != 0 { names.append(String(cString: qpdf_oh_dict_next_key(file))) }
    let kept = names.filter { $0 != key }.map { "\($0) \(reference(self[$0, of: dictionary]))" }
    return "<< \((kept + ["\(key) \(text)"]).joined(separator: " ")) >>"
  }

  /// As it stands at its place: a numbered one by its number.
  func reference(_ object: Object) -> String { String(cString: qpdf_oh_unparse(file, object)) }

  /// A text as it is written in a PDF.
  func written(_ words: String) -> String { reference(text(words)) }

  /// A whole number; 0 when the key has none.
  func number(_ key: String, of dictionary: Object) -> Int {
    Int(qpdf_oh_get_int_value_as_int(file, self[key, of: dictionary]))
  }

  var trailer: Object { qpdf_get_trailer(file) }
  var isEncrypted: Bool { qpdf_is_encrypted(file) != 0 }

  /// A numbered object, for more than one to refer to.
  func numbered(_ object: Object) -> Object { qpdf_make_indirect_object(file, object) }

  /// A new stream with these entries.
  func stream(_ bytes: Data, _ entries: [(String, Object)]) -> Object {
    let stream = qpdf_oh_new_stream(file)
    entries.forEach { set($0.0, of: stream, $0.1) }
    replace(stream, bytes)
    return stream
  }

  /// What a stream holds, unpacked; nil when it cannot be unpacked.
  func bytes(_ stream: Object) -> Data? {
    var (start, length, isUnpacked) = (UnsafeMutablePointer<UInt8>?.none, 0, QPDF_BOOL(0))
    let code = qpdf_oh_get_stream_data(file, stream, qpdf_dl_generalized, &isUnpacked, &start, &length)
    guard code & 2 == 0, isUnpacked != 0, let start else { return nil }
    defer { free(start) }
    return Data(bytes: start, count: length)
  }

  func replace(_ stream: Object, _ bytes: Data) {
    let none = qpdf_oh_new_null(file)
    bytes.withUnsafeBytes {
      qpdf_oh_replace_stream_data(
        file, stream, $0.bindMemory(to: UInt8.self).baseAddress, bytes.count, none, none)
    }
  }

  /// The file anew, its streams packed; the same objects give the same bytes.
  func written() throws -> Data {
    try judge(qpdf_init_write_memory(file))
    qpdf_set_object_stream_mode(file, qpdf_o_disable)
    qpdf_set_compress_streams(file, 1)
    qpdf_set_deterministic_ID(file, 1)
    qpdf_set_minimum_pdf_version(file, "1.7")
    try judge(qpdf_write(file))
    guard let start = qpdf_get_buffer(file) else { throw PaperFault.engine("libqpdf gave no bytes") }
    return Data(bytes: start, count: qpdf_get_buffer_length(file))
  }

  /// The second bit of an answer tells an error, the first one warnings.
  private func judge(_ code: QPDF_ERROR_CODE) throws {
    guard code & 2 != 0 else { return }
    let words = qpdf_has_error(file) != 0 ? qpdf_get_error_full_text(file, qpdf_get_error(file)) : nil
    throw PaperFault.engine(words.map { String(cString: $0) } ?? "libqpdf could not work on it")
  }

  /// Bytes at one place for a library in C.
  private final class Buffer {
    private let bytes: UnsafeMutableRawBufferPointer
    init(_ data: Data) {
      bytes = .allocate(byteCount: data.count, alignment: 1)
      data.copyBytes(to: bytes)
    }
    var start: UnsafePointer<CChar>? { bytes.bindMemory(to: CChar.self).baseAddress.map { UnsafePointer($0) } }
    deinit { bytes.deallocate() }
  }
}
