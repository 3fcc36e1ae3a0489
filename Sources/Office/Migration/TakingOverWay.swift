import Filing
import Standards

/// The acts by which dossiers of one right are taken over.
struct TakingOverWay {
  let right: Right
  /// The act that opens a dossier; nil when the law of the right takes none over.
  let opening: Act?
  private let acts: [Act]

  init(_ right: Right) {
    self.right = right
    acts = right.acts.filter { $0.takes(.oldSource) }
    opening = acts.first { $0.from == [.none] }
  }

  /// The acts that a record still needs, in order; none when all that it tells is there.
  ///
  /// - Parameter standing: the dossier that has its number already.
  func requests(_ record: OldRecord, _ number: String, _ standing: DossierStanding?, today: CalendarDate)
    -> [ActRequest]
  {
    guard let opening else { return [] }
    var requests: [ActRequest] = []
    if standing == nil {
      var values = record.values
      values[.oldNumber] = [.text(number)]
      values[.oldSource] = [.text(record.source.joined(separator: "\n"))]
      requests.append(
        ActRequest(
          opening.id, right: right.id, effective: record.dates["filing"], values: values, documents: record.documents,
          id: "\(opening.id) \(right.id) \(number)"))
    }
    var done = Set(standing?.acts ?? [opening.id])
    var stage = standing?.stage ?? opening.reached(from: .none)
    for (mark, date) in steps(record, today) {
      guard
        let act = acts.first(where: { $0.marks.contains(mark) && $0.from.contains(stage) && $0.id != opening.id }),
        done.insert(act.id).inserted
      else { continue }
      var values: Values = ["old_source": [.text(source(mark, date, record))]]
      if !act.series.isEmpty, let old = record.numbers["registration"] { values[.oldNumber] = [.text(old)] }
      requests.append(
        ActRequest(
          act.id, on: [DossierName.of(number, right.id)], effective: date, values: values,
          id: "\(act.id) \(right.id) \(number)"))
      stage = act.reached(from: stage)
    }
    return requests
  }

  /// What the old register says of the day; the end of the term is kept, so that a later run can compare it.
  private func source(_ mark: String, _ date: CalendarDate, _ record: OldRecord) -> String {
    guard mark == "taken_over", let expiry = record.dates["expiry"] else { return "\(mark) \(date)" }
    return "\(mark) \(date)\n\(ToldBefore.expiryWord)\(expiry)"
  }

  /// What a record leaves open that the register cannot know.
  func cautions(_ record: OldRecord) -> [String] {
    var cautions: [String] = []
    let missing = right.form.filter { item in
      item.obligatory == .filing && record.values[item.item].isEmpty
        && !(item.item == right.applicantItem && !record.values[right.holderItem].isEmpty)
    }
    for item in missing { cautions.append("\(item.label.first): none is given; the dossier stands without it.") }
    let isRegistered = record.dates["registered"] != nil
    if let number = record.numbers["registration"], record.numbers["application"] != nil, !isRegistered {
      cautions.append("The registration number \(number) is not kept: no day of registration is given.")
    }
    if isRegistered, record.dates["ended"] == nil, record.dates["expiry"] == nil {
      cautions.append("No expiry is given: all past renewals are assumed paid.")
    }
    return cautions
  }

  /// What happened to it, in the order of the days; taking over comes last of what keeps it alive.
  private func steps(_ record: OldRecord, _ today: CalendarDate) -> [(String, CalendarDate)] {
    let history = record.dates.filter { ["published", "registered"].contains($0.key) }
      .sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { ($0.key, $0.value) }
    if let end = record.dates["ended"] { return history + [("ended", end)] }
    // Terms that are over by then count as renewed; the running one is that of the old register.
    guard let registered = record.dates["registered"] else { return history }
    return history + [("taken_over", max(registered, min(record.dates["expiry"] ?? today, today)))]
  }
}

extension OldRecord {
  /// The number by which it is called.
  var number: String? { numbers["application"] ?? numbers["registration"] }
}

extension Act {
  fileprivate func reached(from stage: Stage) -> Stage { if case .stage(let next) = target { next } else { stage } }
}
