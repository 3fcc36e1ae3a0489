import Standards

/// The items that the program itself reads, by the name that the tables give them.
///
/// `law check` demands those of acts in items.tsv, and of all of them the kind that the program reads.
public enum Item: String, CaseIterable, Sendable {
  case account
  case amount
  case answers
  case asideReason = "aside_reason"
  case asOf = "as_of"
  case assessment
  case assistant
  case assistantCells = "assistant_cells"
  case assistantInput = "assistant_input"
  case assistantProgram = "assistant_program"
  case automatedKind = "automated_kind"
  case block
  case blockingFile = "blocking_file"
  case branchFiles = "branch_files"
  case branchLeft = "branch_left"
  case branchRecord = "branch_record"
  case carried
  case causeRemoved = "cause_removed"
  case child
  case closedFrom = "closed_from"
  case closedUntil = "closed_until"
  case copies
  case counted
  case currency
  case cutOff = "cut_off"
  case day
  case dayReason = "day_reason"
  case days
  case delivery
  case deliveryKind = "delivery_kind"
  case deliveryList = "delivery_list"
  case deputy
  case differences
  case dossier
  case effective
  case fee
  case holidays
  case issue
  case issueDate = "issue_date"
  case limit
  case lostNumbers = "lost_numbers"
  case manifest
  case mergedParty = "merged_party"
  case name
  case newParty = "new_party"
  case notifiedBy = "notified_by"
  case officer
  case opponent
  case opponentRepresentative = "opponent_representative"
  case oldNumber = "old_number"
  case oldSource = "old_source"
  case owner
  case party
  case password
  case passedOver = "passed_over"
  case payer
  case payments
  case person
  case principal
  case publishedEvent = "published_event"
  case rate
  case rateSource = "rate_source"
  case reason
  case receipt
  case receivedOn = "received_on"
  case recipient
  case registrations
  case relatedEvent = "related_event"
  case requestFile = "request_file"
  case requestFiles = "request_files"
  case reviewOn = "review_on"
  case roles
  case scope
  case settings
  case signatures
  case slipDate = "slip_date"
  case start
  case stockNumber = "stock_number"
  case subject
  case suggestion
  case tendered
  case text
  case unmatched
  case upTo = "up_to"
  case validFrom = "valid_from"
  case validUntil = "valid_until"
  case written
  case claims
  case numberOfClaims = "number_of_claims"
  case pages
  case parent
  case reference
  case representative
  case smallEntity = "small_entity"

  /// The kind that its row must have.
  public var kind: FormItem.Kind {
    switch self {
    case .asOf, .causeRemoved, .closedFrom, .closedUntil, .cutOff, .day, .effective, .issueDate, .receivedOn, .reviewOn,
      .slipDate, .validFrom, .validUntil:
      .date
    case .block, .copies, .days, .delivery, .passedOver, .publishedEvent, .registrations, .relatedEvent, .start, .upTo,
      .numberOfClaims, .pages:
      .number
    case .amount: .money
    case .smallEntity: .flag
    case .deliveryKind, .notifiedBy: .choice
    case .account, .asideReason, .assessment, .assistant, .assistantCells, .assistantInput, .assistantProgram,
      .automatedKind, .blockingFile, .branchRecord, .child, .currency, .dayReason, .deputy, .dossier, .fee,
      .issue,
      .limit, .manifest,
      .name,
      .officer, .oldNumber, .owner, .password,
      .payer, .person,
      .rate, .rateSource, .receipt, .recipient, .requestFile, .roles, .stockNumber, .subject, .tendered, .unmatched,
      .parent,
      .reference:
      .text
    case .answers, .branchFiles, .branchLeft, .carried, .counted, .differences, .holidays, .lostNumbers, .oldSource,
      .payments,
      .reason,
      .requestFiles, .scope, .settings, .signatures, .suggestion, .text, .written, .claims:
      .lines
    case .mergedParty, .newParty, .opponent, .opponentRepresentative, .party, .principal, .representative: .party
    case .deliveryList: .document
    }
  }

  /// Whether acts of every law bring it, so that items.tsv must have it; the others stand where acts or forms need them.
  public var isOfActs: Bool {
    switch self {
    case .claims, .numberOfClaims, .pages, .parent, .reference, .representative, .smallEntity: false
    case .answers, .assessment, .assistant, .assistantCells, .assistantInput, .assistantProgram, .automatedKind, .owner,
      .reviewOn,
      .suggestion:
      false
    default: true
    }
  }
}

extension Values {
  /// The entries of an item that the program knows.
  public subscript(item: Item) -> [Entry] {
    get { self[item.rawValue] }
    set { self[item.rawValue] = newValue }
  }

  /// The first text of the item.
  public func text(_ item: Item) -> String? { text(item.rawValue) }
  /// Every text of the item.
  public func texts(_ item: Item) -> [String] { texts(item.rawValue) }
  /// The first number of the item.
  public func number(_ item: Item) -> Int? { number(item.rawValue) }
  /// The first day of the item.
  public func date(_ item: Item) -> CalendarDate? { date(item.rawValue) }
  /// Whether the item is ticked; absent is false.
  public func flag(_ item: Item) -> Bool { flag(item.rawValue) }
  /// Every party of the item.
  public func parties(_ item: Item) -> [Party] { parties(item.rawValue) }
}

extension Act {
  /// Whether it brings values of the item.
  public func takes(_ item: Item) -> Bool { takes.contains { $0.item == item.rawValue } }
}
