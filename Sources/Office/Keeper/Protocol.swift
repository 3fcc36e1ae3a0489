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
  case record(WriteRequest)
  /// What recording the act would bring about.
  case rehearse(ActRequest)
  /// Acts of a bulk job, and how many of the documents beside the call belong to each.
  case recordAll([ActRequest], documents: [Int])
  case ask(NamedQuestion)
}

/// What the keeper answers to a call that asks for such a value.
///
/// `KeeperConnection.reply` alone puts the value in, `RemoteLink.exchange` alone takes the reply out.
struct KeeperReply<Value: Codable & Sendable>: Codable, Sendable {
  /// To which state of the office it belongs; nil before anybody has signed in.
  var mark: Mark?
  var content: Content

  enum Content: Codable, Sendable {
    case value(Value)
    case refused(Refusal)
    /// A fault of the machine, in words.
    case fault(String)
  }

  /// The value; throws the refusal, and the fault as `KeeperFault`.
  var value: Value {
    get throws {
      switch content {
      case .value(let value): return value
      case .refused(let refusal): throw refusal
      case .fault(let message): throw KeeperFault(message: message)
      }
    }
  }
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
    case .record(.lay(var request)):
      let documents = request.documents
      request.documents = []
      try self.init(Call.record(.lay(request)))
      self.documents = documents
    case .rehearse(var request):
      let documents = request.documents
      request.documents = []
      try self.init(Call.rehearse(request))
      self.documents = documents
    case .recordAll(var requests, _):
      let documents = requests.map(\.documents)
      for place in requests.indices { requests[place].documents = [] }
      try self.init(Call.recordAll(requests, documents: documents.map(\.count)))
      self.documents = documents.flatMap { $0 }
    case .record(.fold(let bundle)):
      try self.init(Call.record(.fold(Data())))
      documents = [bundle]
    case .signIn, .record, .ask: try self.init(call)
    }
  }

  /// A reply; a document that was asked for travels beside the JSON.
  init<Value>(reply: KeeperReply<Value>) throws {
    guard case .value(let value) = reply.content, let document = value as? Data, let nothing = Data() as? Value else {
      try self.init(reply)
      return
    }
    var rest = reply
    rest.content = .value(nothing)
    try self.init(rest)
    documents = [document]
  }

  var call: Call {
    get throws {
      let call: Call = try value()
      switch call {
      case .record(.act(var request)):
        request.documents += documents
        return .record(.act(request))
      case .record(.lay(var request)):
        request.documents += documents
        return .record(.lay(request))
      case .rehearse(var request):
        request.documents += documents
        return .rehearse(request)
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
      case .record(.fold): return .record(.fold(documents.first ?? Data()))
      case .signIn, .record, .ask: return call
      }
    }
  }

  func reply<Value>() throws -> KeeperReply<Value> {
    var reply: KeeperReply<Value> = try value()
    if case .value = reply.content, let bytes = documents.first, let document = bytes as? Value {
      reply.content = .value(document)
    }
    return reply
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
