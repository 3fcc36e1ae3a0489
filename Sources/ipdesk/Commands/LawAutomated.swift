import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Standards

extension LawCommand {
  /// The register of automated decisions.
  struct Automated: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists every step that the law has the program take or propose, with article, owner and review.",
      discussion: """
        `machine`: the program does it, and a person can set it right; `confirmed`: it proposes, a person records; `off`: the
        office has turned it off. With --folder the tables of a law are read, and no register is asked.
        """)
    @OptionGroup var options: RegisterOptions
    @Option(help: "Folder of a law; the law in force of the register when nothing is said.")
    var folder: String?
    @Option(help: "Only this kind of steps.")
    var kind: AutomatedStep.Kind?

    /// As `--json` prints it.
    struct Told: Encodable {
      let law: String
      let steps: [AutomatedStep]
      let reviews: [AutomatedReview]
    }

    func run() throws {
      let all =
        try folder.map { try Self.register(of: LawCommand.read($0).law) } ?? Self.register(at: options.open())
      let steps = all.steps.filter { kind == nil || $0.kind == kind }
      let reviews = all.reviews.filter { kind == nil || $0.kind == kind?.rawValue }
      if options.json {
        return try Output.json(Told(law: all.law, steps: steps, reviews: reviews))
      }
      Output.table(
        ["KIND", "ID", "RIGHTS", "WAY", "BASIS", "STEP"],
        steps.map { [$0.kind.rawValue, $0.id, $0.rights, $0.way.rawValue, $0.basis, $0.label] })
      Output.line("")
      Output.table(["KIND", "STEPS", "OWNER", "REVIEWED", "BY", "REVIEW DUE"], reviews.map { Self.row($0, steps) })
    }

    private static func row(_ review: AutomatedReview, _ steps: [AutomatedStep]) -> [String] {
      let count = steps.count { $0.kind.rawValue == review.kind }
      let (reviewed, due) = (review.reviewed?.description ?? "never", review.due?.description ?? "–")
      return [review.kind, String(count), review.owner ?? "–", reviewed, review.officer ?? "–", due]
    }

    private static func register(at office: Office) throws -> Told {
      let all = try office.ask(ReadAutomation())
      return Told(law: all.law, steps: all.steps, reviews: all.reviews)
    }

    private static func register(of law: Law) -> Told {
      let steps = law.automatedSteps()
      let kinds = Set(steps.map(\.kind))
      return Told(
        law: law.id, steps: steps,
        reviews: AutomatedStep.Kind.allCases.filter(kinds.contains).map { kind in
          let care = law.automation.first { $0.kind == kind.rawValue }
          return AutomatedReview(kind, care, from: law.from, last: nil, OfficeCalendar())
        })
    }
  }

  /// Notes a review.
  struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Notes that a kind of automated steps was reviewed, by who answers for it.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "The kind, as `ipdesk law automated` lists it.")
    var kind: String
    @Option(help: "What was found.")
    var remark: String

    func run() throws {
      let values: Values = [Item.automatedKind.rawValue: [.text(kind)], "remark": [.text(remark)]]
      try Report.print(try options.open().record(ActRequest(AutomatedReview.act, values: values)), json: options.json)
    }
  }
}

extension AutomatedStep.Kind: ExpressibleByArgument {}
