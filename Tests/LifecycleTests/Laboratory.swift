@_exported import LaboratoryKit
