import ArgumentParser
import Filing
import FoundationEssentials
import Glibc
import Office
import Publishing
import Services
import Standards

/// The command line. Exit codes: 0 done, 1 refused, 2 wrong usage, 3 fault of the machine.
@main
struct Ipdesk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ipdesk",
    abstract: "The register of an intellectual-property office in a terminal.",
    version: Program.version,
    subcommands: [
      Plant.self, Keep.self, DeskCommand.self, OfficerCommand.self, Receive.self, Record.self, Show.self, Why.self,
      Find.self,
      DocketCommand.self, Events.self, PartyCommand.self, FeeCommand.self, CertificateCommand.self, PaperCommand.self,
      GazetteCommand.self, DeliverCommand.self,
      ExportCommand.self, Import.self, Migrate.self, Validate.self, ReferenceCommand.self, LawCommand.self,
      CheckCommand.self, DASCommand.self, KeyCommand.self,
      DemoCommand.self,
    ])

  static func main() {
    // Not a command for people: the child that unpacks strangers' pictures for this program.
    if CommandLine.arguments.dropFirst() == [PictureChild.command] { PictureChild.serve() }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let refusal as Refusal {
      leave(1, refusal.message)
    } catch let fault as TableFault {
      leave(1, fault.description)
    } catch let refused as Refused {
      leave(1, refused.message)
    } catch let fault as MachineFault {
      leave(3, fault.message)
    } catch let fault as KeeperFault {
      leave(3, fault.message)
    } catch {
      let code = exitCode(for: error)
      if code == .success {
        Output.line(fullMessage(for: error))
        Glibc.exit(0)
      }
      if code == .validationFailure {
        let text = fullMessage(for: error)
        leave(2, text.hasPrefix("Error: ") ? String(text.dropFirst(7)) : text)
      }
      leave(3, "The machine failed: \(error)")
    }
  }

  private static func leave(_ code: Int32, _ message: String) -> Never {
    Output.error(message)
    Glibc.exit(code)
  }
}

/// What the program says of itself.
enum Program {
  static let version = Keeper.version
}
