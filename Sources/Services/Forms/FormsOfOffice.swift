import Filing
import Office
import Publishing
import Standards

extension Reading {
  /// A reader of forms under the law in force.
  ///
  /// - Parameters:
  ///   - codes: the lists by which values are judged.
  ///   - remark: hears what whoever opens a file should know.
  public mutating func forms(_ codes: CodeLists, remark: @escaping (String) -> Void = { _ in }) throws -> Forms {
    Forms(law: try law(), codes: codes, settings: facts.settings, today: facts.today, remark: remark)
  }

  /// A reader of packages and tables of others under the law in force.
  ///
  /// - Parameter codes: the lists by which values are judged.
  public mutating func intake(_ codes: CodeLists) throws -> IntakeReader {
    IntakeReader(
      FormReader(
        law: try law(), codes: codes, today: facts.today, home: facts.settings["code"],
        currency: facts.settings["currency"]))
  }
}
