import Filing
import Office
import Publishing
import Standards

/// What the code of a cover sheet says: to which file the pages behind it belong, and by which act they are filed.
///
/// `COVER+40202600000000390+receive_letter+`: the number with its check characters, the act, and a sign that ends it, so that it
/// is found within the name that a scanner gives to a file. A keyboard scanner types it into the bar of the desk.
public struct CoverCode: Equatable, Sendable {
  /// Name of the dossier; with check characters where it has any.
  public let number: String
  /// Id of the act.
  public let act: String

  private static let head = "COVER+"

  public init(number: String, act: String) {
    let shown = ApplicationNumber(number)?.display.filter(\.isNumber)
    (self.number, self.act) = (shown ?? number, act)
  }

  /// Finds the code in a text; nil when there is none.
  public init?(_ text: String) {
    guard let start = text.firstRange(of: Self.head) else { return nil }
    let parts = text[start.upperBound...].split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty,
      parts[1].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    else { return nil }
    (number, act) = (String(parts[0]), String(parts[1]))
  }

  public var text: String { "\(Self.head)\(number)+\(act)+" }
}

/// A sheet that goes through the scanner before the pages of a paper.
public struct CoverSheet: Sendable {
  public let code: CoverCode
  let title: String
  let number: String
  let act: Label

  /// Refuses with `Refusal` an act that takes no document, or that cannot be recorded on the file now.
  public init(_ number: String, act id: String, _ reading: inout Reading) throws {
    let dossier = try reading.dossier(number).dossier
    let act = try Self.act(id, of: dossier, on: reading.facts.today)
    code = CoverCode(number: dossier.name, act: act.id)
    self.number = ApplicationNumber(dossier.applicationNumber)?.display ?? dossier.name
    self.act = act.label
    // A cover lies on tables; of a file that the public may not see it says no more than the number.
    title = dossier.isSecret ? "" : dossier.title
  }

  private static func act(_ id: String, of dossier: Dossier, on day: CalendarDate) throws -> Act {
    guard let act = dossier.right.act(id) else { throw Refusal.unknownAct(id, right: dossier.right.label.first) }
    guard act.takes.contains(where: { $0.item == documents }) else {
      let others = dossier.acts(on: day, roles: nil).filter { $0.refusal == nil }.map(\.act)
        .filter { act in act.takes.contains { $0.item == documents } && act.roles.contains("counter") }
      throw Refusal(
        .valuesRefused,
        "“\(act.label.first)” (\(id)) takes no document. Covers of this file may name \(others.map(\.id).joined(separator: ", "))."
      )
    }
    if let refusal = dossier.refusal(of: act, on: day, roles: nil) { throw refusal }
    return act
  }

  static let documents = "documents"

  /// The sheet as a page.
  public func document(_ office: OfficeProfile, on day: CalendarDate) throws -> PageDocument {
    let style = TextStyle(size: 20, bold: true, align: .center)
    return PageDocument(
      PaperMetadata(title: "Cover sheet \(number)", author: office.name.first, created: "\(day)T00:00:00Z"),
      fonts: try .noto(), watermark: office.watermark,
      blocks: [
        .text(office.name.first, TextStyle(size: 11, align: .center)), .space(60),
        .heading(Heading(number, style: TextStyle(size: 26, bold: true, align: .center))), .space(10),
        .text(title, style), .space(24), .text(act.first, style),
        .text(act.second, TextStyle(size: 13, italic: true, ink: .grey, align: .center)), .space(40),
        .code(code.text, side: 190, .center), .space(6),
        .text(code.text, TextStyle(size: 9, align: .center, direction: .leftToRight)), .space(30),
        .text("\(day)", TextStyle(size: 9, ink: .grey, align: .center)),
      ])
  }
}

/// Scanned files on their way into the dossiers that the codes of their covers name.
public enum Scanned {
  /// The request that files one: made twice of the same bytes it is the same request, and is recorded once.
  ///
  /// - Parameters:
  ///   - code: that of the cover; nil to find it in the name of the file.
  public static func request(
    _ path: String, code: String?, forms: Forms, _ reading: inout Reading
  ) throws -> ActRequest {
    guard let cover = CoverCode(code ?? path.lastPathPart) else {
      throw Refusal(
        .valuesRefused,
        "\(path): \(code.map { "“\($0)”" } ?? "its name") bears no code of a cover sheet, as COVER+40202600000000390+receive_letter+. Give it with --code."
      )
    }
    let dossier = try reading.dossier(cover.number).dossier
    guard let act = dossier.right.act(cover.act) else {
      throw Refusal.unknownAct(cover.act, right: dossier.right.label.first)
    }
    var request = ActRequest(act.id, on: [dossier.name])
    try forms.assign(
      "\(CoverSheet.documents)=@\(path)", items: dossier.right.actItems, to: &request.values,
      documents: &request.documents)
    let digest = request.values.attachments.first?.sha256 ?? ""
    request.id = "scan:\(dossier.name):\(act.id):\(digest)"
    return request
  }
}
