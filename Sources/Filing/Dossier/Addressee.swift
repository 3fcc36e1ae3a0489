import Standards

extension Dossier {
  /// Where letters go when the dossier names an address for service, line by line; nil otherwise.
  public var addressForService: [String]? {
    values.text("correspondence_address").map { $0.split(separator: "\n").map(String.init) }
  }

  /// Who is written to: the representative, unless struck off the roll by the day of the last event, else the first applicant or holder.
  public var correspondent: Party? {
    let day = events.last?.recorded.date ?? today
    return values.parties(.representative).first { calendar.agents.left($0, on: day) == nil } ?? owners.first
  }

  /// To whom its papers go, on one line; empty when nobody is named.
  public var addressee: String { addressForService?.first ?? correspondent?.name ?? "" }
}
