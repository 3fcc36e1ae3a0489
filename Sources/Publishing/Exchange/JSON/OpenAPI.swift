import Filing

/// The description of the tree as a service: OpenAPI 3.0.
struct OpenAPI {
  let office: OfficeProfile
  let collections: [String]

  var value: JSONValue {
    var paths: [String: JSONValue] = [
      "/v1": get("The collections of the register", "Entry"),
      "/v1/numbers/{number}": get("The dossier of an application or registration number", "Line", ["number"]),
    ]
    for name in collections {
      paths["/v1/\(name)"] = get("All of \(name), first page", "Page")
      paths["/v1/\(name)/pages/{page}"] = get("A further page of \(name)", "Page", ["page"])
      paths["/v1/\(name)/years/{year}"] = get("What was filed in a year, first page", "Page", ["year"])
      paths["/v1/\(name)/years/{year}/pages/{page}"] = get("A further page of a year", "Page", ["year", "page"])
      paths["/v1/\(name)/{number}"] = get("One dossier with its members of ST.96", "Dossier", ["number"])
    }
    return .object([
      "openapi": .string("3.0.3"),
      "info": .object([
        "title": .string("Register of \(office.name.first)"), "version": .string("1.0.0"),
        "description": .string("Static files; paths modelled on WIPO ST.90, members on ST.97 and ST.96 V6_0."),
      ]),
      "paths": .object(paths), "components": .object(["schemas": .object(schemas)]),
    ])
  }

  private func get(_ summary: String, _ schema: String, _ parameters: [String] = []) -> JSONValue {
    let content = JSONValue.object([
      "application/json": .object(["schema": Self.reference(schema)])
    ])
    return .object([
      "parameters": .array(
        parameters.map { name in
          .object([
            "name": .string(name), "in": .string("path"), "required": .flag(true),
            "schema": .object(["type": .string("string")]),
          ])
        }),
      "get": .object([
        "summary": .string(summary),
        "responses": .object([
          "200": .object(["description": .string("Found"), "content": content]),
          "404": .object(["description": .string("There is none, or it is not published")]),
        ]),
      ]),
    ])
  }

  private static func reference(_ schema: String) -> JSONValue {
    .object(["$ref": .string("#/components/schemas/\(schema)")])
  }

  private var schemas: [String: JSONValue] {
    let text = JSONValue.object(["type": .string("string")])
    let number = JSONValue.object(["type": .string("integer")])
    func object(_ members: [String: JSONValue]) -> JSONValue {
      .object(["type": .string("object"), "properties": .object(members)])
    }
    func list(_ schema: String) -> JSONValue {
      .object(["type": .string("array"), "items": Self.reference(schema)])
    }
    let line = ["applicationNumber": text, "registrationNumber": text, "title": text, "href": text]
    let records = ["trademark", "bibliographicData", "patentLegalStatus"]
    let members = records.reduce(into: line) { $0[$1] = .object(["type": .string("object")]) }
    return [
      "Line": object(line),
      "Page": object(["totalQuantity": number, "offset": number, "limit": number, "next": text, "items": list("Line")]),
      "Collection": object(["href": text, "name": text, "totalQuantity": number]),
      "Entry": object([
        "ipOfficeCode": text, "name": text, "date": text, "description": text, "collections": list("Collection"),
      ]),
      "Dossier": object(members.merging(["intellectualPropertyRight": text]) { first, _ in first }),
    ]
  }
}
