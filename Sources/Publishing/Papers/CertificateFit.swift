/// Which rows of a certificate stand on its first page, by their measured heights.
struct CertificateFit {
  /// On the first page, in order.
  private(set) var placed: [Block] = []
  /// What found no room.
  private(set) var rest: [Block] = []
  /// Pictures that found no room.
  var annex: [Block] = []
  /// Height of the first picture in points; 0 when there is none.
  private(set) var pictureHeight = 0.0
  /// What is left of the page, in points.
  private(set) var free: Double

  /// - Parameters:
  ///   - room: for rows and picture, in points.
  ///   - pictures: least and greatest height of the picture; nil when there is none.
  init(
    _ rows: [Block], room: Double, pictures: (least: Double, most: Double)?, height: (Block) throws -> Double
  ) throws {
    free = room
    let heights = try rows.map(height)
    if let pictures {
      pictureHeight = min(pictures.most, max(pictures.least, room - heights.reduce(0, +)))
      free -= pictureHeight
    }
    for (row, height) in zip(rows, heights) {
      if height <= free {
        placed.append(row)
        free -= height
      } else {
        rest.append(row)
      }
    }
  }

  /// Takes room for something higher than it was thought.
  mutating func take(_ height: Double) { free -= height }
}
