import Terminal
import Testing

@Suite("Lists")
struct ListTests {
  @Test("keep the chosen row in sight")
  func scrolls() {
    var list = ListView((1...50).map { "Row \($0)" }) { $0 }
    list.height = 4
    var canvas = Canvas(Size(rows: 4, columns: 10))

    _ = list.press(.pageDown)
    _ = list.press(.pageDown)
    _ = list.press(.up)
    list.draw(on: &canvas, in: canvas.rect)

    #expect(canvas.lines == ["  Row 4", "  Row 5", "> Row 6", "  Row 7"])
    #expect(canvas.cursor == Point(row: 2, column: 0))
    #expect(list.selectedRow == "Row 6")
  }

  @Test("an empty list has no chosen row and takes every key")
  func empty() {
    var list = ListView([String]()) { $0 }
    var canvas = Canvas(Size(rows: 2, columns: 10))

    for key in [Key.up, .down, .end, .home, .pageDown] { _ = list.press(key) }
    list.draw(on: &canvas, in: canvas.rect)

    #expect(list.selectedRow == nil)
    #expect(canvas.lines == ["", ""])
  }
}

@Suite("Questions")
struct DialogTests {
  @Test("are answered by a letter, by Enter on the chosen answer, and by Escape with the way back")
  func dialog() {
    let dialog = Dialog(
      "Leave the form?", text: "It has changes that are not filed.",
      choices: [.init("k", "Keep draft", 1), .init("d", "Discard", 2), .init("g", "Go on", 3)])
    var canvas = Canvas(Size(rows: 7, columns: 44))

    dialog.draw(on: &canvas, in: canvas.rect)

    #expect(
      canvas.lines == [
        "  ┌─ Leave the form? ────────────────────┐", "  │ It has changes that are not filed.   │",
        "  │                                      │", "  │ [K] Keep draft  [D] Discard          │",
        "  │ [G] Go on                            │", "  └──────────────────────────────────────┘", "",
      ])
    #expect(canvas.cursor != nil)
    var copy = dialog
    #expect([copy.press(.character("D")), copy.press(.escape), copy.press(.enter)] == [2, 3, 3])
    #expect(copy.press(.left) == nil)
    #expect(copy.press(.enter) == 2)
  }

  @Test("that matter are answered by typing the number, not by pasting it")
  func typed() {
    var question = TypedConfirmation("Grant", text: "This cannot be taken back.", expected: "42")
    var canvas = Canvas(Size(rows: 8, columns: 60))

    #expect(question.press(.paste("42")) == nil)
    #expect(question.press(.enter) == nil)
    #expect(question.isRefused)
    question.draw(on: &canvas, in: canvas.rect)
    #expect(canvas.lines.contains { $0.contains("That is not “42”") })
    for key in "42" { _ = question.press(.character(key)) }

    #expect(question.press(.enter) == .confirmed)
  }

  @Test("of many values narrow down while typing")
  func picker() {
    var picker = Picker("Commands", ["New filing", "Close day", "Find anything"].map { .init($0, value: $0) })

    for key in "cd" { _ = picker.press(.character(key)) }

    #expect(picker.matches.map(\.label) == ["Close day"])
    guard case .chosen("Close day")? = picker.press(.enter) else {
      Issue.record("not chosen")
      return
    }
  }
}

@Suite("Form")
struct FormTests {
  @Test("is walked through by Enter and Tab, tells what was left, and shows hint and problem")
  func walks() {
    var form = FormView([
      FormField("name", label: "Applicant", hint: "Family name, given name", isRequired: true),
      FormField("number", label: "Number", editor: .fixed("TM/1")),
      FormField("date", label: "Date", hint: "2026-03-02", earlier: "2026-01-05"),
    ])
    var canvas = Canvas(Size(rows: 5, columns: 40))

    #expect(form.press(.character("A")) == .changed(id: "name"))
    #expect(form.press(.enter) == .left(id: "name"))
    #expect(form.press(.control("d")) == .changed(id: "date"))
    #expect(form.press(.tab) == .ended)
    form["name"]?.problem = "The name is too short (TM rule 4)."
    form.nextProblem()
    #expect(form.focused?.id == "name")
    form.draw(on: &canvas, in: canvas.rect)

    #expect(
      canvas.lines == [
        "! Applicant A", "  Number    TM/1", "  Date      2026-01-05", "", "! The name is too short (TM rule 4).",
      ])
    #expect(canvas.cursor == Point(row: 0, column: 13))
    #expect(form.press(.function(2)) == .ignored)
  }
}

@Suite("Progress and text to read")
struct ReadingTests {
  @Test("progress says what, how far and how long")
  func progress() {
    let progress = Progress("Writing XML", done: 100, total: 400, elapsed: .seconds(25))
    var canvas = Canvas(Size(rows: 2, columns: 50))

    progress.draw(on: &canvas, in: Rect(row: 0, column: 0, rows: 2, columns: 22))

    #expect(progress.text == "Writing XML  100 of 400  25 %  1 min 15 s left")
    #expect(canvas.lines[1] == "[#####...............]")
  }

  @Test("a long text scrolls and tells that there is more")
  func paragraph() {
    var text = TextView((1...9).map { [Span("Line \($0)")] })
    text.height = 3
    var canvas = Canvas(Size(rows: 3, columns: 10))

    _ = text.press(.pageDown)
    text.draw(on: &canvas, in: canvas.rect)

    #expect(canvas.lines == ["Line 3   ^", "Line 4", "Line 5   v"])
  }
}
