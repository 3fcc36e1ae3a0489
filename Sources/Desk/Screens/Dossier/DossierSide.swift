import Filing
import Office
import Standards
import Terminal

extension SheetScreen {
  /// The file of the chosen row beside the list: what it waits for and owes, time limits that run, its last acts, its data.
  func sideOfFile(at office: DeskContext) throws -> [[Span]] {
    guard let name = dossierName else { return [] }
    let dossier = try office.dossier(name)
    let number = display(dossier.applicationNumber.isEmpty ? name : dossier.applicationNumber)
    let registered = dossier.registrationNumber.map { "  " + say("no. %1", $0) } ?? ""
    var lines: [[Span]] = [
      [Span(dossier.title, .title)], [Span("\(dossier.right.label.said)  \(number)\(registered)")],
      [Span(dossier.owners.map(\.name).joined(separator: "; "))], [],
    ]
    lines += dossier.standingLines.map { [Span(padded($0.cell(1), to: 11), .hint), Span($0.cell(2), $0.style)] }
    let running = dossier.limits.filter(\.isRunning).sorted { $0.last < $1.last }
    if !running.isEmpty { lines += [[], [Span(say("Time limits"), .heading)]] }
    lines += running.map { [Span("\($0.due)  ", .hint), Span($0.saidName)] }
    lines += [[], [Span(say("Last acts"), .heading)]]
    lines += dossier.events.suffix(4).reversed().map {
      [Span("\($0.effective)  ", .hint), Span("\(dossier.right.entry($0.act).said)  \($0.officer)")]
    }
    lines += [[], [Span(say("Data"), .heading)]]
    lines += dossier.bibliography(everything: true).filter { !$0.lines.isEmpty }.map { datum in
      [
        Span(padded(datum.inid.isEmpty ? "" : "(\(datum.inid))", to: 6), .hint),
        Span(datum.lines.joined(separator: "; ")),
      ]
    }
    return lines
  }
}
