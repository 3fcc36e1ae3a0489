import FoundationEssentials
import Standards

/// Reads statements of ISO 20022: camt.053.001, versions 02 to 13.
///
/// An entry with several transactions that name their amounts becomes a line for each. Entries that are not booked yet are
/// left out, as they are of the balances.
/// - Source: ISO 20022, message definition report Bank-to-Customer Cash Management.
public enum CamtReader {
  /// The statements of the file, each tallied.
  ///
  /// - Throws: ``XMLFault`` for what is no sound XML; ``BankFault`` for a statement that is not whole.
  public static func statements(_ bytes: Data) throws -> [BankStatement] {
    var limits = XMLLimits.standard
    limits.total = 64 << 20
    let root = try XMLReader(bytes, prefixes: namespaces, limits: limits).tree()
    guard let message = root["b:BkToCstmrStmt"], root.name == "b:Document" else {
      throw BankFault.missing(statement: root.name, what: "the message camt.053")
    }
    let statements = message.all("b:Stmt")
    guard !statements.isEmpty else { throw BankFault.missing(statement: root.name, what: "every statement") }
    return try statements.map { try statement($0).tallied() }
  }

  private static let namespaces = Dictionary(
    uniqueKeysWithValues: (2...13).map { ("urn:iso:std:iso:20022:tech:xsd:camt.053.001.\(padded($0, 2))", "b") })

  private static func statement(_ node: XMLNode) throws -> BankStatement {
    let id = node["b:Id"]?.text ?? ""
    guard let account = node["b:Acct", "b:Id", "b:IBAN"]?.text ?? node["b:Acct", "b:Id", "b:Othr", "b:Id"]?.text else {
      throw BankFault.missing(statement: id, what: "the number of the account")
    }
    func balance(_ codes: [String]) throws -> (Int, String)? {
      for code in codes {
        let all = node.all("b:Bal").filter { $0["b:Tp", "b:CdOrPrtry", "b:Cd"]?.text == code }
        if let found = all.first { return try signed(found, id, 0) }
      }
      return nil
    }
    guard let opening = try balance(["OPBD", "PRCD"]) else {
      throw BankFault.missing(statement: id, what: "the opening balance")
    }
    guard let closing = try balance(["CLBD"]) else {
      throw BankFault.missing(statement: id, what: "the closing balance")
    }
    let lines = try node.all("b:Ntry").enumerated().flatMap { place, entry in try Self.lines(entry, id, place + 1) }
    return BankStatement(
      id: id, account: account, currency: closing.1, opening: opening.0, closing: closing.0, lines: lines)
  }

  private static func lines(_ entry: XMLNode, _ id: String, _ place: Int) throws -> [BankLine] {
    let status = entry["b:Sts", "b:Cd"]?.text ?? entry["b:Sts"]?.text ?? ""
    guard status == "BOOK" else { return [] }
    let (amount, currency) = try signed(entry, id, place)
    guard let booked = day(entry["b:BookgDt"]) ?? day(entry["b:ValDt"]) else {
      throw BankFault.line(statement: id, place: place, reason: "the day of booking is missing")
    }
    let own = entry["b:AcctSvcrRef"]?.text ?? entry["b:NtryRef"].map { "\(id)/\($0.text)" } ?? ""
    func line(_ reference: String, _ amount: Int, _ details: [XMLNode]) -> BankLine {
      let texts = details.flatMap(Self.texts) + [entry["b:AddtlNtryInf"]?.text].compactMap { $0 }
      return BankLine(
        reference: reference, amount: amount, currency: currency, booked: booked,
        value: day(entry["b:ValDt"]) ?? booked,
        text: texts.map(plain).filter { !$0.isEmpty }.joined(separator: " "),
        payer: plain(details.compactMap(payer).first ?? ""),
        isReversal: entry["b:RvslInd"].map { ["true", "1"].contains($0.text) } ?? false)
    }
    let details = entry.all("b:NtryDtls").flatMap { $0.all("b:TxDtls") }
    let parts = try details.map { try part($0, currency, isCredit: amount >= 0, id, place) }
    guard details.count > 1, parts.allSatisfy({ $0 != nil }), parts.compactMap({ $0 }).reduce(0, +) == amount else {
      return [line(own, amount, details)]
    }
    return zip(details, parts).enumerated().map { number, part in
      line(
        part.0["b:Refs", "b:AcctSvcrRef"]?.text ?? (own.isEmpty ? "" : "\(own)/\(number + 1)"), part.1 ?? 0, [part.0])
    }
  }

  /// What one transaction of an entry is of it; nil when it does not say so in the currency of the entry.
  private static func part(_ details: XMLNode, _ currency: String, isCredit: Bool, _ id: String, _ place: Int) throws
    -> Int?
  {
    guard let amount = details["b:Amt"] ?? details["b:AmtDtls", "b:TxAmt", "b:Amt"],
      amount.attribute("Ccy") == currency, let value = money(amount.text, Currency(currency))
    else { return nil }
    let mark = details["b:CdtDbtInd"]?.text
    return (mark.map { $0 == "CRDT" } ?? isCredit) ? value : -value
  }

  private static func texts(_ details: XMLNode) -> [String] {
    let free = details.all("b:RmtInf").flatMap { $0.all("b:Ustrd") }
    let structured = details.all("b:RmtInf").flatMap { $0.all("b:Strd") }.compactMap { $0["b:CdtrRefInf", "b:Ref"] }
    let end = [details["b:Refs", "b:EndToEndId"], details["b:AddtlTxInf"]].compactMap { $0 }
    return (free + structured + end).map(\.text).filter { $0 != "NOTPROVIDED" }
  }

  private static func payer(_ details: XMLNode) -> String? {
    let parties = details["b:RltdPties"]
    return
      (parties?["b:UltmtDbtr", "b:Nm"] ?? parties?["b:UltmtDbtr", "b:Pty", "b:Nm"] ?? parties?["b:Dbtr", "b:Nm"]
      ?? parties?["b:Dbtr", "b:Pty", "b:Nm"])?.text
  }

  /// Amount and currency of a balance or entry, negative for a debit; a reversal of a credit is a debit.
  private static func signed(_ node: XMLNode, _ id: String, _ place: Int) throws -> (Int, String) {
    guard let amount = node["b:Amt"], let code = amount.attribute("Ccy"),
      let value = money(amount.text, Currency(code)),
      let mark = node["b:CdtDbtInd"]?.text, ["CRDT", "DBIT"].contains(mark)
    else {
      throw BankFault.line(statement: id, place: place, reason: "the amount, its currency or its direction is missing")
    }
    return (mark == "CRDT" ? value : -value, code)
  }

  /// `140.5`, also with more decimals than the currency has when they are noughts.
  private static func money(_ text: String, _ currency: Currency) -> Int? {
    var text = text
    if let point = text.firstIndex(of: ".") {
      while text.last == "0", text.distance(from: point, to: text.endIndex) - 1 > currency.decimals {
        text.removeLast()
      }
      if text.last == "." { text.removeLast() }
    }
    return currency.amount(text)
  }

  private static func day(_ node: XMLNode?) -> CalendarDate? {
    (node?["b:Dt"] ?? node?["b:DtTm"]).flatMap { CalendarDate($0.text.prefix(10)) }
  }

  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
