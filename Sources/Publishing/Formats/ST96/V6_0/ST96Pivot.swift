import Filing

extension PivotDocument {
  /// `tmk:Trademark`
  static let mark = PivotDocument(
    root: "trademark",
    write: { XMLNode("tmk:Trademark", [:], ST96Row.trademark.write(ST96Context($0, $1))) },
    reading: ST96Reading.trademark)

  /// `dgn:DesignApplication`
  static let design = PivotDocument(
    root: "design",
    write: { XMLNode("dgn:DesignApplication", [:], ST96Row.designApplication.write(ST96Context($0, $1))) },
    reading: ST96Reading.design)

  /// `pat:BibliographicData` of an application as it was filed.
  static let patentData = PivotDocument(
    root: "patent",
    write: { dossier, submission in
      let context = ST96Context(dossier, submission, isFiling: true)
      return XMLNode(
        "pat:BibliographicData", ["com:officeCode": submission.office.code],
        ST96Row.bibliographicData.write(context))
    },
    reading: ST96Reading.bibliography(""))

  /// `pat:ApplicationBody`; nothing for an application without claims as text. A whole publication is read.
  static let patentText = PivotDocument(
    root: "patent",
    write: { dossier, submission in
      let context = ST96Context(dossier, submission, isFiling: true)
      let nodes = context.applicationBody
      guard nodes.contains(where: { $0.name == "pat:Claims" }) else { return nil }
      let language = context.plain("ApplicationLanguageCode") ?? submission.office.language
      return XMLNode(
        "pat:ApplicationBody", ["com:languageCode": language, "com:receivingOffice": submission.office.code], nodes)
    },
    reading: ST96Reading.patent)
}
