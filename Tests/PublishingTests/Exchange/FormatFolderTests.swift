import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("Folders of a format")
struct FormatFolderTests {
  private let dossiers: Dossiers
  private let folder = NSTemporaryDirectory() + "ipdesk-format-\(UUID().uuidString)"

  init() throws { dossiers = try Dossiers() }

  private var submission: Submission {
    Submission(
      office: OfficeProfile(settings: dossiers.office), dossiers: dossiers.all, date: CalendarDate("2026-12-30")!)
  }

  private func writer(_ format: Format, lacking missing: String = "") -> FormatFolder {
    FormatFolder(format, to: folder, shelf: nil) { digest in
      guard digest != missing, let bytes = dossiers.documents[digest] else {
        throw FileFault(digest, .read, .fileMissing, reason: "it is not there")
      }
      return Data(bytes)
    }
  }

  private func files() -> [String: Data] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.reduce(into: [:]) { files, name in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder), !isFolder.boolValue
      else { return }
      files[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
    }
  }

  @Test("Each picture that the XML names stands beside it once, and every file has its check sum")
  func pictures() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (written, pictures) = try writer(.st96).write(submission)
    var files = files()
    let sums = String(decoding: try #require(files["SHA256SUMS"]), as: UTF8.self)
    files["SHA256SUMS"] = nil

    #expect(pictures == Set(dossiers.all.flatMap { $0.publishedAttachments.map(\.sha256) }).count)
    #expect(pictures > 0)
    #expect(files.count == written.count + pictures)
    let listed = files.map { "\(Checksum.of($0.value))  \($0.key)\n" }.sorted().joined()
    #expect(sums.split(separator: "\n").map { "\($0)\n" }.sorted().joined() == listed)
    let text = written.compactMap { files[$0.name] }.map { String(decoding: $0, as: UTF8.self) }.joined()
    for file in dossiers.all.flatMap(\.publishedAttachments) {
      let name = file.packagedName
      #expect(files[name] == dossiers.documents[file.sha256].map { Data($0) })
      #expect(text.contains(">\(name)<"), "\(name) is named")
    }
  }

  @Test("A picture that is not to be had stops the folder before its check sums stand")
  func missing() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try #require(dossiers.trademark.publishedAttachments.first)

    #expect(throws: FileFault.self) { try writer(.st96, lacking: file.sha256).write(submission) }
    #expect(files()["SHA256SUMS"] == nil)
  }

  @Test("A format that carries no pictures writes none")
  func eventsAlone() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (written, pictures) = try writer(.statusEvents).write(submission)

    #expect(pictures == 0)
    #expect(files().keys.sorted() == (["SHA256SUMS"] + written.map(\.name)).sorted())
  }
}
