import Filing
import Foundation
import Office
import Publishing
import Standards
import Terminal
import Testing

@testable import Desk

@MainActor @Suite("Pictures at the desk")
struct PicturesTests {
  private static let folder = "\(RehearsedDesk.root)/Seed/Meridia/Demonstration/forms"

  private func form() throws -> RehearsedDesk {
    let desk = try RehearsedDesk(office: RehearsedDesk.office("abena"))
    desk.press(.function(6))
    desk.type("t")
    desk.go(to: "picture")
    return desk
  }

  @Test("a path is completed by the names of its folder, and the file is shown before anything is saved")
  func typed() throws {
    let desk = try form()
    desk.type("\(Self.folder)/dongf")
    desk.press(.end)
    #expect(desk.texts["picture"] == "\(Self.folder)/dongfang.png")
    #expect(!desk.lines.contains { $0.contains("Pictures") })

    desk.press(.tab)
    desk.press(.backTab)
    desk.press(.alt("_"))
    try expectScreen(desk, "picture-of-a-field")
    desk.press(.escape)
    #expect(desk.texts["picture"] == "\(Self.folder)/dongfang.png")
  }

  @Test("F4 lists folders and files; what is chosen is the path, of several the last")
  func chosen() throws {
    let desk = try form()
    desk.type("\(Self.folder)/lamp-top.png; \(Self.folder)/")
    desk.press(.function(4))
    desk.type("stool-fr")
    desk.press(.enter)
    #expect(desk.texts["picture"] == "\(Self.folder)/lamp-top.png; \(Self.folder)/stool-front.png")
    desk.press(.control("u"))
    desk.type("/no/such/folder/")
    desk.press(.function(4))
    #expect(desk.screen.contains("../"))
  }

  @Test("v on a file shows what it bears; one without a picture says so")
  func ofFile() throws {
    let office = try RehearsedDesk.office("abena")
    let bytes = try Data(contentsOf: URL(filePath: "\(Self.folder)/dongfang.png"))
    var values = Values.lumen
    values["mark_kind"] = [.text("combined")]
    values["picture"] = [.attachment(try Attachments.inspect(bytes, name: "logo.png", mustBePicture: true))]
    let drawn = try office.record(ActRequest("receive", right: "T", values: values, documents: [bytes])).numbers[0]
    let plain = try office.record(ActRequest("receive", right: "T", values: .lumen)).numbers[0]
    let desk = try RehearsedDesk(office: office)
    desk.desk.stack.append(try DossierScreen(drawn, at: desk.place))

    desk.type("v")
    #expect(desk.lines[1].contains("logo.png") && desk.lines[2].contains("bytes"))
    #expect(desk.lines.joined().contains("█"))
    desk.press(.escape)
    desk.desk.stack.append(try DossierScreen(plain, at: desk.place))
    desk.type("v")
    #expect(desk.lines.contains { $0.contains("No picture was filed.") })
  }
}
