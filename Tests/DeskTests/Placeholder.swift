import Foundation
import Terminal
import Testing

@testable import Desk

@MainActor @Suite("Exploration") struct Exploration {
  @Test func look() throws {
    let desk = try RehearsedDesk()
    func show(_ name: String) { print("===== \(name)\n" + desk.screen) }
    show("docket")
    desk.press(.function(6))
    show("rights")
    desk.type("t")
    show("filing")
    desk.fill("Lumen Ltd", "1 Quay", "Port Lumen", "")
    show("after applicant")
    for _ in 0..<30 { desk.press(.enter) }
    show("after enters")
    desk.press(.control("s"))
    show("save")
  }
}
