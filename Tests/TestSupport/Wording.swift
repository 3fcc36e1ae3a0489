import FoundationEssentials

/// What people must not be shown.
public enum Wording {
  /// Words of the language, of its libraries and of SQL that stand in the text, and whatever looks like the name of a type.
  public static func machineWords(in text: String) -> [String] {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    return foreign.filter { text.contains($0) } + words.filter(isTypeName)
  }

  /// What is missing in a message: that it ends, and that it has more to say than what is wrong.
  public static func shortcomings(of message: String) -> [String] {
    let sentences = message.split { ".:;\n".contains($0) }.filter { $0.contains(" ") }
    return machineWords(in: message) + (message.hasSuffix(".") ? [] : ["no full stop"])
      + (sentences.count > 1 ? [] : ["one sentence alone"])
  }

  private static let foreign = [
    "Error Domain", "UserInfo", "Optional(", "nil", "Swift", "Foundation", "fatal", "SELECT", "INSERT", "UPDATE", "0x",
    "The operation couldn’t be completed", "errno", "unexpectedly",
  ]

  /// `DatabaseError`, `NSCocoaErrorDomain`: a small letter and then a capital, in a longer word that begins with one.
  private static func isTypeName(_ word: String) -> Bool {
    word.count > 5 && word.first?.isUppercase == true
      && zip(word, word.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
  }
}

/// The Swift files of the program.
public enum SourceText {
  /// Path below `Sources` and text of each file.
  public static func files() throws -> [(path: String, text: String)] {
    let root = "\(TestPaths.root)/Sources"
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }.sorted().map {
      ($0, String(decoding: FileManager.default.contents(atPath: "\(root)/\($0)") ?? Data(), as: UTF8.self))
    }
  }
}
