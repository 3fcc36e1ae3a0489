import Standards

extension Rule {
  /// All designs of the application belong to one class of the Locarno classification.
  /// - Source: Hague Agreement, 1999 Act, Rule 7(7); RDLT Article 3(3).
  static let oneClass = Rule(
    id: "one_class", source: "Hague Common Regulations, Rule 7(7)", needsItem: false,
    meets: [.designs(["26-05", "26-03"]), .designs(["26-05", nil]), .designs([])],
    fails: [.designs(["26-05", "06-01"])]
  ) { dossier, _ in
    Set(dossier.values.designs.compactMap { $0.symbol.map { String($0.symbol.prefix(2)) } }).count <= 1
  }

  /// Each design is shown by a view, and by at most as many as the parameter says.
  /// - Source: RDLT Article 4(1)(iii) and Rule 3; Hague Administrative Instructions, Section 401.
  static let views = Rule(
    id: "views", source: "RDLT Article 4(1) and Rule 3", parameter: .optionalNumber, needsItem: false,
    meets: [.designs(["26-05"], views: 1), .designs([]), .designs(["26-05"], views: 7, most: "7")],
    fails: [.designs(["26-05"], views: 0), .designs(["26-05"], views: 8, most: "7")]
  ) { dossier, use in
    dossier.values.designs.allSatisfy { !$0.views.isEmpty && $0.views.count <= Int(use.parameter) ?? .max }
  }
}

extension RuleExample {
  fileprivate static func designs(_ symbols: [String?], views: Int = 1, most: String = "") -> RuleExample {
    let view = Attachment(sha256: "", mediaType: "image/png", name: "view.png", size: 1, width: 1, height: 1)
    let items = symbols.enumerated().map { index, symbol in
      DesignItem(
        number: index + 1, product: "Lamp",
        symbol: symbol.map { ClassSymbol(scheme: "Locarno", symbol: $0, edition: "15") },
        views: Array(repeating: view, count: views))
    }
    return .filing(
      "\(symbols.map { $0 ?? "none" }), \(views) views", item: "designs", parameter: most,
      ["designs": items.map { .design($0) }])
  }
}
