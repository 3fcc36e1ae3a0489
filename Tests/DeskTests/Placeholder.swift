import Foundation
import Terminal
import Office
import Filing
import Testing

@testable import Desk

@MainActor @Suite("Exploration") struct Exploration {
  @Test func look() throws {
    let office = try RehearsedDesk.office("abena")
    let desk = try RehearsedDesk(office: office)
    func show(_ name: String) { print("===== \(name)\n" + desk.screen + "|cursor \(desk.cursor as Any)") }
    show("docket")
    desk.press(.function(6))
    show("rights")
    desk.type("t")
    desk.fill("en", "yes", "Lumen Ltd", "1 Quay", "Port Lumen", "")
    show("after applicant")
    desk.go(to: "mark_kind"); desk.type("wo"); desk.press(.end, .enter); desk.type("LUMEN"); desk.press(.enter)
    desk.go(to: "goods"); desk.type("25 35"); desk.press(.enter); desk.type("advertising"); 
    show("goods")
    desk.go(to: "goods"); desk.press(.end); desk.type("clothing; shoes")
    desk.press(.tab)
    desk.go(to: "priority"); desk.type("FR 2025-12-01 123"); show("prio"); desk.press(.tab)
    desk.press(.control("s"))
    show("save")
    desk.type("r")
    show("recorded")
    desk.press(.escape)
    show("docket")
    desk.type("f"); desk.type("lum"); show("find")
    desk.press(.enter); show("dossier")
    desk.press(.tab); show("events"); desk.press(.tab); show("limits"); desk.type("w"); show("why"); desk.press(.escape, .tab); show("fees"); desk.type("a"); show("acts")
    desk.press(.function(1)); show("help"); desk.press(.escape); desk.press(.control("p")); show("menu"); desk.press(.escape); 
    desk.press(.enter); show("act form"); desk.press(.control("s")); show("confirm")
    let registrar = try RehearsedDesk(office: try office.acting(as: "marguerite"))
    print("===== registrar\n" + registrar.screen)
    registrar.press(.control("x")); registrar.type("LUM"); registrar.press(.enter); registrar.type("a"); print(registrar.screen)
    registrar.press(.enter); print(registrar.screen)
    registrar.press(.control("s")); print(registrar.screen); registrar.type("r"); print(registrar.screen)
    let gazette = try RehearsedDesk(office: try office.acting(as: "hyejin"))
    gazette.type("g"); gazette.press(.function(6)); gazette.type("2026-03-10"); gazette.press(.enter); gazette.type("2026-03-02"); print(gazette.screen); gazette.press(.control("s")); gazette.type("r"); print(gazette.screen); gazette.press(.enter); print(gazette.screen);gazette.type("z"); print(gazette.screen); gazette.press(.control("s")); gazette.type("r"); print(gazette.screen); gazette.type("2026-01"); gazette.press(.enter); print(gazette.screen);
    gazette.fill("marguerite", "meridia"); print(gazette.screen)
    desk.press(.escape, .escape, .escape, .escape); desk.type("p"); desk.type("lum"); show("parties"); desk.press(.enter); show("party"); desk.type("y"); show("amend")
  }
}
