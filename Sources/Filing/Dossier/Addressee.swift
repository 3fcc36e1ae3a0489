extension Dossier {
  /// Where letters go when the dossier names an address for service, line by line; nil otherwise.
  public var addressForService: [String]? {
    values.text("correspondence_address").map { $0.split(separator: "\n").map(String.init) }
  }

  /// Who is written to: the representative, else the first applicant or holder.
  public var correspondent: Party? { values.parties("representative").first ?? owners.first }

  /// To whom its papers go, on one line; empty when nobody is named.
  public var addressee: String { addressForService?.first ?? correspondent?.name ?? "" }
}
