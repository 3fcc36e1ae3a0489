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
    try recording.note("enrol_branch", values, effective)
    recording.effects.notes.append("Branch office \(name): its bundles are taken in when the key signed them.")
  }

  /// What a branch recorded becomes a document of the head office, with the head that its key signed.
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
    try recording.keepDocuments(values)
    var noted = values
    noted[.text] = [.text(bundle.head.text)]
    try recording.note("take_branch", noted, effective)
    recording.effects.notes.append(
      "Branch office \(branch.name): events \(bundle.head.from) to \(bundle.head.to) are taken in; `ipdesk branch list` shows conflicts."
    )
  }
}
