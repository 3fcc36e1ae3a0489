import Filing
import Foundation
import Standards

/// The first words of a client. Its shape is the same in every version, so that another version can be told so.
struct Hello: Codable, Sendable {
  var protocolVersion: Int
  var program: String
  /// Where the officer sits, as the client says; the keeper adds the uid that the kernel says.
  var terminal: String
  /// Rehearsed date of a demonstration.
  var today: String?
}

/// The keeper's first words, of the same lasting shape.
struct Welcome: Codable, Sendable {
  var protocolVersion: Int
  var program: String
  /// Why the keeper does not serve this client; nil when it does.
  var refusal: String?
  /// Which kind of “no” that is; nil too where an older keeper answers.
  var code: RefusalCode?
  /// The keeper leaves in favour of one that suits the client: connect again.
  var leaves: Bool
}

/// What a client asks for after the greeting.
enum Call: Codable, Sendable {
  case signIn(Credential)
  case record(Deed)
  /// Acts of a bulk job, and how many of the documents beside the call belong to each.
  case recordAll([ActRequest], documents: [Int])
  case ask(Inquiry)
}

/// What the keeper answers to a call.
enum Reply: Codable, Sendable {
  case officer(Officer)
  case recorded(Recorded)
  case outcomes([Outcome])
  case answer(Answer)
  case refused(Refusal)
  /// A fault of the machine, in words.
  case fault(String)
}

extension Packet {
  /// The JSON of a value that holds no documents.
  init(_ value: some Encodable) throws { body = try JSONEncoder().encode(value) }

  /// A call; documents travel beside the JSON.
  init(call: Call) throws {
    switch call {
    case .record(.act(var request)):
      let documents = request.documents
      request.documents = []
      try self.init(Call.record(.act(request)))
      self.documents = documents
    case .recordAll(var requests, _):
      let documents = requests.map(\.documents)
      for place in requests.indices { requests[place].documents = [] }
      try self.init(Call.recordAll(requests, documents: documents.map(\.count)))
      self.documents = documents.flatMap { $0 }
    case .signIn, .record, .ask: try self.init(call)
    }
  }

  /// A reply; a document travels beside the JSON.
  init(reply: Reply) throws {
    guard case .answer(.document(let document)) = reply else {
      try self.init(reply)
      return
    }
    try self.init(Reply.answer(.document(Data())))
    documents = [document]
  }

  var call: Call {
    get throws {
      let call: Call = try value()
      switch call {
      case .record(.act(var request)):
        request.documents += documents
        return .record(.act(request))
      case .recordAll(var requests, let counts):
        guard counts.count == requests.count, counts.allSatisfy({ (0...documents.count).contains($0) }),
          counts.reduce(0, +) == documents.count
        else { throw FrameFault(reason: "The documents of a message do not belong to its acts.") }
        var rest = documents[...]
        for (place, count) in counts.enumerated() {
          requests[place].documents = Array(rest.prefix(count))
          rest = rest.dropFirst(count)
        }
        return .recordAll(requests, documents: counts)
      case .signIn, .record, .ask: return call
      }
    }
  }

  var reply: Reply {
    get throws {
      let reply: Reply = try value()
      guard case .answer(.document) = reply, let document = documents.first else { return reply }
      return .answer(.document(document))
    }
  }

  /// The value of the JSON; a peer that sends another is given up.
  func value<Value: Decodable>() throws -> Value {
    do { return try JSONDecoder().decode(Value.self, from: body) } catch {
      throw FrameFault(reason: "A message cannot be read.")
    }
  }
}

/// A fault of the machine in the keeper: the disk, the register file, the program.
public struct KeeperFault: Explained {
  /// What happened and what to do.
  public let message: String
  /// The message.
  public var explanation: Explanation { Explanation(.keeperFailed, message) }
}
