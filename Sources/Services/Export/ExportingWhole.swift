import FoundationEssentials
import Publishing
import Standards

extension Exporting {
  /// Writes what was taken as static JSON files into a folder that must not be there yet.
  public func writeTree(to folder: String) throws -> (dossiers: Int, files: Int) {
    try WholeFolder.write(folder) { part in
      var tree = JSONTree(submission(), to: part)
      return (try tree.write(), tree.files)
    }
  }

  /// Writes the authority file of publication numbers (ST.37) of what was taken: XML, text and definition.
  ///
  /// - Parameter since: only what was published since that day; nil for everything.
  /// - Returns: the paths of the files.
  public func writeAuthority(since: CalendarDate?, to folder: String) throws -> [String] {
    let file = try AuthorityFile(submission(), coverage: since.map { .update(since: $0) } ?? .full)
    try Files.makeFolder(folder)
    let parts = [
      ("\(file.name).xml", try file.xml()), ("\(file.name).txt", file.text),
      ("\(file.name)_definition.txt", file.definition),
    ]
    for (name, bytes) in parts { try AtomicFile.write(bytes, to: "\(folder)/\(name)") }
    return parts.map { "\(folder)/\($0.0)" }
  }
}
