import Filing
import Foundation
import Standards
import Testing

@testable import Office

/// A question that nobody put into the list.
private struct Unlisted: Question {
  func answer(in context: ReadingContext) throws -> Int { 7 }
}

@Suite("A question", .timeLimit(.minutes(10)))
struct QuestionTests {
  private func link(_ keeper: KeeperOnThread) throws -> RemoteLink {
    let hello = Hello(protocolVersion: Keeper.protocolVersion, program: Keeper.version, terminal: "", today: nil)
    return try RemoteLink(
      path: keeper.path, hello: hello, credential: Credential(name: "vera", password: "right"))
  }

  @Test("crosses the socket under its name with its values", arguments: QueryPlanTests.inquiries)
  func crosses(_ inquiry: QueryPlanTests.Inquiry) throws {
    let sent = try NamedQuestion(inquiry.question)

    let packet = try Packet(call: .ask(sent))
    guard case .ask(let come) = try packet.call else { throw Refusal(.notFound, "no question came") }

    #expect(come.name == sent.name)
    #expect(come.question.map { "\($0)" } == "\(inquiry.question)")
  }

  @Test("that the keeper does not know is refused in words, and the connection goes on")
  func unknown() throws {
    let keeper = try KeeperOnThread()
    defer { keeper.stop() }
    let link = try link(keeper)

    try link.socket.send(Packet(body: Data(#"{"ask":{"_0":{"name":"horoscope","values":{"sign":"Leo"}}}}"#.utf8)))
    let answer: KeeperReply<String>? = try link.socket.receive(.answer)?.reply()
    let recorded: KeeperReply<Recorded> = try RemoteLink.exchange(.record(.act(ActRequest("receive"))), on: link.socket)

    #expect(
      refusal { try answer?.value }
        == "The keeper of this register does not know the question. Close all desks or end the keeper, then start again with one version."
    )
    #expect(try recorded.value.numbers == ["1"])
  }

  @Test(
    "with values of another shape ends the connection and nothing else",
    arguments: [
      #"{"name":"find","values":{"text":5}}"#, #"{"name":"find"}"#, #"{"name":7,"values":{}}"#, #"{"values":{}}"#,
      #"{"name":"party","values":{"id":1e99}}"#, #"[]"#,
    ])
  func misshapen(_ question: String) throws {
    let keeper = try KeeperOnThread()
    defer { keeper.stop() }
    let link = try link(keeper)

    try link.socket.send(Packet(body: Data("{\"ask\":{\"_0\":\(question)}}".utf8)))
    let answer: KeeperReply<String>? = try link.socket.receive(.answer)?.reply()

    #expect(
      refusal { try answer?.value } == "fault: A message cannot be read. The connection was closed; repeat.")
    #expect(try link.socket.receive(.answer) == nil)
    #expect(try keeper.office().record(ActRequest("receive")).numbers == ["1"])
  }

  @Test("without a line in the list is answered by the owner of the register, and by no keeper")
  func unlisted() throws {
    let bench = try Bench(door: .owned)
    let keeper = try KeeperOnThread()
    defer { keeper.stop() }

    #expect(try bench.office.ask(Unlisted()) == 7)
    #expect(
      refusal { try keeper.office().ask(Unlisted()) }
        == "fault: The question Unlisted has no name for the keeper. Tell whoever made this program.")
  }

  @Test("that is answered by nothing is answered", .bothDoors)
  func nothing() throws {
    let bench = try Bench()

    #expect(try bench.office.ask(CompleteGoodsTerm("xyz", class: nil)) == nil)
    #expect(try bench.office.ask(CompleteSymbol("xyz", of: "Nice")) == nil)
  }

  @Test("with numbers beyond every register is answered with nothing, and the office goes on", .bothDoors)
  func beyond() throws {
    let bench = try Bench()
    let number = try bench.file()
    let office = bench.office

    for limit in [Int.min, Int.max] {
      #expect(try office.ask(FindDossiers("lumen", limit: limit, after: "\(Int.max)")).hits == [])
      #expect(try office.ask(FindDossiers("", limit: limit, after: "\(Int.max)")).hits == [])
      #expect(try office.ask(FindParties("lumen", limit: limit, after: .max)).parties == [])
      #expect(try office.ask(ReadPortfolio(of: 1, limit: limit, after: "\(Int.max)")).hits == [])
      #expect(try office.ask(ReadDocket(ahead: limit, limit: limit, after: "9999-12-31 \(Int.max)")).lines.isEmpty)
      #expect(try office.ask(ListEvents(from: .max, limit: limit)) == [])
      #expect(try office.ask(ListHoldings(of: "GBD", after: .max, limit: limit)).holdings == [])
      #expect(try office.ask(FindChanged(for: "GBD", after: .max, upTo: .max, limit: limit)).dossiers == [])
      #expect(try office.ask(CompleteGoodsTerm("l", class: limit)) == nil)
    }
    #expect(try office.ask(FindDossiers("lumen")).hits.map(\.number) == [number])
  }
}
