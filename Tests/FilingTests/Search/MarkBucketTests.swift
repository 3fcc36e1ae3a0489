import Standards
import Testing

@testable import Filing

@Suite("Search of marks")
struct MarkBucketTests {
  private static let packs = SoundPacks.read(Meridia.files).packs

  /// A mark that is searched, an earlier one, and why it stands in the list.
  struct Pair: Sendable, CustomTestStringConvertible {
    let (query, mark, bucket, reason): (String, String, MarkBucket, String)

    init(_ query: String, _ mark: String, _ bucket: MarkBucket, _ reason: String) {
      (self.query, self.mark, self.bucket, self.reason) = (query, mark, bucket, reason)
    }

    var testDescription: String { "\(query) finds \(mark)" }
  }

  static let pairs = [
    Pair("Lumen", "LÚMEN", .identical, "LUMEN"), Pair("STRASSE", "STRAẞE", .identical, "STRASSE"),
    Pair("HP", "HP", .identical, "HP"), Pair("3M", "3M", .identical, "3M"), Pair("X", "X", .identical, "X"),
    Pair("PHISH", "FISH", .sound, "/fiS/ english 1"), Pair("EAU VIVE", "O VIVE", .sound, "/oviv/ french 1"),
    Pair("LLANERO", "YANERO", .sound, "/janero/ spanish 1, english 1"),
    Pair("MBUYU", "BUYU", .sound, "/buyu/ islands 1"), Pair("SHIMBUN", "SINBUN", .sound, "/Sinbun/ japanese 1"),
    Pair("BEIJING", "PEKING", .sound, "/beiZin/ pinyin 1"),
    Pair("MOHAMMED", "MUHAMAD", .sound, "/muhamad/ arabic 1, english 1"),
    Pair("ZHIGULI", "JIGULY", .sound, "/Ziguli/ slavic 1, french 1"),
    Pair("B4U", "BEFORE YOU", .sound, "/beforiu/ english 1, french 1, written out"),
    Pair("KAVKAZ", "КАВКАЗ", .script, "KAVKAZ = KAVKAZ"), Pair("DONGFANG", "东方", .script, "DONGFANG = DONGFANG"),
    Pair("SAKURA", "サクラ", .script, "SAKURA = SAKURA"), Pair("ATHINA", "ΑΘΗΝΑ", .script, "ATHINA = ATHINA"),
    Pair("SHALOM", "שלום", .script, "SHLOM = SHALOM"), Pair("SALAM", "سلام", .script, "SLAM = SALAM"),
    Pair("KIMCHI", "김치", .script, "GIMCHI = KIMCHI"), Pair("LIPITOR", "LIPITAR", .letters, "LIPIT·R"),
    Pair("ROYAL CROWN", "CROWN ROYAL", .order, "ROYAL + CROWN"), Pair("MAYA", "MAYARI", .beginning, "MAYA…"),
    Pair("MISS FIFTIES", "FIFTIES", .ending, "…FIFTIES"), Pair("THE CASTLE INN", "CASTLE", .contained, "…CASTLE…"),
  ]

  @Test(
    "A vowel that is not written is spoken, gives way to one that is, and is silent at the end where its script says so",
    arguments: [
      ("कमल", ["kamal"]), ("हिन्दी", ["hindi"]), ("मुंबई", ["munbai"]), ("भारत रत्न", ["bharat", "ratn"]), ("ज़मीन", ["zamin"]),
      ("क", ["ka"]), ("ঢাকা", ["dhaka"]), ("தமிழ்", ["tamil"]), ("ಕನ್ನಡ", ["kannada"]), ("ਪੰਜਾਬ", ["panjab"]),
      ("१०८", ["108"]),
      ("Երևան", ["erevan"]), ("თბილისი", ["tbilisi"]),
    ])
  func letters(mark: String, words: [String]) {
    let form = MarkForm(mark, Self.packs)

    #expect(form.latinWords == words)
    #expect(form.leftOut == [])
  }

  @Test("Each bucket and each pack has its hits, and the reason shows what agrees", arguments: pairs)
  func bucket(pair: Pair) {
    let ranking = MarkRanking(MarkForm(pair.query, Self.packs), Self.packs, rarity: [:], meanings: .none)

    let (bucket, reason) = ranking.reason(ranking.judge(pair.mark))

    #expect(bucket == pair.bucket)
    #expect(reason == pair.reason)
  }

  @Test("What means the same has a bucket of its own, and takes every third place from the fourth on")
  func meaning() {
    let night = Meanings(["night": [Meanings.Word(word: "noche", likeness: 0.9, source: "eng-spa 1")]])
    let ranking = MarkRanking(MarkForm("NIGHT", Self.packs), Self.packs, rarity: [:], meanings: night)
    let marks = ["KNIGHT", "NIGHTS", "NITE", "LIGHT", "NOCHE"]

    let judged = marks.map { (key: $0, judged: ranking.judge($0)) }
    let order = MarkRanking.order(judged, limit: 5).map { marks[$0] }

    #expect(order[3] == "NOCHE")
    #expect(order.sorted() == marks.sorted())
    let (bucket, reason) = ranking.reason(judged[4].judged)
    #expect(bucket == .meaning)
    #expect(reason == "NIGHT = NOCHE (eng-spa 1)")
  }

  @Test("What cannot be read is told, and nothing stops the search")
  func leftOut() {
    func form(_ text: String) -> MarkForm { MarkForm(text, Self.packs) }

    #expect(form("").leftOut == [])
    #expect(MarkKeys.of(form("")) == [])
    #expect(form("!?*").leftOut == ["!?*"])
    #expect(form("LU\u{202E}MEN").leftOut == ["U+202E"])
    #expect(form("LUMEN ก").leftOut == ["ก"])
    #expect(form("KAV КАВ").leftOut == [])
    #expect(form(String(repeating: "a", count: 66)).leftOut == ["aa"])
    #expect(form(Array(repeating: "word", count: 41).joined(separator: " ")).leftOut == ["word"])
    #expect(MarkKeys.of(form(String(repeating: "lumen ", count: 5000))).count < 200)
  }
}
