import Filing
import FoundationEssentials

/// What keeps an entry from being printed.
public enum Preflight {
  /// Missing owner, obligatory data that are published, and pictures that cannot be read.
  public static func faults(_ dossier: Dossier, documents: (String) throws -> Data) -> [String] {
    var faults: [String] = []
    if dossier.owners.isEmpty { faults.append("there is no applicant or holder") }
    for item in dossier.right.form where item.published && item.obligatory == .filing && dossier.values[item.item].isEmpty {
      faults.append("\(item.heading) is missing")
    }
    for file in dossier.bibliography().flatMap(\.pictures) {
      do {
        try Picture(try documents(file.sha256), name: file.name).proveDecodable()
      } catch let fault as PaperFault {
        faults.append(fault.message)
      } catch {
        faults.append("the picture “\(file.name)” is not in the register")
      }
    }
    return faults
  }
}
