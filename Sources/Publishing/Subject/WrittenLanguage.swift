import Filing

extension Dossier {
  /// The language in which name, title and mark of an East Asian party are written: by it Han characters take their form.
  ///
  /// The language of filing decides when it is one of them, else the country of the first owner; empty for all others.
  var writtenLanguage: String {
    if let language = values.text("language"), ["ja", "ko"].contains(language) { return language }
    let country = owners.first?.address(on: today)?.country ?? ""
    let byCountry = ["JP": "ja", "KR": "ko", "KP": "ko", "TW": "zh-tw", "HK": "zh-hk", "MO": "zh-hk", "CN": "zh-cn"]
    return byCountry[country] ?? ""
  }
}
