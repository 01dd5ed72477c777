// The cells of one school, one teacher, one pupil, one section.

extension CleverReading {
    /// The school's own line, and its principal where one is named.
    mutating func profile(
        _ row: CleverRow
    ) throws(CleverFault) -> (SchoolProfile, CleverPlan.Principal?) {
        do throws(CellFault) {
            let name = try row.required("School_name")
            let street = try row.optional("School_address", atMost: 200)
            let city = try row.optional("School_city")
            let state = try row.optional("School_state")
            let zip = try row.optional("School_zip")
            let region = [state, zip].filter { !$0.isEmpty }.joined(separator: " ")
            var profile = SchoolProfile(
                name: name, timeZone: AmericanZones.zone(of: state), country: country,
                currency: "USD", workingWeek: .mondayToFriday)
            profile.address = [street, city, region].filter { !$0.isEmpty }.joined(separator: ", ")
            profile.phone = phone(row, "School_phone")?.stored ?? ""
            profile.listsFamilyFirst = true
            let principal = try principal(row)
            profile.principalName = principal?.name.display ?? ""
            return (profile, principal)
        } catch { throw .unusableSchool(row.reject(error)) }
    }

    private mutating func principal(
        _ row: CleverRow
    ) throws(CellFault) -> CleverPlan.Principal? {
        let typed = try row.optional("Principal")
        guard !typed.isEmpty else { return nil }
        do throws(NameFault) {
            let family = typed.split(separator: " ").last.map(String.init)
            let name = try PersonName(written: typed, family: family)
            return CleverPlan.Principal(
                name: name, email: email(row, "Principal_email"),
                username: names.allot("", for: name))
        } catch {
            warnings.append(row.warning("Principal", .principalUnusable(error)))
            return nil
        }
    }

    func section(_ row: CleverRow, _ staff: Set<String>) throws(CellFault) -> CleverSection {
        let id = try row.required("Section_id")
        let course = try row.required("Course_name")
        let number = try row.optional("Course_number", atMost: 40)
        guard let starts = CleverDate.term(try row.required("Term_start"), near: today) else {
            throw row.fault("Term_start", .notADate)
        }
        guard let ends = CleverDate.term(try row.required("Term_end"), near: today) else {
            throw row.fault("Term_end", .notADate)
        }
        guard starts < ends else { throw row.fault("Term_end", .endsBeforeItStarts) }
        // The leading place stays, even empty: a co-teacher does not move up into it.
        let leader = row.raw("Teacher_id")
        let others = teacherColumns.dropFirst().map(row.raw).filter(staff.contains)
        return CleverSection(
            id: id, course: course, courseNumber: number,
            teachers: [staff.contains(leader) ? leader : ""] + others, startsOn: starts,
            endsOn: ends)
    }

    mutating func pupil(
        _ row: CleverRow, _ number: String, bornBy latest: Day
    ) throws(CellFault) -> CleverPupil {
        let id = try row.required("Student_id")
        let name = try row.personName()
        let bornText = try row.required("Dob")
        guard let born = CleverDate.birth(bornText, notAfter: latest) else {
            throw row.fault("Dob", .notADate)
        }
        guard born < today else { throw row.fault("Dob", .notInPast) }
        guard let grade = CleverPlan.Grade(clever: try row.required("Grade")) else {
            throw row.fault("Grade", .unknownGrade)
        }
        let sex = try sex(row)
        let postcode = try row.optional("Student_zip")
        let sortKey = ["Last_name", "First_name", "Middle_name"]
            .map { SearchKey.sortKey(row.raw($0)) }
        let contact = try contact(row)
        let pupil = CleverPlan.Pupil(
            admissionNumber: number, name: name, sex: sex, bornOn: born, grade: grade,
            postcode: postcode, email: email(row, "Student_email"),
            username: username(row, for: name), contact: contact)
        return CleverPupil(id: id, sortKey: sortKey + [number], value: pupil)
    }

    private func sex(_ row: CleverRow) throws(CellFault) -> Student.Sex? {
        switch try row.optional("Gender").lowercased() {
        case "": nil
        case "male", "m": .male
        case "female", "f": .female
        case "other", "x": .other
        default: throw row.fault("Gender", .unknownSex)
        }
    }

    private mutating func contact(_ row: CleverRow) throws(CellFault) -> CleverPlan.Contact? {
        let typed = try row.optional("Contact_name")
        let word = try row.optional("Contact_type", atMost: 40)
        guard !typed.isEmpty else {
            warnings.append(row.warning("Contact_name", .noContact))
            return nil
        }
        let family = try row.optional("Last_name")
        do throws(NameFault) {
            let name = try PersonName(
                written: typed, family: typed.hasSuffix(" " + family) ? family : nil)
            let guardian = CleverPlan.Person(
                name: name, phone: phone(row, "Contact_phone"), email: email(row, "Contact_email"))
            return CleverPlan.Contact(
                guardian: place(of: guardian), relation: Guardian.Relation(clever: word), word: word
            )
        } catch {
            warnings.append(row.warning("Contact_name", .contactUnusable(error)))
            return nil
        }
    }

    mutating func phone(_ row: CleverRow, _ column: String) -> PhoneNumber? {
        let typed = row.raw(column)
        guard !typed.isEmpty else { return nil }
        do throws(PhoneFault) {
            return try PhoneNumber(typed, country: country)
        } catch {
            warnings.append(row.warning(column, .phoneUnreadable(error)))
            return nil
        }
    }

    mutating func email(_ row: CleverRow, _ column: String) -> String {
        let typed = row.raw(column).lowercased().filter { $0 != " " }
        let isUsable =
            UserForm.looksLikeEmail(typed) && typed.utf8.count <= 254
            && typed.utf8.allSatisfy { (0x21..<0x7F).contains($0) }
        if !isUsable, !typed.isEmpty { warnings.append(row.warning(column, .emailUnusable)) }
        return isUsable ? typed : ""
    }

    mutating func username(_ row: CleverRow, for name: PersonName) -> String {
        let typed = row.raw("Username")
        let username = names.allot(typed, for: name)
        if !typed.isEmpty, username != typed.lowercased() {
            warnings.append(row.warning("Username", .signInNameChanged(to: username)))
        }
        return username
    }
}

extension Guardian.Relation {
    /// A stepfather, an uncle or a family friend is a guardian; the word stays beside it.
    fileprivate init(clever word: String) {
        switch word.lowercased() {
        case "father": self = .father
        case "mother": self = .mother
        default: self = .guardian
        }
    }
}

extension CleverPlan.Grade {
    /// `0`, `K` and `Kindergarten` are one; `09` is `9`. Nil for what is no grade of a school.
    init?(clever text: String) {
        switch text.lowercased() {
        case "0", "00", "k", "kg", "kindergarten": self.init(name: "K", order: 0)
        case "pk", "prekindergarten": self.init(name: "PK", order: -1)
        default:
            guard text.utf8.count <= 2, let number = Int(text), (1...13).contains(number) else {
                return nil
            }
            self.init(name: String(number), order: number)
        }
    }
}
