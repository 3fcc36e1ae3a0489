import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Office

@Suite("What is said of pictures", .bothDoors)
struct MeasureTests {
  @Test("A picture of no width or of more pixels than there are is refused", arguments: [-1, 0, 1_000_001, Int.max])
  func width(_ width: Int) throws {
    let bench = try Bench()
    let picture = Data(TestPicture.png(width: 1, height: 1))
    var values = Values.design("Lamp", picture: picture)
    guard case .design(var design) = values["designs"][0] else { return }
    design.views[0].width = width
    values["designs"] = [.design(design)]

    let words = refusal { try bench.file("D", values, documents: [picture]) }
    #expect(words.contains("pixels; attach it again") || words.contains("is out of any range"), "\(words)")
  }
}
