import CLibXML2
import CPangoCairo
import CZip
import Standards

/// The libraries and programs that papers, formats and packages rest on, as they answer on this machine.
public enum LibraryVersions {
  /// Name and version; a program that is not installed has none.
  public static var all: [(name: String, version: String?)] {
    let xml = LIBXML_DOTTED_VERSION
    return [
      ("libxml2", xml), ("cairo", cairo_version_string().map { String(cString: $0) }),
      ("pango", pango_version_string().map { String(cString: $0) }),
      ("libzip", zip_libzip_version().map { String(cString: $0) }), ("age", Age.version),
      ("lp", program("lp")), ("openssl", program("openssl")),
    ]
  }

  /// Where the program lies.
  private static func program(_ name: String) -> String? {
    ["/usr/bin", "/usr/local/bin", "/bin"].map { "\($0)/\(name)" }.first { Files.exists($0) }
  }
}
