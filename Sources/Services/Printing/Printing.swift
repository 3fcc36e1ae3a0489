import Filing
import Foundation
import Standards

extension PrintQueue {
  /// The queue of whoever runs this program, in the folder of his data.
  public static var own: PrintQueue {
    let surroundings = ProcessInfo.processInfo.environment
    let base = surroundings["XDG_DATA_HOME"] ?? (surroundings["HOME"] ?? ".") + "/.local/share"
    return PrintQueue(folder: base + "/ipdesk/print")
  }
}

extension PrintWish {
  /// The wish of the office for a kind of paper, on the printer of this desk where IPDESK_PRINTER names one.
  public static func ofDesk(_ settings: [String: String], kind: Paper.Kind?) throws -> PrintWish {
    var wish = try PrintWish(settings, kind: kind)
    if let printer = ProcessInfo.processInfo.environment["IPDESK_PRINTER"], !printer.isEmpty { wish.printer = printer }
    return wish
  }
}

extension PrintJob {
  /// Why it does not lie in the printer, and what to do; nil when it does.
  public var fault: Refusal? {
    switch state {
    case .sent: nil
    case .refused: Refusal(.programFailed, "\(title): the printer refused it: \(reason ?? "").")
    case .waiting:
      Refusal(
        .connectionBroken,
        "\(title) waits: \(reason ?? "it is not its turn"). Switch the printer on, then `ipdesk print send`.")
    case .sending, .perhaps:
      Refusal(
        .connectionBroken,
        "\(title): the printer did not say whether it took it. Look into its tray, then `ipdesk print again \(id)` or `ipdesk print drop \(id)`."
      )
    }
  }
}
