import Office
import Terminal

/// Two fields: name and password of an officer.
struct CredentialForm {
  private var view = FormView([
    FormField("name", label: say("Officer"), hint: say("The short name of the officer, e.g. clerk.")),
    FormField(
      "password", label: say("Password"), editor: .line(TextLine(isSecret: true)),
      hint: say("The password; it is not shown.")),
  ])

  var hint: String { view.focused?.hint ?? "" }

  /// Nil until both are there.
  var credential: Credential? {
    guard let name = view["name"]?.text, let password = view["password"]?.text, !name.isEmpty, !password.isEmpty else {
      return nil
    }
    return Credential(name: name, password: password)
  }

  mutating func press(_ key: Key) -> FormView.Outcome { view.press(key) }

  /// Empties the password and goes to it.
  mutating func again() {
    view["password"]?.text = ""
    view.move(to: "password")
  }

  func draw(on canvas: inout Canvas, in area: Rect) { view.draw(on: &canvas, in: area) }
}
