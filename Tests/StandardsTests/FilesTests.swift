import Foundation
import Glibc
import Testing

@testable import Standards

@Suite("Files")
struct FilesTests {
  /// A folder of its own, gone after the test.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = "/tmp/ipdesk-files-\(UUID().uuidString.prefix(8))"
    try Files.makeFolder(folder)
    defer { try? Files.remove(folder) }
    try body(folder)
  }

  private func told(_ folder: String, _ work: () throws -> Void) -> String {
    do {
      try work()
      return ""
    } catch { return Explanation(of: error).message.replacingOccurrences(of: folder, with: "FOLDER") }
  }

  @Test("are made, written, read, listed, renamed and removed")
  func life() throws {
    try withFolder { folder in
      try Files.makeFolder("\(folder)/a/b")
      try Files.makeFolder("\(folder)/a/b")
      try Files.write(Data("one".utf8), to: "\(folder)/a/b/1.txt")
      try Files.write(Data("two".utf8), to: "\(folder)/a/2.txt")
      try Files.rename("\(folder)/a/2.txt", to: "\(folder)/a/3.txt")

      #expect(try Files.read("\(folder)/a/3.txt") == Data("two".utf8))
      #expect(try Files.names(in: "\(folder)/a") == ["3.txt", "b"])
      #expect(try Files.all(below: folder) == ["a/3.txt", "a/b/1.txt"])
      #expect(Files.isFolder("\(folder)/a") && !Files.isFolder("\(folder)/a/3.txt"))
      try Files.remove("\(folder)/a")
      try Files.remove("\(folder)/a")
      #expect(!Files.exists("\(folder)/a"))
    }
  }

  @Test("that cannot be used are named with the reason and the cure")
  func refused() throws {
    try withFolder { folder in
      try Files.write(Data(), to: "\(folder)/file")

      let sentences = [
        told(folder) { try Files.makeFolder("\(folder)/file") },
        told(folder) { try Files.makeFolder("\(folder)/file/x") },
        told(folder) { try Files.makeFolder("/proc/x") }, told(folder) { try Files.makeFolder("/proc/nope/x") },
        told(folder) { try Files.write(Data(), to: "\(folder)/none/x") },
        told(folder) { try Files.write(Data(), to: folder) },
        told(folder) { try Files.write(Data("x".utf8), to: "/dev/full") },
        told(folder) { _ = try Files.read("\(folder)/none") }, told(folder) { _ = try Files.read(folder) },
        told(folder) { _ = try Files.names(in: "\(folder)/none") },
        told(folder) { _ = try Files.names(in: "\(folder)/file") },
        told(folder) { try Files.rename("\(folder)/file", to: "\(folder)/none/file") },
      ]

      #expect(
        sentences == [
          "“FOLDER/file” cannot be made: a file of that name is there. Choose another name or remove it.",
          "“FOLDER/file/x” cannot be made: “FOLDER/file” is no folder. Choose another place.",
          "“/proc/x” cannot be made: “/proc” takes nothing new. Choose another place.",
          "“/proc/nope/x” cannot be made: “/proc” takes nothing new. Choose another place.",
          "“FOLDER/none/x” cannot be written: there is no folder “FOLDER/none”. Make it, or choose another place.",
          "“FOLDER” cannot be written: it is a folder. Name a file.",
          "“/dev/full” cannot be written: the disk is full. Free some space and repeat.",
          "“FOLDER/none” cannot be read: there is no such file. Check the name.",
          "“FOLDER” cannot be read: it is a folder. Name a file.",
          "“FOLDER/none” cannot be read: there is no such folder. Check the name.",
          "“FOLDER/file” cannot be read: it is no folder. Name a folder.",
          "“FOLDER/none/file” cannot be renamed: there is no folder “FOLDER/none”. Make it, or choose another place.",
        ])
    }
  }

  @Test(
    "tell what the system says by its number, each in its own words",
    arguments: [
      (EACCES, "this account has no right to it", RefusalCode.fileRights),
      (EROFS, "the disk is read-only", .fileRights),
      (ENOSPC, "the disk is full", .diskFull), (EDQUOT, "the quota of this account is used up", .diskFull),
      (EIO, "the disk failed", .diskFailed), (EMFILE, "too many files are open", .fileFault),
      (ENAMETOOLONG, "its name is too long", .fileName), (ELOOP, "its links lead in a circle", .fileName),
      (ESTALE, "stale file handle", .fileFault),
    ])
  func numbers(_ number: Int32, _ reason: String, _ code: RefusalCode) {
    let fault = FileFault("a", .written, errno: number)

    #expect(fault.reason == reason)
    #expect(fault.code == code)
    #expect(!fault.cure.isEmpty)
  }
}
