import FoundationEssentials
import Publishing

extension NamedFile {
  /// Bytes of a file that the user named; ``Refused`` names it when it cannot be read.
  public static func wanted(_ path: String) throws -> Data {
    do {
      return try read(path)
    } catch let fault as FileFault {
      throw Refused(message: "\(path): \(fault.reason).")
    }
  }
}
