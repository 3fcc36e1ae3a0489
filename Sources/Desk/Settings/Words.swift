import Standards
import Synchronization
import Terminal

/// What the desk says in one language: English texts and what is said for them.
nonisolated struct Words: Sendable {
  private var words: [String: String] = [:]
  /// ISO 639-1.
  private(set) var language = "en"
  /// Whether it is the second language of the office, in which the tables of the law have names as well.
  var isSecond = false

  /// English, as it stands in the program.
  init() {}

  init(_ file: PoFile, language: String) { (words, self.language) = (file.words, language) }

  /// In which the screens speak now.
  static var current: Words {
    get { store.withLock { $0 } }
    set { store.withLock { $0 = newValue } }
  }

  private static let store = Mutex(Words())

  func said(_ english: String) -> String { words[english] ?? english }

  /// Reads the translations of a language; English where there are none, and why.
  ///
  /// - Parameters:
  ///   - language: `fr`; empty and `en` are English.
  ///   - folder: with a file for each language.
  static func read(_ language: String, in folder: String) -> (words: Words, fault: String?) {
    guard !language.isEmpty, language != "en" else { return (Words(), nil) }
    let path = "\(folder)/\(language).po"
    guard language.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") }), Files.exists(path) else {
      let known = ((try? Files.names(in: folder)) ?? []).filter { $0.hasSuffix(".po") }.map { String($0.dropLast(3)) }
      let names = (["en"] + known.sorted()).joined(separator: ", ")
      return (Words(), "There is no language “\(language.prefix(20))”; there are \(names). English is shown.")
    }
    do {
      return (
        Words(try PoFile(String(decoding: try Files.read(path, most: 4 << 20), as: UTF8.self)), language: language), nil
      )
    } catch let fault as PoFile.Fault {
      let place = "\(path), line \(fault.line)"
      return (Words(), "\(place): \(fault.reason). English is shown; mend the file, or choose another language.")
    } catch {
      return (Words(), "\(Explanation(of: error).message) English is shown.")
    }
  }
}

/// The text in the language of the officer; what it says of `%1`, `%2` … stands in the order of the language.
///
/// - Parameter english: the text as it stands in the program and in the files of translations.
nonisolated func say(_ english: String, _ parts: String...) -> String { filled(Words.current.said(english), parts) }
