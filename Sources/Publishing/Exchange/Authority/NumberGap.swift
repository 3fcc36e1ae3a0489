/// Numbers of a series, one behind the other, that the authority file does not list, and why.
public struct NumberGap: Equatable, Sendable {
  public enum Reason: String, Sendable {
    case pending = "not published yet"
    case grantOnly = "published with the grant only, under its number"
  }

  /// Kind of the document that has the number or would have it.
  public let kind: String
  public let first: String
  public internal(set) var last: String
  public internal(set) var count: Int
  public let reason: Reason

  /// `Not listed: 102026000000005 to 102026000000007, 3 numbers: not published yet`
  var words: String {
    let range = count == 1 ? "\(first), 1 number" : "\(first) to \(last), \(count) numbers"
    return "Not listed: \(range): \(reason.rawValue)"
  }

  /// A number that is not listed; `order` is where it would stand, the number itself last.
  struct Missing {
    let kind: String
    let order: [String]
    let reason: Reason
  }

  /// Neighbours of the same kind and reason as one gap; an entry between them parts them.
  static func ranges(_ missing: [Missing], beside entries: [AuthorityFile.Entry]) -> [NumberGap] {
    let all = (missing.map { ($0.order, Optional($0)) } + entries.map { ($0.order, nil) })
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }
    var gaps: [NumberGap] = []
    var isOpen = false
    for (order, number) in all {
      defer { isOpen = number != nil }
      guard let number, let name = order.last else { continue }
      if isOpen, let last = gaps.last, last.kind == number.kind, last.reason == number.reason {
        gaps[gaps.count - 1].last = name
        gaps[gaps.count - 1].count += 1
      } else {
        gaps.append(NumberGap(kind: number.kind, first: name, last: name, count: 1, reason: number.reason))
      }
    }
    return gaps
  }
}
