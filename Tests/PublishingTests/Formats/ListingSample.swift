/// A listing of three sequences that follows every rule: DNA, a skipped number, amino acids.
enum ListingSample {
  static let good = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE ST26SequenceListing PUBLIC "-//WIPO//DTD Sequence Listing 1.3//EN" "../../etc/hostname">
    <ST26SequenceListing dtdVersion="V1_3" fileName="a.xml" productionDate="2026-01-07">
    <ApplicantFileReference>AB1</ApplicantFileReference>
    <InventionTitle languageCode="en">A gene</InventionTitle>
    <SequenceTotalQuantity>3</SequenceTotalQuantity>
    <SequenceData sequenceIDNumber="1"><INSDSeq>
    <INSDSeq_length>12</INSDSeq_length>
    <INSDSeq_moltype>DNA</INSDSeq_moltype>
    <INSDSeq_division>PAT</INSDSeq_division>
    <INSDSeq_feature-table><INSDFeature>
    <INSDFeature_key>source</INSDFeature_key>
    <INSDFeature_location>1..12</INSDFeature_location>
    <INSDFeature_quals>
    <INSDQualifier><INSDQualifier_name>organism</INSDQualifier_name><INSDQualifier_value>Homo sapiens</INSDQualifier_value></INSDQualifier>
    <INSDQualifier id="q1"><INSDQualifier_name>mol_type</INSDQualifier_name><INSDQualifier_value>genomic DNA</INSDQualifier_value></INSDQualifier>
    </INSDFeature_quals></INSDFeature>
    <INSDFeature><INSDFeature_key>exon</INSDFeature_key>
    <INSDFeature_location>join(1..4,complement(6^7),&lt;9..12)</INSDFeature_location>
    <INSDFeature_quals><INSDQualifier id="q2"><INSDQualifier_name>note</INSDQualifier_name></INSDQualifier></INSDFeature_quals></INSDFeature>
    </INSDSeq_feature-table>
    <INSDSeq_sequence>acgtacgtacgn</INSDSeq_sequence>
    </INSDSeq></SequenceData>
    <SequenceData sequenceIDNumber="2"><INSDSeq>
    <INSDSeq_length></INSDSeq_length>
    <INSDSeq_moltype/>
    <INSDSeq_division/>
    <INSDSeq_sequence>000</INSDSeq_sequence>
    </INSDSeq></SequenceData>
    <SequenceData sequenceIDNumber="3"><INSDSeq>
    <INSDSeq_length>5</INSDSeq_length>
    <INSDSeq_moltype>AA</INSDSeq_moltype>
    <INSDSeq_division>PAT</INSDSeq_division>
    <INSDSeq_feature-table><INSDFeature>
    <INSDFeature_key>source</INSDFeature_key>
    <INSDFeature_location>1..5</INSDFeature_location>
    <INSDFeature_quals>
    <INSDQualifier><INSDQualifier_name>mol_type</INSDQualifier_name><INSDQualifier_value>protein</INSDQualifier_value></INSDQualifier>
    <INSDQualifier><INSDQualifier_name>organism</INSDQualifier_name><INSDQualifier_value>synthetic construct</INSDQualifier_value></INSDQualifier>
    </INSDFeature_quals></INSDFeature>
    </INSDSeq_feature-table>
    <INSDSeq_sequence>MLAPX</INSDSeq_sequence>
    </INSDSeq></SequenceData>
    </ST26SequenceListing>
    """
}
