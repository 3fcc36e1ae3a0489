/// Steps by which money is found without reading every file.
extension FormStep {
  /// Money that waits, and what is owed, are found without reading every file.
  static let money = """
    ALTER TABLE payment ADD COLUMN method TEXT NOT NULL DEFAULT '';
    ALTER TABLE payment ADD COLUMN rest INTEGER NOT NULL DEFAULT 0 CHECK (rest >= 0);
    CREATE INDEX paymentWaiting ON payment (dossier) WHERE rest > 0;
    CREATE INDEX feeOpen ON fee (dossier) WHERE paid < amount;
    """

  /// Which lines of the bank are booked is asked by the ids of the requests that booked them: `bank:` and 64 digits.
  static let bankLines =
    "CREATE INDEX eventOfBankLine ON event (substr(request, 1, 69)) WHERE substr(request, 1, 5) = 'bank:';"

  /// Who owes and who pays, what will never be paid, and what came into deposit accounts and went out without a file.
  static let payers = """
    ALTER TABLE fee ADD COLUMN debtor TEXT NOT NULL DEFAULT '';
    ALTER TABLE fee ADD COLUMN writtenOff INTEGER NOT NULL DEFAULT 0 CHECK (writtenOff >= 0);
    ALTER TABLE fee ADD COLUMN refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded >= 0);
    ALTER TABLE payment ADD COLUMN payer TEXT NOT NULL DEFAULT '';
    ALTER TABLE payment ADD COLUMN refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded >= 0);
    ALTER TABLE payment ADD COLUMN moved INTEGER NOT NULL DEFAULT 0 CHECK (moved >= 0);
    DROP INDEX feeOpen;
    CREATE INDEX feeOpen ON fee (dossier) WHERE paid + writtenOff < amount;
    CREATE INDEX feeByDebtor ON fee (debtor, dossier, amount, paid, writtenOff, refunded)
      WHERE paid + writtenOff < amount OR refunded > 0;
    CREATE INDEX paymentByPayer ON payment (payer, dossier, amount, rest, refunded, moved, isVoid);
    CREATE INDEX paymentOnAccount ON payment (payer, isVoid, date, receipt, amount, moved, method)
      WHERE method = 'deposit' OR moved > 0;
    CREATE TABLE accountMove (sequence INTEGER PRIMARY KEY REFERENCES event (sequence), payer TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('opened', 'in', 'out', 'list', 'closed')), amount INTEGER NOT NULL) STRICT;
    CREATE INDEX accountMoveByPayer ON accountMove (payer, kind, sequence, amount);
    """

  /// Where a payment without a file went is asked by its receipt, with which the indexed text begins.
  static let assigned = """
    CREATE INDEX eventOfAssigned ON event (substr(content, instr(content, '"receipt":[{"text":"') + 20))
      WHERE dossier IS NULL AND act IN ('assign_payment', 'return_payment');
    """

  /// Fees that are owed and for which nobody has been asked, by the day on which they fell due.
  static let feeCalls = """
    CREATE TABLE feeCall (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, act TEXT NOT NULL,
      since TEXT NOT NULL, PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX feeCallBySince ON feeCall (since, dossier);
    """
}
