import CKeeper
import Filing
import Foundation
import Glibc
import Standards

/// One signed-in connection to the keeper.
struct RemoteLink: Sendable {
  let socket: Socket
  let officer: Officer

  /// The keeper that answers leaves in favour of one that suits this client.
  struct Leaving: Error {}

  /// Connects, greets and signs in.
  init(path: String, hello: Hello, credential: Credential) throws {
    socket = try Socket(path: path)
    try RemoteLink.trust(socket, path)
    try socket.send(Packet(hello))
    guard let first = try socket.receive(.answer, idle: .seconds(60)) else { throw SocketFault(code: EPIPE) }
    let welcome: Welcome = try first.value()
    if let refusal = welcome.refusal {
      if welcome.leaves { throw Leaving() }
      throw Refusal(welcome.code ?? .otherKeeper, refusal)
    }
    let reply: KeeperReply<Officer> = try RemoteLink.exchange(.signIn(credential), on: socket)
    officer = try reply.value
  }

  /// - Parameter patience: how long the answer may take to begin; nil waits for ever.
  static func exchange<Value>(_ call: Call, on socket: Socket, within patience: Duration? = nil) throws -> KeeperReply<
    Value
  > {
    try socket.send(Packet(call: call), patience: patience ?? .seconds(120))
    guard let packet = try socket.receive(.answer, idle: patience) else { throw SocketFault(code: EPIPE) }
    return try packet.reply()
  }

  /// No password goes to a stranger who put a socket where the keeper's should be.
  private static func trust(_ socket: Socket, _ path: String) throws {
    let uid = try socket.peer().uid
    var folder = stat()
    guard uid == 0 || uid == getuid() || (stat(path.parentPath, &folder) == 0 && folder.st_uid == uid) else {
      throw Refusal(
        .strangeKeeper,
        "At “\(path)” answers account \(uid), which owns neither the folder nor this desk. Ask who put the socket there."
      )
    }
  }
}
