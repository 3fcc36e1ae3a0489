import Office

extension Reading {
  /// A reader of forms under the law in force.
  mutating func forms() throws -> Forms {
    Forms(law: try law(), codes: try Places.codes(), settings: info.settings, today: info.today)
  }
}
