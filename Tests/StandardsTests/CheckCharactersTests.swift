import Standards
import Testing

@Suite("Check characters")
struct CheckCharactersTests {
  @Test(
    "They are those of ISO 7064, MOD 97-10",
    arguments: [("794", "44"), ("5493001KJTIIGC8Y1R", "12"), ("506700GE1G29325QX3", "63")])
  func known(text: String, check: String) {
    #expect(CheckCharacters.of(text) == check)
    #expect(CheckCharacters.hold(text, check: check))
  }

  @Test("Every wrong digit and every swap of neighbours is found")
  func errors() {
    let body = Array("402026000000017")
    let check = CheckCharacters.of(String(body))

    for place in body.indices {
      for digit in "0123456789" where digit != body[place] {
        var wrong = body
        wrong[place] = digit
        #expect(!CheckCharacters.hold(String(wrong), check: check))
      }
      if place + 1 < body.count, body[place] != body[place + 1] {
        var swapped = body
        swapped.swapAt(place, place + 1)
        #expect(!CheckCharacters.hold(String(swapped), check: check))
      }
    }
  }

  @Test("Other characters are no check characters", arguments: ["", "4", "444", "4a", "٤٤", " 44"])
  func refuses(check: String) {
    #expect(!CheckCharacters.hold("794", check: check))
  }
}

@Suite("Application number")
struct ApplicationNumberTests {
  @Test("It is fifteen digits, shown in groups with check characters, and read back both ways")
  func reads() throws {
    let number = try #require(ApplicationNumber(type: "40", year: 2026, serial: 17))

    #expect(number.digits == "402026000000017")
    #expect(ApplicationNumber(number.digits) == number)
    #expect(ApplicationNumber(number.display) == number)
    #expect(number.display.hasPrefix("40/2026/000000017-"))
  }

  @Test(
    "What is no number is refused",
    arguments: [
      "402026000000000", "40202600000001", "4020260000000170", "402026000000017-00", "40/2026/1e3", "+02026000000017",
      "0x2026000000017",
      "١٠٢٠٢٦٠٠٠٠٠٠٠١٧", "", "402026000000017;", "400999000000017",
    ])
  func refuses(text: String) {
    #expect(ApplicationNumber(text) == nil)
  }

  @Test("Serials outside nine digits are refused")
  func serials() {
    #expect(ApplicationNumber(type: "40", year: 2026, serial: 0) == nil)
    #expect(ApplicationNumber(type: "40", year: 2026, serial: 1_000_000_000) == nil)
    #expect(ApplicationNumber(type: "4", year: 2026, serial: 1) == nil)
    #expect(ApplicationNumber(type: "40", year: 999, serial: 1) == nil)
  }
}
