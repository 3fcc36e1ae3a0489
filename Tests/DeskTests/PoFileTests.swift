import Testing

@testable import Desk

@Suite("Files of translations")
struct PoFileTests {
  @Test("texts over several lines, escapes, remarks, and what is not translated")
  func reads() throws {
    let file = try PoFile(
      """
      # Head
      msgid ""
      msgstr "Language: fr\\n"

      #: somewhere
      msgid "Open"
      msgstr "Ouvrir"

      msgid "only %1"
      msgstr ""
      "seulement "
      "« %1 »\\n\\"x\\" \\\\"
      msgid "Print"
      msgstr ""
      #, fuzzy
      msgid "Hold"
      msgstr "Tenir ?"
      """)

    #expect(file.words == ["Open": "Ouvrir", "only %1": "seulement « %1 »\n\"x\" \\"])
    #expect(file.untranslated == ["Print", "Hold"])
  }

  @Test(
    "a fault is told with its line",
    arguments: [
      ("msgid \"a\"\nmsgstr \"b\nx", 2, "quotation marks"), ("msgstr \"b\"", 1, "without its msgid"),
      ("\"b\"", 1, "before the first msgid"), ("msgid \"a\"", 1, "no msgstr"),
      ("msgid \"a\"\nmsgid \"b\"", 2, "no msgstr"), ("\n\nmsgctxt \"a\"", 3, "neither msgid"),
      ("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"", 3, "twice"),
      ("msgid \"%1 of %2\"\nmsgstr \"%1 de %3\"", 1, "%1, %2"), ("msgid \"a\"\nmsgstr \"\\q\"", 2, "after \\"),
      ("msgid \"a\"b\"\nmsgstr \"\"", 1, "needs \\"),
    ])
  func faults(_ text: String, _ line: Int, _ reason: String) {
    do {
      _ = try PoFile(text)
      Issue.record("it was read")
    } catch let fault as PoFile.Fault {
      #expect(fault.line == line)
      #expect(fault.reason.contains(reason))
    } catch {
      Issue.record("\(error)")
    }
  }
}
