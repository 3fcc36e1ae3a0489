import CCups
import FoundationEssentials
import Glibc
import Standards

/// Printers and queues reached by the Internet Printing Protocol through libcups; `lp` where CUPS is not reached by it.
///
/// - Source: RFC 8011 (IPP/1.1), 4.2.1 Print-Job; PWG 5100.3 (media-col), PWG 5100.13 (print-scaling).
public struct IPPPrinters: Printers {
  /// Milliseconds until nobody is taken to be there.
  private static let patience: Int32 = 8_000

  public init() {}

  /// Hands the file over; a printer that takes one job at a time is asked again until it has printed the one before.
  public func print(_ path: String, _ job: PrintJob) -> PrintOutcome {
    let end = ContinuousClock.now + Self.longest
    while true {
      let outcome = handOver(path, job)
      guard case .busy(let said) = outcome else { return outcome }
      guard ContinuousClock.now < end else { return .away(said) }
      usleep(200_000)
    }
  }

  /// How long a printer may be busy with one paper.
  private static let longest = Duration.seconds(120)

  /// One request, whose answer says whether the file was taken.
  private func handOver(_ path: String, _ job: PrintJob) -> PrintOutcome {
    guard let address = Address(job.wish.printer) else {
      return .refused(
        "no printer is set; set one with --printer, IPDESK_PRINTER or the setting “printer” of the office")
    }
    let security = address.isSecure ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED
    guard
      let connection = httpConnect2(
        address.host, address.port, nil, AF_UNSPEC, security, 1, Self.patience, nil)
    else {
      if address.isQueue, let outcome = LineProgram.print(path, job) { return outcome }
      return .away("“\(job.wish.printer.isEmpty ? address.uri : job.wish.printer)” does not answer")
    }
    defer { httpClose(connection) }
    // The request is given away with the call.
    let answer = cupsDoFileRequest(connection, Self.request(job, address), address.resource, path)
    defer { ippDelete(answer) }
    var said = cupsLastErrorString().map { String(cString: $0) } ?? ""
    while said.hasSuffix(".") { said.removeLast() }
    guard let answer else {
      return cupsLastError().rawValue == IPP_STATUS_ERROR_SERVICE_UNAVAILABLE.rawValue ? .away(said) : .unknown
    }
    let status = ippGetStatusCode(answer).rawValue
    if (0..<0x100).contains(status) {
      let number = ippFindAttribute(answer, "job-id", IPP_TAG_INTEGER).map { Int(ippGetInteger($0, 0)) }
      return .taken(number: number)
    }
    if status == IPP_STATUS_ERROR_BUSY.rawValue { return .busy(said) }
    let away = [IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS, IPP_STATUS_ERROR_SERVICE_UNAVAILABLE]
    return away.map(\.rawValue).contains(status) ? .away(said) : .refused(said)
  }

  private static func request(_ job: PrintJob, _ address: Address) -> OpaquePointer? {
    let request = ippNewRequest(IPP_OP_PRINT_JOB)
    func add(_ group: ipp_tag_t, _ tag: ipp_tag_t, _ name: String, _ value: String) {
      ippAddString(request, group, tag, name, nil, value)
    }
    add(IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", address.uri)
    add(IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", job.officer)
    add(IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", "\(job.title) [\(job.id)]")
    let format =
      switch job.wish.form {
      case .pdf: "application/pdf"
      case .text: "text/plain"
      case .raw: "application/vnd.cups-raw"
      }
    add(IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", format)
    ippAddInteger(request, IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", Int32(job.wish.copies))
    guard job.wish.form != .raw else { return request }
    add(IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", PrintWish.sides[job.wish.sides] ?? "one-sided")
    // A queue that is told nothing makes every page fit a sheet of its own country.
    if job.wish.form == .pdf { add(IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", "none") }
    addMedia(job.wish, request)
    return request
  }

  /// The sheet by its name; with a tray, as a collection of size and source.
  private static func addMedia(_ wish: PrintWish, _ request: OpaquePointer?) {
    guard let tray = wish.tray, let size = pwgMediaForPWG(wish.media) else {
      ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nil, wish.media)
      return
    }
    let (dimensions, media) = (ippNew(), ippNew())
    ippAddInteger(dimensions, IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", size.pointee.width)
    ippAddInteger(dimensions, IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension", size.pointee.length)
    ippAddCollection(media, IPP_TAG_ZERO, "media-size", dimensions)
    ippAddString(media, IPP_TAG_ZERO, IPP_TAG_KEYWORD, "media-source", nil, tray)
    ippAddCollection(request, IPP_TAG_JOB, "media-col", media)
    ippDelete(dimensions)
    ippDelete(media)
  }

  /// Where a printer is reached.
  struct Address: Equatable {
    let host: String
    let port: Int32
    let resource: String
    let uri: String
    let isSecure: Bool
    /// Whether it is a queue of the CUPS of this machine.
    let isQueue: Bool

    /// Of an address, or of the name of a queue; nil when there is neither a name nor a queue that CUPS takes by itself.
    init?(_ printer: String) {
      guard printer.contains("://") else {
        let usual = printer.isEmpty ? cupsGetDefault().map { String(cString: $0) } ?? "" : printer
        let isName = usual.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.+".contains($0)) }
        guard !usual.isEmpty, isName else { return nil }
        (host, port, isSecure, isQueue) = (String(cString: cupsServer()), ippPort(), false, true)
        resource = "/printers/\(usual)"
        uri = "ipp://localhost\(resource)"
        return
      }
      let parts = printer.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
      guard parts.count >= 3, ["ipp:", "ipps:"].contains(parts[0]) else { return nil }
      let place = parts[2].split(separator: ":", maxSplits: 1).map(String.init)
      guard let name = place.first, !name.isEmpty, let port = Int32(place.count > 1 ? place[1] : "631") else {
        return nil
      }
      (host, self.port, isSecure, isQueue) = (name, port, parts[0] == "ipps:", false)
      resource = "/" + (parts.count > 3 ? parts[3] : "ipp/print")
      uri = printer
    }
  }
}
