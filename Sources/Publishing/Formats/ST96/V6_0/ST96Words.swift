/// The closed lists of words of ST.96 that choices of a form stand for.
///
/// - Source: WIPO Standard ST.96 V6_0, enumerations of the named types.
enum ST96Words {
  /// `tmk:MarkCategoryType`
  static let markCategory = [
    "Trademark", "Service mark", "Collective mark", "Certification mark", "Individual mark", "Defensive mark",
    "Collective trademark", "Collective service mark", "Collective membership mark", "Mark",
  ]
  /// `tmk:MarkFeatureCategoryType`
  static let markFeature = [
    "Word", "Stylized characters", "Figurative", "Combined", "Three dimensional", "Colour", "Sound", "Hologram",
    "Olfactory", "Motion", "Multimedia", "Position", "Touch", "Taste", "Tracer", "Other",
  ]
  /// `pat:ApplicationFilingCategoryType`
  static let filingCategory = ["National", "PCT", "Regional"]
  /// `com:RepresentativeCategoryBaseType`
  static let representative = [
    "Professional representative", "Lawyer", "Association", "Employee", "Other", "Undefined",
  ]

  /// Words of forms that share no beginning with the standard's word.
  private static let synonyms = [
    "shape": "three dimensional", "3d": "three dimensional", "stylised": "stylized characters", "color": "colour",
    "goods": "trademark", "services": "service mark", "device": "figurative", "smell": "olfactory",
  ]

  /// The word of the list that a choice means: the same word, else one that begins with it, else `Other`.
  static func match(_ choice: String, in words: [String]) -> String? {
    let plain = choice.lowercased().map { $0 == "_" || $0 == "-" ? " " : $0 }.reduce(into: "") { $0.append($1) }
    let wanted = synonyms[plain] ?? plain
    return words.first { $0.lowercased() == wanted } ?? words.first { $0.lowercased().hasPrefix(wanted) }
      ?? words.first { $0 == "Other" }
  }

  /// `com:ImageFormatCategoryType` and `dgn:ViewFileFormatCategoryType` of a media type.
  static func imageFormat(_ mediaType: String) -> String? {
    ["image/png": "PNG", "image/jpeg": "JPEG", "image/tiff": "TIFF", "image/gif": "GIF", "image/svg+xml": "SVG"][
      mediaType]
  }

  /// `com:DocumentFormatCategoryType` of a media type; nil for files that the list lacks.
  static func knownDocumentFormat(_ mediaType: String) -> String? {
    let words = [
      "application/pdf": "PDF", "application/xml": "XML", "text/xml": "XML", "text/plain": "Text", "text/html": "HTML",
      "image/png": "PNG", "image/jpeg": "JPEG", "image/tiff": "TIFF", "image/svg+xml": "SVG",
    ]
    return words[mediaType]
  }

  /// `pat:PageDocumentFormatCategoryType` of a media type.
  static func documentFormat(_ mediaType: String) -> String {
    ["application/xml": "XML", "text/xml": "XML", "text/plain": "Text", "text/html": "HTML"][mediaType] ?? "PDF"
  }

  /// `tmk:SoundFileFormatCategoryType` of a media type.
  static func soundFormat(_ mediaType: String) -> String? {
    ["audio/mpeg": "MP3", "audio/mp3": "MP3", "audio/wav": "WAV", "audio/x-wav": "WAV"][mediaType]
  }

  /// `tmk:MarkMultimediaFileFormatCategoryType` of a media type.
  static func multimediaFormat(_ mediaType: String) -> String? {
    ["video/mpeg": "MPEG", "video/mp4": "MPG", "image/gif": "GIF"][mediaType]
  }
}
