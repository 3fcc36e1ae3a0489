import Filing
import Standards

extension ST96Row {
  /// `dgn:DesignApplication`
  static let designApplication: [ST96Row] = [
    ST96Row("com:RegistrationOfficeCode", text: { $0.office.code }),
    ST96Row("com:ReceivingOfficeDate", text: { $0.marked("received") }),
    ST96Row("com:ApplicationNumber", nodes: { [$0.applicationNumber].compactMap { $0 } }),
    ST96Row("com:InternationalRegistrationNumber", from: "InternationalRegistrationNumber", as: .plain),
    ST96Row("com:ApplicantFileReference", from: "ApplicantFileReference", as: .plain),
    ST96Row("dgn:DesignApplicationLanguageCode", from: "ApplicationLanguageCode", as: .plain),
    ST96Row("dgn:DesignTotalQuantity", from: "DesignTotalQuantity", text: { String($0.dossier.values.designs.count) }),
    ST96Row(
      "dgn:DesignApplicationCurrentStatusCategory",
      text: { context in
        ["Withdrawn", "Rejected"].first { $0 == context.dossier.standing.design } ?? "Filed"
      }),
    ST96Row("dgn:DesignApplicationCurrentStatusDate", text: { $0.dossier.statusEvents.last?.effective.description }),
    ST96Row("dgn:DesignBag", from: "Design") { context in
      // The schema wants one design at least; an application without any shows what else it has.
      let single = context.dossier.values.designs.map(Optional.some)
      let designs = (single.isEmpty ? [nil] : single).map { design in
        var inner = context
        inner.design = design
        return XMLNode("dgn:Design", [:], ST96Row.design.write(inner))
      }
      return [XMLNode("dgn:DesignBag", [:], designs)]
    },
    ST96Row(
      "dgn:ApplicantBag", from: "Applicant", "Holder", nodes: { $0.isFiling ? $0.designApplicants : $0.designOwners }),
    ST96Row("com:RepresentativeBag", from: "Representative", nodes: { $0.representatives() }),
    ST96Row(bag: "com:DocumentIncludedBag", from: "PowerOfAttorney", "ModelFile", filing: true) {
      $0.documents("PowerOfAttorney", "Power of attorney") + $0.documents("ModelFile", "Three-dimensional model")
    },
    ST96Row(bag: "dgn:DesignApplicationStatementBag", from: "Entitlement", filing: true) { context in
      context.texts("Entitlement").prefix(1).map { context.localized("dgn:DesignApplicationStatementText", $0) }
    },
    ST96Row(bag: "com:SignatureBag", from: "Signature", "Signatory", filing: true, nodes: { $0.signatures }),
    ST96Row("com:ApplicationDate", text: { $0.filed?.description }),
    ST96Row("com:CorrespondenceAddress", from: "CorrespondenceAddress", nodes: { $0.correspondence() }),
    ST96Row("com:BusinessEntityStatusCategory", from: "SmallEntity", filing: true) { context in
      context.entries("SmallEntity").contains(.flag(true))
        ? [XMLNode("com:BusinessEntityStatusCategory", text: "Small")] : []
    },
  ]

  /// `dgn:Design`
  static let design: [ST96Row] = [
    ST96Row("dgn:DesignIdentifier") { context in
      guard let number = context.design?.number else { return [] }
      let text = "\(context.dossier.applicationNumber)-\(number)"
      return [XMLNode("dgn:DesignIdentifier", ["com:officeCode": context.office.code], text: text)]
    },
    ST96Row("com:RegistrationNumber", text: { $0.dossier.registrationNumber }),
    ST96Row("com:RegistrationDate", text: { $0.marked("registered") }),
    ST96Row("dgn:DesignTitleText", from: "DesignTitle") { context in
      let text = context.design.map(\.product) ?? context.plain("DesignTitle") ?? ""
      return text.isEmpty ? [] : [context.localized("dgn:DesignTitleText", text)]
    },
    ST96Row("dgn:DesignDescriptionText", from: "Features", as: .localized),
    ST96Row("dgn:PartialDisclaimerText", from: "PartialDisclaimerText", as: .localized),
    ST96Row("dgn:PublicationDefermentIndicator", from: "PublicationDeferment") { context in
      let deferred = context.dossier.intervals.contains { $0.name.hasPrefix("defer") }
      let wanted = deferred || !context.entries("PublicationDeferment").isEmpty
      return wanted ? [XMLNode("dgn:PublicationDefermentIndicator", text: "true")] : []
    },
    ST96Row("dgn:DefermentPeriod", from: "PublicationDeferment", nodes: { [$0.defermentPeriod].compactMap { $0 } }),
    ST96Row("com:ExpiryDate", text: { $0.expiry?.description }),
    ST96Row("dgn:DesignCurrentStatusCategory", text: { $0.dossier.standing.design }),
    ST96Row("dgn:DesignCurrentStatusDate", text: { $0.dossier.statusEvents.last?.effective.description }),
    ST96Row("dgn:DesignRepresentationBag", nodes: { $0.views }),
    ST96Row("com:DesignClassificationBag", from: "LocarnoClassification", nodes: { [$0.locarno] }),
    ST96Row(bag: "dgn:PriorityBag", from: "Priority", nodes: { $0.priorities("dgn:Priority", withAccessCode: true) }),
    ST96Row(bag: "com:ExhibitionPriorityBag", from: "Exhibition", nodes: { $0.exhibitions }),
    ST96Row(bag: "dgn:RelatedApplicationBag", from: "InitialApplicationNumber") { context in
      guard let number = context.earlierNumber("dgn:RelatedApplicationNumber") else { return [] }
      let category = XMLNode("dgn:RelatedApplicationCategory", text: "Division")
      return [XMLNode("dgn:RelatedApplication", [:], [category, number])]
    },
    ST96Row(bag: "dgn:PublicationBag", nodes: { $0.publications("dgn", \.design) }),
    ST96Row("dgn:ApplicantBag", nodes: { $0.designOwners }),
    ST96Row("com:RepresentativeBag", nodes: { $0.representatives() }),
    ST96Row("dgn:DesignerBag", from: "Creator") { context in
      context.bag("dgn:DesignerBag", "dgn:Designer", context.parties("Creator"), nationalityFirst: true)
    },
    ST96Row(bag: "dgn:DesignEventBag", nodes: { $0.designEvents }),
  ]
}
