/// The kinds of “no” and of faults, each with a name that never changes its meaning.
///
/// The names stand in the log of refusals, in JSON and in `ipdesk help refusals`; ``line`` says when each comes and what to do.
public enum RefusalCode: String, CaseIterable, Codable, Sendable {
  // Acts on a dossier.
  case unknownAct = "unknown-act"
  case wrongStage = "wrong-stage"
  case wrongState = "wrong-state"
  case conditionUnmet = "condition-unmet"
  case roleMissing = "role-missing"
  case secondSignature = "second-signature"
  case secondPassword = "second-password"
  case secondInBulk = "second-in-bulk"
  case proofMissing = "proof-missing"
  case keyMissing = "key-missing"
  case laidVoid = "laid-void"
  case otherAccount = "other-account"
  case formalitiesUnmet = "formalities-unmet"
  case valuesRefused = "values-refused"
  case dossierNeeded = "dossier-needed"
  case namedTwice = "named-twice"
  case changedMeanwhile = "changed-meanwhile"
  case futureDay = "future-day"
  case beforeBeginning = "before-beginning"
  case requestID = "request-id"
  case nothingChanged = "nothing-changed"
  case tooLarge = "too-large"
  case secret
  case notFound = "not-found"
  // Numbers.
  case checkDigits = "check-digits"
  case ambiguousNumber = "ambiguous-number"
  case numberTaken = "number-taken"
  case seriesUsedUp = "series-used-up"
  case seriesBegun = "series-begun"
  case seriesMissing = "series-missing"
  // Officers.
  case wrongPassword = "wrong-password"
  case unknownOfficer = "unknown-officer"
  case tooManyTries = "too-many-tries"
  case notSignedIn = "not-signed-in"
  case signedInAlready = "signed-in-already"
  case officerKnown = "officer-known"
  case reservedName = "reserved-name"
  case ownDismissal = "own-dismissal"
  case deskLocked = "desk-locked"
  // Parties, payments, closures.
  case partyKnown = "party-known"
  case partyMerged = "party-merged"
  case partyNotMerged = "party-not-merged"
  case partyIntoItself = "party-into-itself"
  case agentOnRoll = "agent-on-roll"
  case agentNotOnRoll = "agent-not-on-roll"
  case nothingDue = "nothing-due"
  case amountTooHigh = "amount-too-high"
  case paymentCredited = "payment-credited"
  case accountMissing = "account-missing"
  case accountKnown = "account-known"
  case accountShort = "account-short"
  case accountHolds = "account-holds"
  case closureOverlaps = "closure-overlaps"
  // The day and the bank.
  case dayNotBegun = "day-not-begun"
  case dayClosed = "day-closed"
  case earlierDayOpen = "earlier-day-open"
  case uncounted
  case dayDiffers = "day-differs"
  case statementBroken = "statement-broken"
  // Gazette and deliveries.
  case issueClosed = "issue-closed"
  case issueOpen = "issue-open"
  case issueDate = "issue-date"
  case beforeCutOff = "before-cut-off"
  case earlierIssueOpen = "earlier-issue-open"
  case entriesFaulty = "entries-faulty"
  case entryGone = "entry-gone"
  case entryNotHeld = "entry-not-held"
  case issueIncomplete = "issue-incomplete"
  case issueAltered = "issue-altered"
  case deliveryNumber = "delivery-number"
  case deliveryContent = "delivery-content"
  case deliveryList = "delivery-list"
  case deliverySettled = "delivery-settled"
  case recipientLanguage = "recipient-language"
  case recipientProfile = "recipient-profile"
  // Taking back.
  case annulledAlready = "annulled-already"
  case notAnnullable = "not-annullable"
  // Law and office.
  case lawFaulty = "law-faulty"
  case lawFolder = "law-folder"
  case lawName = "law-name"
  case lawKnown = "law-known"
  case lawDate = "law-date"
  case lifeUnfinished = "life-unfinished"
  case lawUnproved = "law-unproved"
  case seedFaulty = "seed-faulty"
  case scriptFaulty = "script-faulty"
  case settingFaulty = "setting-faulty"
  case tableFaulty = "table-faulty"
  case templateFaulty = "template-faulty"
  case rehearsedDay = "rehearsed-day"
  case noPractice = "no-practice"
  // Files that were handed in or asked for.
  case fileMissing = "file-missing"
  case fileKind = "file-kind"
  case fileRights = "file-rights"
  case fileExists = "file-exists"
  case fileChanged = "file-changed"
  case fileName = "file-name"
  case fileEmpty = "file-empty"
  case jsonFaulty = "json-faulty"
  case xmlRefused = "xml-refused"
  case packageRefused = "package-refused"
  case packageFaulty = "package-faulty"
  case pictureRefused = "picture-refused"
  case documentRefused = "document-refused"
  case documentsFaulty = "documents-faulty"
  case documentsUnjudged = "documents-unjudged"
  case someRefused = "some-refused"
  case interrupted
  case draftUnknown = "draft-unknown"
  // Outside assistants.
  case assistantOff = "assistant-off"
  case assistantAnswer = "assistant-answer"
  // What leaves the office.
  case paperUnissued = "paper-unissued"
  case partTooTall = "part-too-tall"
  case codeTooLong = "code-too-long"
  case creationDate = "creation-date"
  case markUnknown = "mark-unknown"
  case valueUnwritable = "value-unwritable"
  case documentInvalid = "document-invalid"
  case schemaUnusable = "schema-unusable"
  case keyUnusable = "key-unusable"
  case signatureUnreadable = "signature-unreadable"
  case shortPassword = "short-password"
  case accessCodeMissing = "access-code-missing"
  case jobRunning = "job-running"
  case listTooLong = "list-too-long"
  // The register and its keeper.
  case noRegister = "no-register"
  case notRegister = "not-register"
  case newerRegister = "newer-register"
  case networkDisk = "network-disk"
  case registerRights = "register-rights"
  case registerOwned = "register-owned"
  case clockAhead = "clock-ahead"
  case registerLinked = "register-linked"
  case registerBehind = "register-behind"
  case sealDiffers = "seal-differs"
  case standby
  case noStandby = "no-standby"
  case bundleBroken = "bundle-broken"
  case bundleStrange = "bundle-strange"
  case bundleGap = "bundle-gap"
  case bundleFork = "bundle-fork"
  case branchKnown = "branch-known"
  case branchApart = "branch-apart"
  case ownerOnly = "owner-only"
  case registerUnsound = "register-unsound"
  case doctorFindings = "doctor-findings"
  case registerUnchecked = "register-unchecked"
  case keeperServes = "keeper-serves"
  case otherKeeper = "other-keeper"
  case keeperBusy = "keeper-busy"
  case askedTooMuch = "asked-too-much"
  case pictureEmpty = "picture-empty"
  case sheetUnreadable = "sheet-unreadable"
  case sheetDiffers = "sheet-differs"
  case queryUnreadable = "query-unreadable"
  case keeperDied = "keeper-died"
  case publicPassword = "public-password"
  case tooManyDesks = "too-many-desks"
  case keeperRights = "keeper-rights"
  case strangeKeeper = "strange-keeper"
  case mirrorUnusable = "mirror-unusable"
  case mirrorOther = "mirror-other"
  case mirrorBusy = "mirror-busy"
  case mirrorDiffers = "mirror-differs"
  case unknownCode = "unknown-code"
  // The command line.
  case wrongUsage = "wrong-usage"
  case optionMissing = "option-missing"
  // The machine.
  case diskFull = "disk-full"
  case diskFailed = "disk-failed"
  case fileFault = "file-fault"
  case memoryFull = "memory-full"
  case clockBehind = "clock-behind"
  case damagedRegister = "damaged-register"
  case unsafeRegister = "unsafe-register"
  case registerBusy = "register-busy"
  case registerFault = "register-fault"
  case backupFailed = "backup-failed"
  case keeperUnstarted = "keeper-unstarted"
  case keeperSilent = "keeper-silent"
  case keeperFailed = "keeper-failed"
  case connectionBroken = "connection-broken"
  case messageBroken = "message-broken"
  case resourcesMissing = "resources-missing"
  case programMissing = "program-missing"
  case programFailed = "program-failed"
  case terminalUnusable = "terminal-unusable"
  case fontMissing = "font-missing"
  case paperFailed = "paper-failed"
  case signingFailed = "signing-failed"
  case packageUnwritten = "package-unwritten"
  case mirrorServer = "mirror-server"
  case unnamedFault = "unnamed-fault"

  /// Whose fault it is.
  public var blame: Blame {
    switch self {
    case .wrongUsage, .optionMissing: .usage
    case .diskFull, .diskFailed, .fileFault, .memoryFull, .clockBehind, .clockAhead, .damagedRegister, .unsafeRegister,
      .registerBusy, .registerFault, .registerBehind, .registerUnchecked, .backupFailed, .keeperUnstarted,
      .keeperSilent, .keeperFailed,
      .connectionBroken, .messageBroken, .resourcesMissing, .programMissing, .programFailed, .terminalUnusable,
      .fontMissing, .paperFailed, .signingFailed, .packageUnwritten, .mirrorServer, .unnamedFault:
      .machine
    default: .request
    }
  }
}

/// Whose fault something is; the raw value is the exit code of a command.
public enum Blame: Int32, Codable, Sendable {
  /// What was asked for, or what was handed in.
  case request = 1
  /// How the command was written.
  case usage = 2
  /// Disk, memory, terminal, keeper, or the program itself.
  case machine = 3
}
