import CPangoCairo
import FoundationEssentials
import Glibc
import Likeness

/// The child process that unpacks pictures: it has one socket, no file, no further descriptor, and little of anything.
///
/// Question: one byte (1 PNG, 2 JPEG, 3 TIFF; 4 is added when no print master is wanted, 8 when it is to be found by
/// likeness, 16 when it is searched for, 32 when points are wanted instead of a master), width, height and length as four bytes each, the most pixels in width and
/// height that the master may have, the file. Answer: one byte (0 unpacked, 1 refused); then width, height and, when a
/// master is wanted, one byte (0 points, 1 a JPEG), its width, height and weight in bytes, and rows of four bytes a
/// point or the JPEG; when likeness is asked for, a length and the bytes of its code or query; or a length and the
/// reason. Numbers are little-endian.
public enum PictureChild {
  /// The word on the command line that makes the program this child.
  public static let command = "unpack-pictures"

  /// Bytes of address space: the largest picture twice, and the program.
  private static let memory: rlim_t = 1 << 30
  /// Seconds of processor time in a whole life.
  private static let time: rlim_t = 120

  /// Answers until the parent leaves.
  public static func serve() -> Never {
    confine()
    while let question = read(21) {
      let wantsMaster = question[0] & 4 == 0
      let numbers = stride(from: 1, to: 21, by: 4).map { at in
        question[at..<(at + 4)].reversed().reduce(0) { $0 << 8 | Int($1) }
      }
      guard numbers[2] <= Picture.Limits.standard.bytes, let bytes = read(numbers[2]),
        let kind = [1: Picture.Kind.png, 2: .jpeg, 3: .tiff][question[0] & 3]
      else { exit(1) }
      do {
        let pages = try PictureDecoder.decode(bytes, kind, numbers[0], numbers[1])
        let head = [0] + number(numbers[0]) + number(numbers[1])
        guard wantsMaster else {
          write(head)
          if question[0] & 24 != 0 {
            let pixels = try SignMaker.pixels(pages)
            let bytes = question[0] & 8 != 0 ? PictureCode(pixels).bytes : PictureQuery(pixels).bytes
            write(number(bytes.count) + bytes)
          }
          continue
        }
        let most = (width: max(1, numbers[3]), height: max(1, numbers[4]))
        guard question[0] & 32 == 0 else {
          let sizes = pages.map(\.upright)
          let size = (sizes.map(\.width).max() ?? 1, sizes.reduce(0) { $0 + $1.height })
          answer(.flat(try MasterMaker.drawn(pages, size, within: most), weight: 0), head)
          continue
        }
        answer(try MasterMaker.make(pages, file: kind == .jpeg ? bytes : nil, most: most), head)
      } catch PaperFault.picture(_, let reason) {
        let words = Array(reason.utf8.prefix(400))
        write([1] + number(words.count) + words)
      } catch {
        exit(1)
      }
    }
    exit(0)
  }

  /// Gives up whatever unpacking needs not. Without a descriptor to be had there is no file, no socket, no network.
  private static func confine() {
    for descriptor in Int32(3)..<4096 { close(descriptor) }
    let limits: [(__rlimit_resource, rlim_t)] = [
      (RLIMIT_AS, memory), (RLIMIT_CPU, time), (RLIMIT_CORE, 0), (RLIMIT_FSIZE, 0), (__RLIMIT_NPROC, 0),
      (RLIMIT_NOFILE, 0),
    ]
    for (kind, most) in limits {
      var limit = rlimit(rlim_cur: most, rlim_max: most)
      guard setrlimit(__rlimit_resource_t(kind.rawValue), &limit) == 0 else { exit(1) }
    }
  }

  private static func answer(_ made: MasterMaker.Made, _ head: [UInt8]) {
    switch made {
    case .photograph(let bytes, let width, let height):
      write(head + [1] + number(width) + number(height) + number(bytes.count))
      write(bytes)
    case .flat(let page, let weight):
      write(head + [0] + number(page.width) + number(page.height) + number(weight))
      guard let data = cairo_image_surface_get_data(page.surface) else { exit(1) }
      write(UnsafeRawBufferPointer(start: data, count: page.width * page.height * 4))
    }
  }

  private static func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

  private static func read(_ count: Int) -> [UInt8]? {
    var got = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while got < count {
        let part = Glibc.read(0, buffer.baseAddress?.advanced(by: got), count - got)
        if part <= 0 { break }
        got += part
      }
      filled = got
    }
    return got == count ? bytes : nil
  }

  private static func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

  private static func write(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = Glibc.write(1, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      guard part > 0 else { exit(1) }
      rest = rest.dropFirst(part)
    }
  }
}
