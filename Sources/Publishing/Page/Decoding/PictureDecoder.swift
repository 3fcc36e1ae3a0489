import CPicture

/// Unpacks an inspected picture into pages; done in the child process alone.
enum PictureDecoder {
  /// The pages; refused with ``PaperFault/picture(name:reason:)``, without the name.
  ///
  /// - Parameters:
  ///   - width, height: in pixels of the upright picture, as its header was read.
  static func decode(_ content: [UInt8], _ kind: Picture.Kind, _ width: Int, _ height: Int) throws -> [DecodedPage] {
    let pages =
      switch kind {
      case .png: [try png(content)]
      case .jpeg: [try jpeg(content)]
      case .tiff: try TIFFDecoder.pages(content)
      }
    let upright = pages.map(\.upright)
    guard upright.map(\.width).max() == width, upright.reduce(0, { $0 + $1.height }) == height else {
      throw refuse("its pixels do not agree with its header")
    }
    return pages
  }

  /// - Source: libpng manual, “The simplified API”.
  private static func png(_ content: [UInt8]) throws -> DecodedPage {
    let essence = try PNGHeader.essence(content)
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, essence.file, essence.file.count) != 0 else {
      throw refuse(words(image))
    }
    let hasAlpha = image.format & png_uint_32(PNG_FORMAT_FLAG_ALPHA) != 0
    // Without a word on their gamma, 16 bits are taken for linear light otherwise.
    image.flags |= png_uint_32(PNG_IMAGE_FLAG_16BIT_sRGB)
    image.format = png_format_bgra
    let (width, height) = (Int(image.width), Int(image.height))
    let page = try DecodedPage(width: width, height: height, hasAlpha: hasAlpha, essence.orientation)
    try page.fill { data in
      guard png_image_finish_read(&image, nil, data, Int32(width) * 4, nil) != 0 else { throw refuse(words(image)) }
      if let packed = essence.profile, let profile = ColourProfile(packed: packed) {
        try profile.convert(data, width * height)
      }
      if hasAlpha { DecodedPage.premultiply(data, width * height) }
    }
    return page
  }

  private static func words(_ image: png_image) -> String {
    let text = withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return text.isEmpty ? "it cannot be decoded" : "it cannot be decoded: \(text)"
  }

  /// - Source: turbojpeg.h of libjpeg-turbo 2.1.
  private static func jpeg(_ content: [UInt8]) throws -> DecodedPage {
    guard let decoder = tjInitDecompress() else { throw refuse("there is too little memory") }
    defer { tjDestroy(decoder) }
    var (width, height, sampling, space): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    let length = UInt(content.count)
    guard tjDecompressHeader3(decoder, content, length, &width, &height, &sampling, &space) == 0 else {
      throw refuse(words(decoder))
    }
    let essence = JPEGHeader.essence(content)
    let page = try DecodedPage(width: Int(width), height: Int(height), hasAlpha: false, essence.orientation)
    let count = Int(width) * Int(height)
    func unpack(_ target: UnsafeMutablePointer<UInt8>, _ format: TJPF) throws {
      let flags = TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS
      let done = tjDecompress2(decoder, content, length, target, width, 0, height, Int32(format.rawValue), flags)
      // A remark of the library leaves the picture whole, but for one.
      guard done == 0 || tjGetErrorCode(decoder) == Int32(TJERR_WARNING.rawValue),
        !words(decoder).contains("Premature end")
      else { throw refuse(words(decoder)) }
    }
    try page.fill { data in
      guard space == Int32(TJCS_CMYK.rawValue) || space == Int32(TJCS_YCCK.rawValue) else {
        try unpack(data, TJPF_BGRX)
        if space != Int32(TJCS_GRAY.rawValue) { try ColourProfile(essence.profile)?.convert(data, count) }
        return
      }
      try unpack(data, TJPF_CMYK)
      if let profile = ColourProfile(essence.profile, inks: true) {
        try profile.convertInks(data, count, inverted: essence.isAdobe)
      } else {
        ColourProfile.mixInks(data, count, inverted: essence.isAdobe)
      }
    }
    return page
  }

  private static func words(_ decoder: tjhandle) -> String {
    "it cannot be decoded: \(tjGetErrorStr2(decoder).map { String(cString: $0) } ?? "")"
  }

  static func refuse(_ reason: String) -> PaperFault { .picture(name: "", reason: reason) }
}
