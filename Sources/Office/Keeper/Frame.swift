import Filing
import Foundation
import Standards

/// How values travel: frames of a kind, a length and bytes.
///
/// A frame is one letter, four bytes of length (most significant first) and at most 1 MiB.
/// A packet is either one frame `J` with its JSON, or a frame `H` with a head that announces sizes, then frames `C` with the bytes.
struct Packet: Equatable, Sendable {
  /// JSON of the value.
  var body: Data
  /// Documents that stand beside the JSON.
  var documents: [Data] = []

  /// Bytes that it takes.
  var size: Int { documents.reduce(body.count) { $0 + $1.count } }

  /// Sizes that follow a head.
  struct Head: Codable, Equatable {
    var body: Int
    var documents: [Int]
  }
}

/// What of a packet is let in.
struct FrameLimits: Sendable {
  static let frame = 1 << 20
  static let documents = 10_000

  /// Bytes of one packet; a packet of one frame when nobody has signed in.
  var packet: Int
  /// How long a frame may take once it has begun.
  var patience: Duration = .seconds(30)
  /// Asked before the bytes that a head announces are taken in.
  var admit: @Sendable (Int) throws -> Void = { _ in }

  /// Before the sign-in nobody may fill the keeper's memory.
  static let stranger = FrameLimits(packet: 1 << 16)
  /// A request: 64 MiB of documents and its form.
  static let request = FrameLimits(packet: 66 << 20)
  /// An answer comes from the keeper, whom the client trusts.
  static let answer = FrameLimits(packet: 1 << 30, patience: .seconds(120))
}

/// A peer that does not speak as agreed: the connection is given up.
struct FrameFault: Explained, Equatable {
  var reason: String

  var explanation: Explanation {
    Explanation(.messageBroken, "\(reason) Close all desks, end the keeper, then repeat with one version.")
  }
}

extension Socket {
  /// The next packet; nil when the peer closed between two.
  ///
  /// - Parameter idle: how long the first byte may take; nil waits for ever.
  func receive(_ limits: FrameLimits, idle: Duration? = nil) throws -> Packet? {
    guard try waits(until: idle.map { .now + $0 }) else { throw SocketFault.late }
    guard let first = try frame(limits) else { return nil }
    switch first.kind {
    case UInt8(ascii: "J"): return Packet(body: first.bytes)
    case UInt8(ascii: "H"):
      guard let head = try? JSONDecoder().decode(Packet.Head.self, from: first.bytes) else {
        throw FrameFault(reason: "The head of a packet cannot be read.")
      }
      return try rest(of: head, limits)
    default: throw FrameFault(reason: "A frame of an unknown kind came.")
    }
  }

  /// Sends the packet in as few frames as it needs.
  func send(_ packet: Packet, patience: Duration = .seconds(30)) throws {
    if packet.documents.isEmpty, packet.body.count <= FrameLimits.frame {
      return try send(UInt8(ascii: "J"), packet.body, patience)
    }
    let head = Packet.Head(body: packet.body.count, documents: packet.documents.map(\.count))
    try send(UInt8(ascii: "H"), try JSONEncoder().encode(head), patience)
    for part in [packet.body] + packet.documents {
      var rest = part[...]
      while !rest.isEmpty {
        try send(UInt8(ascii: "C"), Data(rest.prefix(FrameLimits.frame)), patience)
        rest = rest.dropFirst(FrameLimits.frame)
      }
    }
  }

  private func rest(of head: Packet.Head, _ limits: FrameLimits) throws -> Packet {
    let sizes = [head.body] + head.documents
    // Each size is judged before the sum: four sizes of 2⁶² must not wrap around.
    guard sizes.count <= FrameLimits.documents, sizes.allSatisfy({ (0...limits.packet).contains($0) }),
      sizes.reduce(0, +) <= limits.packet
    else { throw FrameFault(reason: "A packet is larger than \(limits.packet >> 10) KiB.") }
    try limits.admit(sizes.reduce(0, +))
    // Whoever sends a byte now and then holds no room for ever.
    let deadline = ContinuousClock.now + limits.patience + .seconds(sizes.reduce(0, +) >> 20)
    let parts = try sizes.map { size in
      var part = Data()
      while part.count < size {
        guard ContinuousClock.now < deadline else { throw SocketFault.late }
        guard let next = try frame(limits), next.kind == UInt8(ascii: "C"), !next.bytes.isEmpty,
          part.count + next.bytes.count <= size
        else { throw FrameFault(reason: "A packet broke off.") }
        part.append(next.bytes)
      }
      return part
    }
    return Packet(body: parts[0], documents: Array(parts.dropFirst()))
  }

  private func frame(_ limits: FrameLimits) throws -> (kind: UInt8, bytes: Data)? {
    let deadline = ContinuousClock.now + limits.patience
    guard let head = try read(5, until: deadline) else { return nil }
    let count = head.dropFirst().reduce(0) { $0 << 8 | Int($1) }
    guard count <= min(FrameLimits.frame, limits.packet) else {
      throw FrameFault(
        reason: "A frame of \(count) bytes was announced; \(min(FrameLimits.frame, limits.packet)) are permitted.")
    }
    guard count > 0 else { return (head[0], Data()) }
    guard let bytes = try read(count, until: deadline) else { throw FrameFault(reason: "A frame broke off.") }
    return (head[0], bytes)
  }

  private func send(_ kind: UInt8, _ bytes: Data, _ patience: Duration) throws {
    var data = Data([kind])
    for shift in [24, 16, 8, 0] { data.append(UInt8(truncatingIfNeeded: bytes.count >> shift)) }
    data.append(bytes)
    try write(data, until: .now + patience)
  }
}
