import Standards

extension CellReader {
  mutating func limit() -> LimitRule {
    let waits = LimitRule.Waits(rawValue: word("waits"))
    if waits == nil { faults.append(row.fault("waits: “\(word("waits"))” is not applicant, office or third")) }
    if !["", "yes", "no"].contains(word("rolls")) {
      faults.append(row.fault("rolls: “\(word("rolls"))” is not yes or no"))
    }
    return LimitRule(
      id: row["id"], label: label("name"), from: LimitRule.Base(word("from")), period: period("period"),
      until: optional("until"), abroad: period("abroad"), extend: period("extend"),
      extendTimes: number("extend_times") ?? 0, extendLate: period("extend_late"), continued: period("continue"),
      restore: period("restore"), restoreMax: period("restore_max"), onMiss: optional("on_miss"),
      onDue: optional("on_due"), waits: waits ?? .office, before: period("before"), grace: period("grace"),
      surcharge: optional("surcharge"), fee: optional("fee"), recurrence: recurrence(), arrears: period("arrears"),
      stages: optional("stages") == nil ? nil : stages("stages"), suspends: list("suspends"),
      rolls: word("rolls") != "no", relief: relief(), floor: optional("floor"), basis: row["basis"])
  }

  private mutating func recurrence() -> LimitRule.Recurrence? {
    guard let step = period("step") else { return nil }
    return .init(step: step, offset: number("offset") ?? 0, first: number("first") ?? 1, last: number("last"))
  }

  mutating func fee() -> FeeRule {
    FeeRule(
      id: row["id"], label: label(), base: amount("base"), per: optional("per"), over: number("over") ?? 0,
      each: amount("each"), steps: steps(), reducible: flag("reducible"), percent: number("percent"),
      of: optional("of"), validFrom: date("valid_from") ?? from1900, validTo: date("valid_to"),
      account: word("account"), basis: row["basis"], currency: currency)
  }

  /// One row of refunds.tsv.
  mutating func refund(_ foreign: Foreign) -> RefundRule {
    let percent = number("percent") ?? 0
    if !(1...100).contains(percent) { faults.append(row.fault("percent: \(percent) is no share; write 1 to 100")) }
    if word("fee").isEmpty { faults.append(row.fault("fee: of which fee?")) }
    if row["basis"].isEmpty { faults.append(row.fault("basis: no article or paragraph is named")) }
    return RefundRule(
      fee: word("fee"), percent: percent, conditions: conditions().compactMap(foreign.own), basis: row["basis"])
  }

  /// One row of reductions.tsv.
  mutating func reduction() -> ReductionRule {
    let percent = number("percent") ?? 0
    if !(1...100).contains(percent) { faults.append(row.fault("percent: \(percent) is no share; write 1 to 100")) }
    return ReductionRule(
      label: label(), flag: word("flag"), evidence: word("evidence"), percent: percent, basis: row["basis"])
  }

  private var from1900: CalendarDate { CalendarDate(dayNumber: -25_567) }

  private mutating func steps() -> [Int: FeeRule.Step] {
    var result: [Int: FeeRule.Step] = [:]
    for part in word("steps").split(separator: " ") {
      let pair = part.split(separator: ":").map(String.init)
      let prices = pair.count == 2 ? pair[1].split(separator: "/").map { currency.amount(String($0)) } : []
      guard let occurrence = pair.first.flatMap({ Int($0) }), (1...2).contains(prices.count), let base = prices[0],
        prices.count == 1 || prices[1] != nil
      else {
        faults.append(row.fault("steps: “\(part)” is not OCCURRENCE:PRICE or OCCURRENCE:BASE/EACH"))
        continue
      }
      result[occurrence] = FeeRule.Step(base: base, each: prices.count == 2 ? prices[1] : nil)
    }
    return result
  }

  mutating func formItem() -> FormItem {
    let kind = FormItem.Kind(rawValue: word("kind"))
    if kind == nil { faults.append(row.fault("kind: “\(word("kind"))” is not a kind of item")) }
    let obligatory = FormItem.Obligatory(rawValue: word("obligatory"))
    if obligatory == nil {
      faults.append(row.fault("obligatory: “\(word("obligatory"))” is not filing, formality or empty"))
    }
    if !["", "yes", "never"].contains(word("publish")) {
      faults.append(row.fault("publish: “\(word("publish"))” is not yes or never"))
    }
    if !["", "clerical", "material"].contains(word("graded")) {
      faults.append(row.fault("graded: “\(word("graded"))” is not material or clerical"))
    }
    let most = word("most")
    let (choices, letters) = lettered()
    let group = FormItem.Group(rawValue: word("group"))
    if group == nil, !word("group").isEmpty {
      faults.append(row.fault("group: “\(word("group"))” is not front or empty"))
    }
    return FormItem(
      item: row["item"], inid: word("inid"), label: label(), kind: kind ?? .text, scheme: word("scheme"),
      choices: choices, obligatory: obligatory ?? .no,
      most: most == "*" ? nil : (most.isEmpty ? 1 : number("most") ?? 1), length: number("length") ?? 500,
      isMaterial: word("graded") == "material", published: flag("publish"),
      isSecret: word("publish") == "never" || row["item"] == Item.password.rawValue,
      onCertificate: flag("certificate"), hint: row["hint"], element: word("element"), letters: letters,
      when: when(), group: group, order: number("order"), weight: number("search"), currency: currency)
  }

  /// `mark_kind=figurative,combined`
  private mutating func when() -> FormItem.When? {
    guard let text = optional("when") else { return nil }
    let parts = text.split(separator: "=")
    guard parts.count == 2 else {
      faults.append(row.fault("when: “\(text)” is not item=choice,choice"))
      return nil
    }
    return FormItem.When(item: String(parts[0]), choices: parts[1].split(separator: ",").map(String.init))
  }

  /// `w word,f figurative`: the choices, each with the letter that stands for it when it has one.
  private mutating func lettered() -> (choices: [String], letters: [String: String]) {
    var choices: [String] = []
    var letters: [String: String] = [:]
    for cell in word("choices").split(separator: ",") {
      let parts = cell.split(separator: " ")
      choices.append(String(parts.last ?? cell))
      guard parts.count > 1 else { continue }
      if parts.count > 2 || parts[0].count != 1 {
        faults.append(row.fault("choices: “\(cell)” is not one letter and a choice"))
      } else if letters.updateValue(String(parts[1]), forKey: parts[0].lowercased()) != nil {
        faults.append(row.fault("choices: the letter “\(parts[0])” stands for two"))
      }
    }
    return (choices, letters)
  }

  mutating func role() -> Role {
    let reach = Role.Reach(rawValue: word("secret"))
    if reach == nil { faults.append(row.fault("secret: “\(word("secret"))” is not yes, printed, fees or empty")) }
    return Role(id: row["id"], label: label(), reach: reach ?? .nothing)
  }

  mutating func formality() -> Formality {
    let severity = word("severity")
    if !["must", "ask", ""].contains(severity) {
      faults.append(row.fault("severity: “\(severity)” is not must or ask"))
    }
    return Formality(
      id: row["id"], checklist: word("checklist"), rule: word("rule"), item: word("item"), parameter: word("parameter"),
      must: severity != "ask", paragraph: label("paragraph"), cure: row["cure"], basis: row["basis"],
      task: optional("task"), question: optional("question").map { _ in label("question") })
  }

  mutating func section() -> Section {
    let kind = Section.Kind(rawValue: word("kind"))
    if kind == nil { faults.append(row.fault("kind: “\(word("kind"))” is not entries, notices, index or seals")) }
    return Section(
      id: row["id"], number: number("number") ?? 0, label: label(), kind: kind ?? .entries,
      items: list("items").filter { $0 != "*" }, sort: word("sort"), basis: row["basis"])
  }

  mutating func paper() -> Paper {
    let kind = Paper.Kind(rawValue: word("kind"))
    if kind == nil { faults.append(row.fault("kind: “\(word("kind"))” is not receipt, letter, certificate or notice")) }
    let package = Paper.Package(rawValue: word("package"))
    if package == nil, !word("package").isEmpty {
      faults.append(row.fault("package: “\(word("package"))” is not priority"))
    }
    let sides = list("to")
    for side in sides where Paper.Side(rawValue: side) == nil {
      faults.append(row.fault("to: “\(side)” is not owner or challenger"))
    }
    if !["", "act"].contains(word("title")) { faults.append(row.fault("title: “\(word("title"))” is not act")) }
    let shows = Paper.Shows(rawValue: word("shows"))
    if shows == nil { faults.append(row.fault("shows: “\(word("shows"))” is not recordal, register or empty")) }
    return Paper(
      id: row["id"], label: label(), kind: kind ?? .letter, template: word("template"), series: optional("series"),
      receivedBy: optional("received_by") ?? "post", copyOf: optional("copy_of"), replaces: flag("replaces"),
      to: sides.isEmpty ? [.owner] : sides.compactMap { Paper.Side(rawValue: $0) },
      isTitledByAct: word("title") == "act", shows: shows ?? .registration, isKept: flag("kept"), package: package,
      basis: row["basis"])
  }
}
