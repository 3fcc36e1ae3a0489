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
  /// - Parameters:
  ///   - codes: the lists by which values are judged.
  ///   - isOld: whether the records are those of an older register, which knew other editions of a classification.
  public mutating func intake(_ codes: CodeLists, isOld: Bool = false) throws -> IntakeReader {
    var forms = FormReader(
      law: try law(), codes: codes, today: facts.today, home: facts.settings["code"],
      currency: facts.settings["currency"])
    forms.fillsEditions = !isOld
    return IntakeReader(forms)
  }
}
