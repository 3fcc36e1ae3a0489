import Filing
import Standards

extension Recording {
  /// Refuses to record by a clock that went back, or that has passed over a working day nobody worked on.
  ///
  /// A clock set back would break the order of filing dates, one set forward would shut the office once it is right again.
  /// Two officers say that it is right, or set it right; a demonstration is rehearsed on any day.
  func refuseWrongClock() throws {
    // Moments are written so that their texts stand in the order of time.
    let last = chainHead.recorded
    guard !last.isEmpty else { return }
    if now.description < last {
      guard request.act != "set_clock_right" else { return }
      throw Refusal(
        .clockBehind,
        "The clock shows \(now), but the last act was recorded at \(last). Set the clock of this computer right; if it was wrong before and is right now, two officers say so: `ipdesk record set_clock_right --set reason=… --second NAME`."
      )
    }
    guard !facts.isDemonstration, ![Following.promotion, "confirm_clock"].contains(request.act),
      let day = CalendarDate(String(last.prefix(10))),
      case let next = facts.calendar.nextWorkingDay(from: day.adding(days: 1)).date, now.date > next
    else { return }
    throw Refusal(
      .clockAhead,
      "The clock shows \(now.date), but the last act was recorded on \(day), and \(next) was a working day. Set the clock of this computer right; if it is, two officers say so: `ipdesk record confirm_clock --set reason=… --second NAME`."
    )
  }
}
