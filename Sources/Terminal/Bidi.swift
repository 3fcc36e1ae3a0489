/// Who puts text that runs from right to left (Arabic, Hebrew) in the order in which it is seen.
public enum Bidi: String, CaseIterable, Sendable {
  /// The terminal: the text is sent as it is read, each text set apart from what stands beside it.
  case terminal
  /// The program: the text is sent as it is seen, with Arabic letters joined; for terminals that do not do it.
  case app
  /// Nobody: the text is sent as it is read.
  case off
}

/// How far a text reaches that has a direction of its own; what is put in order by itself.
enum Reach: UInt8, Sendable {
  /// Not the beginning of a text.
  case inside
  /// A text that stands where it was written; two spaces part it, and those at its ends do not belong to it.
  case text
  /// An entry field: all of its columns, so that what runs from right to left begins at its right edge.
  case field
  /// A line of running text: as a field, unless two spaces part it or it begins further in.
  case paragraph
}

/// Whether a character belongs to a script that is written from right to left.
func runsFromRight(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
  default: false
  }
}
