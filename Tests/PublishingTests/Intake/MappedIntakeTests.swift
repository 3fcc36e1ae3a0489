import Filing
import Foundation
import Publishing
import Standards
import TestSupport
import Testing

/// Files of older standards as other offices write them: every value, and what has no place.
@Suite("A record of ST.66, ST.86 or ST.36")
struct MappedIntakeTests {
  private func expectGolden(_ name: String, _ file: String) throws {
    #expect(try Golden.difference("Intake/\(name).txt", IntakeBench().report(Data(file.utf8))) == nil)
  }

  @Test("of ST.66 with free names, contact data and words of its own")
  func mark() throws {
    let file = """
      <Transaction xmlns="http://www.wipo.int/standards/XMLSchema/trademarks"><TradeMarkTransactionBody>
      <TransactionContentDetails><TransactionCode>x</TransactionCode><TransactionData><TradeMarkDetails><TradeMark>
      <ApplicationNumber>40-77</ApplicationNumber><ApplicationDate>2026-02-03</ApplicationDate>
      <RegistrationNumber>R77</RegistrationNumber><RegistrationDate>20260501</RegistrationDate>
      <ApplicationReference>A/1</ApplicationReference><ApplicationLanguageCode>EN</ApplicationLanguageCode>
      <KindMark>Collective</KindMark><MarkFeature>3-D</MarkFeature><OwnNote>kept</OwnNote>
      <WordMarkSpecification><MarkVerbalElementText>LUMEN</MarkVerbalElementText>
      <MarkTransliteration>lumen</MarkTransliteration></WordMarkSpecification>
      <MarkImageDetails><MarkImage><MarkImageFilename>a.png</MarkImageFilename>
      <MarkImageCategory><CategoryKind>Vienna</CategoryKind><CategoryVersion>9</CategoryVersion>
      <CategoryCodeDetails><CategoryCode>26.01.01</CategoryCode></CategoryCodeDetails></MarkImageCategory>
      </MarkImage></MarkImageDetails>
      <GoodsServicesDetails><GoodsServices><ClassificationKindCode>Nice</ClassificationKindCode>
      <ClassificationVersion>13-2026</ClassificationVersion><ClassDescriptionDetails><ClassDescription>
      <ClassNumber>09</ClassNumber><GoodsServicesDescription>lamps; lights.</GoodsServicesDescription>
      </ClassDescription></ClassDescriptionDetails></GoodsServices></GoodsServicesDetails>
      <PriorityDetails><Priority><PriorityCountryCode>FR</PriorityCountryCode><PriorityNumber>25/1</PriorityNumber>
      <PriorityDate>2025-09-01</PriorityDate></Priority></PriorityDetails>
      <ApplicantDetails><Applicant><ApplicantNationalityCode>FR</ApplicantNationalityCode><ApplicantAddressBook>
      <FormattedNameAddress><Name><FreeFormatName><FreeFormatNameDetails><FreeFormatNameLine>Lumière</FreeFormatNameLine>
      <FreeFormatNameLine>et Cie</FreeFormatNameLine></FreeFormatNameDetails></FreeFormatName></Name>
      <Address><AddressCountryCode>FR</AddressCountryCode><FreeFormatAddress>
      <FreeFormatAddressLine>1 rue X</FreeFormatAddressLine><FreeFormatAddressLine>69001 Lyon</FreeFormatAddressLine>
      </FreeFormatAddress></Address></FormattedNameAddress><ContactInformationDetails><Phone>+33 1</Phone>
      <Email>a@b.fr</Email><Fax>+33 2</Fax></ContactInformationDetails></ApplicantAddressBook></Applicant></ApplicantDetails>
      <RepresentativeDetails><Representative><RepresentativeAddressBook><FormattedNameAddress><Name>
      <FreeFormatName><FreeFormatNameDetails><FreeFormatNameLine>Wang Wei</FreeFormatNameLine></FreeFormatNameDetails>
      </FreeFormatName><FormattedName><FirstName>Wei</FirstName><MiddleName>M.</MiddleName><LastName>王</LastName>
      </FormattedName></Name><Address><FormattedAddress><AddressStreet>北京路 1</AddressStreet><AddressCity>Beijing</AddressCity>
      <AddressPostcode>100</AddressPostcode><FormattedAddressCountryCode>CN</FormattedAddressCountryCode>
      </FormattedAddress></Address></FormattedNameAddress></RepresentativeAddressBook></Representative></RepresentativeDetails>
      </TradeMark></TradeMarkDetails></TransactionData></TransactionContentDetails></TradeMarkTransactionBody></Transaction>
      """

    try expectGolden("ST66-stranger", file)
  }

  @Test("of ST.86 with two designs that repeat their designer")
  func design() throws {
    func single(_ number: Int, _ title: String, _ symbol: String) -> String {
      """
      <Design><DesignIdentifier>\(number)</DesignIdentifier><RegistrationNumber>D7</RegistrationNumber>
      <DesignTitle>\(title)</DesignTitle><DesignDescription>round</DesignDescription>
      <DesignRepresentationSheetDetails><DesignRepresentationSheet><ViewDetails><View><ViewFilename>\(number).jpg</ViewFilename>
      <ViewFileFormat>JPEG</ViewFileFormat></View></ViewDetails></DesignRepresentationSheet></DesignRepresentationSheetDetails>
      <IndicationProductDetails><IndicationProduct><ClassificationKindCode>Locarno</ClassificationKindCode>
      <ClassificationVersion>15</ClassificationVersion><ClassDescriptionDetails><ClassDescription>
      <ClassNumber>\(symbol)</ClassNumber></ClassDescription></ClassDescriptionDetails></IndicationProduct></IndicationProductDetails>
      <DesignerDetails><Designer><DesignerAddressBook><FormattedNameAddress><Name><FormattedName><FirstName>Ana</FirstName>
      <LastName>Silva</LastName></FormattedName></Name></FormattedNameAddress></DesignerAddressBook></Designer></DesignerDetails>
      <OwnShape>\(number)</OwnShape></Design>
      """
    }
    let file = """
      <Transaction xmlns="http://www.wipo.int/standards/XMLSchema/designs"><DesignTransactionBody><TransactionContentDetails>
      <TransactionData><DesignApplicationDetails><DesignApplication>
      <DesignApplicationNumber>30-5</DesignApplicationNumber><DesignApplicationDate>2026-02-03</DesignApplicationDate>
      <DesignTotal>2</DesignTotal><DesignDetails>
      \(single(1, "Lamp", "26-05"))
      \(single(2, "Shade", "26-05"))
      </DesignDetails><ApplicantDetails><Applicant><ApplicantAddressBook><FormattedNameAddress><Name><FormattedName>
      <OrganizationName>Lux Ltd</OrganizationName></FormattedName></Name></FormattedNameAddress></ApplicantAddressBook>
      </Applicant></ApplicantDetails></DesignApplication></DesignApplicationDetails></TransactionData>
      </TransactionContentDetails></DesignTransactionBody></Transaction>
      """

    try expectGolden("ST86-stranger", file)
  }

  @Test("of DOCDB, where each name stands in two ways of writing")
  func docdb() throws {
    let file = """
      <exch:exchange-documents xmlns:exch="http://www.epo.org/exchange">
      <exch:exchange-document country="EP" doc-number="1" kind="A1"><exch:bibliographic-data>
      <exch:publication-reference data-format="docdb"><document-id><country>EP</country><doc-number>1</doc-number>
      <kind>A1</kind><date>20260304</date></document-id></exch:publication-reference>
      <exch:classifications-ipcr><classification-ipcr sequence="1"><text>A01B   1/00        20060101AFI20060521RMJP        </text>
      </classification-ipcr></exch:classifications-ipcr>
      <exch:application-reference data-format="docdb"><document-id><country>EP</country><doc-number>26100001</doc-number>
      <kind>A</kind><date>20260102</date></document-id></exch:application-reference>
      <exch:application-reference data-format="epodoc"><document-id><doc-number>EP20260100001</doc-number></document-id>
      </exch:application-reference>
      <exch:priority-claims><exch:priority-claim data-format="docdb" sequence="1"><document-id><country>JP</country>
      <doc-number>2025001</doc-number><date>20250202</date></document-id></exch:priority-claim>
      <exch:priority-claim data-format="epodoc" sequence="1"><document-id><doc-number>JP20250001</doc-number></document-id>
      </exch:priority-claim></exch:priority-claims>
      <exch:parties><exch:applicants><exch:applicant sequence="1" data-format="docdb"><exch:applicant-name><name>LUX LTD</name>
      </exch:applicant-name><residence><country>GB</country></residence></exch:applicant>
      <exch:applicant sequence="1" data-format="docdba"><exch:applicant-name><name>Lux Ltd.</name></exch:applicant-name>
      </exch:applicant></exch:applicants><exch:inventors><exch:inventor sequence="1" data-format="docdb">
      <exch:inventor-name><name>SILVA ANA</name></exch:inventor-name></exch:inventor></exch:inventors></exch:parties>
      <exch:invention-title lang="de">Lampe</exch:invention-title><exch:invention-title lang="en">Lamp</exch:invention-title>
      <exch:designation-of-states><exch:designation-epc>AT</exch:designation-epc></exch:designation-of-states>
      </exch:bibliographic-data><exch:abstract lang="en"><exch:p>A lamp of <exch:b>glass</exch:b>.</exch:p></exch:abstract>
      </exch:exchange-document></exch:exchange-documents>
      """

    try expectGolden("ST36-docdb", file)
  }

  @Test("of a grant of the United States")
  func grant() throws {
    let file = """
      <us-patent-grant lang="EN" dtd-version="v4.7 2022-02-17" country="US"><us-bibliographic-data-grant>
      <publication-reference><document-id><country>US</country><doc-number>12</doc-number><kind>B2</kind><date>20260106</date>
      </document-id></publication-reference><application-reference appl-type="utility"><document-id><country>US</country>
      <doc-number>17000001</doc-number><date>20240102</date></document-id></application-reference>
      <classifications-ipcr><classification-ipcr><ipc-version-indicator><date>20060101</date></ipc-version-indicator>
      <classification-level>A</classification-level><section>F</section><class>21</class><subclass>V</subclass>
      <main-group>29</main-group><subgroup>50</subgroup></classification-ipcr></classifications-ipcr>
      <invention-title id="t">Lamp with H<sub>2</sub>O</invention-title><us-parties><us-applicants>
      <us-applicant sequence="001" app-type="applicant"><addressbook><orgname>Lux Inc.</orgname><address><city>Austin</city>
      <country>US</country></address></addressbook><residence><country>US</country></residence></us-applicant></us-applicants>
      <inventors><inventor sequence="001"><addressbook><last-name>Doe</last-name><first-name>Jane</first-name></addressbook>
      </inventor></inventors></us-parties></us-bibliographic-data-grant>
      <description><description-of-drawings><p>FIG. 1 is a lamp.</p></description-of-drawings><heading>BACKGROUND</heading>
      <p num="0001">Lamps <i>shine</i>.</p></description>
      <claims><claim num="00001"><claim-text>1. A lamp, <claim-text>of glass</claim-text>.</claim-text></claim></claims>
      </us-patent-grant>
      """

    try expectGolden("ST36-us-grant", file)
  }
}

@Suite("The same dossier in two standards")
struct TwoStandardsTests {
  /// Values, numbers and days of every record, bibliography and body of one dossier put together.
  private func facts(_ format: Format, _ dossiers: [Dossier], _ bench: IntakeBench) throws -> [String: [String]] {
    let date = try #require(CalendarDate(Dossiers.today))
    let submission = Submission(office: OfficeProfile(settings: bench.dossiers.office), dossiers: dossiers, date: date)
    var found: [String: [String]] = [:]
    var last = ""
    for file in try format.files(submission) where !file.name.hasPrefix("PatentLegalStatusData") {
      for intake in try bench.read(file.data()) {
        #expect(intake.unknown == [], "\(file.name)")
        // The file of a body names its application in its own name only.
        let number = intake.numbers["application"] ?? file.name.filter(\.isNumber).suffix(15).description
        last = number
        found[last, default: []] +=
          intake.form.values.lines + intake.numbers.map { "\($0.key): \($0.value)" }
          + intake.dates.filter { $0.key != "published" }.map { "\($0.key): \($0.value)" }
      }
    }
    return found.mapValues { $0.sorted() }
  }

  /// The facts of ST.96 as the older standard has words for them.
  private func expected(_ facts: [String], _ standard: String) -> [String] {
    switch standard {
    case "ST66":
      // ST.66 V1.1 calls every mark that is neither collective nor of certification “Individual”; positions are “Other”.
      let kinds = facts.map { $0 == "mark_kind: position" ? "mark_kind: other" : $0 }
      return (kinds + (kinds.contains { $0.hasPrefix("mark_type") } ? [] : ["mark_type: individual"])).sorted()
    // ST.86 has no total; the designs count themselves.
    case "ST86": return facts.filter { !$0.hasPrefix("number_of_designs") }
    default:
      // ST.36 tells no receipt, no grant apart from its publication, and no nationality of inventors.
      let kept = facts.filter { fact in
        !["received", "registered", "registration"].contains { fact.hasPrefix($0 + ":") }
      }
      return kept.map { $0.hasPrefix("creators") ? $0.replacing(#/ \| [A-Z]{2}$/#, with: "") : $0 }.sorted()
    }
  }

  @Test(
    "gives the same values, numbers and days", arguments: [("T", "ST66"), ("D", "ST86"), ("P", "ST36"), ("U", "ST36")])
  func same(_ letter: String, _ standard: String) throws {
    let bench = try IntakeBench()
    var generator = GeneratedDossiers(law: bench.dossiers.law, seed: 66)
    let dossiers = generator.dossiers(letter, count: 40, today: Dossiers.today)

    let older = try facts(try #require(Format.named(standard)), dossiers, bench)
    let newer = try facts(.st96, dossiers, bench)

    #expect(older.count == 40)
    let first = newer.first { older[$0.key] != expected($0.value, standard) }
    #expect(first?.value == first.flatMap { older[$0.key] })
  }
}
