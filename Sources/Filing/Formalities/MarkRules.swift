import Standards

extension Rule {
  /// Every class of goods and services exists and lists at least one of them.
  /// - Source: Nice Agreement, Article 1; STLT Article 9.
  static let knownClass = Rule(
    id: "known_class", source: "Nice Agreement, Article 1; STLT Article 9", needsItem: false,
    meets: [.goods(25, ["Clothing"]), .filing("none", item: "goods", [:])],
    fails: [.goods(46, ["Clothing"]), .goods(0, ["Clothing"]), .goods(25, []), .goods(25, [" "])]
  ) { dossier, _ in
    dossier.values.goods.allSatisfy { goods in
      (1...45).contains(goods.number) && goods.terms.contains { !$0.allSatisfy(\.isWhitespace) }
    }
  }

  /// A filing of one of the kinds named in the parameter has the picture (any item may be named).
  /// - Source: STLT Rule 3: figurative, three-dimensional and colour marks are shown by a reproduction.
  static let pictureFor = Rule(
    id: "picture_for", source: "STLT Rule 3", parameter: .choices,
    meets: [.kind("word", picture: false), .kind("figurative", picture: true)],
    fails: [.kind("figurative", picture: false)]
  ) { dossier, use in !dossier.chooses(oneOf: use.parameter.words) || !dossier.values[use.item].isEmpty }

  /// A filing of one of the kinds named in the parameter has the text.
  /// - Source: STLT Rule 3(1): a mark in standard characters is given as text.
  static let textFor = Rule(
    id: "text_for", source: "STLT Rule 3(1)", parameter: .choices,
    meets: [
      .filing(
        "word with text", item: "mark_text", parameter: "word", choices: ["mark_kind"],
        ["mark_kind": [.text("word")], "mark_text": [.text("LUMEN")]]),
      .filing(
        "figurative", item: "mark_text", parameter: "word", choices: ["mark_kind"], ["mark_kind": [.text("figurative")]]
      ),
    ],
    fails: [
      .filing(
        "word without text", item: "mark_text", parameter: "word", choices: ["mark_kind"],
        ["mark_kind": [.text("word")]])
    ]
  ) { dossier, use in
    !dossier.chooses(oneOf: use.parameter.words) || dossier.values[use.item].contains { !$0.isBlank }
  }

  /// A text with letters of another script than Latin comes with the transliteration, in the item that the parameter names.
  /// - Source: STLT Rule 3(9).
  static let script = Rule(
    id: "script", source: "STLT Rule 3(9)", parameter: .items,
    meets: [
      .script("LUMÉN 24 Łódź", transliterated: false), .script("ЛУМЕН", transliterated: true),
      .filing("no text", item: "mark_text", parameter: "transliteration", [:]),
    ],
    fails: [.script("ЛУМЕН", transliterated: false), .script("LUMEN 光", transliterated: false)]
  ) { dossier, use in
    guard dossier.values.texts(use.item).contains(where: \.hasOtherScript) else { return true }
    return use.parameter.words.contains { !dossier.values[$0].isEmpty }
  }
}

extension Dossier {
  /// Whether an item of kind `choice` has one of these values.
  fileprivate func chooses(oneOf choices: [String]) -> Bool {
    right.form.contains { $0.kind == .choice && values.texts($0.item).contains(where: choices.contains) }
  }
}

extension String {
  /// Whether a letter is not Latin.
  fileprivate var hasOtherScript: Bool {
    unicodeScalars.contains { scalar in
      guard scalar.properties.isAlphabetic else { return false }
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0x24F, 0x1E00...0x1EFF, 0x250...0x2AF, 0x2C60...0x2C7F,
        0xFB00...0xFB06:
        return false
      default: return true
      }
    }
  }
}

extension RuleExample {
  fileprivate static func goods(_ number: Int, _ terms: [String]) -> RuleExample {
    .filing(
      "class \(number) \(terms)", item: "goods",
      ["goods": [.goods(GoodsClass(number: number, edition: "13-2026", terms: terms))]])
  }

  fileprivate static func kind(_ kind: String, picture: Bool) -> RuleExample {
    let file = Attachment(sha256: "", mediaType: "image/png", name: "mark.png", size: 1, width: 1, height: 1)
    return .filing(
      "\(kind), picture \(picture)", item: "picture", parameter: "figurative,colour", choices: ["mark_kind"],
      ["mark_kind": [.text(kind)], "picture": picture ? [.attachment(file)] : []])
  }

  fileprivate static func script(_ text: String, transliterated: Bool) -> RuleExample {
    .filing(
      text, item: "mark_text", parameter: "transliteration",
      ["mark_text": [.text(text)], "transliteration": transliterated ? [.text("LUMEN")] : []])
  }
}
