import Filing
import Standards

extension ST96Context {
  /// The mark itself: kind, words, picture, sound, description.
  var markRepresentation: [XMLNode] {
    let reproduction = [XMLNode.bag("tmk:MarkReproduction", [words, images, sounds, multimedia])].compactMap { $0 }
    guard !reproduction.isEmpty else { return [] }
    let feature = texts("MarkFeatureCategory").first.flatMap { ST96Words.match($0, in: ST96Words.markFeature) }
    let description = texts("Features").map { localized("tmk:MarkDescriptionText", $0) }
    return [
      XMLNode(
        "tmk:MarkRepresentation", [:],
        [.optional("tmk:MarkFeatureCategory", feature)] + reproduction + [.bag("tmk:MarkDescriptionBag", description)])
    ]
  }

  private var words: XMLNode? {
    guard let text = texts("MarkVerbalElementText").first else { return nil }
    let kind = texts("MarkFeatureCategory").first
    return XMLNode(
      "tmk:WordMarkSpecification", [:],
      [localized("tmk:MarkVerbalElementText", text), localized("tmk:MarkSignificantVerbalElementText", text)]
        + texts("MarkTranslationText").map { localized("tmk:MarkTranslationText", $0) }
        + [
          .optional("tmk:MarkTransliteration", texts("MarkTransliteration").first),
          XMLNode("tmk:MarkStandardCharacterIndicator", text: kind == "word" ? "true" : "false"),
        ])
  }

  private var images: XMLNode? {
    let vienna = viennaClassification
    let colours = texts("MarkColourClaimedText").map { localized("tmk:MarkImageColourClaimedText", $0) }
    return XMLNode.bag(
      "tmk:MarkImageBag",
      attachments("MarkImage").enumerated().map { index, file in
        XMLNode(
          "tmk:MarkImage", ["com:sequenceNumber": String(index + 1)],
          [
            XMLNode("com:FileName", text: file.packagedName),
            .optional("com:ImageFormatCategory", ST96Words.imageFormat(file.mediaType)),
          ] + colours + pixels(file) + [
            vienna.map { XMLNode("tmk:MarkImageClassification", [:], [$0]) },
            XMLNode("com:ColourIndicator", text: colours.isEmpty ? "false" : "true"),
          ])
      })
  }

  private var viennaClassification: XMLNode? {
    let symbols = symbols("FigurativeElementClassification")
    guard let edition = symbols.first?.edition else { return nil }
    let list = symbols.map { symbol in
      let steps = symbol.symbol.split(separator: ".").map(String.init)
      return XMLNode(
        "com:ViennaClassification", [:],
        zip(["com:ViennaCategory", "com:ViennaDivision", "com:ViennaSection"], steps).map { XMLNode($0, text: $1) })
    }
    let bag = XMLNode(
      "com:ViennaClassificationBag", [:], [.optional("com:ViennaClassificationEdition", edition)] + list)
    return XMLNode("com:FigurativeElementClassificationBag", [:], [bag])
  }

  private var sounds: XMLNode? { files("MarkSound", "SoundFileFormatCategory", ST96Words.soundFormat) }

  private var multimedia: XMLNode? {
    files("MarkMultimedia", "MarkMultimediaFileFormatCategory", ST96Words.multimediaFormat)
  }

  /// A bag of files, each with its name and the word for its format.
  private func files(_ name: String, _ category: String, _ format: (String) -> String?) -> XMLNode? {
    XMLNode.bag(
      "tmk:\(name)Bag",
      attachments(name).map { file in
        XMLNode(
          "tmk:\(name)", [:],
          [
            XMLNode("com:FileName", text: file.packagedName),
            .optional("tmk:\(category)", format(file.mediaType)),
          ])
      })
  }

  /// Height and width of a picture in pixels, in the order of the schema.
  func pixels(_ file: Attachment) -> [XMLNode] {
    [("com:HeightMeasure", file.height), ("com:WidthMeasure", file.width)].compactMap { name, size in
      size.map { XMLNode(name, ["com:measureUnitCode": "Px"], text: String($0)) }
    }
  }

  /// Goods and services, one group an edition, one description a class, one term a term.
  var goodsServices: [XMLNode] {
    let classes = entries("GoodsServices").compactMap { if case .goods(let goods) = $0 { goods } else { nil } }
    let editions = classes.map(\.edition).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return editions.map { edition in
      XMLNode(
        "tmk:GoodsServices", [:],
        [
          XMLNode(
            "tmk:GoodsServicesClassificationBag", [:],
            [
              XMLNode(
                "tmk:GoodsServicesClassification", [:],
                [
                  XMLNode("tmk:ClassificationKindCode", text: "Nice"), .optional("com:ClassificationVersion", edition),
                ])
            ]),
          XMLNode.bag("tmk:ClassDescriptionBag", classes.filter { $0.edition == edition }.map(classDescription)),
        ])
    }
  }

  private func classDescription(_ goods: GoodsClass) -> XMLNode {
    XMLNode(
      "tmk:ClassDescription", [:],
      [
        XMLNode("tmk:ClassNumber", text: String(goods.number)),
        localized("tmk:GoodsServicesDescriptionText", goods.terms.joined(separator: "; ")),
        XMLNode.bag(
          "tmk:ClassificationTermBag",
          goods.terms.map { term in
            XMLNode(
              "tmk:ClassificationTerm", [:],
              [
                XMLNode("tmk:ClassNumber", text: String(goods.number)), localized("tmk:ClassificationTermText", term),
              ])
          }),
      ])
  }
}
