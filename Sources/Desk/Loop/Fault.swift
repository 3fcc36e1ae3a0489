import Filing
import Publishing
import Standards

/// What a screen cannot do, in a sentence for the officer.
public struct DeskFault: Error, Equatable, Sendable {
  public let message: String

  public nonisolated init(_ message: String) { self.message = message }
}

/// An error in words: a refusal explains itself, a fault of the machine is named as one.
nonisolated func words(for error: any Error) -> String {
  switch error {
  case let refusal as Refusal: refusal.message
  case let fault as DeskFault: fault.message
  case let fault as TableFault: fault.description
  case let fault as PaperFault: fault.message
  case let fault as TemplateFault: fault.message
  case let fault as FileFault: fault.message
  default: "The machine failed: \(error). Nothing was recorded; the draft is kept."
  }
}
