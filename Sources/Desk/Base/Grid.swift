import Terminal

/// A list in columns; `Table` is also what the law is written in.
typealias Grid<Row: Sendable> = Terminal.Table<Row>
