import Publishing

/// A “no” of the office's services that is no refusal of the register.
public struct Refused: Error {
  /// What is wrong and what to do, as a sentence.
  public let message: String

  /// - Parameter message: the sentence.
  public init(message: String) { self.message = message }
}

/// A fault of the machine: disk, terminal, printer.
public struct MachineFault: Error {
  /// What failed, as a sentence.
  public let message: String

  /// - Parameter message: the sentence.
  public init(message: String) { self.message = message }
}

/// Runs work on strangers' files; what they are refused for is a “no” in words.
public func stranger<T>(_ work: () throws -> T) throws -> T {
  do {
    return try work()
  } catch let fault as XMLFault {
    throw Refused(message: fault.message)
  } catch let fault as ZipFault {
    throw Refused(message: fault.message)
  } catch let fault as FileFault {
    throw Refused(message: fault.message)
  }
}
