import Standards

extension Dossier {
  /// What can be done about a time limit that runs: who is waited for, whether, by how much and until when it can be made
  /// longer and who may ask, what happens when it is missed, and which remedy there is then. Empty for one that is over.
  public func card(of limit: TimeLimit) -> [String] {
    guard limit.isRunning else { return [] }
    guard limit.rule.waits != .office else { return ["The office itself has to act."] }
    let who = limit.rule.waits == .applicant ? "the owner of the file or his agent" : "the third party"
    return ["Waits for \(who)."] + extensions(of: limit) + afterwards(limit)
  }

  private func extensions(of limit: TimeLimit) -> [String] {
    let rule = limit.rule
    guard let extend = rule.extend, rule.extendTimes > 0 else { return ["It cannot be extended (\(rule.basis))."] }
    guard limit.extensions < rule.extendTimes else {
      return ["It was extended \(times(limit.extensions)) and cannot be extended again (\(rule.basis))."]
    }
    let longer = calendar.nextWorkingDay(from: extend.end(from: limit.day, calendar: calendar)).date
    let asked = calendar.nextWorkingDay(from: rule.extendLate?.end(from: limit.last, calendar: calendar) ?? limit.last)
    let left = rule.extendTimes - limit.extensions
    return [
      "It can be extended by \(extend.words), \(times(left))\(limit.extensions > 0 ? " more" : ""): until \(longer); asked by \(asked.date) at the latest."
    ] + givers(.extended)
  }

  /// The acts by which the relief is asked or given, what they cost and who records them.
  ///
  /// - Parameter loss: the act that records the miss; nil for a relief while the limit runs.
  private func givers(_ relief: Relief, after loss: Act? = nil) -> [String] {
    let isEnd = loss?.ends == true
    let acts = right.acts.filter { act in
      act.relief == relief && act.from.contains(.terminated) == isEnd
        && (!isEnd || act.events.allSatisfy { EventCode.revives(category: $0.first ?? "W", left: stage) })
    }
    return acts.map { act in
      let cost = quote(act, on: today).fees.map { "\($0.label.first) \(money($0.amount))" }.joined(separator: ", ")
      let roles = act.roles.joined(separator: ", ")
      return
        "  “\(act.label.first)” (\(act.id))\(cost.isEmpty ? ", without a fee" : ": \(cost)"); \(roles)\(act.basis.isEmpty ? "" : " (\(act.basis))")."
    }
  }

  private func afterwards(_ limit: TimeLimit) -> [String] {
    let rule = limit.rule
    guard let loss = rule.onMiss.flatMap(right.act) else { return [] }
    let when = rule.waits == .applicant ? "If it is missed" : "When it has passed"
    var lines = ["\(when): “\(loss.label.first)”\(loss.basis.isEmpty ? "" : " (\(loss.basis))")."]
    if let continued = rule.continued {
      lines += ["Then continued processing can be asked within \(continued.words)."] + givers(.continued, after: loss)
    }
    if let restore = rule.restore {
      let most = rule.restoreMax.map { ", at most \($0.words) after the end" } ?? ""
      lines += ["Reinstatement can be asked within \(restore.words) of the removal of the cause\(most)."]
      lines += givers(.restored, after: loss)
    }
    if lines.count == 1, rule.waits == .applicant { lines.append("There is no remedy then.") }
    return lines
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
