import Filing
import GRDB

/// The keys of one mark, by which those are fetched that may be near it.
struct SignLine: Equatable, Sendable {
  /// The dossier and, in the last six bits, how many letters the mark has, so that marks are weighed before they are read.
  let id: Int64
  /// Words of an index, as `MarkKeys` makes them.
  let keys: String

  init(id: Int64, keys: String) { (self.id, self.keys) = (id, keys) }

  /// Nil for a dossier whose right has no marks, and for a mark without letters.
  init?(_ dossier: Dossier) {
    guard dossier.right.isSearchedAsMark, let text = dossier.values.text(dossier.right.titleItem) else { return nil }
    let packs = dossier.right.packs.packs
    let form = MarkForm(text, packs)
    var keys = MarkKeys.of(form)
    if let item = dossier.right.transliterationItem, let filed = dossier.values.text(item),
      let written = MarkForm(text, transliterated: filed, packs)
    {
      keys += MarkKeys.of(written).filter { !keys.contains($0) } + MarkKeys.transliteration(written)
    }
    if let item = dossier.right.translationItem, let translation = dossier.values.text(item) {
      keys += MarkKeys.translation(MarkForm(translation, packs))
    }
    guard !keys.isEmpty else { return nil }
    id = Int64(dossier.id) << 6 | Int64(min(form.length, 63))
    self.keys = keys.joined(separator: " ")
  }

  /// First and last number that the row of a dossier can have.
  static func ids(_ dossier: Int) -> StatementArguments { [Int64(dossier) << 6, Int64(dossier) << 6 | 63] }

  static func dossier(_ id: Int64) -> Int { Int(id >> 6) }
  static func length(_ id: Int64) -> Float { Float(id & 63) }
}
