import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// A form file with the documents it names.
struct FormFile {
  let right: Right
  let values: Values
  let documents: [Data]

  /// Reads a filing; every fault of the file is reported with its item and line.
  static func read(bytes: [UInt8], path: String, right name: String?, law: Law, codes: CodeLists) throws -> FormFile {
    let letter = try name ?? FormReader.right(named: bytes, in: law)
    guard let right = law.right(letter) else {
      throw Refused(message: "\(path): the law has no right “\(letter)”; it has \(law.rights.map(\.id).joined(separator: ", ")).")
    }
    let read = try values(bytes: bytes, path: path, items: right.form, right: right, codes: codes)
    return FormFile(right: right, values: read.values, documents: read.documents)
  }

  /// Reads the values of a form or act and the files they name, which lie beside the form file.
  static func values(
    bytes: [UInt8], path: String, items: [FormItem], right: Right?, codes: CodeLists
  ) throws -> (values: Values, documents: [Data]) {
    let reader = FormReader(items: items, codes: codes)
    var result = reader.read(bytes: bytes)
    var documents: [Data] = []
    for slot in result.slots {
      do {
        let (attachment, data) = try load(slot.path, beside: path, kind: slot.kind)
        result.fill(slot, with: attachment)
        documents.append(data)
      } catch let refused as Refused {
        result.findings.append(ItemFinding(item: slot.item, reason: refused.message))
      }
    }
    guard result.findings.isEmpty else {
      throw Refused(message: result.findings.map { "\(path): \($0.message)" }.joined(separator: "\n"))
    }
    return (result.values, documents)
  }

  /// `item=value` or `item=@FILE` of the command line.
  static func assignment(_ text: String, items: [FormItem], codes: CodeLists) throws -> (String, [Entry], [Data]) {
    guard let equals = text.firstIndex(of: "=") else {
      throw Refused(message: "--set \(text): write item=value, or item=@FILE for a document.")
    }
    let name = String(text[..<equals])
    let value = String(text[text.index(after: equals)...])
    guard let item = items.first(where: { $0.item == name }) else {
      throw Refused(message: "--set: there is no item “\(name)”; it takes \(items.map(\.item).joined(separator: ", ")).")
    }
    if value.hasPrefix("@"), item.kind == .picture || item.kind == .document {
      let (attachment, data) = try load(String(value.dropFirst()), beside: ".", kind: item.kind)
      return (name, [.attachment(attachment)], [data])
    }
    switch item.read(value, codes: codes) {
    case .success(let entries): return (name, entries, [])
    case .failure(let finding): throw Refused(message: finding.message)
    }
  }

  /// Loads a picture or document; a picture that is none is refused.
  static func load(_ name: String, beside form: String, kind: FormItem.Kind) throws -> (Attachment, Data) {
    let path = name.hasPrefix("/") || form == "." ? name : Places.parent(form) + "/" + name
    let data = try Places.read(path)
    let short = String(path.split(separator: "/").last ?? "")
    do {
      return (try Attachments.inspect(Array(data), name: short, mustBePicture: kind != .document), data)
    } catch let fault as PaperFault {
      throw Refused(message: fault.message)
    }
  }
}
