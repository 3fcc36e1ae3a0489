import Filing
import Office
import Standards

extension MirrorTable {
  /// Every table of dossiers. None holds what another day would show otherwise: no time limit, no proposal, no address.
  static let all = [dossier, party, name, classification, priority, date, event, publication]

  private static let dossier = MirrorTable(
    "dossier",
    """
    number text NOT NULL, registration text, right_id text NOT NULL, kind text NOT NULL, title text NOT NULL, \
    owner text NOT NULL, stage smallint NOT NULL, state text NOT NULL, phase text NOT NULL, law text NOT NULL, \
    filed date, published date, registered date, events integer NOT NULL, last_event bigint NOT NULL
    """, key: []
  ) { mirrored in
    let dossier = mirrored.dossier
    let owners = [dossier.right.holderItem, dossier.right.applicantItem].lazy
      .map { item in mirrored.items.contains { $0.item == item } ? dossier.values.parties(item) : [] }
      .first { !$0.isEmpty }
    return [
      [
        dossier.applicationNumber, dossier.registrationNumber, dossier.right.id, dossier.right.label.first,
        dossier.title, (owners ?? []).map(\.name).joined(separator: "; "), dossier.stage.description,
        dossier.state.rawValue, dossier.phase, dossier.events.last?.law ?? "",
        (dossier.date("filing") ?? dossier.date("received"))?.description, dossier.date("published")?.description,
        dossier.date("registered")?.description, String(dossier.events.count),
        String(dossier.events.last?.sequence ?? 0),
      ]
    ]
  }

  private static let party = MirrorTable(
    "party", "place integer, item text NOT NULL, name text NOT NULL, kind text NOT NULL, country text, register bigint",
    key: ["place"]
  ) { mirrored in
    numbered(mirrored.parties) { party in
      [
        party.item, party.party.name, party.party.kind.rawValue, party.party.address()?.country,
        party.party.id.map(String.init),
      ]
    }
  }

  /// Everything by which a dossier is found: numbers, title, names in every script, texts; folded as the desk folds it.
  private static let name = MirrorTable(
    "name",
    "place integer, item text NOT NULL, language text, text text NOT NULL, folded text NOT NULL, pairs text NOT NULL",
    key: ["place"]
  ) { mirrored in
    numbered(mirrored.found) { found in
      let folded = found.isNumber ? NumberKey(found.text).bare.lowercased() : Folded.text(found.text)
      return [found.item, found.language, found.text, folded, Folded.pairs(folded)]
    }
  }

  private static let classification = MirrorTable(
    "class", "place integer, scheme text NOT NULL, symbol text NOT NULL, edition text NOT NULL, terms text",
    key: ["place"]
  ) { mirrored in
    let all = mirrored.entries.compactMap { entry -> (symbol: ClassSymbol, terms: String?)? in
      switch entry.entry {
      case .goods(let goods):
        (
          ClassSymbol(scheme: "Nice", symbol: String(goods.number), edition: goods.edition),
          goods.terms.joined(separator: "; ")
        )
      case .symbol(let symbol): (symbol, nil)
      case .design(let design): design.symbol.map { ($0, nil) }
      default: nil
      }
    }
    return numbered(all) { [$0.symbol.scheme, $0.symbol.symbol, $0.symbol.edition, $0.terms] }
  }

  private static let priority = MirrorTable(
    "priority", "place integer, number text NOT NULL, date date NOT NULL, office text NOT NULL", key: ["place"]
  ) { mirrored in
    let claims = mirrored.entries.compactMap { if case .priority(let claim) = $0.entry { claim } else { nil } }
    return numbered(claims) { [$0.number, $0.date.description, $0.office] }
  }

  private static let date = MirrorTable(
    "date", "name text, date date NOT NULL, event integer NOT NULL", key: ["name"]
  ) { mirrored in
    mirrored.dossier.dates.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      [$0.key, $0.value.date.description, String($0.value.event)]
    }
  }

  private static let event = MirrorTable(
    "event",
    """
    ordinal integer, sequence bigint NOT NULL, act text NOT NULL, label text NOT NULL, effective date NOT NULL, \
    recorded date NOT NULL, law text NOT NULL, status text NOT NULL, annulled_by integer, seal text NOT NULL
    """, key: ["ordinal"]
  ) { mirrored in
    let dossier = mirrored.dossier
    let status = Dictionary(grouping: dossier.statusEvents, by: \.event)
    return zip(dossier.events, mirrored.seals).map { event, seal in
      [
        String(event.ordinal), String(event.sequence), event.act, dossier.right.entry(event.act).first,
        event.effective.description, event.recorded.date.description, event.law,
        (status[event.ordinal] ?? []).map(\.string).joined(separator: " "),
        dossier.annulled[event.ordinal].map(String.init), seal,
      ]
    }
  }

  private static let publication = MirrorTable(
    "publication",
    "place integer, event integer NOT NULL, issue text NOT NULL, section text NOT NULL, date date NOT NULL",
    key: ["place"]
  ) { mirrored in
    numbered(mirrored.dossier.publications) { [String($0.event), $0.issue, $0.section, $0.date.description] }
  }

  private static func numbered<Value>(_ values: [Value], _ row: (Value) -> PostgresRow) -> [PostgresRow] {
    values.enumerated().map { [String($0.offset + 1)] + row($0.element) }
  }
}

extension Mirrored {
  fileprivate var parties: [(item: String, party: Party)] {
    entries.compactMap { if case .party(let party) = $0.entry { ($0.item.item, party) } else { nil } }
  }

  /// A text by which a dossier is found.
  fileprivate struct Found {
    let item: String
    var language: String?
    var text: String
    var isNumber = false

    /// A description is found by its beginning: what PostgreSQL indexes of one text has an end (PostgreSQL 15, 12.11).
    var shortened: Found {
      guard text.utf8.count > Found.most else { return self }
      var found = self
      found.text = String(text.prefix(Found.most))
      return found
    }

    /// Characters of a text that are searched.
    private static let most = 8_000
  }

  fileprivate var found: [Found] {
    let numbers = [dossier.applicationNumber, dossier.registrationNumber ?? ""].map {
      Found(item: "number", text: $0, isNumber: true)
    }
    let title = Found(item: "title", text: dossier.title)
    let names = parties.flatMap { item, party in
      party.names.map { Found(item: item, language: $0.language, text: $0.full) }
    }
    let texts = entries.compactMap { entry -> Found? in
      switch entry.entry {
      case .text(let text)
      where [.text, .lines].contains(entry.item.kind) && entry.item.item != dossier.right.titleItem:
        Found(item: entry.item.item, text: text)
      case .design(let design): Found(item: entry.item.item, text: design.product)
      default: nil
      }
    }
    return (numbers + [title] + names + texts).map(\.shortened).filter { !Folded.text($0.text).isEmpty }
  }
}
