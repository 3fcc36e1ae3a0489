import Filing
import Office
import Services
import Standards
import Terminal

/// What the bar knows without searching: the commands of the screen, other screens, the acts of its file, new filings
/// and the acts of the office, as far as this officer may record them.
func paletteItems(_ screen: any Screen, _ recent: [Command], at office: DeskContext) throws -> [PaletteScreen.Item] {
  let bindings = screen.bindings.all.filter { $0.command != .commands }
  let order = bindings.sorted { left, right in
    let first = recent.firstIndex(of: left.command) ?? .max
    let second = recent.firstIndex(of: right.command) ?? .max
    return first == second ? left.label < right.label : first < second
  }
  let commands = order.map { binding in
    let reason = binding.disabledReason.map { say("not now: %1", $0) }
    return PaletteScreen.Item(
      "\(binding.label): \(reason ?? say(binding.command.sentence))", detail: binding.keys.first?.name ?? "",
      keywords: "\(binding.command.rawValue) \(binding.command.label) \(binding.command.sentence)",
      value: .command(binding.command))
  }
  let places = Command.places.filter { command in !bindings.contains { $0.command == command } }.map {
    PaletteScreen.Item(
      "\(say($0.label)): \(say($0.sentence))", detail: say("screen"),
      keywords: "\($0.rawValue) \($0.label) \($0.sentence)", value: .place($0))
  }
  let law = try office.currentLaw
  let filings = law.rights.flatMap { right in
    right.acts.filter { $0.from == [.none] }.map { act in
      PaletteScreen.Item(
        say("New: %1, %2", right.label.said, act.label.said), detail: say("filing"),
        keywords: "\(right.label.first) \(right.label.second) \(act.label.first) \(act.label.second)",
        value: .filing(right: right.id, act: act.id))
    }
  }
  let ofOffice = law.officeActs.filter { $0.roles.isEmpty || $0.roles.contains(where: office.officer.roles.contains) }
    .map {
      PaletteScreen.Item(
        $0.label.said, detail: say("office"), keywords: "\($0.label.first) \($0.label.second)",
        value: .officeAct($0.id))
    }
  // A file that this officer may not read has no acts for him, and the bar opens all the same.
  let acts = screen.dossierName.flatMap { try? permittedActs($0, at: office) } ?? []
  return commands + acts + places + filings + ofOffice
}

/// The acts of a file that this officer may record now.
private func permittedActs(_ name: String, at office: DeskContext) throws -> [PaletteScreen.Item] {
  let dossier = try office.dossier(name)
  return dossier.acts(on: office.today, roles: office.officer.roles).filter { $0.refusal == nil }.map { act, _ in
    PaletteScreen.Item(
      act.label.said, detail: "\(display(dossier.applicationNumber))",
      keywords: "\(act.label.first) \(act.label.second)",
      value: .act(act.id, on: dossier.name))
  }
}

/// What the typed text finds: files by number, by the end of it, by name or class, parties, and acts of a file that is
/// named by its number: `pay 4`.
func paletteFinds(_ text: String, at office: DeskContext) throws -> [PaletteScreen.Item] {
  let words = text.split(separator: " ").map(String.init)
  guard let last = words.last else { return [] }
  do {
    if words.count == 2, words[0].lowercased() == "class", Int(last) != nil {
      return [PaletteScreen.Item(say("Files in class %1", last), detail: say("find"), value: .find("class:\(last)"))]
    }
    if let cover = CoverCode(text) { return try covered(cover, at: office) }
    if isNumber(last) {
      let hits = try numbered(last, at: office)
      let verb = words.dropLast().joined(separator: " ").lowercased()
      guard !verb.isEmpty else { return hits.map(item) }
      return try hits.prefix(4).flatMap { hit in
        try permittedActs(DossierName.of(hit.number, hit.right), at: office)
          .filter { ($0.rank(verb) ?? 2) < 2 }
          .map { PaletteScreen.Item("\($0.label): \(hit.title)", detail: $0.detail, value: $0.value) }
      }
    }
    guard text.count > 1 else { return [] }
    let files = try office.office.ask(FindDossiers(text, limit: 6)).hits.map(item)
    let parties = try office.office.ask(FindParties(text, limit: 4)).parties.map { record in
      PaletteScreen.Item(
        record.party.name, detail: say("party %1", "\(record.party.id ?? 0)"), value: .party(record.party.id ?? 0))
    }
    return files + parties
  } catch let refusal as Refusal {
    return [PaletteScreen.Item("! \(refusal.message)", value: .nothing(refusal.message))]
  }
}

/// What the code of a cover sheet, typed by a keyboard scanner, opens: the act of its file.
private func covered(_ cover: CoverCode, at office: DeskContext) throws -> [PaletteScreen.Item] {
  let dossier = try office.dossier(cover.number)
  guard let act = dossier.right.act(cover.act) else {
    throw Refusal.unknownAct(cover.act, right: dossier.right.label.first)
  }
  if let refusal = dossier.refusal(of: act, on: office.today, roles: office.officer.roles) { throw refusal }
  return [
    PaletteScreen.Item(
      "\(act.label.said): \(dossier.title)", detail: display(dossier.applicationNumber),
      value: .act(act.id, on: dossier.name))
  ]
}

private func item(_ hit: Hit) -> PaletteScreen.Item {
  PaletteScreen.Item(
    "\(hit.title)  \(hit.owner)", detail: display(hit.number), value: .dossier(DossierName.of(hit.number, hit.right)))
}

private func isNumber(_ word: String) -> Bool {
  word.contains(where: \.isNumber) && word.allSatisfy { $0.isNumber && $0.isASCII || "/-.".contains($0) }
}

/// The files of a number, or of its end: `4` and `/4` are number 4 of any right, of the last year that has one;
/// `40/2026/4` says which.
private func numbered(_ word: String, at office: DeskContext) throws -> [Hit] {
  let parts = word.split(whereSeparator: { "/.-".contains($0) }).compactMap { Int($0) }
  let isWhole = word.count(where: \.isNumber) >= 15
  guard !isWhole, (1...3).contains(parts.count), let serial = parts.last else {
    return try office.office.ask(FindDossiers(word, limit: 6)).hits
  }
  let named = parts.count > 1 ? parts[parts.count - 2] : nil
  let types = try office.currentLaw.rights.compactMap { $0.settings["type_code"] }
    .filter { parts.count < 3 || Int($0) == parts[0] }
  for year in named.map({ [$0] }) ?? (0..<10).map({ office.today.year - $0 }) {
    let hits = try types.compactMap { ApplicationNumber(type: $0, year: year, serial: serial) }
      .flatMap { try office.office.ask(FindDossiers($0.digits, limit: 2)).hits }
    if !hits.isEmpty { return hits }
  }
  return try office.office.ask(FindDossiers(word, limit: 6)).hits
}
