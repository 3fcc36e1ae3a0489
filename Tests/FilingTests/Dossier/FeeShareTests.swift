import Filing
import Standards
import Testing

@Suite("Share of fees")
struct FeeShareTests {
  @Test(
    "An event without a share bears the fees of as many files as it says: none, one or several",
    arguments: [
      (nil, ["2000 = 20"]), (0, []), (1, ["2000 = 20"]), (46, ["24500 = 20 + 45 × 5 (registrations over 1)"]),
    ] as [(Int?, [String])])
  func written(files: Int?, fees: [String]) {
    var story = Story("trademark")
    story.add("2026-03-02", "receive")
    story.add("2026-04-01", "change_name", files.map { ["registrations": [.number($0)]] } ?? [:])

    let due = story.on("2026-04-01").fees.filter { $0.code == "RCN" }

    #expect(due.map { "\($0.amount) = \($0.explanation)" } == fees)
  }

  @Test("The share of the request goes before the number that the officer wrote")
  func share() {
    var story = Story("trademark")
    story.add("2026-03-02", "receive")
    story.add("2026-04-01", "change_name", ["registrations": [.number(2)]])
    story.events[1].share = .of(3)

    #expect(story.on("2026-04-01").fees.last?.amount == 3000)
    story.events[1].share = .borneElsewhere
    #expect(story.on("2026-04-01").fees.filter { $0.code == "RCN" } == [])
  }

  @Test(
    "What the register writes is read back, and nothing else", arguments: [FeeShare.of(1), .of(46), .borneElsewhere])
  func text(_ share: FeeShare) {
    #expect(FeeShare(share.description) == share)
    #expect(["of 0", "of -1", "of", "46", ""].compactMap { FeeShare($0) } == [])
  }
}
