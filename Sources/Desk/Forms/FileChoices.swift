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

  /// Folders first, each ending in `/`; hidden ones only when a point was typed. Empty where the folder cannot be read.
  private func names() -> [String] {
    let place = folder.isEmpty ? "." : folder
    let names = ((try? Files.names(in: place)) ?? []).filter { $0.first != "." || begun.first == "." }
    let marked = names.prefix(Self.most).map { Files.isFolder("\(place)/\($0)") ? $0 + "/" : $0 }
    return marked.filter { $0.last == "/" } + marked.filter { $0.last != "/" && isTaken($0) }
  }

  private func isTaken(_ name: String) -> Bool {
    !isPicture || Self.pictures.contains(where: name.lowercased().hasSuffix)
  }

  /// What the path could become; nil where no name begins like it.
  func suggestion() -> Suggestion? {
    guard !begun.isEmpty, let name = names().first(where: { $0.hasPrefix(begun) && $0 != begun }) else { return nil }
    return Suggestion(before + folder + begun, like: before + folder + name)
  }

  /// The list of the folder: what is chosen is the whole text of the field.
  func choices(_ title: String) -> ChoiceScreen {
    let up = folder.isEmpty ? "../" : folder + "../"
    let items = names().map { Picker<String>.Item($0, value: before + folder + $0) }
    return ChoiceScreen(title, items + [.init("../", value: before + up)])
  }
}
