import FoundationEssentials
import Standards
import Terminal

/// Files and folders for a field that names files; of several, parted by `;`, the last one.
struct FileChoices {
  /// What stands before the path that is being typed.
  private let before: String
  /// The folder as it was typed, with its last `/`; empty for the one in which the desk was started.
  private let folder: String
  private let begun: String
  private let isPicture: Bool

  /// Names of a folder that are shown at most.
  private static let most = 2_000
  private static let pictures = [".png", ".jpg", ".jpeg", ".tif", ".tiff"]

  /// - Parameter isPicture: whether only pictures are named.
  init(_ text: String, isPicture: Bool) {
    self.isPicture = isPicture
    let start = text.lastIndex(of: ";").map { text[text.index(after: $0)...].drop { $0 == " " }.startIndex }
    let path = text[(start ?? text.startIndex)...]
    before = String(text[..<(start ?? text.startIndex)])
    let end = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    (folder, begun) = (String(path[..<end]), String(path[end...]))
  }

  /// The names that begin as typed, each folder with `/` behind it; hidden ones only when a point was typed. Empty where the
  /// folder cannot be read.
  private func names() -> some Sequence<String> {
    let place = folder.isEmpty ? "." : folder
    let names = ((try? Files.names(in: place)) ?? []).filter { name in
      name.hasPrefix(begun) && (name.first != "." || begun.first == ".")
    }
    return names.prefix(Self.most).lazy.map { Files.isFolder("\(place)/\($0)") ? $0 + "/" : $0 }.filter(isTaken)
  }

  private func isTaken(_ name: String) -> Bool {
    !isPicture || name.last == "/" || Self.pictures.contains(where: name.lowercased().hasSuffix)
  }

  /// What the path could become; nil where no name begins like it.
  func suggestion() -> Suggestion? {
    guard !begun.isEmpty, let name = names().first(where: { $0 != begun }) else { return nil }
    return Suggestion(before + folder + begun, like: before + folder + name)
  }

  /// The list of the folder, folders first: what is chosen is the whole text of the field.
  func choices(_ title: String) -> ChoiceScreen {
    let names = Array(names())
    let ordered = names.filter { $0.last == "/" } + names.filter { $0.last != "/" } + ["../"]
    return ChoiceScreen(title, ordered.map { .init($0, value: before + folder + $0) })
  }
}
