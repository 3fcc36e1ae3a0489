import Likeness

extension Picture {
  /// By what the picture is found by likeness, made in the child process; empty when nothing stands out from its ground.
  ///
  /// Refuses as ``proveDecodable()`` does.
  public func code() throws -> PictureCode {
    guard let code = PictureCode(bytes: try PictureWorkshop.likeness(self, isQuery: false)) else { throw untrue }
    return code
  }

  /// By what the picture is searched for, made in the child process; refuses as ``code()`` does.
  public func query() throws -> PictureQuery {
    guard let query = PictureQuery(bytes: try PictureWorkshop.likeness(self, isQuery: true)) else { throw untrue }
    return query
  }

  private var untrue: PaperFault { .picture(name: name, reason: "what was made of it cannot be read") }
}
