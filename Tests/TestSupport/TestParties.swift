import Filing
import Standards

/// Parties of several scripts, all of them invented.
public enum TestParties {
  public static let lumen = Party(
    id: 1, names: [Name("Lumen Works Ltd", language: "en")],
    addresses: [Address(lines: ["14 Harbour Street"], city: "Port Lumen", postcode: "1002")],
    email: "office@lumen.example")
  public static let ada = Party(
    id: 2, kind: .person, names: [Name("Okoye", first: "Ada", language: "en")],
    addresses: [Address(lines: ["3 Mill Lane"], city: "Port Lumen")])
  public static let chinese = Party(
    id: 3, names: [Name("明灯科技有限公司", language: "zh"), Name("Mingdeng Technology Co., Ltd", language: "en")],
    addresses: [Address(lines: ["88 Zhongshan Road"], city: "Shanghai", postcode: "200001", country: "CN")],
    nationality: "CN")
  public static let arabic = Party(
    id: 4, names: [Name("شركة النور للتجارة", language: "ar"), Name("Al Noor Trading Company", language: "en")],
    addresses: [Address(lines: ["12 Rue de Carthage"], city: "Tunis", country: "TN")])
  public static let cyrillic = Party(
    id: 5, kind: .person,
    names: [Name("Шевченко", first: "Олена", language: "uk"), Name("Shevchenko", first: "Olena", language: "en")],
    addresses: [Address(lines: ["вул. Хрещатик, 1"], city: "Київ", postcode: "01001", country: "UA")], nationality: "UA"
  )
  public static let agent = Party(
    id: 6, kind: .person, names: [Name("Marlowe", first: "Tess", language: "en")],
    addresses: [Address(lines: ["2 Registry Square"], city: "Port Lumen", postcode: "1001")])
}
