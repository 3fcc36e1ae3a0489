import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// The letters that an act would send, read before it is recorded: without number, seal and signature of the register.
public enum LetterPreview {
  /// A letter with its wording.
  public struct Letter: Encodable, Sendable {
    public let paper: String
    public let label: String
    public let text: String
  }

  /// The letters of an act on one file, in the order of the law; none when it sends none.
  ///
  /// The act itself is rehearsed elsewhere: what is refused there can be read here all the same.
  public static func letters(
    of request: ActRequest, _ reading: inout Reading
  ) throws -> [Letter] {
    guard let number = request.dossiers.first else { return [] }
    let (dossier, file) = try reading.dossier(number)
    let law = try reading.law(file.law)
    guard let act = dossier.right.act(request.act), !file.isMasked else { return [] }
    let today = reading.facts.today
    guard let moment = Moment("\(today)T00:00:00") else { return [] }
    let event = Event(
      sequence: .max, ordinal: file.events.count + 1, act: act.id, effective: request.effective ?? today,
      recorded: moment, officer: reading.office.officer.name, terminal: "", values: request.values, law: file.law)
    let then = Dossier(
      id: dossier.id, right: dossier.right, events: file.events + [event], calendar: reading.calendar, today: today)
    var told = file
    (told.events, told.seals) = (file.events + [event], file.seals + [""])
    return try then.papers.filter { $0.event == event.ordinal }.compactMap { issued in
      guard let paper = law.paper(issued.paper), paper.kind != .certificate else { return nil }
      let (writer, order) = try reading.order(issued, paper, then, told)
      let text = Papers.readable(try writer.write(order).text())
      return Letter(paper: paper.id, label: paper.label.first, text: text)
    }
  }
}
