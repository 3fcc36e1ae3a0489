import Dispatch
import Synchronization

/// Hands what one thread makes to another, one piece ahead of it and no more.
final class Relay<Piece: Sendable>: Sendable {
  private struct State {
    var pieces: [Piece] = []
    var failure: (any Error)?
    var isOver = false
  }

  private let state = Mutex(State())
  // A semaphore may not end below the value it began with: the room is given in `init`.
  private let room = DispatchSemaphore(value: 0)
  private let ready = DispatchSemaphore(value: 0)

  /// - Parameter make: runs on a thread of its own and hands pieces over; it may stop when handing over answers false.
  init(_ make: @escaping @Sendable (_ give: (Piece) -> Bool) throws -> Void) {
    room.signal()
    DispatchQueue.global().async { [self] in
      do {
        try make { give($0) }
        state.withLock { $0.isOver = true }
      } catch {
        state.withLock { ($0.failure, $0.isOver) = (error, true) }
      }
      ready.signal()
    }
  }

  /// The next piece, awaited; nil at the end. What the maker threw is thrown behind its last piece.
  func next() throws -> Piece? {
    ready.wait()
    let (piece, failure) = state.withLock { state in
      (state.pieces.isEmpty ? nil : state.pieces.removeFirst(), state.failure)
    }
    if let piece {
      room.signal()
      return piece
    }
    ready.signal()
    if let failure { throw failure }
    return nil
  }

  /// Takes no more.
  func end() {
    state.withLock { $0.isOver = true }
    room.signal()
  }

  private func give(_ piece: Piece) -> Bool {
    room.wait()
    let isTaken = state.withLock { state in
      if !state.isOver { state.pieces.append(piece) }
      return !state.isOver
    }
    if isTaken { ready.signal() }
    return isTaken
  }
}
