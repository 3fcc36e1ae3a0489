import Filing
import Foundation
import GRDB
import Standards

extension Derived {
  static let standing = [
    DerivedTable(
      "standing",
      [
        "number", "registration", "rightId", "title", "owner", "stage", "state", "phase", "filed", "nextLimit",
        "secret", "events",
      ], in: "dossier"
    ) { dossier in
      let filed = dossier.date("filing") ?? dossier.date("received")
      return [
        [
          dossier.applicationNumber, orNull(dossier.registrationNumber), dossier.right.id, dossier.title,
          dossier.ownerLine,
          dossier.stage.rawValue, dossier.state.rawValue, dossier.phase, orNull(filed?.description),
          orNull(dossier.limits.filter(\.isRunning).map(\.due).min()?.description), dossier.isSecret,
          dossier.events.count,
        ]
      ]
    }
  ]

  static let particulars = [
    DerivedTable("role", ["item", "place", "party", "name"], in: "item, place") { dossier in
      let parties = dossier.values.items.keys.map { ($0, dossier.values.parties($0)) }.filter { !$0.1.isEmpty }
      return parties.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.flatMap { item, parties in
        parties.enumerated().map { [item, $0 + 1, orNull($1.id), $1.name] }
      }
    },
    DerivedTable("priorityClaim", ["place", "number", "date", "office", "key"]) { dossier in
      dossier.values.priorities.enumerated().map { [$0 + 1, $1.number, $1.date.description, $1.office, $1.key] }
    },
    DerivedTable("classification", ["place", "scheme", "symbol", "edition"]) { dossier in
      dossier.classSymbols.enumerated().map { [$0 + 1, $1.scheme, $1.symbol, $1.edition] }
    },
    DerivedTable(
      "goods", ["place", "class", "edition", "terms"],
      wrote: { dossiers, db in try Vocabulary.learn(dossiers.flatMap(\.values.goods), db) }
    ) { dossier in
      dossier.values.goods.enumerated().map { [$0 + 1, $1.number, $1.edition, $1.terms.joined(separator: "; ")] }
    },
    DerivedTable("design", ["place", "number", "product"]) { dossier in
      dossier.values.designs.enumerated().map { [$0 + 1, $1.number, $1.product] }
    },
    DerivedTable(
      "picture", ["place", "sha256", "mediaType", "name"],
      wrote: { dossiers, db in try Likenesses.learn(dossiers.flatMap(\.values.attachments), db) }
    ) { dossier in
      dossier.values.attachments.enumerated().map { [$0 + 1, $1.sha256, $1.mediaType, $1.name] }
    },
    DerivedTable("text", ["place", "item", "content"]) { dossier in
      dossier.right.proseItems.flatMap { item in dossier.values.texts(item).map { (item, $0) } }
        .enumerated().map { [$0 + 1, $1.0, $1.1] }
    },
  ]

  static let procedure = [
    DerivedTable("timeLimit", ["place", "rule", "opened", "due", "last", "waits", "status"]) { dossier in
      dossier.limits.enumerated().map { place, limit in
        [
          place + 1, limit.rule.id, limit.opened.description, limit.due.description, limit.last.description,
          limit.rule.waits.rawValue, limit.status.word,
        ]
      }
    },
    DerivedTable("fee", ["place", "code", "amount", "paid", "event", "debtor", "writtenOff", "refunded"]) { dossier in
      let owner = dossier.ownerLine
      return dossier.fees.enumerated().map {
        [
          $0 + 1, $1.code, $1.amount, $1.paid, $1.event, Payer.key($1.debtor ?? owner), $1.writtenOff, $1.refunded,
        ]
      }
    },
    DerivedTable(
      "payment",
      [
        "place", "receipt", "code", "amount", "date", "officer", "isVoid", "method", "rest", "payer", "refunded",
        "moved",
      ]
    ) { dossier in
      dossier.payments.enumerated().map { place, payment in
        let event = dossier.events.first { $0.ordinal == payment.event }
        return [
          place + 1, payment.receipt, payment.code, payment.amount, (event?.recorded.date ?? payment.date).description,
          event?.officer ?? "", payment.isVoid, payment.method ?? "", payment.rest, payment.account,
          payment.refunded, payment.moved,
        ]
      }
    },
    DerivedTable("queueEntry", ["place", "event", "section", "act", "onPublication", "since"]) { dossier in
      dossier.printable.enumerated().map {
        [$0 + 1, $1.event, $1.section, $1.act, $1.onPublication, $1.since.description]
      }
    },
    DerivedTable("candidate", ["place", "act", "since"]) { dossier in
      let since = dossier.eventsInForce.last?.effective.description ?? ""
      return dossier.candidates.enumerated().map { [$0 + 1, $1.id, since] }
    },
    DerivedTable("untold", ["place", "event", "since"]) { dossier in
      dossier.correctionsUntold.enumerated().map { [$0 + 1, $1.ordinal, $1.effective.description] }
    },
    DerivedTable("feeCall", ["place", "act", "since"]) { dossier in
      dossier.feeCalls.enumerated().map { [$0 + 1, $1.act, $1.since.description] }
    },
    DerivedTable("blocked", ["place", "number"]) { dossier in dossier.blockedBy.map { [[1, $0]] } ?? [] },
    DerivedTable("publication", ["place", "event", "issue", "section", "date"]) { dossier in
      dossier.publications.enumerated().map { [$0 + 1, $1.event, $1.issue, $1.section, $1.date.description] }
    },
  ]

  static let found = [
    DerivedTable("found", ["kind", "folded", "pairs"], in: "id", range: { SearchIndex.ids("dossier", $0) }) { dossier in
      lines(dossier).map { [$0.kind, $0.folded, $0.pairs] }
    },
    DerivedTable("sign", ["id", "keys"], in: "id", range: { SignLine.ids($0) }) { dossier in
      SignLine(dossier).map { [[$0.id, $0.keys]] } ?? []
    },
    DerivedTable("prose", ProseLine.columns, in: "id", range: { SearchIndex.ids("dossier", $0) }) { dossier in
      ProseLine.lines(dossier).map(\.row)
    },
  ]

  /// The texts by which a dossier is found.
  static func lines(_ dossier: Dossier) -> [SearchIndex.Line] {
    let names = dossier.values.items.sorted { $0.key < $1.key }.flatMap { dossier.values.parties($0.key) }.flatMap {
      $0.names
    }
    return ([("title", dossier.title)] + names.map { ("owner", $0.full) }).compactMap { SearchIndex.Line($0, $1) }
  }

  private static func orNull(_ value: (any DatabaseValueConvertible)?) -> any DatabaseValueConvertible {
    value ?? DatabaseValue.null
  }
}

extension Dossier {
  /// Symbols of every classification; classes of goods are symbols of Nice.
  var classSymbols: [ClassSymbol] {
    let forms = values.items.sorted { $0.key < $1.key }.flatMap { values.symbols($0.key) }
    return values.goods.map { ClassSymbol(scheme: "Nice", symbol: String($0.number), edition: $0.edition) } + forms
      + values.designs.compactMap(\.symbol)
  }
}

extension TimeLimit.Status {
  /// As the register writes it.
  var word: String {
    switch self {
    case .running: "running"
    case .met(let event): "met \(event)"
    case .missed(let event): "missed \(event)"
    case .ended(let event): "ended \(event)"
    }
  }
}
