import Filing
import Standards

/// Judges the values of a request against the items that its act takes.
struct ValueCheck {
  let act: Act
  let items: (String) -> FormItem?
  let form: [FormItem]
  let codes: CodeLists?
  let right: Right?

  /// Everything that is wrong, in the order of the items.
  func findings(_ values: Values) -> [ItemFinding] {
    let taken = Set(act.takes.map(\.item))
    var findings: [ItemFinding] = []
    for (name, entries) in values.items.sorted(by: { $0.key < $1.key }) {
      guard let item = items(name), taken.contains(name) || act.takesForm && form.contains(where: { $0.item == name })
      else {
        findings.append(ItemFinding(item: name, reason: "“\(act.label.first)” does not take this item; leave it out."))
        continue
      }
      if let most = item.most, entries.count > most {
        findings.append(
          ItemFinding(item: name, reason: "\(entries.count) values are given; at most \(most) are taken."))
      }
      for (place, entry) in entries.enumerated() {
        let shown = entries.count > 1 ? "\(name)[\(place + 1)]" : name
        findings += EntryCheck(item: item, codes: codes).reasons(entry).map { ItemFinding(item: shown, reason: $0) }
      }
    }
    for obligatory in act.takes where obligatory.obligatory && values[obligatory.item].isEmpty {
      let label = items(obligatory.item)?.label.first ?? obligatory.item
      findings.append(
        ItemFinding(item: obligatory.item, reason: "“\(label)” is missing; “\(act.label.first)” needs it."))
    }
    return findings + fee(values)
  }

  /// A payment names a fee of the price list.
  private func fee(_ values: Values) -> [ItemFinding] {
    guard let right, act.takes.contains(where: { $0.item == "fee" }), let code = values.text("fee"), code != "*",
      right.fees[code] == nil
    else { return [] }
    return [
      ItemFinding(
        item: "fee",
        reason: "“\(code)” is no fee of the price list; they are \(right.fees.keys.sorted().joined(separator: ", ")).")
    ]
  }
}

/// Judges one value of one item.
struct EntryCheck {
  let item: FormItem
  let codes: CodeLists?

  func reasons(_ entry: Entry) -> [String] {
    guard fits(entry) else { return ["this is no value of the kind \(item.kind.rawValue)."] }
    var reasons = entry.allTexts.compactMap { text -> String? in
      if let bad = forbidden(in: text) { return bad }
      return text.utf8.count > item.length && text.unicodeScalars.count > item.length
        ? "the text has \(text.unicodeScalars.count) characters; at most \(item.length) are taken." : nil
    }
    switch entry {
    case .text(let text): reasons += self.text(text)
    case .number(let number):
      if item.kind == .money ? number <= 0 : number < 0 { reasons.append("\(number) is too small.") }
      if number > 100_000_000_000 { reasons.append("\(number) is too large.") }
    case .party(let party): reasons += self.party(party)
    case .priority(let claim):
      if let codes, codes.offices[claim.office] == nil {
        reasons.append("“\(claim.office)” is no office of WIPO ST.3; write two letters.")
      }
      if claim.number.isEmpty { reasons.append("the number of the earlier filing is missing.") }
    case .goods(let goods):
      if !(1...45).contains(goods.number) { reasons.append("class \(goods.number) is unknown; classes are 1 to 45.") }
      if goods.terms.isEmpty { reasons.append("class \(goods.number) names no goods or services.") }
    case .symbol(let symbol): reasons += self.symbol(symbol)
    case .design(let design):
      if design.number < 1 { reasons.append("designs are numbered from 1.") }
      if let symbol = design.symbol { reasons += self.symbol(symbol, scheme: "Locarno") }
    case .attachment(let file) where item.kind == .document && !item.scheme.isEmpty:
      let taken = item.scheme.split(separator: ",").map(String.init)
      if !taken.contains(file.mediaType) {
        reasons.append("“\(file.name)” is \(file.mediaType); taken are \(taken.joined(separator: ", ")).")
      }
    case .date, .flag, .attachment: break
    }
    reasons += measures(entry)
    if !entry.digests.allSatisfy({
      $0.utf8.count == 64 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }) {
      reasons.append("the digest of a file is not 64 hexadecimal digits.")
    }
    return reasons
  }

  /// Width and height of pictures in pixels, as far as they are given.
  private func measures(_ entry: Entry) -> [String] {
    let files: [Attachment] =
      switch entry {
      case .attachment(let file): [file]
      case .design(let design): design.views
      default: []
      }
    return files.filter { ![$0.width, $0.height].allSatisfy { (1...1_000_000).contains($0 ?? 1) } }.map {
      "“\($0.name)” is said to be \($0.width ?? 0) × \($0.height ?? 0) pixels; attach it again."
    }
  }

  private func fits(_ entry: Entry) -> Bool {
    switch (item.kind, entry) {
    case (.text, .text), (.lines, .text), (.choice, .text), (.country, .text), (.language, .text), (.date, .date),
      (.number, .number),
      (.money, .number), (.flag, .flag), (.party, .party), (.priority, .priority), (.goods, .goods),
      (.picture, .attachment),
      (.document, .attachment), (.design, .design), (.symbol, .symbol):
      true
    default: false
    }
  }

  private func text(_ text: String) -> [String] {
    switch item.kind {
    case .choice where !item.choices.contains(text): ["“\(text)” is none of \(item.choices.joined(separator: ", "))."]
    case .country where codes.map { $0.countries[text] == nil } ?? false:
      ["“\(text)” is no country of ISO 3166; write two capital letters."]
    case .language where codes.map { $0.languages[text] == nil } ?? false:
      ["“\(text)” is no language of ISO 639; write two small letters."]
    case _ where text.isEmpty: ["the text is empty; leave the item out instead."]
    default: []
    }
  }

  private func party(_ party: Party) -> [String] {
    var reasons: [String] = []
    if party.names.isEmpty || party.names.contains(where: { $0.last.isEmpty }) { reasons.append("a name is missing.") }
    let countries = party.addresses.compactMap(\.country) + [party.nationality].compactMap { $0 }
    for country in countries
    where !country.isEmpty && codes.map({ $0.countries[country] == nil && $0.offices[country] == nil }) ?? false {
      reasons.append("“\(country)” is no country of ISO 3166; write two capital letters.")
    }
    return reasons
  }

  private func symbol(_ symbol: ClassSymbol, scheme: String? = nil) -> [String] {
    let wanted = scheme ?? item.scheme
    var reasons: [String] = []
    if !wanted.isEmpty, symbol.scheme != wanted {
      reasons.append("the symbol belongs to \(symbol.scheme); \(wanted) is needed.")
    }
    if symbol.symbol.isEmpty { reasons.append("the symbol is missing.") }
    if wanted == "Locarno", let codes, codes.locarno[String(symbol.symbol.prefix(2))] == nil {
      reasons.append("“\(symbol.symbol)” is no class of Locarno; write 26-05.")
    }
    return reasons
  }

  /// Control characters could deceive a reader, noncharacters have no meaning in exchange.
  private func forbidden(in text: String) -> String? {
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value == 0x0A, item.kind == .lines { continue }
      if value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029 {
        return
          "the control character U+\(padded(String(value, radix: 16, uppercase: true), 4)) stands in the text; remove it."
      }
      if value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value) {
        return "a character without meaning stands in the text; remove it."
      }
    }
    return nil
  }
}
