import Filing

extension Label {
  /// The wording in the language of the officer, where the tables of the law have it; else the official one.
  nonisolated var said: String { text(second: Words.current.isSecond) }
}

extension FormItem {
  /// `(540) Mark`
  nonisolated var saidHeading: String { inid.isEmpty ? label.said : "(\(inid)) \(label.said)" }
}

extension TimeLimit {
  nonisolated var saidName: String { said(name, as: rule.label) }
}

/// A name that an answer gives in the official language, in that of the officer; what follows the name stays.
nonisolated func said(_ name: String, as label: @autoclosure () -> Label?) -> String {
  guard Words.current.isSecond, let label = label(), name.hasPrefix(label.first) else { return name }
  return label.said + name.dropFirst(label.first.count)
}
