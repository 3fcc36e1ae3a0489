import Foundation
import Standards
import Testing

@testable import Publishing

@Suite("Statements of a bank")
struct BankStatementTests {
  private static func camt(
    _ entries: String, version: String = "02", opening: String = "1000.00", closing: String = "1110.00"
  ) -> Data {
    func balance(_ code: String, _ amount: String) -> String {
      "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy=\"XTS\">\(amount)</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
    }
    return Data(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <x:Document xmlns:x="urn:iso:std:iso:20022:tech:xsd:camt.053.001.\(version)" xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.\(version)">
      <BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>S7</Id><Acct><Id><IBAN>XX00 1234</IBAN></Id></Acct>
      \(balance("OPBD", opening))\(balance("CLBD", closing))\(entries)</Stmt></BkToCstmrStmt></x:Document>
      """.utf8)
  }

  private static func entry(
    _ amount: String, _ mark: String = "CRDT", status: String = "BOOK", ref: String, _ more: String = ""
  )
    -> String
  {
    """
    <Ntry><Amt Ccy="XTS">\(amount)</Amt><CdtDbtInd>\(mark)</CdtDbtInd><Sts>\(status)</Sts>
    <BookgDt><Dt>2026-03-02</Dt></BookgDt><ValDt><Dt>2026-02-27</Dt></ValDt><AcctSvcrRef>\(ref)</AcctSvcrRef>\(more)</Ntry>
    """
  }

  private static let details = """
    <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr><Nm>Lumen  Ltd</Nm></Dbtr></RltdPties>
    <RmtInf><Ustrd>Fee 40/2026/</Ustrd><Ustrd>000000001-43</Ustrd></RmtInf></TxDtls></NtryDtls>
    """

  @Test("A statement of version 02 or 08 is read with its days, payer and text; what is not booked yet is left out")
  func read() throws {
    let old =
      Self.entry("140", ref: "B1", Self.details) + Self.entry("30.00", "DBIT", ref: "B2")
      + Self.entry("9", status: "PDNG", ref: "B3")
    let new = old.replacingOccurrences(of: "<Sts>BOOK</Sts>", with: "<Sts><Cd>BOOK</Cd></Sts>")
      .replacingOccurrences(of: "<Sts>PDNG</Sts>", with: "<Sts><Cd>PDNG</Cd></Sts>")
      .replacingOccurrences(of: "<Dbtr><Nm>Lumen  Ltd</Nm></Dbtr>", with: "<Dbtr><Pty><Nm>Lumen  Ltd</Nm></Pty></Dbtr>")
    let day = CalendarDate("2026-03-02")!
    let lines = [
      BankLine(
        reference: "B1", amount: 14_000, currency: "XTS", booked: day, value: CalendarDate("2026-02-27")!,
        text: "Fee 40/2026/ 000000001-43", payer: "Lumen Ltd"),
      BankLine(
        reference: "B2", amount: -3000, currency: "XTS", booked: day, value: CalendarDate("2026-02-27")!, text: "",
        payer: ""),
    ]
    let whole = BankStatement(
      id: "S7", account: "XX00 1234", currency: "XTS", opening: 100_000, closing: 111_000, lines: lines)

    #expect(try CamtReader.statements(Self.camt(old)) == [whole])
    #expect(try CamtReader.statements(Self.camt(new, version: "08")) == [whole])
  }

  @Test("An entry of several transactions becomes a line for each")
  func several() throws {
    func part(_ amount: String, _ ref: String) -> String {
      "<TxDtls><Refs><AcctSvcrRef>\(ref)</AcctSvcrRef></Refs><AmtDtls><TxAmt><Amt Ccy=\"XTS\">\(amount)</Amt></TxAmt></AmtDtls></TxDtls>"
    }
    let entry = Self.entry("110.00", ref: "B1", "<NtryDtls>\(part("100", "T1"))\(part("10", "T2"))</NtryDtls>")
    let lines = try CamtReader.statements(Self.camt(entry))[0].lines
    #expect(lines.map(\.reference) == ["T1", "T2"] && lines.map(\.amount) == [10_000, 1000])
    let odd = Self.entry("110.00", ref: "B1", "<NtryDtls>\(part("100", "T1"))\(part("11", "T2"))</NtryDtls>")
    #expect(try CamtReader.statements(Self.camt(odd))[0].lines.map(\.amount) == [11_000])
  }

  @Test("A payment that bounced is told as one that is taken back")
  func reversed() throws {
    let back = Self.entry("30.00", "DBIT", ref: "B2", "<RvslInd>true</RvslInd>")
    let lines = try CamtReader.statements(Self.camt(Self.entry("140", ref: "B1") + back))[0].lines
    #expect(lines.map(\.isReversal) == [false, true] && lines.map(\.amount) == [14_000, -3000])
  }

  @Test("A statement that was cut, or whose lines do not lead to its closing balance, is refused whole")
  func cut() throws {
    func told(_ data: Data) -> String {
      do { return "\(try CamtReader.statements(data))" } catch { return Explanation(of: error).message }
    }
    let whole = Self.camt(Self.entry("110", ref: "B1"))
    #expect(told(whole.prefix(whole.count - 200)).contains("refused at line"))
    #expect(
      told(Self.camt(Self.entry("100", ref: "B1")))
        == "Statement “S7”: its lines lead to 1100 XTS, but its closing balance is 1110 XTS. It was cut or altered; nothing of it was booked. Fetch it again from the bank."
    )
    let open = String(decoding: whole, as: UTF8.self).replacingOccurrences(of: "CLBD", with: "ITBD")
    #expect(told(Data(open.utf8)).contains("the closing balance is missing"))
    let other = String(decoding: whole, as: UTF8.self).replacingOccurrences(of: "camt.053", with: "camt.054")
    #expect(told(Data(other.utf8)).contains("the message camt.053 is missing"))
  }

  private static let mapping = """
    column\ttarget\thow
    Datum\tdate\tdate:DD.MM.YYYY
    Betrag\tamount\tdecimal:,
    Saldo\tbalance\tdecimal:,
    Name\tpayer\t
    Zweck\ttext\t
    Nr\tid\t
    \taccount\tconstant:XX00

    """

  private static func table(_ text: String, opening: Int? = nil) throws -> BankStatement {
    let mapping = try ColumnMapping(Table(bytes: Array(Self.mapping.utf8), name: "bank.tsv"))
    return try BankTable(mapping, name: "march.csv").statement(
      Data(text.utf8), currency: Currency("XTS"), account: nil, balances: opening.map { ($0, $0) })
  }

  @Test("A table is read by its mapping, whichever line is the oldest; a balance that does not follow is refused")
  func table() throws {
    let head = "Datum;Betrag;Saldo;Name;Zweck;Nr\n"
    let (first, second) = (
      "02.03.2026;1.140,50;1.150,50;Lumen Ltd;T 1;7\n", "03.03.2026;-50,50;1.100,00;Bank;Charge;8\n"
    )
    let statement = try Self.table(head + first + second)
    #expect(statement.opening == 1000 && statement.closing == 110_000 && statement.account == "XX00")
    #expect(statement.lines.map(\.amount) == [114_050, -5050] && statement.lines.map(\.reference) == ["7", "8"])
    #expect(try Self.table(head + second + first).opening == 1000)
    #expect {
      try Self.table(head + first + "03.03.2026;-50,50;1.099,00;Bank;Charge;8\n")
    } throws: {
      Explanation(of: $0).message.contains("its balance does not follow from the line before")
    }
    #expect {
      try Self.table(head + first + "03.03.2026;-50")
    } throws: {
      Explanation(of: $0).message.contains("2 cells where the header has 6 columns")
    }
    #expect {
      try Self.table(head + "2026-13-01;1,00;1,00;a;b;1\n")
    } throws: {
      Explanation(of: $0).message.contains("is no day; say with date:DD.MM.YYYY")
    }
  }
}
