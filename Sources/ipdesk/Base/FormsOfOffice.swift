import Office
import Services

extension Reading {
  /// A reader of forms by the code lists of the program, which tells remarks on standard error.
  mutating func forms() throws -> Forms { try forms(try Places.codes(), remark: Output.error) }
}
