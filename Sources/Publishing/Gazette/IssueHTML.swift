import Filing
import Standards

/// The issue as one page for a browser: the same entries, lines and pictures as on paper, contents and indexes as links.
struct IssueHTML {
  let content: IssueContent

  init(_ content: IssueContent) { self.content = content }

  var text: String {
    let (office, issue) = (content.office, content.issue)
    let name = office.settings["gazette"] ?? "Gazette"
    let title = "\(name) No. \(issue.number)/\(issue.year)"
    let direction = office.direction == .rightToLeft ? "rtl" : "ltr"
    let parts = content.parts.filter { !$0.isEmpty(content) }
    let contents = parts.map { part in
      "<li><a href=\"#\(escaped(part.section.id))\">\(part.section.number) \(escaped(part.section.label.first))</a></li>"
    }
    let state = issue.isClosed ? "" : "<p class=\"proof\">PROOF: what the issue will contain may still change.</p>\n"
    return """
      <!DOCTYPE html>
      <html lang="\(escaped(office.language))" dir="\(direction)">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>\(escaped(title))</title>
      <style>\(Self.style)</style></head>
      <body>
      <header><p>\(escaped(office.name.first)) (\(escaped(office.code)))</p><h1>\(escaped(title))</h1>
      <p>\(issue.date)</p>
      \(state)</header>
      <nav><ul>
      \(contents.joined(separator: "\n"))
      </ul></nav>
      <main>
      \(parts.map(section).joined(separator: "\n"))
      </main>
      <footer><p>\(escaped(([office.name.first] + office.addressLines).joined(separator: " · ")))</p></footer>
      </body>
      </html>

      """
  }

  private static let style =
    "body{font:16px/1.4 sans-serif;max-width:60em;margin:1em auto;padding:0 1em}dl{display:grid;grid-template-columns:"
    + "5em 1fr;gap:.2em .6em}dd{margin:0;white-space:pre-line}article{border-top:1px solid #1a386b;margin-top:1em}"
    + "img{max-width:16em;max-height:12em}figure{display:inline-block;margin:.3em}code{word-break:break-all}.proof{color:#b00}"

  private func section(_ part: IssueContent.Part) -> String {
    let label = part.section.label
    let second =
      label.second.isEmpty
      ? "" : " <small lang=\"\(escaped(content.office.languages.last ?? ""))\">\(escaped(label.second))</small>"
    let body =
      switch part.section.kind {
      case .entries: part.entries.map(entry).joined(separator: "\n")
      case .notices: "<ol>" + content.issue.notices.map { "<li>\(escaped($0))</li>" }.joined() + "</ol>"
      case .index: IssueIndex(content).all.filter { !$0.lines.isEmpty }.map(index).joined(separator: "\n")
      case .seals: seals
      }
    return """
      <section id="\(escaped(part.section.id))"><h2>\(part.section.number) \(escaped(label.first))\(second)</h2>
      \(body)
      </section>
      """
  }

  private func entry(_ item: IssueContent.Item) -> String {
    let lines = item.lines(content.office).map { line in
      let named = line.hasCode && !line.isNamed ? "" : "<em>\(escaped(line.label.first)):</em> "
      let pictures = line.pictures.map { picture in
        let name = picture.caption.isEmpty ? line.label.first : picture.caption
        return "<figure><img src=\"\(picture.file.packagedName)\" alt=\"\(escaped(name))\">"
          + (picture.caption.isEmpty ? "" : "<figcaption>\(escaped(picture.caption))</figcaption>") + "</figure>"
      }
      return "<dt title=\"\(escaped(line.label.first))\">\(escaped(line.codes))</dt>"
        + "<dd dir=\"auto\">\(named)\(escaped(line.lines.joined(separator: "\n")))\(pictures.joined())</dd>"
    }
    let language = item.dossier.writtenLanguage
    let tag = language.isEmpty ? "" : " lang=\"\(escaped(language))\""
    let day = item.event.map { ", \($0.effective)" } ?? ""
    return """
      <article id="\(escaped(item.mark))"\(tag)><h3>\(escaped(item.number))</h3>
      <p>\(escaped(item.act?.entry.first ?? item.entry.act))\(day)</p>
      <dl>
      \(lines.joined(separator: "\n"))
      </dl></article>
      """
  }

  private func index(_ index: IssueIndex.Index) -> String {
    let lines = index.lines.map { line in
      let links = line.items.map { "<a href=\"#\(escaped($0.mark))\">\(escaped($0.number))</a>" }
      return "<li><span dir=\"auto\">\(escaped(line.key))</span> \(links.joined(separator: ", "))</li>"
    }
    return "<h3>\(escaped(index.title))</h3>\n<ul>\n\(lines.joined(separator: "\n"))\n</ul>"
  }

  private var seals: String {
    let list = IssueCertificates(content)
    let days = content.issue.seals.map { "<li>\($0.date), event \($0.sequence): <code>\($0.seal)</code></li>" }
    let leaves = list.leaves.map { "<li>\(escaped($0.number)), event \($0.event): <code>\($0.digest)</code></li>" }
    let root = leaves.isEmpty ? "" : "<p>Root over these certificates: <code>\(list.root)</code></p>"
    let previous =
      content.issue.previousHash.isEmpty
      ? "" : "<p>List of the previous issue: <code>\(content.issue.previousHash)</code></p>"
    return "<ul>\(days.joined())</ul>\n<ul>\(leaves.joined())</ul>\(root)\(previous)"
  }

  private func escaped(_ text: String) -> String {
    text.map { sign in
      switch sign {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(sign)
      }
    }.joined()
  }
}
