extension ST66 {
  private static let undecided = [
    "Filing date accorded", "Classification checked", "Application accepted", "Application published",
    "Opposition pending", "Registration published", "Application refused", "Application withdrawn", "Appeal pending",
    "Interruption of proceeding", "Registration cancelled", "Conversion requested", "Registration surrendered",
    "Revocation proceeding pending", "Invalidity proceeding pending",
  ]

  /// Words of ST.96 V6_0 and of ST.66 V1.1; `*` stands for every other word.
  static let words: [String: [[String]]] = [
    "MarkStatus": [
      ["Application filed", "Application Filed"],
      ["Action before court of justice pending", "Action before Court of Justice pending"],
    ] + undecided.map { [$0, $0] },
    "KindMark": [
      ["Individual mark", "Individual"], ["Trademark", "Individual"], ["Service mark", "Individual"],
      ["Mark", "Individual"], ["Collective mark", "Collective"], ["Collective trademark", "Collective"],
      ["Collective service mark", "Collective"], ["Collective membership mark", "Collective"],
      ["Certification mark", "Certificate"], ["Defensive mark", "Defensive"], ["*", "Other"],
    ],
    "MarkFeature": [
      ["Word", "Word"], ["Stylized characters", "Stylized characters"], ["Figurative", "Figurative"],
      ["Combined", "Combined"], ["Three dimensional", "3-D"], ["Colour", "Colour"], ["Sound", "Sound"],
      ["Hologram", "Hologram"], ["Olfactory", "Olfactory"], ["Motion", "Motion"], ["Tracer", "Kennfaden"],
      ["*", "Other"],
    ],
    "FileFormat": [["JPEG", "JPEG"], ["TIFF", "TIFF"], ["PNG", "PNG"], ["GIF", "GIF"], ["*", "Other"]],
    "SoundFormat": [["MP3", "MP3"]],
    "Section": [
      ["Applications", "Applications"], ["Applications publishing for opposition", "Applications"],
      ["Amendments to applications", "Amendments to applications"],
      ["Correction of errors on applications", "Correction of absolute errors on applications"],
      ["Withdrawals", "Withdrawals"], ["Registrations with restrictions", "Restrictions"],
      ["Total refusals", "Total refusals"], ["Registrations publishing", "Registrations with no amendments"],
      ["Registrations with amendments", "Registrations with amendments"],
      ["Correction of errors on registrations", "Correction of absolute errors on registrations"],
      ["Total transfers", "Total transfers"],
      ["Change of proprietor name and or address", "Change of name and address of proprietor"],
      ["Replacement of representative", "Replacement of representative"],
      ["Total surrender of trademarks", "Total surrender of trade mark"],
    ],
  ]
}
