import Publishing
import Services
import Terminal

/// Pictures beside one another, as well as the terminal can show them; each is read when it is seen.
struct PicturesScreen: Screen {
  let title = "Pictures"
  private let sources: [ShownPicture.Source]
  private let depth: PictureDepth
  private var shown: [Int: ShownPicture] = [:]
  private let drawn = DrawnPictures()
  private var first = 0
  private var across = 2

  /// - Parameter sources: at least one.
  init(_ sources: [ShownPicture.Source], at office: DeskContext) {
    (self.sources, depth) = (sources, office.pictures)
  }

  var offers: [Offer] { [Offer(.back)] }
  var hint: String {
    sources.count > across ? "Left and Right turn to the other pictures; Esc goes back." : "Esc goes back."
  }
  var position: String { sources.count > 1 ? say("%1 of %2", "\(first + 1)", "\(sources.count)") : "" }

  var told: Told {
    Told(
      lines: sources.enumerated().map { place, source in
        shown[place].map { "\(source.name): \($0.words)" } ?? source.name
      }, asks: .nothing)
  }

  mutating func settle(at office: DeskContext) {
    across = min(sources.count, office.size.columns >= 150 ? 3 : 2)
    first = max(0, min(first, sources.count - across))
    for place in first..<first + across where shown[place] == nil {
      shown[place] = ShownPicture(sources[place], at: office.office)
    }
  }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let width = (area.columns - 2) / across
    for place in first..<min(first + across, sources.count) {
      let column = area.column + 1 + (place - first) * width
      canvas.write(sources[place].name, row: area.row, column: column, width: width - 1, style: .strong)
      guard let picture = shown[place] else { continue }
      guard let points = picture.points else {
        for (line, text) in wrapped(picture.words, to: max(2, width - 2)).prefix(area.rows - 1).enumerated() {
          canvas.write(text, row: area.row + 1 + line, column: column, width: width - 1, style: .warning)
        }
        continue
      }
      canvas.write(picture.words, row: area.row + 1, column: column, width: width - 1, style: .faint)
      let room = Size(rows: area.rows - 3, columns: width - 2)
      guard let cells = drawn.cells(place, points, room, depth) else { continue }
      canvas.paint(cells, row: area.row + 3, column: column)
    }
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    command == .back ? .close : .ignored
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    let last = max(0, sources.count - across)
    switch key {
    case .left, .up: first = max(0, first - 1)
    case .right, .down: first = min(first + 1, last)
    case .pageUp: first = max(0, first - across)
    case .pageDown: first = min(first + across, last)
    case .home: first = 0
    case .end: first = last
    default: return .ignored
    }
    return .stay
  }
}

/// Cells that were made of pictures, so that a screen that is drawn again need not make them again.
private final class DrawnPictures {
  private var known: [Int: (room: Size, cells: CellPicture)] = [:]

  func cells(_ place: Int, _ points: PicturePoints, _ room: Size, _ depth: PictureDepth) -> CellPicture? {
    if let found = known[place], found.room == room { return found.cells }
    let made = CellPicture(points.bytes, width: points.width, height: points.height, room: room, depth: depth)
    known[place] = made.map { (room, $0) }
    return made
  }
}
