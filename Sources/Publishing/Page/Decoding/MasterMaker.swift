import CPangoCairo
import CPicture

/// Makes the print master of an unpacked picture: upright, on white, no finer than print needs. Child process alone.
enum MasterMaker {
  /// Packed bytes up to which a picture is kept point by point.
  private static let flat = 100_000
  /// Bytes to which photographs are packed, as far as quality permits.
  private static let photograph = 200_000

  /// What the paper carries.
  enum Made {
    /// Points as they are, and the bytes that they take in a PDF.
    case flat(DecodedPage, weight: Int)
    /// A JPEG and its size in pixels.
    case photograph([UInt8], width: Int, height: Int)
  }

  /// - Parameters:
  ///   - file: the file, when it is a JPEG.
  ///   - most: pixels that 600 dots to the inch have room for.
  static func make(_ pages: [DecodedPage], file: [UInt8]?, most: (width: Int, height: Int)) throws -> Made {
    let sizes = pages.map(\.upright)
    let (width, height) = (sizes.map(\.width).max() ?? 1, sizes.reduce(0) { $0 + $1.height })
    let fits = width <= most.width && height <= most.height
    if let file, fits, file.count <= photograph, let bytes = try bare(file, pages) {
      return .photograph(bytes, width: width, height: height)
    }
    let fine = try drawn(pages, (width, height), within: most)
    let weight = weight(fine)
    if file == nil, weight <= flat { return .flat(fine, weight: weight) }
    // Photographs gain nothing from more than 300 dots to the inch.
    let coarse = try drawn(pages, (width, height), within: (most.width / 2, most.height / 2))
    let bytes = try packed(coarse)
    if weight <= bytes.count { return .flat(fine, weight: weight) }
    return .photograph(bytes, width: coarse.width, height: coarse.height)
  }

  /// The JPEG without what cameras write of place and day; nil when its pixels must be changed.
  private static func bare(_ file: [UInt8], _ pages: [DecodedPage]) throws -> [UInt8]? {
    let essence = JPEGHeader.essence(file)
    guard essence.orientation == .upright, essence.profile.isEmpty else { return nil }
    guard let work = tjInitTransform() else { throw PictureDecoder.refuse("there is too little memory") }
    defer { tjDestroy(work) }
    var (width, height, sampling, space): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    guard tjDecompressHeader3(work, file, UInt(file.count), &width, &height, &sampling, &space) == 0,
      space == Int32(TJCS_GRAY.rawValue) || space == Int32(TJCS_YCbCr.rawValue)
    else { return nil }
    var wish = tjtransform()
    wish.options = TJXOPT_COPYNONE
    var target: UnsafeMutablePointer<UInt8>?
    var length: UInt = 0
    defer { tjFree(target) }
    guard tjTransform(work, file, UInt(file.count), 1, &target, &length, &wish, 0) == 0, let target else { return nil }
    return Array(UnsafeBufferPointer(start: target, count: Int(length)))
  }

  /// - Parameter isClear: whether what shows through stays so; on white otherwise.
  static func drawn(
    _ pages: [DecodedPage], _ size: (Int, Int), within most: (width: Int, height: Int), isClear: Bool = false
  ) throws -> DecodedPage {
    let scale = min(1, Double(most.width) / Double(size.0), Double(most.height) / Double(size.1))
    let target = try DecodedPage(
      width: max(1, Int((Double(size.0) * scale).rounded())), height: max(1, Int((Double(size.1) * scale).rounded())),
      hasAlpha: isClear, .upright)
    guard let context = cairo_create(target.surface) else { throw PictureDecoder.refuse("there is too little memory") }
    defer { cairo_destroy(context) }
    if !isClear {
      cairo_set_source_rgb(context, 1, 1, 1)
      cairo_paint(context)
    }
    cairo_scale(context, Double(target.width) / Double(size.0), Double(target.height) / Double(size.1))
    for page in pages {
      cairo_save(context)
      let turn = page.orientation.matrix(width: Double(page.width), height: Double(page.height))
      var matrix = cairo_matrix_t(xx: turn.xx, yx: turn.yx, xy: turn.xy, yy: turn.yy, x0: turn.x0, y0: turn.y0)
      cairo_transform(context, &matrix)
      cairo_set_source_surface(context, page.surface, 0, 0)
      cairo_pattern_set_filter(cairo_get_source(context), scale == 1 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD)
      // Beyond its edge a picture goes on, so that the edge does not fade into white.
      cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
      cairo_rectangle(context, 0, 0, Double(page.width), Double(page.height))
      cairo_fill(context)
      cairo_restore(context)
      cairo_translate(context, 0, Double(page.upright.height))
    }
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else {
      throw PictureDecoder.refuse("there is too little memory")
    }
    cairo_surface_flush(target.surface)
    return target
  }

  /// Bytes that the points take when they are packed as a PDF packs them.
  private static func weight(_ page: DecodedPage) -> Int {
    let count = page.width * page.height * 4
    guard let data = cairo_image_surface_get_data(page.surface) else { return .max }
    var length = compressBound(uLong(count))
    let target = UnsafeMutablePointer<UInt8>.allocate(capacity: Int(length))
    defer { target.deallocate() }
    return compress2(target, &length, data, uLong(count), 1) == Z_OK ? Int(length) : .max
  }

  private static func packed(_ page: DecodedPage) throws -> [UInt8] {
    guard let work = tjInitCompress(), let data = cairo_image_surface_get_data(page.surface) else {
      throw PictureDecoder.refuse("there is too little memory")
    }
    defer { tjDestroy(work) }
    var bytes: [UInt8] = []
    for quality: Int32 in [92, 85, 75] where bytes.isEmpty || bytes.count > photograph {
      var target: UnsafeMutablePointer<UInt8>?
      var length: UInt = 0
      defer { tjFree(target) }
      let done = tjCompress2(
        work, data, Int32(page.width), Int32(page.width) * 4, Int32(page.height), Int32(TJPF_BGRX.rawValue), &target,
        &length, Int32(quality > 80 ? TJSAMP_444.rawValue : TJSAMP_420.rawValue), quality, TJFLAG_ACCURATEDCT)
      guard done == 0, let target else { throw PictureDecoder.refuse("it cannot be packed for print") }
      bytes = Array(UnsafeBufferPointer(start: target, count: Int(length)))
    }
    return bytes
  }
}
