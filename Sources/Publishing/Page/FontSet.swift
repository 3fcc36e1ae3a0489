import CPangoCairo

/// A font family and the Debian package that holds it.
public struct FontFamily: Sendable, Hashable {
  public var name: String
  public var package: String

  public init(_ name: String, package: String) {
    (self.name, self.package) = (name, package)
  }
}

/// The families a paper may be set in, in order of preference, for text with and without serifs.
///
/// Only these families and the further ones are taken, because fontconfig would otherwise take whatever happens to be
/// installed, and two machines would print two papers. A sign that none of them has is shown by its code point.
public struct FontSet: Sendable, Hashable {
  public let sans: [FontFamily]
  public let serif: [FontFamily]
  /// Families for signs that the others lack, as far as they are installed, in order of preference.
  public let further: [String]

  /// Refuses with ``PaperFault/missingFont(family:package:)`` when the machine lacks a family.
  public init(sans: [FontFamily], serif: [FontFamily], further: [String] = []) throws {
    let installed = Self.installedFamilies()
    for family in sans + serif where !installed.contains(family.name) {
      throw PaperFault.missingFont(family: family.name, package: family.package)
    }
    self.sans = sans
    self.serif = serif
    self.further = further
  }

  /// Noto for the Latin, Greek, Cyrillic, Arabic, Hebrew, Chinese, Japanese, Korean and South Asian scripts, and every
  /// other script of which Noto is installed.
  public static func noto() throws -> FontSet {
    func core(_ name: String) -> FontFamily { FontFamily(name, package: "fonts-noto-core") }
    func han(_ name: String) -> FontFamily { FontFamily(name, package: "fonts-noto-cjk") }
    let scripts = [
      "Hebrew", "Thai", "Devanagari", "Bengali", "Georgian", "Armenian", "Ethiopic", "Khmer", "Lao", "Tamil",
    ]
    let signs = ["Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math"].map(core)
    return try FontSet(
      sans: [core("Noto Sans"), core("Noto Sans Arabic"), han("Noto Sans CJK SC")]
        + scripts.map { core("Noto Sans " + $0) } + signs,
      serif: [core("Noto Serif"), core("Noto Naskh Arabic"), han("Noto Serif CJK SC")]
        + scripts.map { core("Noto Serif " + $0) } + signs,
      further: furtherFamilies())
  }

  func families(_ face: TextStyle.Face) -> [FontFamily] {
    face == .sans ? sans : serif
  }

  /// Families of Noto without those that are drawn for titles, screens or in colours: sans first, then serif, by name.
  private static func furtherFamilies() -> [String] {
    let special = ["Display", "Mono", "Color", "UI", "CJK"]
    let all = installedFamilies().filter { name in
      name.hasPrefix("Noto ") && !name.split(separator: " ").contains { special.contains(String($0)) }
    }
    return ["Noto Sans ", "Noto Serif ", "Noto "].flatMap { start in
      all.filter { name in ["Noto Sans ", "Noto Serif ", "Noto "].first { name.hasPrefix($0) } == start }.sorted()
    }
  }

  private static func installedFamilies() -> Set<String> {
    guard let map = pango_cairo_font_map_get_default() else { return [] }
    var list: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
    var count: Int32 = 0
    pango_font_map_list_families(map, &list, &count)
    defer { g_free(list) }
    return Set(
      (0..<Int(count)).compactMap { index in
        list?[index].flatMap { pango_font_family_get_name($0) }.map { String(cString: $0) }
      })
  }
}
