/// A file that a form names: picture, document or view of a design. The caller loads it and fills the slot.
public struct AttachmentSlot: Hashable, Sendable {
  /// Path of the value: `designs[1].views[2]`.
  public let item: String
  /// Path of the file as the form writes it, relative to the form.
  public let file: String
  public let line: Int?
  /// Item of the form to which it belongs.
  public let root: String
  public let kind: FormItem.Kind
  /// Accepted media types; empty for any.
  public let scheme: String
  /// Number of the design whose view it is.
  let design: Int?
}

/// A form that has been read: its values, what is wrong with them, and the files it names.
public struct FormFile: Sendable {
  /// The right that the form names or the caller gave; nil when it is unknown.
  public let right: Right?
  public private(set) var findings: [ItemFinding]
  public let slots: [AttachmentSlot]
  private let plain: Values
  private var filled: [AttachmentSlot: Attachment] = [:]

  init(right: Right?, values: Values, findings: [ItemFinding], slots: [AttachmentSlot]) {
    self.right = right
    self.plain = values
    self.findings = findings
    self.slots = slots
  }

  /// Puts a loaded file in its place.
  public mutating func fill(_ slot: AttachmentSlot, with attachment: Attachment) { filled[slot] = attachment }

  /// Adds what was found outside of single items.
  public mutating func note(_ more: [ItemFinding]) { findings += more }

  /// The values with the files that have been filled in, in the order of the form.
  public var values: Values {
    var values = plain
    for slot in slots {
      guard let file = filled[slot] else { continue }
      if let number = slot.design {
        values[slot.root] = values[slot.root].map { entry in
          guard case .design(var design) = entry, design.number == number else { return entry }
          design.views.append(file)
          return .design(design)
        }
      } else {
        values[slot.root].append(.attachment(file))
      }
    }
    return values
  }

  /// Findings that keep values from being taken; what is only missing or to be looked at is left out.
  public var refusals: [ItemFinding] { findings.filter { $0.kind == .wrong } }
}
