import Filing
import FoundationEssentials
import Glibc
import Office
import Standards

/// Asks an assistant about one file, and makes the act that notes what it suggested.
///
/// The officer must be able to read the file; the assistant must be on; the program is confined to this machine and to a
/// folder that is removed when it has ended.
public struct AssistantRun: Sendable {
  public let assistant: Assistant
  public let number: String
  public let batch: AssistantBatch
  private let seen: Int
  /// Characters of one suggestion, as the items take them.
  private let most: Int

  /// - Parameters:
  ///   - files: documents of the file, by place, name or digest; for an assistant that reads documents.
  /// - Throws: a `Refusal` when the law has no such assistant or it is off, and when there is nothing to read.
  public init(_ id: String, on number: String, files: [String] = [], _ reading: inout Reading) throws {
    let states = try reading.office.ask(ReadAssistants())
    guard let assistant = try reading.law().assistant(id), let state = states.first(where: { $0.id == id }) else {
      throw Refusal(
        .notFound, "The law knows no assistant “\(id)”. `ipdesk assistant list` lists those of assistants.tsv.")
    }
    if let obstacle = state.obstacle { throw obstacle }
    let (dossier, file) = try reading.dossier(number)
    guard !file.isMasked else {
      throw Refusal(.secret, "“\(number)” has not been published, and what it says is not yours to read.")
    }
    (self.assistant, self.number, seen) = (assistant, dossier.applicationNumber, file.events.count)
    let lengths = [assistant.item, Item.suggestion.rawValue].compactMap { dossier.right.item($0)?.length }
    most = max(1, (lengths.min() ?? 500) - Self.longestID)
    if assistant.reads != nil {
      batch = try AssistantBatch(assistant, of: dossier)
    } else {
      let lines = try FiledDocuments.list(number, &reading)
      let named = try files.map { word in
        let wanted = try FiledDocuments.file(word, of: number, &reading)
        return lines.first { $0.file.sha256 == wanted.sha256 }
      }
      batch = try AssistantBatch(assistant, of: dossier, named.compactMap { $0 }, at: reading.office)
    }
  }

  private static let longestID = 60

  /// What the program would be given, a line for each part.
  public var given: String { get throws { try batch.jsonLines() } }

  /// Runs the program.
  ///
  /// - Returns: the act that notes what it suggested; nil when it suggested nothing.
  /// - Parameter terms: the installed classifications, for an assistant that is this program itself.
  /// - Throws: a `Refusal` for an answer that cannot be used, ``FileFault`` when the program is missing or fails.
  public func request(terms: InstalledTerms, at office: Office) throws -> ActRequest? {
    if assistant.batch == .own {
      let own = try OwnClasses(terms, office)
      return noting(try own.suggestions(for: batch.parts), own.version)
    }
    guard let path = ConfinedProgram.find(assistant.program) else {
      throw FileFault(
        assistant.program, .used, .programMissing, reason: "the program of “\(assistant.id)” is not installed",
        cure: "Install it.")
    }
    let folder = FileManager.default.temporaryDirectory.path + "/ipdesk-assistant-\(UUID().uuidString)"
    guard mkdir(folder, 0o700) == 0 else { throw FileFault(folder, .made, errno: errno) }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return noting(try suggestions(path, folder), version(path, folder))
  }

  /// The act that notes them in the file; nil for none.
  private func noting(_ suggestions: [(id: String, text: String)], _ program: String) -> ActRequest? {
    guard !suggestions.isEmpty else { return nil }
    let values: Values = [
      Item.assistant.rawValue: [.text(assistant.id)], Item.assistantProgram.rawValue: [.text(program)],
      Item.assistantInput.rawValue: [.text(batch.digest)],
      Item.suggestion.rawValue: suggestions.map { .text(Suggested.line($0.id, $0.text)) },
    ]
    return ActRequest(Assistant.noting, on: [number], values: values, seen: seen)
  }

  private func suggestions(_ path: String, _ folder: String) throws -> [(id: String, text: String)] {
    var paths: [String: String] = [:]
    for part in batch.parts {
      guard let file = part.file, let bytes = batch.files[file.sha256] else { continue }
      let ending = file.mediaType.split(separator: "/").last ?? "bin"
      let place = "\(folder)/\(part.id).\(ending)"
      try Files.write(bytes, to: place)
      paths[part.id] = place
    }
    let ids = batch.parts.map(\.id)
    switch assistant.batch {
    case .own: return []
    case .json:
      let text = try batch.jsonLines(paths: paths)
      let answer = try run(path, folder, assistant.arguments, input: text)
      return try AssistantAnswer(json: answer, for: ids, assistant, most: most).suggestions
    case .lines:
      let answer = try run(path, folder, assistant.arguments, input: batch.plainLines)
      return try AssistantAnswer(lines: answer, for: ids, assistant, most: most).suggestions
    case .file:
      return try ids.flatMap { id in
        let words = assistant.arguments.map { $0 == "{file}" ? paths[id] ?? "" : $0 }
        let answer = try run(path, folder, words, input: "")
        return try AssistantAnswer(whole: answer, for: id, assistant, most: most).suggestions
      }
    }
  }

  private func run(
    _ path: String, _ folder: String, _ arguments: [String], input: String, seconds: Int? = nil
  ) throws -> [UInt8] {
    let batch = folder + "/batch"
    try Files.write(Data(input.utf8), to: batch)
    let seconds = seconds ?? assistant.seconds
    let program = ConfinedProgram(
      path: path, arguments: arguments, folder: folder, seconds: seconds, memory: assistant.memory)
    do { return try program.run(input: batch) } catch let fault as ConfinedProgram.Fault {
      throw fault.told(assistant, path, seconds)
    }
  }

  /// What the program says that it is, else its name.
  private func version(_ path: String, _ folder: String) -> String {
    let name = String(assistant.program.split(separator: "/").last ?? "")
    guard !assistant.version.isEmpty,
      let said = try? run(path, folder, assistant.version, input: "", seconds: min(10, assistant.seconds)),
      let line = String(decoding: said, as: UTF8.self).split(separator: "\n").first
    else { return name }
    let words = shown(String(line), most: 100)
    return words.contains(name) ? words : "\(name) \(words)"
  }
}

extension ConfinedProgram.Fault {
  /// In words for the officer.
  fileprivate func told(_ assistant: Assistant, _ path: String, _ seconds: Int) -> any Error {
    switch self {
    case .unstarted(let number): FileFault(path, .used, errno: number)
    case .late: AssistantAnswer.refusal(assistant, "it was not ready after \(seconds) seconds and was ended")
    case .tooMuch:
      AssistantAnswer.refusal(assistant, "it gave more than \(ConfinedProgram.mostOutput / 1024) KiB and was ended")
    case .ended(let code, let signal, let complaint):
      AssistantAnswer.refusal(
        assistant,
        (signal.map { "it was ended by signal \($0)" } ?? "it ended with code \(code ?? 0)")
          + (complaint.isEmpty ? "" : " and said “\(complaint)”"))
    }
  }
}
