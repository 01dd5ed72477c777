// The menu of jobs over home: every job of the role with the key that opens it.

import SchoolCore

/// The menu while it is open.
struct JobsMenu: Sendable {
    let jobs: [HomeJob]

    init(for role: Role) {
        jobs = HomeJob.all.filter { $0.isOffered(to: role) }.map { $0.said(to: role) }
    }

    /// One column of jobs, or two where the window is low.
    func draw(on canvas: inout Canvas) {
        let isLow = canvas.size.rows < jobs.count + 4
        let rows = isLow ? (jobs.count + 1) / 2 : jobs.count
        let inside = canvas.panel("Jobs: press the key", rows: rows + 1, columns: isLow ? 52 : 68)
        for (place, job) in jobs.enumerated() {
            let row = inside.row + place % rows
            let column = inside.column + (place / rows) * 27
            canvas.spot(row, column..<(column + 26), [.character(job.key)])
            canvas.put(row, column, String(job.key), .key)
            canvas.put(row, column + 3, job.name, width: 20)
            guard !isLow else { continue }
            canvas.put(row, column + 20, job.sentence, .dim, width: inside.size.columns - 20)
        }
        canvas.put(inside.row + rows, inside.column, "q  Sign out", width: 20)
        canvas.put(inside.row + rows, inside.column, "q", .key)
        canvas.put(inside.row + rows, inside.column + 27, "Esc  back to home", .dim)
        canvas.cursor = Position(row: inside.row, column: inside.column)
    }
}
