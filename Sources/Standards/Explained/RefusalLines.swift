extension RefusalCode {
  /// When it comes, and what to do: two sentences for a list.
  public var line: String { Self.lines[rawValue] ?? "" }

  private static let lines = Dictionary(
    uniqueKeysWithValues: table.split(separator: "\n").map { row in
      (String(row.prefix { $0 != " " }), String(row.drop { $0 != " " }.drop { $0 == " " }))
    })

  private static let table = """
    unknown-act           The law knows no act of that name for the right. `ipdesk law acts` lists them.
    wrong-stage           The dossier is not at a stage of the act. Record first what leads there; `ipdesk why` says how it came to its stage.
    wrong-state           The dossier is not in a state of the act. Record first what leads there.
    condition-unmet       A condition of the act is not met. Do what the reason names, or record the act that the rule provides.
    role-missing          The officer does not hold a role of the act. Ask an officer who does.
    second-signature      The act needs a second officer of the role that the law names. Give that officer with --second.
    second-password       Name or password of the second officer is wrong. Give them again.
    second-in-bulk        An act with a second signature stands in a bulk job. Record it by itself.
    proof-missing         The act is signed with the officer's own password. Give it again.
    key-missing           The officer has no key to sign with. Set his password anew, then repeat.
    laid-void             What two persons sign has changed since the first one signed. Look again, and lay the act anew.
    other-account         The officer is tied to another account of the system. Log in there, or have another one entered.
    formalities-unmet     Formalities of the law are not met. Mend each item that is named.
    values-refused        Values of a form or act cannot be taken. Correct each item that is named.
    dossier-needed        An act of a dossier was asked for without one. Name the dossier, or the right of a first filing.
    named-twice           A request names the same dossier twice. Name each one once.
    changed-meanwhile     Somebody else recorded on the dossier since it was read. Look at it again, then repeat.
    future-day            The day of effect lies in the future. Record the act on the day it takes effect.
    before-beginning      The day of effect lies before the dossier began. Correct the day.
    request-id            The id of a request is unusable, or was used for another act. Send the act with an id of its own.
    nothing-changed       What was given is what stands in the register. Give what is to change.
    too-large             A document, draft or file is larger than is taken. Split or compress it.
    secret                The dossier is not published and the role does not read secret files. Ask an officer whose role does.
    not-found             What was named is not there. Check the name, or look for it with `ipdesk find`.
    check-digits          The check digits of a number do not match. Check the number.
    ambiguous-number      Several dossiers bear the number. Write one of the names that are listed: right, application or registration, number.
    number-taken          A number stands in the register already. Correct the record, or let the series go on behind it.
    series-used-up        A series has no further number. Start one with a wider pattern.
    series-begun          A series has given numbers and cannot begin elsewhere. Start another series.
    series-missing        The law gives a filing no application number. Correct the column series of acts.tsv.
    wrong-password        Name or password is wrong. Give them again.
    unknown-officer       No officer of that name works here. Ask the administrator.
    too-many-tries        Too many wrong passwords were given for a name. Wait as long as the sentence says.
    not-signed-in         Nobody has signed in on the connection. Give name and password.
    signed-in-already     Another officer has signed in on the connection. Connect again.
    officer-known         An officer of that name works here already. Change the roles instead.
    reserved-name         The name stands for the program. Choose another one.
    own-dismissal         Nobody dismisses himself. Ask another officer.
    desk-locked           A locked desk belongs to its officer. Sign in as that officer, or leave the session.
    party-known           A party with these particulars is registered. Amend it instead.
    party-merged          A party was merged into another one. Use the number of that one.
    party-not-merged      A party that is to be split was not merged. Name one that was.
    party-into-itself     A party was to be merged into itself. Name two parties.
    agent-on-roll         The agent stands on the roll already. A new admission begins after it.
    agent-not-on-roll     The agent does not stand on the roll on that day. `ipdesk agents` lists who does.
    nothing-due           No fee is due. `ipdesk fee explain NUMBER` lists the fees.
    amount-too-high       More is to be assigned than is left or due. Assign at most that.
    payment-credited      A payment was credited to files. Void those receipts first.
    account-missing       The payer has no deposit account. Open one, or pay in another way.
    account-known         The payer has a deposit account already. Pay into that one.
    account-short         A deposit account does not hold as much as is drawn. Pay into it first.
    account-holds         Money lies on a deposit account that is to be closed. Pay it back first.
    closure-overlaps      The days are declared as a closure already. Declare the days beside it.
    day-not-begun         A day was to be closed that has not begun. Close it when its work is done.
    day-closed            A day is closed once. What came later stands on the sheet of the next day.
    earlier-day-open      An earlier day has events and is not closed. Close that one first.
    uncounted             Money of the day lies in the house and was not counted. Count it and give what was counted, method by method.
    day-differs           What was counted is not what the sheet says. Explain the difference, or carry it over.
    statement-broken      A bank statement is cut, or its lines do not lead from its opening to its closing balance. Fetch it again.
    issue-closed          A closed issue never changes. Print an erratum in the next one.
    issue-open            The issue is not closed yet. Close it first.
    issue-date            An issue is to bear a date before the last one. Choose a later date.
    before-cut-off        An issue collects until its cut-off. Close it on that day or later.
    earlier-issue-open    An earlier issue is still open. Close it first.
    entries-faulty        Entries of an issue cannot be printed. Correct them or hold them back.
    entry-gone            An entry does not wait for the gazette any more. Collect the issue again.
    entry-not-held        The entry is not held back. `ipdesk gazette collect` shows which are.
    issue-incomplete      Dossiers of an issue are missing. Run `ipdesk check`.
    issue-altered         An exported issue is not what the register says. Export it again and find out who altered it.
    delivery-number       Another delivery was recorded meanwhile. Run it again.
    delivery-content      A dossier cannot stand in the delivery. Run it again.
    delivery-list         The list of a delivery cannot be read. Make the delivery again.
    delivery-settled      Nothing of the delivery waits for a word of the recipient. `ipdesk deliver ledger` lists what it has.
    recipient-language    The recipient wants a language in which the register is not kept. Correct its profile.
    recipient-profile     The profile of a recipient cannot be served. Correct the table and enter it again.
    annulled-already      The act is annulled already. Nothing is left to do.
    not-annullable        Others have acted on what is to be annulled. Record the act that sets it right.
    law-faulty            The tables of a law have faults. Correct each; `ipdesk law check FOLDER` lists them.
    law-folder            There is no law in the folder. Name a folder of tables, or one that holds folders named after their first day.
    law-name              The tables are those of another law than was named. Name the law that is planted.
    law-known             The register holds a law of that id. Give the changed law an id and a date of its own.
    law-date              A law must begin after the one before it. Correct its first day.
    life-unfinished       A simulated dossier does not come to its end. Add the acts that lead there.
    law-unproved          Acts that the tables permit break an invariant. Correct the tables; `ipdesk law prove` prints the acts.
    seed-faulty           The seed folder cannot be planted. Correct the table that is named.
    script-faulty         The script of a demonstration cannot be played. Correct script.tsv.
    setting-faulty        A setting of office.tsv cannot be used. Correct it.
    table-faulty          A table cannot be read. Correct the line that is named.
    template-faulty       A template of the law cannot be filled. Correct it.
    rehearsed-day         The date can be rehearsed only in a demonstration register. Leave out --today.
    no-practice           The register is none in which a lesson was begun. Begin one: `ipdesk practice start LESSON`.
    file-missing          There is no such file or folder. Check the name.
    file-kind             The path leads to another kind of file than is needed. Name a file, or a folder, as the sentence says.
    file-rights           This account has no right to the file or folder, or the disk is read-only. Give it the right or choose another place.
    file-exists           Something of that name is there already. Choose another name or remove it.
    file-changed          A file changed while it was read. Send it again when it is whole.
    file-name             A name is too long, or its links lead in a circle. Choose another name.
    file-empty            Nothing in the file or folder can be read in. Name one that holds documents.
    json-faulty           JSON is malformed, or lacks what it must hold. Correct the place that is named.
    xml-refused           XML of a stranger is refused for the reason in brackets. Ask the sender for a correct file.
    package-refused       A ZIP package of a stranger is refused for the reason in brackets. Ask the sender for a correct one.
    package-faulty        A package is not what it should be. `ipdesk validate` says what is wrong; ask the sender for it again.
    picture-refused       A picture is absent, refused or cannot be unpacked. Replace it.
    document-refused      A document is not taken for its content or name. Replace or rename it.
    documents-faulty      Documents that were judged are not in order. Mend what each verdict names.
    documents-unjudged    Documents are well-formed, but nothing judged what stands in them. Install their schema.
    some-refused          Some of many records or packages were refused; the others were taken. Mend those and run again.
    interrupted           Ctrl-C ended the work between two steps. Run the command again to go on.
    draft-unknown         A draft is of a kind that this program does not know. Open it with the program that made it.
    assistant-off         An outside assistant may not be asked. Let two officers approve its risk assessment; `ipdesk assistant list` says why.
    assistant-answer      What an outside assistant gave back cannot be used, and nothing of it is recorded. Do the work by hand; mend the program.
    paper-unissued        The paper may not be made as the dossier stands. Do what the reason names.
    part-too-tall         A part fits on no page. Make it smaller.
    code-too-long         A text cannot become a QR code. Shorten it.
    creation-date         The date of creation of a document is no moment in UTC. Correct it.
    mark-unknown          A table of contents refers to a mark that nothing carries. Add the mark or remove the entry.
    value-unwritable      A value cannot be written in the format. Correct the dossier and export again.
    document-invalid      A document does not fit its schema; nothing was written. Correct the dossier at the places named.
    schema-unusable       A schema is missing or cannot be loaded. Install the schemas again with `ipdesk reference install`.
    key-unusable          A key file or its password is wrong. Name the right file and password.
    signature-unreadable  A signature cannot be read. Ask the sender for the file again.
    short-password        The password of a key is too short. Choose one of at least 8 characters.
    access-code-missing   The dossier has no access code that the officer may see. Record the request first.
    job-running           Long work is still running at this desk. Wait for it, or stop it with Ctrl-C.
    list-too-long         A list has more rows than the desk holds. Choose less of it, or use the command.
    no-register           There is no register at the path. Plant one with `ipdesk plant`, or name it with --register.
    not-register          The file is no register. Name the register, or restore it from a copy.
    newer-register        A newer program wrote the register. Install the newer program.
    network-disk          The register lies on a network file system. Put it on a disk of this computer.
    register-rights       This account may not write the register or what lies beside it. Give it the right.
    register-owned        Another process owns the register. End it, or work through the keeper.
    register-linked       The register's file has a second name. Remove it, or restore the register from a backup.
    register-behind       The journal knows events that the register has lost. Restore the newest backup, or accept the loss.
    owner-only            Only the process that owns the register may do this. Stop the keeper first, or sign in.
    register-unsound      The register is not what its seals say. Restore the newest sound backup beside it and compare.
    doctor-findings       Machine, disk or care of the register are not what it needs. Do what each line of `ipdesk doctor` names.
    register-unchecked    The disk failed once and the register was not checked since. Check the disk, then run `ipdesk check` while no desk is open.
    keeper-serves         A keeper serves the register already. Work through it, or end it first.
    other-keeper          The keeper is of another version or works under another day. Close all desks, then repeat.
    seal-differs          A seal that was given before does not agree with the register, or with a later seal. Run `ipdesk check`; restore and compare.
    standby               The register follows another one and records nothing. Record there, or let two officers promote this one.
    no-standby            The register leads itself and follows no other. Begin one that follows under a name of its own.
    bundle-broken         A bundle was cut or altered. Fetch it again from the register that made it.
    bundle-strange        A bundle is of another register or signed by another key. Take those of the register that is followed.
    bundle-gap            Events between the register and a bundle are missing. Give the bundles between.
    bundle-fork           A bundle or journal is of another history than the register. Find out which of the two leads, and begin the other one anew.
    branch-known          A branch office of that name, key or register is enrolled already. Take in what it records under its name.
    branch-apart          A branch office gave numbers outside of its block, or records under another law. Plant its register with its block and the same law.
    keeper-busy           An account holds more of the keeper than it may. Repeat in a minute.
    picture-empty         A picture that is searched for shows nothing that stands out from its ground. Give one of the sign alone.
    sheet-unreadable      A search sheet that was filed is none, or is not what its digest says. File a new one.
    sheet-differs         The register answers otherwise than a search sheet says it did. Look at what differs.
    query-unreadable      A query of texts cannot be read. Its sentence says where; write words, phrases, AND, OR, NOT and NEAR.
    asked-too-much        A question took longer than one client may keep the register to himself. Ask for less.
    keeper-died           Two keepers ended over the same request, which is not sent to a third. Report it; others go on.
    public-password       An officer of a real office would sign in with a password that is printed in the program. Leave it empty, or set another.
    too-many-desks        This account has as many desks open as one may have. Close one, then repeat.
    keeper-rights         This account may not speak with the keeper. Ask the administrator for the group of the office.
    strange-keeper        Somebody else put a socket where the keeper's should be. Find out who, and give no password.
    mirror-unusable       The database cannot hold a mirror, or what it holds is none of this program. Do what the sentence names.
    mirror-other          The mirror was made from another register, or the register is older than it. Find out which is right, then build anew.
    mirror-busy           Another process keeps this mirror in step. Let it work, or end it.
    mirror-differs        Rows of the mirror are not what the register says. Find out who changed them, then build anew.
    unknown-code          A program of another version said no for a reason that has no code here. Read its sentence; use one version.
    wrong-usage           The command was written wrongly. `ipdesk help COMMAND` shows how it is written.
    option-missing        An option or variable is missing that the work needs. Give what the sentence names.
    disk-full             The disk or the quota of this account is full. Free some space and repeat.
    disk-failed           The disk fails to read or write, and nothing more is recorded. Check the disk, then run `ipdesk check`.
    file-fault            The system refuses a file for a reason of its own. Repeat, or choose another place.
    memory-full           There is too little memory. Free some and repeat.
    clock-behind          The clock shows a time before the last act. Set the clock of this computer right.
    clock-ahead           The clock has passed over a working day. Set it right, or let two officers confirm it.
    damaged-register      The register holds what cannot be read. Run `ipdesk check` and restore the newest sound backup.
    unsafe-register       SQLite cannot guard the register as it must. Check the SQLite library and the disk.
    register-busy         Another process keeps the register from answering. Repeat when it has ended.
    register-fault        SQLite does not do what it should. Repeat; when it happens again run `ipdesk check` and report it.
    backup-failed         The backup could not be made, or is not sound. Check the disk and make it again.
    keeper-unstarted      The keeper cannot start. Do what the reason names, then repeat.
    keeper-silent         No keeper answers. Start one with `ipdesk keep`, then repeat: nothing is recorded twice.
    keeper-failed         The keeper failed. Repeat; when it happens again end it and report this.
    connection-broken     The connection to the keeper broke. Repeat: nothing is recorded twice.
    message-broken        Keeper and desk do not understand each other. Close all desks, end the keeper, use one version.
    resources-missing     What ships with the program is not beside it. Install it again, or set the variable that is named.
    program-missing       A program that the work needs is not installed. Install the package that is named.
    program-failed        A program that was called ended with a fault. Do what its words say, then repeat.
    terminal-unusable     The terminal cannot show screens. Use another one, or the commands.
    font-missing          A family of the font set is not installed. Install the package that is named.
    paper-failed          The PDF library could not make the file. Report this.
    signing-failed        The signing library failed. Do what the reason names, then repeat.
    package-unwritten     A ZIP package could not be written. Do what the reason names, then repeat.
    mirror-server         The database server of the mirror failed. Do what the sentence names, then repeat: nothing is lost.
    unnamed-fault         The program met a fault that it has no words for. Repeat; when it happens again report what you did.
    """
}
