import FoundationEssentials

/// Any bytes as a stranger's filing of any standard, as a listing of ST.26, as a table with a mapping, and as a mapping
/// of a table: every record becomes a form with findings, or the file is refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let data = Data(UnsafeBufferPointer(start: start, count: count))
  do {
    _ = try Bench.reader.read(data) { intake in
      _ = (intake.digest, intake.name, intake.marks, intake.fields { $0 })
    }
  } catch is XMLFault {
  } catch { fatalError("\(error)") }
  do {
    let file = try ZipFile(data)
    if SequenceListing.begins(data) { _ = try SequenceListing(file) }
  } catch is XMLFault {
  } catch { fatalError("\(error)") }
  do {
    try Bench.reader.read(Delimited(data, name: "table"), mapping: Bench.mapping, right: "T") { intake, _ in
      _ = (intake.digest, intake.name, intake.marks)
    }
  } catch is TableFault {
  } catch { fatalError("\(error)") }
  do {
    let mapping = try ColumnMapping(Table(bytes: Array(data), name: "mapping"))
    try Bench.reader.read(Delimited(Data(Bench.table.utf8), name: "table"), mapping: mapping) { intake, _ in
      _ = (intake.digest, intake.name, intake.marks)
    }
  } catch is TableFault {
  } catch { fatalError("\(error)") }
  return 0
}

/// The law of Meridia and a mapping of a table, read once; the fuzzer is started in the folder of the package.
private enum Bench {
  static let reader: IntakeReader = {
    do {
      let (law, faults) = Law.read(files: try LawFiles.read(folder: "Seed/Meridia/Law/2026-01-01"))
      guard let law else { fatalError("\(faults)") }
      let codes = try CodeLists(folder: "Resources/Codes")
      guard let today = CalendarDate("2026-09-09") else { fatalError("no day") }
      return IntakeReader(FormReader(law: law, codes: codes, today: today, home: "XX", currency: "XTS"))
    } catch { fatalError("\(error)") }
  }()

  /// Columns that mappings of any bytes may name.
  static let table = "A;B;NR;MARK\n1;2026-01-02;7;LUMEN\nx,y;;8;\n"

  static let mapping: ColumnMapping = {
    let text = """
      column\ttarget\thow
      NR\tnumber:application\tprefix:T-
      FILED\tdate:filing\tdate:DD.MM.YYYY
      MARK\tmark_text\t
      KIND\tmark_kind\tmap:Wort=word
      CLASS\tgoods.class\t
      GOODS\tgoods.terms\tsplit:|
      OWNER\tapplicant.name\t
      """
    do { return try ColumnMapping(Table(bytes: Array(text.utf8), name: "mapping")) } catch { fatalError("\(error)") }
  }()
}
