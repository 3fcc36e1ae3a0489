import Filing
import Office
import Publishing
import Standards

/// Those who get deliveries.
public enum DeliveryRecipients {
  /// Their profiles; `ProfileFault` for one that cannot be served.
  public static func profiles(at office: Office) throws -> [RecipientProfile] {
    try office.ask(ListRecipients()).map { try RecipientProfile(text: $0.profile) }
  }

  /// Enters the profiles of a table that differ from those of the register; throws the fault of a row that cannot be served.
  public static func enter(_ table: Table, at office: Office) throws {
    // Compared as profiles: the register keeps texts without the spaces at their ends.
    let known = try office.ask(ListRecipients()).map { try? RecipientProfile(text: $0.profile) }
    for profile in try RecipientProfile.read(table) where !known.contains(profile) {
      let values: Values = ["recipient": [.text(profile.recipient)], "text": [.text(profile.text)]]
      _ = try office.record(ActRequest("set_recipient", values: values))
    }
  }
}
