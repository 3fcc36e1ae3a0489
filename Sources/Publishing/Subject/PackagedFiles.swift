import Filing

extension Attachment {
  private static let extensions = [
    "image/png": "png", "image/jpeg": "jpg", "image/tiff": "tif", "application/pdf": "pdf", "text/plain": "txt",
    "audio/mpeg": "mp3", "audio/wav": "wav", "video/mp4": "mp4", "application/xml": "xml",
    "model/stl": "stl", "model/obj": "obj", "model/step": "step", "application/zip": "zip",
  ]

  /// Name of the file in a package: `images/` and the beginning of its digest.
  var packagedName: String { "images/\(sha256.prefix(16)).\(Self.extensions[mediaType] ?? "bin")" }
}

extension Dossier {
  /// The files of the items that are published: pictures, drawings, sounds.
  var publishedAttachments: [Attachment] {
    right.form.filter { StandardItem.isPublished($0.standardName) }.flatMap { values[$0.item] }.flatMap {
      entry -> [Attachment] in
      switch entry {
      case .attachment(let file): [file]
      case .design(let design): design.views
      default: []
      }
    }
  }
}
