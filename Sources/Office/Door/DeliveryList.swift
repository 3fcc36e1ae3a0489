import Filing
import Foundation
import Standards

/// What a delivery carried, dossier by dossier: a document of the register, so that it is sealed with the delivery.
///
/// Text of lines: `volume TAB name TAB sha256` opens a volume, `number TAB ordinal` is a dossier in it with the ordinal
/// of the last event that was sent.
public struct DeliveryList: Equatable, Sendable {
  public struct Volume: Equatable, Sendable {
    public let name: String
    /// SHA-256 of the volume before encryption, 64 hexadecimal digits.
    public let sha256: String
    public var dossiers: [Line]

    public init(name: String, sha256: String, dossiers: [Line]) {
      (self.name, self.sha256, self.dossiers) = (name, sha256, dossiers)
    }
  }

  public struct Line: Equatable, Sendable, Codable {
    /// Application number.
    public let number: String
    /// Ordinal of the last event that was sent.
    public let event: Int

    public init(number: String, event: Int) { (self.number, self.event) = (number, event) }
  }

  public var volumes: [Volume]

  public init(volumes: [Volume]) { self.volumes = volumes }

  /// Reads the text; refuses a line of another shape.
  public init(_ bytes: Data) throws {
    volumes = []
    for (place, line) in String(decoding: bytes, as: UTF8.self).split(separator: "\n").enumerated() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if cells.count == 3, cells[0] == "volume", cells[2].count == 64 {
        volumes.append(Volume(name: cells[1], sha256: cells[2], dossiers: []))
      } else if cells.count == 2, let event = Int(cells[1]), event > 0, !volumes.isEmpty {
        volumes[volumes.count - 1].dossiers.append(Line(number: cells[0], event: event))
      } else {
        throw Refusal(
          .deliveryList,
          "Line \(place + 1) of the list of the delivery is neither a volume nor a dossier. Make it again.")
      }
    }
  }

  /// The list as it is kept.
  public var bytes: Data {
    var text = ""
    for volume in volumes {
      text += "volume\t\(volume.name)\t\(volume.sha256)\n"
      for line in volume.dossiers { text += "\(line.number)\t\(line.event)\n" }
    }
    return Data(text.utf8)
  }
}
