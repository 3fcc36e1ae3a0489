/// The questions that cross the keeper's socket, each under the name that it has there and in the log of refusals.
enum QuestionList {
  static let types: [String: any Question.Type] = [
    "changed": FindChanged.self,
    "check": CheckRegister.self,
    "collect": CollectIssue.self,
    "deliveries": ListDeliveries.self,
    "docket": ReadDocket.self,
    "document": ReadDocument.self,
    "dossier": ReadDossier.self,
    "drafts": ListDrafts.self,
    "events": ListEvents.self,
    "extent": ReadExtent.self,
    "facts": ReadFacts.self,
    "files": ReadFiles.self,
    "find": FindDossiers.self,
    "goodsTerm": CompleteGoodsTerm.self,
    "health": ReadHealth.self,
    "holdings": ListHoldings.self,
    "issue": ReadIssue.self,
    "issues": ListIssues.self,
    "law": ReadLaw.self,
    "mark": ReadMark.self,
    "officers": ListOfficers.self,
    "parties": FindParties.self,
    "party": ReadParty.self,
    "portfolio": ReadPortfolio.self,
    "published": FindPublished.self,
    "proveEvent": ProveEvent.self,
    "proveGrowth": ProveGrowth.self,
    "readings": ListReadings.self,
    "receipts": ListReceipts.self,
    "recipients": ListRecipients.self,
    "rejected": FindRejected.self,
    "symbol": CompleteSymbol.self,
    "taken": FindTaken.self,
    "tree": ReadTree.self,
  ]

  /// The name of each type.
  static let names = Dictionary(uniqueKeysWithValues: types.map { (ObjectIdentifier($1), $0) })
}
