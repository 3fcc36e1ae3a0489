import Foundation

/// A program of others that this one starts: with arguments, never by a shell, and with no environment.
public struct ForeignProgram: Sendable {
  /// Its name, and that of the package that brings it.
  public let name: String
  private let package: String

  public init(_ name: String, package: String) { (self.name, self.package) = (name, package) }

  /// Where the program lies; nil when it is not installed.
  public var path: String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs it to its end.
  ///
  /// - Returns: what it printed.
  /// - Throws: ``FileFault`` when it is not installed or ends with a fault; what it has written by then is to be thrown away.
  @discardableResult
  public func run(_ arguments: [String]) throws -> String {
    guard let path else {
      throw FileFault(
        name, .used, .programMissing, reason: "the program is not installed", cure: "Install the package \(package).")
    }
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = [:]
    process.standardInput = FileHandle.nullDevice
    (process.standardOutput, process.standardError) = (output, errors)
    do { try process.run() } catch {
      throw FileFault(
        path, .used, .programFailed, reason: "it cannot be started", cure: "Install the package \(package) again.")
    }
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let words = String(decoding: said, as: UTF8.self).split(separator: "\n").first ?? "it ended with a fault"
      throw FileFault(
        arguments.last ?? "", .used, .programFailed, reason: "\(name) says: \(words)", cure: "Mend that and repeat.")
    }
    return String(decoding: printed, as: UTF8.self)
  }
}
