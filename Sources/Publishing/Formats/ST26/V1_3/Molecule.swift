/// The types of sequences: their symbols, molecule types and feature keys.
///
/// - Source: WIPO Standard ST.26, Annex I, as recalled; feature keys of nucleotides after the INSDC feature table.
enum Molecule: String, CaseIterable, Sendable {
  case dna = "DNA"
  case rna = "RNA"
  case aminoAcids = "AA"

  /// How many residues must be specifically defined.
  var least: Int { self == .aminoAcids ? 4 : 10 }

  /// Byte → 0 not a symbol, 1 a symbol for any residue, 2 a symbol that defines.
  var symbols: [UInt8] { self == .aminoAcids ? Self.aminoAcidSymbols : Self.nucleotideSymbols }

  private static let nucleotideSymbols = table("acgtmrwsykvhdb", any: "n")
  private static let aminoAcidSymbols = table("ARNDCQEGHILKMFPOSUTWYVBZJ", any: "X")

  private static func table(_ defining: String, any: String) -> [UInt8] {
    var table = [UInt8](repeating: 0, count: 256)
    for byte in defining.utf8 { table[Int(byte)] = 2 }
    for byte in any.utf8 { table[Int(byte)] = 1 }
    return table
  }

  /// Values of the qualifier mol_type.
  var types: Set<String> {
    switch self {
    case .dna: ["genomic DNA", "other DNA", "unassigned DNA"]
    case .rna:
      [
        "genomic RNA", "mRNA", "tRNA", "rRNA", "other RNA", "transcribed RNA", "viral cRNA", "unassigned RNA",
      ]
    case .aminoAcids: ["protein"]
    }
  }

  /// Feature keys, “source” among them.
  var features: Set<String> { self == .aminoAcids ? Self.aminoAcidFeatures : Self.nucleotideFeatures }

  private static let nucleotideFeatures = words(
    """
    C_region CDS centromere D-loop D_segment exon gene iDNA intron J_segment mat_peptide misc_binding misc_difference
    misc_feature misc_recomb misc_RNA misc_structure mobile_element modified_base mRNA ncRNA N_region operon oriT
    polyA_site precursor_RNA prim_transcript primer_bind propeptide protein_bind regulatory repeat_region rep_origin
    rRNA S_region sig_peptide source stem_loop STS telomere tmRNA transit_peptide tRNA unsure V_region V_segment
    variation 3'UTR 5'UTR
    """)
  private static let aminoAcidFeatures = words(
    """
    ACT_SITE BINDING CA_BIND CARBOHYD CHAIN COILED COMPBIAS CONFLICT CROSSLNK DISULFID DNA_BIND DOMAIN HELIX INIT_MET
    INTRAMEM LIPID METAL MOD_RES MOTIF MUTAGEN NON_STD NON_TER NP_BIND PEPTIDE PROPEP REGION REPEAT SIGNAL SITE source
    STRAND TOPO_DOM TRANSMEM TRANSIT TURN UNSURE VARIANT VAR_SEQ ZN_FING
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
