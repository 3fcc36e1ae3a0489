import FoundationEssentials

/// What a file is by its first bytes; its name has no say.
enum ContentType: String {
  case pdf = "application/pdf"
  case png = "image/png"
  case jpeg = "image/jpeg"
  case tiff = "image/tiff"
  case svg = "image/svg+xml"
  case xml = "application/xml"
  case html = "text/html"
  case zip = "application/zip"
  case mp3 = "audio/mpeg"
  case wav = "audio/wav"
  case text = "text/plain"
  case program = "application/x-executable"
  case unknown = "application/octet-stream"

  private static let signatures: [([UInt8], ContentType)] = [
    (Array("%PDF-".utf8), .pdf), (PNGHeader.signature, .png), ([0xFF, 0xD8, 0xFF], .jpeg),
    (Array("II*\0".utf8), .tiff), (Array("MM\0*".utf8), .tiff), ([0x50, 0x4B, 0x03, 0x04], .zip),
    ([0x50, 0x4B, 0x05, 0x06], .zip), ([0x7F, 0x45, 0x4C, 0x46], .program),
    (Array("#!".utf8), .program), (Array("ID3".utf8), .mp3), ([0xFF, 0xFB], .mp3), ([0xFF, 0xF3], .mp3),
    (Array("RIFF".utf8), .wav),
  ]

  static func of(_ bytes: Data) -> ContentType {
    let start = Array(bytes.prefix(1024))
    if let found = signatures.first(where: { start.starts(with: $0.0) }) { return found.1 }
    let words = String(decoding: start, as: UTF8.self).lowercased()
    let first = words.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if words.contains("<svg") { return .svg }
    if first.hasPrefix("<!doctype html") || words.contains("<html") { return .html }
    if first.hasPrefix("<") { return .xml }
    if start.starts(with: Array("MZ".utf8)), start.prefix(64).contains(0) { return .program }
    return String(validating: bytes, as: UTF8.self) == nil ? .unknown : .text
  }
}

/// Judges the names of files: what they may be, and whether they say what the file is.
enum FileName {
  /// Endings of kinds that are told by their content.
  private static let endings: [String: Set<ContentType>] = [
    "pdf": [.pdf], "png": [.png], "jpg": [.jpeg], "jpeg": [.jpeg], "tif": [.tiff], "tiff": [.tiff], "svg": [.svg],
    "zip": [.zip], "xml": [.xml], "mp3": [.mp3], "wav": [.wav],
  ]
  private static let programs: Set = [
    "exe", "com", "bat", "cmd", "scr", "msi", "js", "vbs", "ps1", "sh", "jar", "lnk", "hta", "dll", "app",
  ]
  // Microsoft: Naming Files, Paths, and Namespaces.
  private static let devices = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// Why no file may be called so; nil when the name is in order.
  static func fault(_ name: String) -> String? {
    if let reason = ZipNames.fault(name) { return reason }
    if name.contains("/") { return "its name has a slash" }
    let parts = name.lowercased().split(separator: ".").map(String.init)
    if let first = parts.first, devices.contains(first) { return "“\(first)” names a device on other systems" }
    if parts.count > 1, let last = parts.last, programs.contains(last) { return "its name is that of a program" }
    return nil
  }

  /// Why the content is not what the ending promises; nil when it is, or the ending promises nothing.
  static func contradiction(_ name: String, _ type: ContentType) -> String? {
    guard let ending = name.lowercased().split(separator: ".").dropFirst().last.map(String.init),
      let promised = endings[ending], !promised.contains(type)
    else { return nil }
    return "its name ends with .\(ending) and its content is \(type.rawValue)"
  }
}
