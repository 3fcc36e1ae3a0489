import CPicture
import FoundationEssentials

extension ColourProfile {
  /// The profile of sRGB, the same bytes whenever it is made; empty when there is no memory for it.
  ///
  /// - Source: IEC 61966-2-1; ICC.1, 7.2.8 (the moment at which a profile was made, twelve bytes from the 24th on).
  static let standard: Data = {
    guard let made = cmsCreate_sRGBProfile() else { return Data() }
    defer { cmsCloseProfile(made) }
    var length: UInt32 = 0
    guard cmsSaveProfileToMem(made, nil, &length) != 0 else { return Data() }
    var bytes = [UInt8](repeating: 0, count: Int(length))
    guard cmsSaveProfileToMem(made, &bytes, &length) != 0, bytes.count >= 128 else { return Data() }
    bytes.replaceSubrange(24..<36, with: [7, 223, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
    return Data(bytes)
  }()
}
