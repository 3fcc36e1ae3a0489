import Filing
import Foundation
import Standards

/// Branch offices: each has a register and number series of its own, and hands in signed bundles of what it recorded.
enum BranchActs {
  /// Two persons say under which name and by which key bundles of a branch are taken in.
  static let enrol: OfficeAct = { recording, values, effective in
    let (name, key) = (values.text(.name) ?? "", values.text(.text) ?? "")
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
      throw Refusal.items([ItemFinding(item: "name", reason: "write it with letters, digits and hyphens.")])
    }
    guard let bytes = Data(base64Encoded: key), bytes.count == 42, bytes.prefix(2) == Data("Ed".utf8) else {
      throw Refusal.items([
        ItemFinding(item: "text", reason: "it is no public key; `ipdesk key show FILE` prints its line.")
      ])
    }
    let known = try Branches(db: recording.db).all()
    if let other = known.first(where: { $0.name == name || $0.key == key }) {
      throw Refusal(
        .branchKnown,
        "The branch office “\(other.name)” is enrolled with that name or key. Take in its bundles under it.")
    }
    let block = values.number(.block) ?? 0
    guard (1...99).contains(block) else {
      throw Refusal.items([ItemFinding(item: "block", reason: "write a block of numbers, 1 to 99.")])
    }
    if let other = known.first(where: { $0.block == block }) {
      throw Refusal(
        .branchKnown, "The block \(block) is that of the branch office “\(other.name)”. Give each its own.")
    }
    guard recording.facts.block == 0, try !NumberBlocks(db: recording.db, facts: recording.facts).isTouched(block)
    else {
      throw Refusal(
        .branchApart,
        recording.facts.block == 0
          ? "This register has given numbers of the block \(block) itself. Choose a higher one."
          : "This register is that of a branch office and takes in no others. Enrol branches at the head office.")
    }
    try recording.note("enrol_branch", values, effective)
    recording.effects.notes.append("Branch office \(name): its bundles are taken in when the key signed them.")
  }

  /// What a branch recorded in its files is recorded in those of the head office; the bundle is kept as its proof.
  static let take: OfficeAct = { recording, values, effective in
    let branches = Branches(db: recording.db)
    let branch = try branches.branch(values.text(.name) ?? "")
    guard recording.request.documents.count == 1, let bytes = recording.request.documents.first else {
      throw Refusal.items([ItemFinding(item: "branch_bundle", reason: "one bundle is taken in with one act.")])
    }
    let bundle = try Bundle(bytes)
    try bundle.judge(branch.key)
    let own = try Following.register(recording.db)
    let other = try branches.all().first { $0.name != branch.name && $0.register == bundle.head.register }
    guard bundle.head.register != own, other == nil else {
      throw Refusal(
        .branchKnown,
        "The bundle is of \(other.map { "the branch office “\($0.name)”" } ?? "this register itself"), not of “\(branch.name)”. Take it in under its name."
      )
    }
    try branch.judge(bundle)
    let lines = try BundleRows.lines(bundle.rows)
    let act = try recording.law(on: recording.today).officeAct("take_branch")
    if let act { try recording.takeSecondSignature(act, isNeeded: BranchMerging.needsTwo(lines)) }
    try recording.keepDocuments(values, most: largest)
    var merging = try BranchMerging(branch, recording)
    try merging.run(lines, &recording)
    var noted = values
    noted[.text] = [.text(bundle.head.text)]
    noted[.branchFiles] = merging.merged.files.map { .text($0.text) }
    noted[.branchLeft] = merging.merged.left.map { .text($0.text) }
    try recording.note("take_branch", noted, effective)
    recording.effects.notes.append(
      "Branch office \(branch.name): events \(bundle.head.from) to \(bundle.head.to) are taken in, \(merging.merged.files.count) files opened; \(merging.merged.left.isEmpty ? "nothing" : "\(merging.merged.left.count) events") left out. `ipdesk branch list` shows conflicts."
    )
  }

  /// A bundle holds a request with its documents at least, as large as one may be sent.
  private static let largest = 62 << 20
}
