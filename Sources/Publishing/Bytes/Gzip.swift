import CZlib
import FoundationEssentials
import Standards

/// Unpacks what gzip or dictzip has packed.
public enum Gzip {
  /// The bytes; `TableFault` when they are no gzip, are cut off, or unpack to more than that.
  ///
  /// - Parameters:
  ///   - name: how faults call the file.
  ///   - most: bytes that the unpacked file may have.
  /// - Source: RFC 1952.
  public static func unpacked(_ packed: Data, name: String, most: Int) throws -> Data {
    func fault(_ reason: String) -> TableFault { TableFault(file: name, line: 0, reason: reason) }
    var stream = z_stream()
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw fault("there is not enough memory to unpack it")
    }
    defer { inflateEnd(&stream) }
    var packed = [UInt8](packed)
    var room = [UInt8](repeating: 0, count: 1 << 16)
    var result = Data()
    try packed.withUnsafeMutableBufferPointer { packed in
      (stream.next_in, stream.avail_in) = (packed.baseAddress, UInt32(packed.count))
      var code = Z_OK
      while code != Z_STREAM_END {
        try room.withUnsafeMutableBufferPointer { room in
          (stream.next_out, stream.avail_out) = (room.baseAddress, UInt32(room.count))
          code = inflate(&stream, Z_NO_FLUSH)
          guard code == Z_OK || code == Z_STREAM_END else { throw fault("it is no gzip file, or it is damaged") }
          result.append(contentsOf: room.prefix(room.count - Int(stream.avail_out)))
        }
        guard result.count <= most else {
          throw fault("it unpacks to more than \(most) bytes; that many are not taken")
        }
        // Packed files may stand one behind the other.
        if code == Z_STREAM_END, stream.avail_in > 0, inflateReset(&stream) == Z_OK { code = Z_OK }
      }
    }
    return result
  }
}
