import ArgumentParser
import Filing
import FoundationEssentials
import Glibc
import Office
import Publishing
import Standards

/// The command line. Exit codes: 0 done, else whose fault it was, as `Blame` numbers them.
@main
struct Ipdesk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ipdesk",
    abstract: "The register of an intellectual-property office in a terminal.",
    version: Program.version,
    subcommands: [
      Plant.self, Keep.self, DeskCommand.self, KeysCommand.self, OfficerCommand.self,
      CountersignCommand.self, OfficeCommand.self,
      Receive.self, Record.self, ScanCommand.self,
      Show.self, Why.self, TimetableCommand.self, ChainCommand.self,
      Find.self, SearchCommand.self,
      DocketCommand.self, AgentsCommand.self, BackupCommand.self, Restore.self, Drill.self, JournalCommand.self,
      BundleCommand.self, Follow.self, Promote.self, EscrowCommand.self, BranchCommand.self,
      Events.self, PartyCommand.self, FeeCommand.self, DueCommand.self, DayCommand.self, BankCommand.self,
      CertificateCommand.self, Verify.self, SignCommand.self,
      PaperCommand.self, PrintCommand.self, DocumentCommand.self,
      GazetteCommand.self, DeliverCommand.self,
      ExportCommand.self, MirrorCommand.self, Import.self, Migrate.self, Validate.self, ReferenceCommand.self,
      LawCommand.self,
      CheckCommand.self, Rebuild.self, DASCommand.self, KeyCommand.self, SealCommand.self,
      AssistantCommand.self, DoctorCommand.self, DemoCommand.self, PracticeCommand.self, FrictionCommand.self,
      RefusalsCommand.self,
    ])

  static func main() {
    // Not a command for people: the child that unpacks strangers' pictures for this program.
    if CommandLine.arguments.dropFirst() == [PictureChild.command] { PictureChild.serve() }
    PictureReader.install { try? Picture($0, name: "").code() }
    var words = Array(CommandLine.arguments.dropFirst())
    // The parser's own `help` explains commands alone; the list of refusals is a page of it.
    if words.prefix(2) == ["help", "refusals"] { words.removeFirst() }
    do {
      var command = try parseAsRoot(words)
      try command.run()
      try Output.settle()
    } catch {
      if !(error is any Explained), exitCode(for: error) == .success {
        Output.line(fullMessage(for: error))
        Glibc.exit(0)
      }
      let told = explanation(of: error)
      Output.refuse(told, asJSON: words.contains("--json"))
      Glibc.exit(told.blame.rawValue)
    }
  }

  /// What the parser says of wrong usage, and every other error in its own words.
  private static func explanation(of error: any Error) -> Explanation {
    guard !(error is any Explained), exitCode(for: error) == .validationFailure else { return Explanation(of: error) }
    let text = fullMessage(for: error)
    return Explanation(.wrongUsage, text.hasPrefix("Error: ") ? String(text.dropFirst(7)) : text)
  }
}

/// What the program says of itself.
enum Program {
  static let version = Keeper.version
}
