import CVTerm
import Glibc
import Terminal
import Testing

@Suite("Text on the screen")
struct TextTests {
  @Test(
    "takes the columns that a terminal gives it",
    arguments: [
      ("Lumen", 5), ("专利局", 6), ("علي", 3), ("Ёлка", 4), ("e\u{301}", 1), ("ＡＢ", 4), ("\u{1B}[2J", 4), ("한글", 4),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("🙂", 2), ("", 0),
    ])
  func width(text: String, columns: Int) {
    #expect(columnWidth(text) == columns)
  }

  @Test("is as wide as the C library says, for every scalar both know")
  func agreesWithLibrary() {
    setlocale(LC_CTYPE, "C.UTF-8")

    let differing = scalars().filter { scalar in
      let libc = test_width(scalar.value)
      return mark(for: scalar) == nil && libc >= 0 && Int(libc) != columnWidth(scalar)
    }

    // Nukta-like letters and prepended signs that the two read differently; the driver shows a mark there.
    #expect(differing.count < 40, "\(differing.map { String($0.value, radix: 16) })")
  }

  @Test("shows no control, direction, invisible or private scalar as such, of all there are")
  func filtersEveryScalar() {
    let unsafe = scalars().filter { scalar in
      !printable("a\(scalar)b").unicodeScalars.allSatisfy { shown in
        let properties = shown.properties
        switch properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return false
        default: return !properties.isDefaultIgnorableCodePoint && !properties.isNoncharacterCodePoint
        }
      }
    }

    #expect(unsafe.map { String($0.value, radix: 16) } == [])
  }

  @Test("shows every scalar in one or two columns of its own, or with its base")
  func showsEveryScalar() {
    let odd = scalars().filter { !(2...4).contains(columnWidth("a\($0)b")) }

    #expect(odd.map { String($0.value, radix: 16) } == [])
  }

  @Test(
    "marks what a stranger hides in a name",
    arguments: [
      ("\u{1B}[2J\u{1B}[H", "␛[2J␛[H"), ("\u{1B}]0;x\u{7}", "␛]0;x␇"), ("\u{9B}31m", "␦31m"), ("ab\rc", "ab␍c"),
      ("ab\u{8}", "ab␈"), ("a\nb\u{85}c\u{2028}d", "a␊b␤c␤d"), ("a\tb", "a␉b"), ("\u{E}\u{F}\u{7F}", "␎␏␡"),
      ("│[Y/n]│", "␦[Y/n]␦"), ("a\u{202E}b\u{202C}", "a⇄b⇄"), ("\u{2066}x", "⇄x"), ("a\u{200B}b", "a␣b"),
      ("a\u{FEFF}b", "a␣b"), ("a\u{E0041}", "a␦"), ("\u{E000}\u{FFFF}", "␦␦"),
      ("a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}", "a\u{301}\u{302}\u{303}\u{304}␦"),
      ("\u{301}a", "◌\u{301}a"), ("👩\u{200D}👧", "👩␣👧"), ("\r\n", "␍␊"),
    ])
  func marks(text: String, shown: String) {
    #expect(Array(printable(text).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test("keeps line feeds of a longer text where asked")
  func keepsLines() {
    #expect(printable("a\nb\u{1B}", keepingLines: true) == "a\nb␛")
  }

  @Test("is cut between graphemes and never within a wide character")
  func clips() {
    #expect(clipped("专利局", to: 5) == "专利~")
    #expect(clipped("专利局", to: 4) == "专~")
    #expect(clipped("e\u{301}e\u{301}e\u{301}", to: 2, ellipsis: false) == "e\u{301}e\u{301}")
    #expect(padded("局", to: 4) == "局  ")
    #expect(padded("12", to: 5, align: .trailing) == "   12")
    #expect(clipped("abc", to: 0) == "")
  }

  @Test("wraps at spaces, and long words between graphemes")
  func wraps() {
    #expect(wrapped("the quick  brown fox", to: 10) == ["the quick", "brown fox"])
    #expect(wrapped("专利局专利局", to: 5) == ["专利", "局专", "利局"])
    #expect(wrapped("a\n\nb", to: 5) == ["a", "", "b"])
    #expect(wrapped("", to: 5) == [""])
  }

  private func scalars() -> [Unicode.Scalar] { (0...0x10FFFF).compactMap { Unicode.Scalar(UInt32($0)) } }
}
