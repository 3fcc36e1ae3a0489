import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// A form file with the documents it names, ready to be recorded.
public struct LoadedForm {
  /// The right that is filed for.
  public let right: Right
  /// What was filled in, by items of the form.
  public let values: Values
  /// Bytes of the files that the values name.
  public let documents: [Data]
  /// What is missing or should be looked at; it does not stop the reception.
  public let remarks: [ItemFinding]
}

/// Reads form files and `item=value` of the command line.
public struct Forms {
  let law: Law
  let codes: CodeLists
  let settings: [String: String]
  let today: CalendarDate?
  /// Hears what whoever opens a file should know: scripts, links, files within it.
  let remark: (String) -> Void

  /// Reads a form with the files it names, by their path beside it; a `Refusal` tells every fault with file, item and line.
  ///
  /// - Parameter name: id or letter of the right, when the form does not name it.
  public func read(path: String, right name: String?) throws -> LoadedForm {
    let right = try name.map { name in
      guard let found = law.right(name) else {
        throw Refusal(
          .notFound, "The law has no right “\(name)”; it has \(law.rights.map(\.id).joined(separator: ", ")).")
      }
      return found
    }
    let (form, documents) = try filled(path, right, nil)
    guard let right = form.right else { throw Refusal(.valuesRefused, "\(path): it names no right.") }
    let unshown = UnshownSigns.findings(in: form.values, of: right)
    return LoadedForm(
      right: right, values: form.values, documents: documents,
      remarks: form.findings.filter { $0.kind != .wrong } + unshown)
  }

  /// Reads a file with values of an act and the files that it names.
  ///
  /// - Parameter right: of the dossier; nil for an act of the office.
  public func values(path: String, items: [FormItem], right: Right?) throws -> (values: Values, documents: [Data]) {
    let (form, documents) = try filled(path, right, items)
    return (form.values, documents)
  }

  private func filled(_ path: String, _ right: Right?, _ items: [FormItem]?) throws -> (FormFile, [Data]) {
    var reader = FormReader(
      law: law, codes: codes, today: today, home: settings["code"], currency: settings["currency"])
    reader.items = items
    var form = reader.read(Array(try NamedFile.read(path)), right: right)
    var faults = form.refusals
    var documents: [Data] = []
    for slot in form.slots {
      do {
        let (attachment, data) = try load(slot.file, beside: path, kind: slot.kind)
        form.fill(slot, with: attachment)
        documents.append(data)
      } catch let error where Explanation(of: error).blame == .request {
        faults.append(ItemFinding(item: slot.item, reason: Explanation(of: error).message, line: slot.line))
      }
    }
    guard faults.isEmpty else {
      throw Refusal(.valuesRefused, faults.map { "\(path): \($0.message)" }.joined(separator: "\n"))
    }
    return (form, documents)
  }

  /// Adds `item=value`, or `item=@FILE` for a document; a value given twice is a list. A `Refusal` names what is no value.
  public func assign(_ text: String, items: [FormItem], to values: inout Values, documents: inout [Data]) throws {
    guard let equals = text.firstIndex(of: "=") else {
      throw Refusal(.wrongUsage, "--set \(text): write item=value, or item=@FILE for a document.")
    }
    let name = String(text[..<equals])
    let value = String(text[text.index(after: equals)...])
    guard let item = items.first(where: { $0.item == name }) else {
      throw Refusal(
        .notFound, "--set: there is no item “\(name)”; it takes \(items.map(\.item).joined(separator: ", ")).")
    }
    if value.hasPrefix("@"), item.kind == .picture || item.kind == .document {
      let (attachment, data) = try load(String(value.dropFirst()), beside: "", kind: item.kind)
      values[name] += [.attachment(attachment)]
      documents.append(data)
      return
    }
    switch item.read(value, codes: codes, today: today, home: settings["code"]) {
    case .success(let entries): values[name] += entries
    case .failure(let finding): throw Refusal(.valuesRefused, finding.message)
    }
  }

  /// Loads a picture or document; a picture that is none is refused.
  private func load(_ name: String, beside form: String, kind: FormItem.Kind) throws -> (Attachment, Data) {
    let path = name.hasPrefix("/") || form.isEmpty ? name : form.parentPath + "/" + name
    let data = try NamedFile.read(path)
    for remark in Attachments.remarks(data) { self.remark("\(path): note that it holds \(remark)") }
    return (try Attachments.inspect(data, name: path.lastPathPart, mustBePicture: kind != .document), data)
  }
}
