import Glibc
import Synchronization

/// Whether the person at the keyboard wants a long run to end: what was begun is finished first.
enum Interruption {
  private static let pressed = Atomic(false)

  /// From now on Ctrl-C asks instead of ending the program; pressed again it ends it.
  static func listen() {
    pressed.store(false, ordering: .relaxed)
    signal(SIGINT) { _ in
      Interruption.pressed.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
    // Whoever started the program may have held the signal back.
    var own = sigset_t()
    sigemptyset(&own)
    sigaddset(&own, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &own, nil)
  }

  static var isAsked: Bool { pressed.load(ordering: .relaxed) }
}
