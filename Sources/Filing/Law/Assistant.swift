import Standards

/// An outside program that suggests values of one item: a row of assistants.tsv.
///
/// It is off until a risk assessment is approved, and what it suggests decides nothing: a person records the act.
public struct Assistant: Equatable, Sendable {
  public let id: String
  public let label: Label
  public let suggests: Kind
  /// Item of the form whose texts it is given; nil when it is given files.
  public let reads: String?
  /// Media types of the files that it is given; empty when it is given texts.
  public let media: [String]
  /// The item for which it suggests values.
  public let item: String
  /// Absolute path, or a name that is looked for in `/usr/local/bin`, `/usr/bin` and `/bin`.
  public let program: String
  /// `{file}` stands for the path of the file.
  public let arguments: [String]
  public let batch: Batch
  /// Arguments with which the program tells its version.
  public let version: [String]
  /// Seconds that a run may take.
  public let seconds: Int
  /// MiB of address space that each of its processes may have.
  public let memory: Int
  /// The form of risk assessment that it needs.
  public let assessment: String
  /// Within which an approved assessment must be reviewed.
  public let review: Period?
  public let basis: String
  /// What an approval is given for: the cells that say which program runs, with what, on what.
  public let cells: String

  public enum Kind: String, CaseIterable, Sendable {
    case classes = "class"
    case translation
    case pictureWords = "picture_words"
    case pageText = "page_text"
  }

  /// How it is given what it reads, and gives back what it suggests.
  public enum Batch: String, CaseIterable, Sendable {
    /// A JSON object a line, `{"id": …, "text": …}` or `{"id": …, "path": …, "media": …}`; back `{"id": …, "suggestion": …}`.
    case json
    /// A text a line; as many lines back, in their order.
    case lines
    /// One run a file, which the arguments name; all that it prints is the suggestion.
    case file
    /// The program itself: classes by the nearest terms of the installed list and of the register.
    case own
  }

  /// The act by which what it suggested is noted in a file.
  public static let noting = "note_suggestions"
  /// The act by which a person says what he made of it.
  public static let answering = "answer_suggestions"
  /// The acts of the office that approve a risk assessment and take the approval back.
  public static let (approving, withdrawing) = ("approve_assistant", "withdraw_assistant")
}
