import Filing
import Standards

extension InstalledTerms {
  /// A symbol with the titles of what stands above it, the nearest first.
  public struct Symbol: Codable, Equatable, Sendable {
    /// `26.01.01`, `26-05`, `A01B 1/00`.
    public let symbol: String
    public let title: String
    /// `STARS, COMETS`, then `CELESTIAL BODIES …`; empty at the top.
    public let above: [String]
  }

  /// The symbols of a classification that begin with the text, or in whose titles, or those above them, every word of it
  /// stands; in the order of the classification.
  ///
  /// - Parameters:
  ///   - scheme: `Locarno`, `Vienna`, `IPC`; of Nice there are no symbols but its classes.
  ///   - text: empty for the whole classification.
  ///   - most: no more than so many; when there are more, those that stand highest.
  public func symbols(_ scheme: String, _ text: String = "", most: Int = 3_000) -> [Symbol] {
    let all = entries(scheme)
    let titles = Dictionary(all.map { ($0.symbol, $0.title) }, uniquingKeysWith: { first, _ in first })
    let key = text.uppercased()
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    let begun = key.isEmpty ? all : all.filter { $0.symbol.hasPrefix(key) }
    func above(_ symbol: String) -> [String] { Self.above(symbol, scheme).compactMap { titles[$0] } }
    let found =
      begun.isEmpty
      ? all.filter { entry in
        let said = ([entry.title] + above(entry.symbol)).joined(separator: " ").lowercased()
        return words.allSatisfy { said.contains($0) }
      } : begun
    let shown = found.count <= most ? found : Self.highest(found, most)
    return shown.map { Symbol(symbol: $0.symbol, title: $0.title, above: above($0.symbol)) }
  }

  /// What fits when those that stand lowest are left out, length by length.
  private static func highest(_ entries: [InstalledEntry], _ most: Int) -> [InstalledEntry] {
    let lengths = Set(entries.map(\.symbol.count)).sorted()
    let counts = Dictionary(grouping: entries, by: \.symbol.count).mapValues(\.count)
    var (sum, longest) = (0, 0)
    for length in lengths {
      sum += counts[length] ?? 0
      guard sum <= most || longest == 0 else { break }
      longest = length
    }
    return Array(entries.filter { $0.symbol.count <= longest }.prefix(most))
  }

  /// The symbols above one, the nearest first.
  private static func above(_ symbol: String, _ scheme: String) -> [String] {
    switch scheme {
    case "IPC":
      let head = String(symbol.prefix(4))
      let places = [head, String(head.prefix(3)), String(head.prefix(1))]
      let group = symbol.split(separator: "/").first.map { ["\($0)/00"] } ?? []
      return ((symbol.contains("/") ? group : []) + places).filter { $0 != symbol }
    default:
      let mark: Character = scheme == "Locarno" ? "-" : "."
      var parts = symbol.split(separator: mark)
      var found: [String] = []
      while parts.count > 1 {
        parts.removeLast()
        found.append(parts.joined(separator: String(mark)))
      }
      return found
    }
  }
}
