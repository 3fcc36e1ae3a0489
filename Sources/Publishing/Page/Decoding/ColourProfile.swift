import CPicture

/// The colour profile of a picture: brings its colours to sRGB by LittleCMS. Child process alone.
final class ColourProfile {
  private let profile: cmsHPROFILE
  /// Bytes that a profile may have, unpacked.
  private static let most = 4 << 20

  /// Nil when there is none, it cannot be read, or it is for other colours; the picture is taken for sRGB then.
  ///
  /// - Parameter inks: whether it must be one for CMYK, else for RGB.
  init?(_ bytes: [UInt8], inks: Bool = false) {
    guard !bytes.isEmpty, bytes.count <= Self.most, let found = cmsOpenProfileFromMem(bytes, UInt32(bytes.count)) else {
      return nil
    }
    profile = found
    guard cmsGetColorSpace(found) == (inks ? cmsSigCmykData : cmsSigRgbData) else { return nil }
  }

  /// One that is compressed as in a PNG.
  convenience init?(packed: [UInt8]) {
    var bytes = [UInt8](repeating: 0, count: Self.most)
    var length = uLongf(bytes.count)
    guard uncompress(&bytes, &length, packed, uLong(packed.count)) == Z_OK else { return nil }
    self.init(Array(bytes.prefix(Int(length))))
  }

  deinit { cmsCloseProfile(profile) }

  /// Converts pixels of blue, green, red and one more byte, which stays.
  func convert(_ data: UnsafeMutablePointer<UInt8>, _ count: Int) throws {
    try transform(from: lcms_bgra, data, count)
  }

  /// Converts pixels of four inks.
  ///
  /// - Parameter inverted: whether 255 means no ink.
  func convertInks(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, inverted: Bool) throws {
    try transform(from: inverted ? lcms_cmyk_inverted : lcms_cmyk, data, count)
  }

  private func transform(from format: UInt32, _ data: UnsafeMutablePointer<UInt8>, _ count: Int) throws {
    guard let standard = cmsCreate_sRGBProfile() else { throw PictureDecoder.refuse("there is too little memory") }
    defer { cmsCloseProfile(standard) }
    let (intent, flags) = (UInt32(INTENT_RELATIVE_COLORIMETRIC), UInt32(cmsFLAGS_BLACKPOINTCOMPENSATION))
    let keeps = format == lcms_bgra ? UInt32(cmsFLAGS_COPY_ALPHA) : 0
    guard let work = cmsCreateTransform(profile, format, standard, lcms_bgra, intent, flags | keeps) else {
      throw PictureDecoder.refuse("its colour profile cannot be used")
    }
    defer { cmsDeleteTransform(work) }
    cmsDoTransform(work, data, data, UInt32(count))
  }

  /// Mixes four inks without a profile: each takes its colour away from white.
  ///
  /// - Parameter inverted: whether 255 means no ink.
  static func mixInks(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, inverted: Bool) {
    let mask: UInt32 = inverted ? 0 : 0xFFFF_FFFF
    data.withMemoryRebound(to: UInt32.self, capacity: count) { pixels in
      for at in 0..<count {
        let light = pixels[at] ^ mask
        let black = light >> 24
        let red = (light & 255) * black / 255
        let green = (light >> 8 & 255) * black / 255
        let blue = (light >> 16 & 255) * black / 255
        pixels[at] = red << 16 | green << 8 | blue
      }
    }
  }
}
