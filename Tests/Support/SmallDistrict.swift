// The files of another program, as small as they may be: one school with one teacher, one course
// and one pupil, Amy Zed.

import Foundation

/// A district to be imported.
package enum SmallDistrict {
    /// Writes its files into a folder, with more lines of pupils and of who takes the course.
    package static func write(
        to folder: String, pupils: [String] = [], enrolled: [String] = []
    ) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        for (name, lines) in files(pupils, enrolled) {
            let text = lines.joined(separator: "\n")
            try Data(text.utf8).write(to: URL(filePath: folder).appending(path: name))
        }
    }

    private static func files(_ pupils: [String], _ enrolled: [String]) -> [String: [String]] {
        [
            "schools.csv": [
                "School_id,School_name,School_state,School_phone,Principal", "S,Ours,NY,,",
            ],
            "teachers.csv": [
                "School_id,Teacher_id,Teacher_number,Last_name,First_name,Username",
                "S,1,T1,Gray,Ida,ida.gray",
            ],
            "sections.csv": [
                "School_id,Section_id,Teacher_id,Teacher_2_id,Course_name,Course_number,"
                    + "Term_start,Term_end", "S,10,1,,Art,100,8/1/15,6/1/16",
            ],
            "students.csv": [
                "School_id,Student_id,Student_number,Last_name,Middle_name,First_name,Gender,Dob,"
                    + "Grade,Contact_name,Contact_type,Contact_phone,Contact_email,Username",
                "S,a,N1,Zed,,Amy,female,11/1/98,9,Mo Zed,Mother,,,amy",
            ] + pupils,
            "enrollments.csv": ["School_id,Student_id,Section_id", "S,a,10"] + enrolled,
        ]
    }
}
