import Publishing
import Services
import Terminal

/// Pictures beside one another, as well as the terminal can show them.
struct PicturesScreen: Screen {
  let title = "Pictures"
  private let pictures: [ShownPicture]
  private let depth: PictureDepth
  private let drawn = DrawnPictures()
  private var first = 0
  private var across = 2

  /// - Parameter pictures: at least one.
  init(_ pictures: [ShownPicture], at office: DeskContext) {
    (self.pictures, depth) = (pictures, office.pictures)
    settle(at: office)
  }

  var offers: [Offer] { [Offer(.back)] }
  var hint: String {
    pictures.count > across ? "Left and Right turn to the other pictures; Esc goes back." : "Esc goes back."
  }
  var position: String { pictures.count > 1 ? say("%1 of %2", "\(first + 1)", "\(pictures.count)") : "" }

  mutating func settle(at office: DeskContext) {
    across = min(pictures.count, office.size.columns >= 150 ? 3 : 2)
    first = max(0, min(first, pictures.count - across))
  }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let width = (area.columns - 2) / across
    for (place, picture) in pictures[first...].prefix(across).enumerated() {
      let column = area.column + 1 + place * width
      canvas.write(picture.name, row: area.row, column: column, width: width - 1, style: .strong)
      guard let points = picture.points else {
        for (line, text) in wrapped(picture.words, to: max(2, width - 2)).prefix(area.rows - 1).enumerated() {
          canvas.write(text, row: area.row + 1 + line, column: column, width: width - 1, style: .warning)
        }
        continue
      }
      canvas.write(picture.words, row: area.row + 1, column: column, width: width - 1, style: .faint)
      let room = Size(rows: area.rows - 3, columns: width - 2)
      guard let cells = drawn.cells(first + place, points, room, depth) else { continue }
      canvas.paint(cells, row: area.row + 3, column: column)
    }
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    command == .back ? .close : .ignored
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    switch key {
    case .left, .up, .pageUp: first = max(0, first - 1)
    case .right, .down, .pageDown: first = max(0, min(first + 1, pictures.count - across))
    case .home: first = 0
    case .end: first = max(0, pictures.count - across)
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
