import Filing
import Publishing
import Standards

/// Signs of what will be published for which no font is installed: papers and gazette show their code points.
public enum UnshownSigns {
  /// A caution for each item that has such signs; the reception goes on, also where the fonts of papers are missing.
  public static func findings(in values: Values, of right: Right) -> [ItemFinding] {
    right.form.filter(\.published).compactMap { item in
      // Latin, Greek and Cyrillic stand in the fonts without which nothing is printed at all; each sign is set once.
      let signs = Set(item.typed(values[item.item]).filter { $0.unicodeScalars.contains { $0.value >= 0x530 } })
      guard !signs.isEmpty, let fonts = try? FontSet.noto() else { return nil }
      let paper = PageDocument(
        PaperMetadata(title: item.item, author: "", created: "2000-01-01T00:00:00Z"), fonts: fonts,
        blocks: [.text(signs.sorted().map(String.init).joined(separator: " "))])
      let codes = (try? paper.rehearse()) ?? []
      guard !codes.isEmpty else { return nil }
      return ItemFinding(
        item: item.item,
        reason:
          "No font is installed for \(codes.joined(separator: ", ")): papers and the gazette show the code point. Compare with the paper, or install fonts-noto-extra.",
        kind: .caution)
    }
  }
}
