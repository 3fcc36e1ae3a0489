extension Command {
  /// What the command does, in one sentence, for help and the list of commands.
  var sentence: String {
    switch self {
    case .help: "Explains the field and the keys of this screen."
    case .save: "Shows what will be written and asks for confirmation."
    case .back: "Goes one step back; a form that was changed stays as a draft."
    case .values: "Lists the values that the field can take."
    case .refresh: "Reads the register again."
    case .new: "Begins something new."
    case .search: "Shows only the rows that have what you type."
    case .nextProblem: "Goes to the next field that is wrong."
    case .commands: "Finds commands, acts, files, parties and screens, and opens them over what is open."
    case .quit: "Leaves the desk; drafts are kept."
    case .cancel: "Goes back without acting; a form that was changed stays as a draft."
    case .redraw: "Draws the screen again."
    case .mouse: "Takes or releases the mouse."
    case .stop: "Stops the long work that runs beside the desk, without harm."
    case .moreKeys: "Shows the next page of the bottom line."
    case .open: "Opens the chosen row."
    case .why: "Says how a date, fee, stage or proposal came about."
    case .act: "Records an act on the dossier."
    case .find: "Finds dossiers by number, name, title or class."
    case .parties: "Opens the register of parties."
    case .gazette: "Opens the issues of the gazette."
    case .drafts: "Lists unfinished forms."
    case .money: "Opens the day sheet, what falls due, debtors, or money that belongs to no fee."
    case .nextTab: "Shows the next page of the dossier."
    case .previousTab: "Shows the page before."
    case .asOf: "Shows the dossier as it stood on a day."
    case .rightFilter: "Shows one right after the other, then all."
    case .turnFilter: "Shows what waits for office, applicant or third parties."
    case .officeActs: "Lists the acts of the office itself: officers, closures, laws, parties."
    case .mark: "Marks the chosen row, or takes the mark away; what is done is done to all that are marked."
    case .markAll: "Marks every row that is shown, or takes all marks away."
    case .listing: "Shows the whole docket, what is yours by legal risk, or the terms of others."
    case .hold: "Holds an entry back with a reason, or releases it."
    case .proof: "Shows what will be printed or sent, as it will be."
    case .close: "Closes the issue with two signatures."
    case .export: "Writes the issue into a folder, the paper or the document into a file."
    case .amend: "Amends the entry of the party register, or the words that are searched."
    case .portfolio: "Lists the dossiers of the party."
    case .sign: "Lists the acts that wait for a second signature."
    case .print: "Prints the paper on the printer of this desk."
    case .printQueue: "Lists what was printed from here, and what became of it."
    case .discard: "Discards the unfinished form, or takes it back until the day ends."
    case .earlier: "Searches everything earlier that may stand in the way of the file."
    case .cite: "Judges the hit: it will be cited in an action."
    case .discuss: "Judges the hit: it is to be discussed."
    case .unjudged: "Takes the verdict on the hit away."
    case .pictures: "Shows the pictures of the file, beside those of the hit; in a form the file of the field."
    case .friction:
      "Notes in one line what slows the work here; screen, form and time stand with it, your name does not."
    case .previousColumn: "Goes to the column to the left."
    case .nextColumn: "Goes to the column to the right."
    case .sort: "Sorts by the column; once more brings the order of the register back."
    case .sortDown: "Sorts by the column, the greatest first; once more brings the order of the register back."
    case .columns: "Chooses the columns of the list and their order; they are kept for you."
    case .frequencies: "Counts how often each value of the column stands in the list."
    case .write: "Writes the rows and columns that are shown into a file, CSV or JSON."
    case .allFields: "Shows every field of the form, or only those that nearly every filing brings."
    }
  }
}

extension Command {
  /// Commands that hold wherever the desk is; the screens need not name them.
  static let everywhere: [Command] = [
    .back, .help, .commands, .moreKeys, .quit, .refresh, .cancel, .redraw, .mouse, .stop, .find, .parties, .new,
    .friction,
  ]
}
