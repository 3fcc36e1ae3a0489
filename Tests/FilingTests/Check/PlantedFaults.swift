import Testing

/// A fault planted into a copy of the law of Meridia.
struct PlantedFault: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let file: String
  /// The row in which it is planted begins so.
  let row: String
  /// Rights for which the row holds; the first matching row when nil.
  var rights: String?
  let column: String
  let value: String
  /// Words that the fault must have.
  let words: String
  /// File in which the fault is found; the planted one when nil.
  var found: String?
  var anyLine = false
}

extension PlantedFault {
  /// Faults in acts.tsv.
  static let ofActs: [PlantedFault] = [
    .init(
      testDescription: "unknown stage", file: "acts.tsv", row: "office_action", column: "from", value: "9",
      words: "“9” is not a stage"),
    .init(
      testDescription: "unknown target stage", file: "acts.tsv", row: "refuse", column: "to", value: "7",
      words: "“7” is not a stage"),
    .init(
      testDescription: "unreachable stage", file: "acts.tsv", row: "start_examination", column: "to", value: "1",
      words: "no act leads to stage 2", anyLine: true),
    .init(
      testDescription: "act nobody can reach", file: "acts.tsv", row: "revive_right", column: "in_state", value: "A",
      words: "can never be recorded"),
    .init(
      testDescription: "stage without exit", file: "acts.tsv", row: "withdraw", column: "state", value: "A",
      words: "which no act leaves"),
    .init(
      testDescription: "act without code", file: "acts.tsv", row: "reply", column: "events", value: "",
      words: "has no legal-status code"),
    .init(
      testDescription: "unknown code", file: "acts.tsv", row: "reply", column: "events", value: "Z99",
      words: "“Z99” is not a code of ST.27"),
    .init(
      testDescription: "code against stages", file: "acts.tsv", row: "refuse", column: "events", value: "F11",
      words: "no code of F11 leads from stage 2 to stage 6"),
    .init(
      testDescription: "unknown indicator", file: "acts.tsv", row: "reply", column: "indicator", value: "QQQ",
      words: "not an indicator"),
    .init(
      testDescription: "code of an office act", file: "acts.tsv", row: "plant_law", column: "events", value: "W10",
      words: "act of the office itself"),
    .init(
      testDescription: "same national code", file: "acts.tsv", row: "reply", column: "national", value: "OAC",
      words: "the code OAC is also that of"),
    .init(
      testDescription: "nothing closes the limit", file: "acts.tsv", row: "search_report", column: "closes", value: "",
      words: "no act closes “OFF-SRC”", found: "limits.tsv", anyLine: true),
    .init(
      testDescription: "nothing opens the limit", file: "acts.tsv", row: "republish", column: "opens", value: "",
      words: "no act opens “OPP-COR”", found: "limits.tsv", anyLine: true),
    .init(
      testDescription: "unknown relief", file: "acts.tsv", row: "extend_time_limit", column: "relief",
      value: "forgive", words: "“forgive” is not extend, continue or restore"),
    .init(
      testDescription: "relief without its limit", file: "acts.tsv", row: "reply", column: "relief", value: "restore",
      words: "“reply” closes no time limit with the same relief"),
    .init(
      testDescription: "extension of no limit", file: "acts.tsv", row: "extend_time_limit", column: "takes", value: "",
      words: "does not take the limit that it extends"),
    .init(
      testDescription: "relief without window", file: "acts.tsv", row: "deemed_withdrawn", column: "opens",
      value: "REI",
      words: "opens no time limit in which it may be asked", found: "limits.tsv", anyLine: true),
    .init(
      testDescription: "unknown paper", file: "acts.tsv", row: "refuse", column: "paper", value: "postcard",
      words: "“postcard” is not in papers.tsv"),
    .init(
      testDescription: "unknown section", file: "acts.tsv", row: "withdraw", column: "section", value: "s99",
      words: "“s99” is not in sections.tsv"),
    .init(
      testDescription: "unknown role", file: "acts.tsv", row: "withdraw", column: "role", value: "king",
      words: "“king” is not in roles.tsv"),
    .init(
      testDescription: "unknown phase", file: "acts.tsv", row: "withdraw", column: "phase", value: "zzz",
      words: "“zzz” is not in phases.tsv"),
    .init(
      testDescription: "unknown item", file: "acts.tsv", row: "withdraw", column: "takes", value: "soul!",
      words: "“soul” is not in form.tsv or items.tsv"),
    .init(
      testDescription: "unknown series", file: "acts.tsv", row: "licence", column: "series", value: "lottery",
      words: "“lottery” is not a number series"),
    .init(
      testDescription: "unknown fee", file: "acts.tsv", row: "appeal", column: "fees", value: "BRIBE",
      words: "“BRIBE” is not in fees.tsv"),
    .init(
      testDescription: "fees of two sorts", file: "acts.tsv", row: "change_name", column: "fees", value: "RCN,CER",
      words: "“RCN” is owed once for all dossiers of a request, “CER” by each of them"),
    .init(
      testDescription: "unknown publication act", file: "acts.tsv", row: "withdraw", column: "on_publication",
      value: "shout", words: "“shout” is not in acts.tsv"),
    .init(
      testDescription: "unknown checklist", file: "acts.tsv", row: "pass_formalities", column: "rules", value: "wishes",
      words: "“wishes” is not in formalities.tsv"),
    .init(
      testDescription: "act of a condition", file: "acts.tsv", row: "reply", column: "when", value: "after:dream",
      words: "there is no act “dream”"),
    .init(
      testDescription: "limit of a condition", file: "acts.tsv", row: "reply", column: "when", value: "open:NEVER",
      words: "there is no time limit “NEVER”"),
    .init(
      testDescription: "no condition", file: "acts.tsv", row: "reply", column: "when", value: "maybe",
      words: "“maybe” is not a condition"),
    .init(
      testDescription: "interval never closed", file: "acts.tsv", row: "interrupt", column: "interval",
      value: "+trance", words: "no act closes the trance"),
    .init(
      testDescription: "limit of other rights alone", file: "acts.tsv", row: "defer", column: "opens", value: "ANN",
      words: "opens: “ANN” is there for no right that has the act"),
    .init(
      testDescription: "act without words for the list", file: "acts.tsv", row: "transfer", column: "entry", value: "",
      words: "has no words for the list of events"),
  ]

  /// Faults in the other tables.
  static let ofTables: [PlantedFault] = [
    .init(
      testDescription: "limit without consequence", file: "limits.tsv", row: "FOR-INV", column: "on_miss", value: "",
      words: "has no consequence"),
    .init(
      testDescription: "limit without basis", file: "limits.tsv", row: "FOR-INV", column: "basis", value: "",
      words: "names no article"),
    .init(
      testDescription: "below the floor", file: "limits.tsv", row: "FOR-INV", column: "period", value: "1m",
      words: "1m is below the floor of PLT-R6, 2m"),
    .init(
      testDescription: "consequence unknown", file: "limits.tsv", row: "FOR-INV", column: "on_miss", value: "vanish",
      words: "“vanish” is not in acts.tsv"),
    .init(
      testDescription: "unknown surcharge", file: "limits.tsv", row: "ANN", column: "surcharge", value: "LATTE",
      words: "“LATTE” is not in fees.tsv"),
    .init(
      testDescription: "time limit met for a whole request", file: "limits.tsv", row: "GRANT-FEE", column: "fee",
      value: "RCN", words: "“RCN” is counted by registrations, but each dossier meets its own time limit"),
    .init(
      testDescription: "unknown mark", file: "limits.tsv", row: "TERM", column: "from", value: "birth",
      words: "no act marks the date “birth”"),
    .init(
      testDescription: "unknown interval", file: "limits.tsv", row: "FOR-INV", column: "suspends", value: "holiday",
      words: "no act opens an interval “holiday”"),
    .init(
      testDescription: "not a period", file: "limits.tsv", row: "FOR-INV", column: "period", value: "two months",
      words: "is not a period"),
    .init(
      testDescription: "neither yes nor no", file: "limits.tsv", row: "TERM", column: "rolls", value: "maybe",
      words: "“maybe” is not yes or no"),
    .init(
      testDescription: "period for an act that does not roll", file: "limits.tsv", row: "ACT-REPLY", column: "rolls",
      value: "no", words: "is a period for an act, which ends on a working day"),
    .init(
      testDescription: "restoration without end", file: "limits.tsv", row: "ACT-REPLY", column: "restore_max",
      value: "", words: "until when “ACT-REPLY” is restored at most is missing"),
    .init(
      testDescription: "window below the floor", file: "limits.tsv", row: "ACT-REPLY", column: "continue", value: "1m",
      words: "1m is below the floor of PLT-R12, 2m", anyLine: true),
    .init(
      testDescription: "transition of no limit", file: "law.tsv", row: "transition_limits", column: "value",
      value: "REN,SOUL", words: "“SOUL” is not in limits.tsv", anyLine: true),
    .init(
      testDescription: "fee without price", file: "fees.tsv", row: "APP", column: "base", value: "",
      words: "has no price"),
    .init(
      testDescription: "amount with comma", file: "fees.tsv", row: "CER", column: "base", value: "30,50",
      words: "is not an amount"),
    .init(
      testDescription: "fee without account", file: "fees.tsv", row: "CER", column: "account", value: "",
      words: "is booked nowhere"),
    .init(
      testDescription: "unknown unit", file: "fees.tsv", row: "PRI", column: "per", value: "moons",
      words: "“moons” is not counted"),
    .init(
      testDescription: "price that ends before it begins", file: "fees.tsv", row: "CER", column: "valid_to",
      value: "2025-12-31", words: "is before valid_from"),
    .init(
      testDescription: "paper without template", file: "papers.tsv", row: "refusal", column: "template",
      value: "nothing", words: "Templates/nothing."),
    .init(
      testDescription: "unknown rule", file: "formalities.tsv", row: "fil_views", column: "rule", value: "beauty",
      words: "“beauty” is not a rule"),
    .init(
      testDescription: "parameter of a rule", file: "formalities.tsv", row: "for_designs", column: "parameter",
      value: "many", words: "“many” is not a number"),
    .init(
      testDescription: "item of a rule", file: "formalities.tsv", row: "for_title", column: "item", value: "tittle",
      words: "“tittle” is not in form.tsv"),
    .init(
      testDescription: "unknown kind of item", file: "form.tsv", row: "applicant", column: "kind", value: "person",
      words: "“person” is not a kind of item"),
    .init(
      testDescription: "unknown INID code", file: "form.tsv", row: "applicant", column: "inid", value: "999",
      words: "“999” is not an INID code"),
    .init(
      testDescription: "missing term", file: "Rights/design/right.tsv", row: "term_certificate", column: "key",
      value: "term_paper", words: "the key “term_certificate” is missing", anyLine: true),
    .init(
      testDescription: "title item", file: "Rights/design/right.tsv", row: "title_item", column: "value",
      value: "tittle", words: "the form has no item “tittle”"),
    .init(
      testDescription: "row of no feature", file: "limits.tsv", row: "DEF", column: "rights", value: "delay",
      words: "“delay” is not in features.tsv"),
    .init(
      testDescription: "feature without a row", file: "features.tsv", row: "deferment", column: "id", value: "delay",
      words: "no row of a table is there for the feature “delay”"),
    .init(
      testDescription: "unknown feature of a right", file: "Rights/design/right.tsv", row: "features", column: "value",
      value: "delay", words: "features: “delay” is not in features.tsv", anyLine: true),
    .init(
      testDescription: "copy of no paper", file: "papers.tsv", row: "certificate_corrected", column: "copy_of",
      value: "diploma", words: "“diploma” is not in papers.tsv"),
    .init(
      testDescription: "copy that replaces nothing", file: "papers.tsv", row: "certificate_corrected",
      column: "copy_of", value: "", words: "copies of which paper?"),
    .init(
      testDescription: "paper of no package", file: "papers.tsv", row: "priority_copy", column: "package",
      value: "parcel", words: "“parcel” is not priority"),
    .init(
      testDescription: "item that the program misses", file: "items.tsv", row: "receipt", column: "item",
      value: "voucher", words: "the item “receipt” is missing; the program reads it as text", anyLine: true),
    .init(
      testDescription: "item that the program reads otherwise", file: "items.tsv", row: "amount", column: "kind",
      value: "text", words: "kind: “amount” is read by the program as money"),
    .init(
      testDescription: "item of a form that the program reads otherwise", file: "form.tsv", row: "small_entity",
      column: "kind", value: "text", words: "kind: “small_entity” is read by the program as flag"),
    .init(
      testDescription: "holder that is no party", file: "form.tsv", row: "holder", column: "kind", value: "text",
      words: "kind: “holder” is the applicant or the holder of patent, a party"),
    .init(
      testDescription: "code of no kind", file: "items.tsv", row: "access_code", column: "scheme", value: "PIN",
      words: "“PIN” is not DAS"),
    .init(
      testDescription: "item published at times", file: "items.tsv", row: "access_code", column: "publish",
      value: "perhaps", words: "“perhaps” is not yes or never"),
    .init(
      testDescription: "letter of no right", file: "limits.tsv", row: "ANN", column: "rights", value: "PUX",
      words: "no right has the letter “X”"),
  ]
}
