import Filing
import Standards

extension Recording {
  /// The values with the correction whose erratum is due: the only one, or the first of several, unless the officer named one.
  func erratumNamed(_ values: Values, _ act: Act, _ dossier: Dossier, _ law: Law) throws -> Values {
    guard act.printsErratum, act.takes(.relatedEvent), values.number(.relatedEvent) == nil,
      let due = dossier.errataDue(sections: law.sections).first
    else { return values }
    var values = values
    values[.relatedEvent] = [.number(due.correction)]
    return values
  }
}
