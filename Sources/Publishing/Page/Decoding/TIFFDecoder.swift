import CPicture

/// Unpacks the pages of a TIFF by libtiff; done in the child process alone.
enum TIFFDecoder {
  /// The bytes of the file, where libtiff finds them.
  private final class Memory {
    let bytes: UnsafeMutableRawBufferPointer
    var at = 0

    init(_ content: [UInt8]) {
      bytes = .allocate(byteCount: content.count, alignment: 16)
      bytes.copyBytes(from: content)
    }

    deinit { bytes.deallocate() }

    static func of(_ handle: thandle_t?) -> Memory? { handle.map { Unmanaged.fromOpaque($0).takeUnretainedValue() } }
  }

  /// Every page that is no preview of another one.
  static func pages(_ content: [UInt8]) throws -> [DecodedPage] {
    TIFFSetErrorHandler(nil)
    TIFFSetWarningHandler(nil)
    let memory = Memory(content)
    return try withExtendedLifetime(memory) {
      guard let file = open(memory) else { throw PictureDecoder.refuse("it cannot be decoded") }
      defer { TIFFClose(file) }
      var pages: [DecodedPage] = []
      repeat {
        guard !TIFFHeader.isPreview(Int(tiff_long(file, UInt32(TIFFTAG_SUBFILETYPE), 0))) else { continue }
        pages.append(try page(file))
      } while TIFFReadDirectory(file) != 0
      return pages
    }
  }

  private static func open(_ memory: Memory) -> OpaquePointer? {
    TIFFClientOpen(
      "picture", "r", Unmanaged.passUnretained(memory).toOpaque(),
      { handle, target, count in
        guard let memory = Memory.of(handle), let target, memory.at <= memory.bytes.count else { return -1 }
        let end = min(memory.bytes.count, memory.at + max(0, Int(count)))
        let part = memory.bytes[memory.at..<end]
        UnsafeMutableRawBufferPointer(start: target, count: part.count).copyBytes(from: part)
        memory.at = end
        return tmsize_t(part.count)
      },
      { _, _, _ in -1 },
      { handle, offset, whence in
        guard let memory = Memory.of(handle) else { return .max }
        let start = whence == SEEK_CUR ? memory.at : whence == SEEK_END ? memory.bytes.count : 0
        memory.at = start &+ Int(truncatingIfNeeded: offset)
        guard memory.at >= 0 else { return .max }
        return toff_t(memory.at)
      },
      { _ in 0 },
      { handle in toff_t(Memory.of(handle)?.bytes.count ?? 0) },
      { handle, base, size in
        guard let memory = Memory.of(handle) else { return 0 }
        base?.pointee = memory.bytes.baseAddress
        size?.pointee = toff_t(memory.bytes.count)
        return 1
      },
      { _, _, _ in })
  }

  /// The page at which the file stands.
  private static func page(_ file: OpaquePointer) throws -> DecodedPage {
    var reason = [CChar](repeating: 0, count: 1024)
    guard TIFFRGBAImageOK(file, &reason) != 0 else {
      let words = String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw PictureDecoder.refuse("it cannot be decoded: \(words)")
    }
    let width = tiff_long(file, UInt32(TIFFTAG_IMAGEWIDTH), 0)
    let height = tiff_long(file, UInt32(TIFFTAG_IMAGELENGTH), 0)
    let stored = tiff_short(file, UInt32(TIFFTAG_ORIENTATION), 1)
    let orientation = Orientation(number: Int(stored))
    let hasAlpha = tiff_short(file, UInt32(TIFFTAG_SAMPLESPERPIXEL), 1) % 2 == 0
    let page = try DecodedPage(width: Int(width), height: Int(height), hasAlpha: hasAlpha, orientation)
    let count = Int(width) * Int(height)
    try page.fill { data in
      let done = data.withMemoryRebound(to: UInt32.self, capacity: count) { pixels in
        // Asked for as it is stored, libtiff turns nothing; stopped at the first fault, it leaves no page half done.
        let done = TIFFReadRGBAImageOriented(file, width, height, pixels, Int32(orientation.rawValue), 1)
        for at in 0..<count {
          let pixel = pixels[at]
          pixels[at] = pixel & 0xFF00_FF00 | (pixel & 255) << 16 | (pixel >> 16 & 255)
        }
        return done
      }
      guard done != 0 else { throw PictureDecoder.refuse("its pixels cannot be decoded") }
      var length: UInt32 = 0
      if !hasAlpha, let start = tiff_profile(file, &length) {
        let bytes = Array(UnsafeRawBufferPointer(start: start, count: Int(length)))
        try ColourProfile(bytes)?.convert(data, count)
      }
    }
    return page
  }
}
