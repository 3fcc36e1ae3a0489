import Filing
import Standards

/// A counterexample as commands that can be run on a demonstration register; `NUMBER` stands for the number that the first one gives.
struct ProofCommands {
  let right: Right
  let staff: Staff
  /// Folder of the office, from which the sample picture comes.
  let seed: String

  /// One line a command; the form of the application before the first one.
  func lines(_ steps: [ProofStep]) -> [String] {
    steps.flatMap { step in
      if step.act.isPrinted { return printing(step) }
      let signers = staff.signers(of: step.act)
      let day = " --today \(step.day) --officer \(signers.first)" + (signers.second.map { " --second \($0)" } ?? "")
      if step.act.from == [.none] { return receiving(step, day) }
      if step.act.id == "pay_fee", let fee = step.values.text("fee"), let amount = step.values.number("amount") {
        return ["ipdesk fee take NUMBER --fee \(fee) --amount \(right.currency.text(amount))\(day)"]
      }
      return ["ipdesk record \(step.act.id) NUMBER\(sets(step))\(day)"]
    }
  }

  private func receiving(_ step: ProofStep, _ day: String) -> [String] {
    let rows = right.form.flatMap { item in
      shown(step.values[item.item], item).map { "  \(item.item) \(quoted(text($0, item)))" }
    }
    let picture =
      rows.contains { $0.contains("@sample.png") } ? ["cp '\(seed)/Demonstration/forms/lamp-top.png' sample.png"] : []
    let act = step.act.id == "receive" ? "" : " --act \(step.act.id)"
    let own = step.act.takes.filter { !right.isFormItem($0.item) && $0.item != "*" }.map(\.item)
    return picture + ["printf '%s\\t%s\\n' > form.tsv item value \\"] + rows.dropLast().map { $0 + " \\" }
      + rows.suffix(1)
      + ["ipdesk receive form.tsv --right \(right.id)\(act)\(sets(step, only: own))\(day)"]
  }

  /// The issue that prints the entry, of the day and closed on it.
  private func printing(_ step: ProofStep) -> [String] {
    let opened = "ipdesk record open_issue --set issue_date=\(step.day) --set cut_off=\(step.day)"
    return [
      "\(opened) --today \(step.day) --officer \(staff.named("open_issue").first)",
      "ipdesk gazette close --today \(step.day) --officer \(staff.named("close_issue").first) --second \(staff.named("close_issue").second ?? "")",
    ]
  }

  private func sets(_ step: ProofStep, only: [String]? = nil) -> String {
    step.values.items.sorted { $0.key < $1.key }.filter { only?.contains($0.key) ?? true }.flatMap { name, entries in
      right.item(name).map { item in
        shown(entries, item).map { " --set \(quoted("\(name)=\(text($0, item))"))" }
      } ?? []
    }.joined()
  }

  /// Without the sample picture where no picture is taken.
  private func shown(_ entries: [Entry], _ item: FormItem) -> [Entry] {
    entries.filter { if case .attachment = $0 { item.takesPicture } else { true } }
  }

  /// One word of the shell.
  private func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }

  private func text(_ entry: Entry, _ item: FormItem) -> String {
    switch entry {
    case .attachment: "@sample.png"
    case .party(let party):
      "\(party.name) | \(party.address()?.lines.joined(separator: ", ") ?? "") | \(party.address()?.city ?? "")"
    default: item.typed([entry])
    }
  }
}

/// Who records an act: officers of the demonstration office by their roles.
struct Staff {
  let officers: [(name: String, roles: [String])]
  let officeActs: [Act]

  init(seed: String, law: Law) throws {
    let table = try Table(path: seed + "/officers.tsv", name: "officers.tsv")
    officers = table.rows.map { ($0["name"], $0["roles"].split(separator: ",").map(String.init)) }
    officeActs = law.officeActs
  }

  /// The first officer who may record the act, and the second one when two persons sign.
  func signers(of act: Act) -> (first: String, second: String?) {
    let able = officers.filter { officer in act.roles.contains(where: officer.roles.contains) }.map(\.name)
    return (able.first ?? "", act.fourEyes ? able.dropFirst().first : nil)
  }

  func named(_ act: String) -> (first: String, second: String?) {
    officeActs.first { $0.id == act }.map { signers(of: $0) } ?? ("", nil)
  }
}
