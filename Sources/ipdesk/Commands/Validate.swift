import ArgumentParser
import Filing
import FoundationEssentials
import Publishing
import Services
import Standards

/// `ipdesk validate`: what a file is, what is wrong, where, and how to mend it; needs no register.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what a file or package is, which edition, what is wrong with it and how to mend it.")
  @Argument(help: "An XML file, a ZIP package or a folder.")
  var file: String
  @Option(help: "Public key by which the signature of a priority document is judged; as often as needed.")
  var key: [String] = []
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let trusted = try key.map { try Keys.trusted($0) }
    let verdicts = try FileJudge(schema: ReferenceShelf().schema, trusted: trusted).verdicts(path: file)
    if json {
      try Output.json(verdicts)
    } else {
      for verdict in verdicts { tell(verdict) }
    }
    let unjudged = verdicts.count { $0.isValid && !$0.isJudged }
    let bad = verdicts.count { !$0.isValid }
    guard bad == 0 else {
      throw Refusal(
        .documentsFaulty, "\(bad) of \(verdicts.count) documents cannot be taken as they are. Mend what is named.")
    }
    guard unjudged == 0 else {
      throw Refusal(
        .documentsUnjudged,
        "\(unjudged) of \(verdicts.count) documents are well-formed, but nothing judged what stands in them. Install the schema, or judge them elsewhere."
      )
    }
  }

  private func tell(_ verdict: Verdict) {
    let what = verdict.identification.words
    let word = verdict.isValid ? verdict.isJudged ? "in order" : "not judged" : "not in order"
    Output.line("\(verdict.file): \(what.isEmpty ? "unknown" : what), \(word)")
    if !verdict.judgedBy.isEmpty { Output.line("  judged by: \(verdict.judgedBy)") }
    for finding in verdict.findings {
      let place = [finding.line.map { "line \($0)" }, finding.path.isEmpty ? nil : finding.path].compactMap { $0 }
      Output.line("  \(([finding.code] + place).joined(separator: ", ")): \(finding.message). \(finding.cure)")
    }
  }
}
