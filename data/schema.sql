CREATE TABLE school (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    principalName TEXT NOT NULL,
    timeZone TEXT NOT NULL,
    country TEXT NOT NULL,
    currency TEXT NOT NULL,
    admissionPrefix TEXT NOT NULL,
    workingWeek INTEGER NOT NULL CHECK (workingWeek BETWEEN 1 AND 127),
    startsAtMinute INTEGER NOT NULL CHECK (startsAtMinute BETWEEN 0 AND 1439),
    listsFamilyFirst INTEGER NOT NULL CHECK (listsFamilyFirst IN (0, 1)),
    isDemonstration INTEGER NOT NULL CHECK (isDemonstration IN (0, 1)),
    foundedAt INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TRIGGER school_no_delete BEFORE DELETE ON school
BEGIN SELECT RAISE(ABORT, 'a file is one school'); END;

CREATE TRIGGER school_demonstration BEFORE UPDATE OF isDemonstration, foundedAt ON school
BEGIN SELECT RAISE(ABORT, 'a school is a demonstration for ever, or never'); END;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
    name TEXT NOT NULL,
    year INTEGER NOT NULL,
    next INTEGER NOT NULL CHECK (next >= 1),
    PRIMARY KEY (name, year)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER counter_step BEFORE UPDATE ON counter
WHEN NEW.next <= OLD.next OR NEW.name <> OLD.name OR NEW.year <> OLD.year
BEGIN SELECT RAISE(ABORT, 'a counter only moves on'); END;

CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL UNIQUE CHECK (
        length(username) BETWEEN 3 AND 32 AND username NOT GLOB '*[^a-z0-9._-]*'),
    email TEXT UNIQUE CHECK (email = lower(email)),
    name TEXT NOT NULL,
    passwordHash TEXT UNIQUE CHECK (length(passwordHash) = 60),
    mustChangePassword INTEGER NOT NULL CHECK (mustChangePassword IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE', 'SUSPENDED')),
    authEpoch INTEGER NOT NULL,
    createdAt INTEGER NOT NULL,
    lastSignedInAt INTEGER,
    version INTEGER NOT NULL
) STRICT;

CREATE TRIGGER user_no_delete BEFORE DELETE ON user
BEGIN SELECT RAISE(ABORT, 'an account is deactivated, never deleted'); END;

CREATE TABLE role (
    code TEXT PRIMARY KEY,
    title TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE userRole (
    user INTEGER NOT NULL REFERENCES user (id),
    role TEXT NOT NULL REFERENCES role (code),
    isPrimary INTEGER NOT NULL CHECK (isPrimary IN (0, 1)),
    grantedBy INTEGER REFERENCES user (id),
    grantedAt INTEGER NOT NULL,
    PRIMARY KEY (user, role)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX userRolePrimary ON userRole (user) WHERE isPrimary = 1;

CREATE TRIGGER userRole_not_oneself BEFORE INSERT ON userRole WHEN NEW.grantedBy = NEW.user
BEGIN SELECT RAISE(ABORT, 'nobody grants a role to himself'); END;

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES user (id),
    role TEXT NOT NULL REFERENCES role (code),
    tokenHash BLOB NOT NULL UNIQUE CHECK (length(tokenHash) = 32),
    authEpoch INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('SCREEN', 'COMMAND')),
    terminal TEXT NOT NULL,
    address TEXT NOT NULL,
    startedAt INTEGER NOT NULL,
    lastSeenAt INTEGER NOT NULL,
    expiresAt INTEGER NOT NULL,
    endedAt INTEGER,
    ending TEXT CHECK (ending IN (
        'SIGNED_OUT', 'ENDED', 'LOST', 'EXPIRED', 'REVOKED', 'ACCOUNT_CHANGED'))
) STRICT;

CREATE INDEX sessionUser ON session (user, endedAt);

CREATE TABLE signInAttempt (
    id INTEGER PRIMARY KEY,
    identifier BLOB NOT NULL CHECK (length(identifier) = 32),
    outcome TEXT NOT NULL CHECK (outcome IN (
        'SUCCESS', 'FAILURE', 'RESTING', 'UNLOCKED')),
    terminal TEXT NOT NULL,
    address TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX signInAttemptIdentifier ON signInAttempt (identifier, at);

CREATE TRIGGER signInAttempt_no_update BEFORE UPDATE ON signInAttempt
BEGIN SELECT RAISE(ABORT, 'signInAttempt is append-only'); END;

CREATE TRIGGER signInAttempt_no_delete BEFORE DELETE ON signInAttempt
BEGIN SELECT RAISE(ABORT, 'signInAttempt is append-only'); END;

CREATE TRIGGER signInAttempt_no_replace BEFORE INSERT ON signInAttempt
WHEN EXISTS (SELECT 1 FROM signInAttempt WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'signInAttempt is append-only'); END;

CREATE TABLE submission (
    key BLOB PRIMARY KEY CHECK (length(key) = 16),
    user INTEGER NOT NULL REFERENCES user (id),
    verb TEXT NOT NULL,
    result INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER submission_no_update BEFORE UPDATE ON submission
BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;

CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission
BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;

CREATE TABLE draft (
    user INTEGER NOT NULL REFERENCES user (id),
    form TEXT NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (user, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE auditLine (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    user INTEGER REFERENCES user (id),
    session INTEGER REFERENCES session (id),
    role TEXT,
    verb TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('SUCCESS', 'FAILED')),
    concern TEXT NOT NULL,
    concernID INTEGER,
    body BLOB NOT NULL,
    previousHash BLOB NOT NULL CHECK (length(previousHash) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX auditLineUser ON auditLine (user, seq);

CREATE INDEX auditLineConcern ON auditLine (concern, concernID, seq);

CREATE TABLE auditHead (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER auditLine_no_update BEFORE UPDATE ON auditLine
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER auditLine_no_delete BEFORE DELETE ON auditLine
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER auditLine_next BEFORE INSERT ON auditLine
WHEN NEW.seq IS NOT (SELECT seq + 1 FROM auditHead)
    OR NEW.previousHash IS NOT (SELECT hash FROM auditHead)
    OR NEW.at < (SELECT at FROM auditHead)
BEGIN SELECT RAISE(ABORT, 'the audit chain would break'); END;

CREATE TRIGGER auditLine_moves AFTER INSERT ON auditLine
BEGIN UPDATE auditHead SET seq = NEW.seq, at = NEW.at, hash = NEW.hash WHERE id = 1; END;

CREATE TRIGGER auditHead_no_delete BEFORE DELETE ON auditHead
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER auditHead_follows BEFORE UPDATE ON auditHead
WHEN NOT EXISTS (SELECT 1 FROM auditLine
    WHERE seq = NEW.seq AND hash = NEW.hash AND NEW.seq = OLD.seq + 1)
BEGIN SELECT RAISE(ABORT, 'the head of the audit trail follows its last line'); END;

CREATE TABLE academicYear (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    startsOn INTEGER NOT NULL,
    endsOn INTEGER NOT NULL,
    isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),
    CHECK (endsOn > startsOn AND endsOn - startsOn < 800)
) STRICT;

CREATE UNIQUE INDEX academicYearCurrent ON academicYear (isCurrent) WHERE isCurrent = 1;

CREATE TRIGGER academicYear_overlap BEFORE INSERT ON academicYear
WHEN EXISTS (SELECT 1 FROM academicYear
    WHERE startsOn <= NEW.endsOn AND NEW.startsOn <= endsOn)
BEGIN SELECT RAISE(ABORT, 'academic years do not overlap'); END;

CREATE TABLE schoolDay (
    day INTEGER PRIMARY KEY,
    year INTEGER NOT NULL REFERENCES academicYear (id),
    isOpen INTEGER NOT NULL CHECK (isOpen IN (0, 1)),
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX schoolDayYear ON schoolDay (year, day);

CREATE TRIGGER schoolDay_no_delete BEFORE DELETE ON schoolDay
BEGIN SELECT RAISE(ABORT, 'a day is closed, never deleted'); END;

CREATE TABLE level (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    sortOrder INTEGER NOT NULL
) STRICT;

CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    user INTEGER UNIQUE REFERENCES user (id),
    employeeNumber TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    latinName TEXT NOT NULL,
    sortKey TEXT NOT NULL,
    designation TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    joinedOn INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE', 'ON_LEAVE')),
    version INTEGER NOT NULL
) STRICT;

CREATE INDEX staffSort ON staff (sortKey);

CREATE TABLE section (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL REFERENCES academicYear (id),
    level INTEGER NOT NULL REFERENCES level (id),
    name TEXT NOT NULL,
    searchName TEXT NOT NULL,
    room TEXT NOT NULL,
    capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 500),
    status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE')),
    version INTEGER NOT NULL,
    UNIQUE (year, name),
    UNIQUE (year, searchName)
) STRICT;

CREATE TABLE subject (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    code TEXT UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE'))
) STRICT;

CREATE TABLE sectionSubject (
    section INTEGER NOT NULL REFERENCES section (id),
    subject INTEGER NOT NULL REFERENCES subject (id),
    PRIMARY KEY (section, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE teaching (
    id INTEGER PRIMARY KEY,
    staff INTEGER NOT NULL REFERENCES staff (id),
    section INTEGER NOT NULL REFERENCES section (id),
    subject INTEGER NOT NULL REFERENCES subject (id),
    fromOn INTEGER NOT NULL,
    toOn INTEGER,
    CHECK (toOn IS NULL OR toOn >= fromOn),
    FOREIGN KEY (section, subject) REFERENCES sectionSubject (section, subject)
) STRICT;

CREATE INDEX teachingStaff ON teaching (staff, section);

CREATE INDEX teachingSection ON teaching (section, subject);

CREATE UNIQUE INDEX teachingOpen ON teaching (staff, section, subject) WHERE toOn IS NULL;

CREATE TRIGGER teaching_no_delete BEFORE DELETE ON teaching
BEGIN SELECT RAISE(ABORT, 'an assignment ends on a day, it is never deleted'); END;

CREATE TABLE classTeacher (
    id INTEGER PRIMARY KEY,
    section INTEGER NOT NULL REFERENCES section (id),
    staff INTEGER NOT NULL REFERENCES staff (id),
    fromOn INTEGER NOT NULL,
    toOn INTEGER,
    CHECK (toOn IS NULL OR toOn >= fromOn)
) STRICT;

CREATE UNIQUE INDEX classTeacherOpen ON classTeacher (section) WHERE toOn IS NULL;

CREATE INDEX classTeacherStaff ON classTeacher (staff, section);

CREATE TRIGGER classTeacher_no_delete BEFORE DELETE ON classTeacher
BEGIN SELECT RAISE(ABORT, 'a class teacher leaves on a day, the row stays'); END;

CREATE VIEW ownSection (user, section, fromOn, toOn, isClassTeacher) AS
    SELECT staff.user, classTeacher.section, classTeacher.fromOn,
        coalesce(classTeacher.toOn, 9999999), 1
    FROM staff JOIN classTeacher ON classTeacher.staff = staff.id
    WHERE staff.status <> 'INACTIVE'
    UNION ALL
    SELECT staff.user, teaching.section, teaching.fromOn,
        coalesce(teaching.toOn, 9999999), 0
    FROM staff JOIN teaching ON teaching.staff = staff.id
    WHERE staff.status <> 'INACTIVE';

CREATE TABLE student (
    id INTEGER PRIMARY KEY,
    user INTEGER UNIQUE REFERENCES user (id),
    admissionNumber TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    latinName TEXT NOT NULL,
    familyName TEXT NOT NULL,
    listName TEXT NOT NULL,
    sortKey TEXT NOT NULL,
    sex TEXT CHECK (sex IN ('MALE', 'FEMALE', 'OTHER')),
    bornOn INTEGER,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    address TEXT NOT NULL,
    admittedOn INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN (
        'ACTIVE', 'INACTIVE', 'GRADUATED', 'SUSPENDED', 'TRANSFERRED')),
    createdAt INTEGER NOT NULL,
    version INTEGER NOT NULL
, ownWords TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX studentSort ON student (sortKey, id);

CREATE INDEX studentStatus ON student (status, sortKey, id);

CREATE TRIGGER student_no_delete BEFORE DELETE ON student
BEGIN SELECT RAISE(ABORT, 'a pupil leaves, the record stays'); END;

CREATE TABLE studentWord (
    word TEXT NOT NULL,
    student INTEGER NOT NULL REFERENCES student (id),
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4), sortKey TEXT NOT NULL DEFAULT '', isActive INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (word, student, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX studentWordStudent ON studentWord (student);

CREATE TABLE guardian (
    id INTEGER PRIMARY KEY,
    user INTEGER UNIQUE REFERENCES user (id),
    name TEXT NOT NULL,
    latinName TEXT NOT NULL,
    sortKey TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    occupation TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE INDEX guardianPhone ON guardian (phone);

CREATE INDEX guardianSort ON guardian (sortKey);

CREATE TABLE studentGuardian (
    student INTEGER NOT NULL REFERENCES student (id),
    guardian INTEGER NOT NULL REFERENCES guardian (id),
    relation TEXT NOT NULL CHECK (relation IN ('FATHER', 'MOTHER', 'GUARDIAN')),
    relationWord TEXT NOT NULL,
    isPrimary INTEGER NOT NULL CHECK (isPrimary IN (0, 1)),
    PRIMARY KEY (student, guardian)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX studentGuardianPrimary ON studentGuardian (student) WHERE isPrimary = 1;

CREATE INDEX studentGuardianGuardian ON studentGuardian (guardian);

CREATE TABLE enrolment (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    section INTEGER NOT NULL REFERENCES section (id),
    rollNumber INTEGER NOT NULL CHECK (rollNumber BETWEEN 1 AND 999),
    fromOn INTEGER NOT NULL,
    toOn INTEGER,
    reason TEXT NOT NULL,
    CHECK (toOn IS NULL OR toOn >= fromOn),
    UNIQUE (section, rollNumber)
) STRICT;

CREATE INDEX enrolmentStudent ON enrolment (student, fromOn);

CREATE UNIQUE INDEX enrolmentOpen ON enrolment (student) WHERE toOn IS NULL;

CREATE TRIGGER enrolment_no_delete BEFORE DELETE ON enrolment
BEGIN SELECT RAISE(ABORT, 'a spell of enrolment ends on a day, it is never deleted'); END;

CREATE TRIGGER enrolment_overlap BEFORE INSERT ON enrolment
WHEN EXISTS (SELECT 1 FROM enrolment WHERE student = NEW.student
    AND fromOn <= coalesce(NEW.toOn, 9999999) AND NEW.fromOn <= coalesce(toOn, 9999999))
BEGIN SELECT RAISE(ABORT, 'a pupil is in one class on any day'); END;

CREATE TRIGGER enrolment_only_closes BEFORE UPDATE ON enrolment
WHEN OLD.toOn IS NOT NULL OR NEW.toOn IS NULL OR NEW.student <> OLD.student
    OR NEW.section <> OLD.section OR NEW.fromOn <> OLD.fromOn
    OR NEW.rollNumber <> OLD.rollNumber
BEGIN SELECT RAISE(ABORT, 'a spell of enrolment only closes'); END;

CREATE VIEW ownChild (user, student) AS
    SELECT guardian.user, studentGuardian.student
    FROM guardian JOIN studentGuardian ON studentGuardian.guardian = guardian.id
    WHERE guardian.user IS NOT NULL;

CREATE VIEW ownPupil (user, student, fromOn, toOn) AS
    SELECT ownSection.user, enrolment.student, max(ownSection.fromOn, enrolment.fromOn),
        min(ownSection.toOn, coalesce(enrolment.toOn, 9999999))
    FROM ownSection JOIN enrolment ON enrolment.section = ownSection.section;

CREATE TABLE attendanceCode (
    code TEXT PRIMARY KEY,
    word TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE register (
    id INTEGER PRIMARY KEY,
    section INTEGER NOT NULL REFERENCES section (id),
    day INTEGER NOT NULL REFERENCES schoolDay (day),
    slot INTEGER NOT NULL CHECK (slot = 1),
    openedBy INTEGER NOT NULL REFERENCES user (id),
    openedAt INTEGER NOT NULL,
    signedBy INTEGER REFERENCES user (id),
    signedAt INTEGER,
    UNIQUE (section, day, slot),
    CHECK ((signedBy IS NULL) = (signedAt IS NULL))
) STRICT;

CREATE TRIGGER register_no_delete BEFORE DELETE ON register
BEGIN SELECT RAISE(ABORT, 'a register is never deleted'); END;

CREATE TRIGGER register_signed_once BEFORE UPDATE ON register
WHEN OLD.signedBy IS NOT NULL OR NEW.section <> OLD.section OR NEW.day <> OLD.day
    OR NEW.slot <> OLD.slot
BEGIN SELECT RAISE(ABORT, 'a signed register stays as it was signed'); END;

CREATE TRIGGER register_on_open_days BEFORE INSERT ON register
WHEN NOT EXISTS (SELECT 1 FROM schoolDay WHERE day = NEW.day AND isOpen = 1)
BEGIN SELECT RAISE(ABORT, 'the school is closed that day'); END;

CREATE TABLE markEvent (
    id INTEGER PRIMARY KEY,
    register INTEGER NOT NULL REFERENCES register (id),
    student INTEGER NOT NULL REFERENCES student (id),
    kind TEXT NOT NULL CHECK (kind IN (
        'SET', 'FILLED', 'UNDONE', 'REDONE', 'CORRECTED', 'LEAVE', 'BROUGHT')),
    step INTEGER NOT NULL,
    code TEXT REFERENCES attendanceCode (code),
    remark TEXT NOT NULL,
    minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
    by INTEGER NOT NULL REFERENCES user (id),
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX markEventRegister ON markEvent (register, student);

CREATE INDEX markEventBy ON markEvent (by, id);

CREATE TRIGGER markEvent_no_update BEFORE UPDATE ON markEvent
BEGIN SELECT RAISE(ABORT, 'markEvent is append-only'); END;

CREATE TRIGGER markEvent_no_delete BEFORE DELETE ON markEvent
BEGIN SELECT RAISE(ABORT, 'markEvent is append-only'); END;

CREATE TRIGGER markEvent_no_replace BEFORE INSERT ON markEvent
WHEN EXISTS (SELECT 1 FROM markEvent WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'markEvent is append-only'); END;

CREATE TRIGGER markEvent_after_signature BEFORE INSERT ON markEvent
WHEN NEW.kind <> 'CORRECTED'
    AND (SELECT signedBy FROM register WHERE id = NEW.register) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a signed register is only corrected'); END;

CREATE TABLE attendance (
    student INTEGER NOT NULL REFERENCES student (id),
    day INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    register INTEGER NOT NULL REFERENCES register (id),
    code TEXT NOT NULL REFERENCES attendanceCode (code),
    remark TEXT NOT NULL,
    minute INTEGER,
    event INTEGER NOT NULL REFERENCES markEvent (id),
    PRIMARY KEY (student, day, slot)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX attendanceRegister ON attendance (register, student);

CREATE TABLE registerSummary (
    register INTEGER PRIMARY KEY REFERENCES register (id),
    day INTEGER NOT NULL,
    section INTEGER NOT NULL,
    isSigned INTEGER NOT NULL CHECK (isSigned IN (0, 1)),
    present INTEGER NOT NULL,
    absent INTEGER NOT NULL,
    late INTEGER NOT NULL,
    halfDay INTEGER NOT NULL,
    excused INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX registerSummaryDay ON registerSummary (day, section);

CREATE TRIGGER register_begins_summary AFTER INSERT ON register
BEGIN INSERT INTO registerSummary VALUES (
    NEW.id, NEW.day, NEW.section, NEW.signedBy IS NOT NULL, 0, 0, 0, 0, 0); END;

CREATE TRIGGER register_signs_summary AFTER UPDATE OF signedBy ON register
BEGIN UPDATE registerSummary SET isSigned = NEW.signedBy IS NOT NULL
    WHERE register = NEW.id; END;

CREATE TRIGGER attendance_enters_summary AFTER INSERT ON attendance
BEGIN UPDATE registerSummary SET present = present + (NEW.code = 'P'),
    absent = absent + (NEW.code = 'A'), late = late + (NEW.code = 'L'),
    halfDay = halfDay + (NEW.code = 'H'), excused = excused + (NEW.code = 'E')
    WHERE register = NEW.register; END;

CREATE TRIGGER attendance_changes_summary AFTER UPDATE OF code ON attendance
WHEN NEW.code <> OLD.code
BEGIN UPDATE registerSummary SET
    present = present + (NEW.code = 'P') - (OLD.code = 'P'),
    absent = absent + (NEW.code = 'A') - (OLD.code = 'A'),
    late = late + (NEW.code = 'L') - (OLD.code = 'L'),
    halfDay = halfDay + (NEW.code = 'H') - (OLD.code = 'H'),
    excused = excused + (NEW.code = 'E') - (OLD.code = 'E')
    WHERE register = NEW.register; END;

CREATE TRIGGER attendance_leaves_summary AFTER DELETE ON attendance
BEGIN UPDATE registerSummary SET present = present - (OLD.code = 'P'),
    absent = absent - (OLD.code = 'A'), late = late - (OLD.code = 'L'),
    halfDay = halfDay - (OLD.code = 'H'), excused = excused - (OLD.code = 'E')
    WHERE register = OLD.register; END;

CREATE TRIGGER attendance_stays_put BEFORE UPDATE ON attendance
WHEN NEW.register <> OLD.register OR NEW.student <> OLD.student OR NEW.day <> OLD.day
BEGIN SELECT RAISE(ABORT, 'a mark stays in its register'); END;

CREATE TRIGGER attendance_of_its_register BEFORE INSERT ON attendance
WHEN NEW.day IS NOT (SELECT day FROM register WHERE id = NEW.register)
BEGIN SELECT RAISE(ABORT, 'a mark has the day of its register'); END;

CREATE TRIGGER schoolDay_with_marks BEFORE UPDATE OF isOpen ON schoolDay
WHEN NEW.isOpen = 0 AND EXISTS (SELECT 1 FROM registerSummary WHERE day = NEW.day)
BEGIN SELECT RAISE(ABORT, 'a day with registers stays open'); END;

CREATE TABLE leave (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    fromOn INTEGER NOT NULL,
    toOn INTEGER NOT NULL,
    reason TEXT NOT NULL,
    recordedBy INTEGER NOT NULL REFERENCES user (id),
    recordedAt INTEGER NOT NULL,
    CHECK (toOn >= fromOn AND toOn - fromOn < 366)
) STRICT;

CREATE INDEX leaveStudent ON leave (student, fromOn);

CREATE TRIGGER leave_no_update BEFORE UPDATE ON leave
BEGIN SELECT RAISE(ABORT, 'leave is append-only'); END;

CREATE TRIGGER leave_no_delete BEFORE DELETE ON leave
BEGIN SELECT RAISE(ABORT, 'leave is append-only'); END;

CREATE TRIGGER leave_no_replace BEFORE INSERT ON leave
WHEN EXISTS (SELECT 1 FROM leave WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'leave is append-only'); END;

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('CASH', 'BANK', 'WALLET', 'CHEQUE', 'RECEIVABLE',
        'ADVANCE', 'INCOME', 'CONCESSION', 'EXPENSE', 'LIABILITY', 'EQUITY'))
) STRICT;

CREATE TRIGGER account_no_update BEFORE UPDATE OF id, code, kind ON account
BEGIN SELECT RAISE(ABORT, 'an account stays what it is'); END;

CREATE TRIGGER account_no_delete BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'an account stays what it is'); END;

CREATE TABLE cashDay (
    day INTEGER PRIMARY KEY,
    float INTEGER NOT NULL CHECK (float BETWEEN 0 AND 1000000000),
    openedBy INTEGER NOT NULL REFERENCES user (id),
    openedAt INTEGER NOT NULL,
    expected INTEGER,
    counted INTEGER CHECK (counted >= 0),
    lastEntry INTEGER,
    auditLine INTEGER REFERENCES auditLine (seq) DEFERRABLE INITIALLY DEFERRED,
    closedBy INTEGER REFERENCES user (id),
    closedAt INTEGER,
    CHECK ((closedAt IS NULL) = (counted IS NULL)
        AND (closedAt IS NULL) = (expected IS NULL)
        AND (closedAt IS NULL) = (closedBy IS NULL)
        AND (closedAt IS NULL) = (lastEntry IS NULL)
        AND (closedAt IS NULL) = (auditLine IS NULL))
) STRICT;

CREATE TRIGGER cashDay_no_delete BEFORE DELETE ON cashDay
BEGIN SELECT RAISE(ABORT, 'a day of the day book only closes'); END;

CREATE TRIGGER cashDay_order BEFORE INSERT ON cashDay
WHEN NEW.day <= (SELECT max(day) FROM cashDay)
BEGIN SELECT RAISE(ABORT, 'days of the day book follow each other'); END;

CREATE TABLE journalEntry (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('OPENING', 'CHARGE', 'DISCOUNT', 'SCHOLARSHIP',
        'WAIVER', 'CANCELLATION', 'ADVANCE', 'PAYMENT', 'REVERSAL', 'REFUND', 'FINE',
        'CHEQUE', 'DIFFERENCE', 'TRANSFER', 'SALARY')),
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    user INTEGER REFERENCES user (id),
    session INTEGER REFERENCES session (id),
    reverses INTEGER UNIQUE REFERENCES journalEntry (id),
    reason TEXT NOT NULL,
    auditLine INTEGER NOT NULL REFERENCES auditLine (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((kind = 'REVERSAL') = (reverses IS NOT NULL))
) STRICT;

CREATE INDEX journalEntryDay ON journalEntry (day);

CREATE INDEX journalEntryAuditLine ON journalEntry (auditLine);

CREATE TRIGGER journalEntry_no_update BEFORE UPDATE ON journalEntry
BEGIN SELECT RAISE(ABORT, 'journalEntry is append-only'); END;

CREATE TRIGGER journalEntry_no_delete BEFORE DELETE ON journalEntry
BEGIN SELECT RAISE(ABORT, 'journalEntry is append-only'); END;

CREATE TRIGGER journalEntry_no_replace BEFORE INSERT ON journalEntry
WHEN EXISTS (SELECT 1 FROM journalEntry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'journalEntry is append-only'); END;

CREATE TRIGGER journalEntry_next BEFORE INSERT ON journalEntry
WHEN NEW.id IS NOT NULL AND NEW.id > 0
    AND NEW.id <> coalesce((SELECT max(id) FROM journalEntry), 0) + 1
    OR NEW.day < (SELECT day FROM journalEntry ORDER BY id DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'entries follow each other in number and day'); END;

CREATE TRIGGER journalEntry_closed_day BEFORE INSERT ON journalEntry
WHEN NEW.day <= (SELECT max(day) FROM cashDay WHERE closedAt IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'that day of the day book is closed'); END;

CREATE TRIGGER journalEntry_reversal BEFORE INSERT ON journalEntry
WHEN NEW.reverses IS NOT NULL
    AND (SELECT kind FROM journalEntry WHERE id = NEW.reverses) IN ('REVERSAL', 'REFUND')
BEGIN SELECT RAISE(ABORT, 'a reversal is never reversed'); END;

CREATE TABLE journalLine (
    entry INTEGER NOT NULL REFERENCES journalEntry (id),
    place INTEGER NOT NULL CHECK (place >= 1),
    account INTEGER NOT NULL REFERENCES account (id),
    student INTEGER REFERENCES student (id),
    charge INTEGER REFERENCES charge (id),
    amount INTEGER NOT NULL CHECK (amount <> 0 AND abs(amount) <= 10000000000000),
    PRIMARY KEY (entry, place),
    CHECK ((charge IS NOT NULL) = (account = 1)),
    CHECK (account NOT IN (1, 2) OR student IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX journalLineStudent ON journalLine (student, entry) WHERE student IS NOT NULL;

CREATE INDEX journalLineCharge ON journalLine (charge, entry) WHERE charge IS NOT NULL;

CREATE TRIGGER journalLine_no_update BEFORE UPDATE ON journalLine
BEGIN SELECT RAISE(ABORT, 'journalLine is append-only'); END;

CREATE TRIGGER journalLine_no_delete BEFORE DELETE ON journalLine
BEGIN SELECT RAISE(ABORT, 'journalLine is append-only'); END;

CREATE TRIGGER journalLine_of_last BEFORE INSERT ON journalLine
WHEN NEW.entry <> (SELECT max(id) FROM journalEntry)
    OR EXISTS (SELECT 1 FROM journalLine WHERE entry = NEW.entry AND place = NEW.place)
BEGIN SELECT RAISE(ABORT, 'only the newest entry takes lines'); END;

CREATE TABLE accountBalance (
    account INTEGER PRIMARY KEY REFERENCES account (id),
    balance INTEGER NOT NULL
) STRICT;

CREATE TRIGGER account_balance AFTER INSERT ON account
BEGIN INSERT INTO accountBalance (account, balance) VALUES (NEW.id, 0); END;

CREATE TABLE feeHead (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL CHECK (category IN (
        'TUITION', 'TRANSPORT', 'LIBRARY', 'SPORTS', 'HOSTEL', 'OTHER')),
    account INTEGER NOT NULL UNIQUE REFERENCES account (id)
) STRICT;

CREATE TRIGGER feeHead_no_delete BEFORE DELETE ON feeHead
BEGIN SELECT RAISE(ABORT, 'a fee head stays'); END;

CREATE TABLE feeStructure (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL REFERENCES academicYear (id),
    head INTEGER NOT NULL REFERENCES feeHead (id),
    name TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000),
    frequency TEXT NOT NULL CHECK (frequency IN (
        'MONTHLY', 'QUARTERLY', 'ANNUALLY', 'ONE_TIME')),
    appliesTo TEXT NOT NULL CHECK (appliesTo IN ('ALL', 'CLASS_SPECIFIC')),
    dueDay INTEGER NOT NULL CHECK (dueDay BETWEEN 1 AND 28),
    status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE')),
    createdAt INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (year, name)
) STRICT;

CREATE TRIGGER feeStructure_no_delete BEFORE DELETE ON feeStructure
BEGIN SELECT RAISE(ABORT, 'a fee structure is deactivated, never deleted'); END;

CREATE TABLE feeStructureSection (
    structure INTEGER NOT NULL REFERENCES feeStructure (id),
    section INTEGER NOT NULL REFERENCES section (id),
    PRIMARY KEY (structure, section)
) STRICT, WITHOUT ROWID;

CREATE TABLE charge (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    head INTEGER NOT NULL REFERENCES feeHead (id),
    structure INTEGER REFERENCES feeStructure (id),
    year INTEGER NOT NULL REFERENCES academicYear (id),
    period TEXT NOT NULL,
    name TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000),
    dueOn INTEGER NOT NULL,
    entry INTEGER NOT NULL REFERENCES journalEntry (id) DEFERRABLE INITIALLY DEFERRED,
    cancelledBy INTEGER REFERENCES journalEntry (id)
) STRICT;

CREATE UNIQUE INDEX chargeOnce ON charge (student, structure, period)
    WHERE structure IS NOT NULL AND cancelledBy IS NULL;

CREATE INDEX chargeStudent ON charge (student, dueOn);

CREATE INDEX chargeDue ON charge (dueOn);

CREATE INDEX chargeEntry ON charge (entry);

CREATE INDEX chargeStructure ON charge (structure, period);

CREATE TRIGGER charge_no_delete BEFORE DELETE ON charge
BEGIN SELECT RAISE(ABORT, 'a charge is cancelled, never deleted'); END;

CREATE TRIGGER charge_only_cancelled BEFORE UPDATE ON charge
WHEN OLD.cancelledBy IS NOT NULL OR NEW.student <> OLD.student OR NEW.head <> OLD.head
    OR NEW.structure IS NOT OLD.structure OR NEW.year <> OLD.year
    OR NEW.period <> OLD.period OR NEW.name <> OLD.name OR NEW.amount <> OLD.amount
    OR NEW.entry <> OLD.entry
BEGIN SELECT RAISE(ABORT, 'of a charge only the due date moves'); END;

CREATE TABLE chargeBalance (
    charge INTEGER PRIMARY KEY REFERENCES charge (id),
    student INTEGER NOT NULL REFERENCES student (id),
    dueOn INTEGER NOT NULL,
    open INTEGER NOT NULL
) STRICT;

CREATE INDEX chargeBalanceOpen ON chargeBalance (student, dueOn, charge, open)
    WHERE open > 0;

CREATE TRIGGER charge_balance AFTER INSERT ON charge
BEGIN INSERT INTO chargeBalance (charge, student, dueOn, open)
    VALUES (NEW.id, NEW.student, NEW.dueOn, 0); END;

CREATE TRIGGER charge_due AFTER UPDATE OF dueOn ON charge
BEGIN UPDATE chargeBalance SET dueOn = NEW.dueOn WHERE charge = NEW.id; END;

CREATE TABLE studentBalance (
    student INTEGER PRIMARY KEY REFERENCES student (id),
    owed INTEGER NOT NULL,
    advance INTEGER NOT NULL,
    oldestDueOn INTEGER,
    lastPaidOn INTEGER
, billed INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX studentBalanceOldest ON studentBalance (oldestDueOn, student, owed)
    WHERE oldestDueOn IS NOT NULL;

CREATE TABLE receipt (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    entry INTEGER NOT NULL UNIQUE REFERENCES journalEntry (id),
    student INTEGER NOT NULL REFERENCES student (id),
    total INTEGER NOT NULL CHECK (total BETWEEN 1 AND 1000000000),
    method TEXT NOT NULL CHECK (method IN (
        'CASH', 'CARD', 'ONLINE', 'CHEQUE', 'BANK_TRANSFER')),
    gateway TEXT NOT NULL CHECK (gateway IN (
        '', 'BKASH', 'NAGAD', 'SSLCOMMERZ', 'BANK', 'CASH', 'STRIPE', 'RAZORPAY')),
    reference TEXT NOT NULL,
    given INTEGER CHECK (given >= total),
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    takenBy INTEGER NOT NULL REFERENCES user (id),
    studentName TEXT NOT NULL,
    studentClass TEXT NOT NULL,
    details TEXT NOT NULL,
    UNIQUE (year, number)
) STRICT;

CREATE INDEX receiptDay ON receipt (day, id);

CREATE INDEX receiptStudent ON receipt (student, id);

CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt
BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;

CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;

CREATE TRIGGER receipt_no_replace BEFORE INSERT ON receipt
WHEN EXISTS (SELECT 1 FROM receipt WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;

CREATE TRIGGER receipt_number BEFORE INSERT ON receipt
WHEN NEW.number
    IS NOT (SELECT next - 1 FROM counter WHERE name = 'receipt' AND year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'a receipt takes the number the counter gave'); END;

CREATE TABLE reversal (
    id INTEGER PRIMARY KEY,
    series TEXT NOT NULL CHECK (series IN ('VOID', 'REFUND')),
    year INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    entry INTEGER NOT NULL UNIQUE REFERENCES journalEntry (id),
    receipt INTEGER NOT NULL REFERENCES receipt (id),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000),
    day INTEGER NOT NULL,
    UNIQUE (series, year, number)
) STRICT;

CREATE INDEX reversalReceipt ON reversal (receipt);

CREATE INDEX reversalDay ON reversal (day);

CREATE TRIGGER reversal_no_update BEFORE UPDATE ON reversal
BEGIN SELECT RAISE(ABORT, 'reversal is append-only'); END;

CREATE TRIGGER reversal_no_delete BEFORE DELETE ON reversal
BEGIN SELECT RAISE(ABORT, 'reversal is append-only'); END;

CREATE TRIGGER reversal_no_replace BEFORE INSERT ON reversal
WHEN EXISTS (SELECT 1 FROM reversal WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'reversal is append-only'); END;

CREATE TRIGGER reversal_number BEFORE INSERT ON reversal
WHEN NEW.number IS NOT (SELECT next - 1 FROM counter
    WHERE name = lower(NEW.series) AND year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'a reversal takes the number the counter gave'); END;

CREATE TRIGGER reversal_other BEFORE INSERT ON reversal
WHEN (SELECT takenBy FROM receipt WHERE id = NEW.receipt)
    IS (SELECT user FROM journalEntry WHERE id = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'nobody takes back what he took himself'); END;

CREATE TRIGGER counter_papers BEFORE UPDATE ON counter
WHEN OLD.name IN ('receipt', 'void', 'refund') AND NEW.next <> OLD.next + 1
BEGIN SELECT RAISE(ABORT, 'numbers of papers go up by one'); END;

CREATE TRIGGER counter_begins BEFORE INSERT ON counter
WHEN NEW.name IN ('receipt', 'void', 'refund') AND NEW.next <> 2
BEGIN SELECT RAISE(ABORT, 'numbers of papers begin with one'); END;

CREATE TABLE receiptCopy (
    id INTEGER PRIMARY KEY,
    receipt INTEGER NOT NULL REFERENCES receipt (id),
    copy INTEGER NOT NULL CHECK (copy >= 1),
    by INTEGER NOT NULL REFERENCES user (id),
    at INTEGER NOT NULL,
    UNIQUE (receipt, copy)
) STRICT;

CREATE TRIGGER receiptCopy_no_update BEFORE UPDATE ON receiptCopy
BEGIN SELECT RAISE(ABORT, 'receiptCopy is append-only'); END;

CREATE TRIGGER receiptCopy_no_delete BEFORE DELETE ON receiptCopy
BEGIN SELECT RAISE(ABORT, 'receiptCopy is append-only'); END;

CREATE TRIGGER receiptCopy_no_replace BEFORE INSERT ON receiptCopy
WHEN EXISTS (SELECT 1 FROM receiptCopy WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'receiptCopy is append-only'); END;

CREATE TABLE invoice (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    student INTEGER NOT NULL REFERENCES student (id),
    period TEXT NOT NULL,
    total INTEGER NOT NULL CHECK (total BETWEEN 1 AND 10000000000000),
    advance INTEGER NOT NULL CHECK (advance >= 0),
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    issuedBy INTEGER NOT NULL REFERENCES user (id),
    studentName TEXT NOT NULL,
    studentClass TEXT NOT NULL,
    admissionNumber TEXT NOT NULL,
    guardianName TEXT NOT NULL,
    details TEXT NOT NULL,
    auditLine INTEGER NOT NULL REFERENCES auditLine (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (year, number)
) STRICT;

CREATE INDEX invoiceStudent ON invoice (student, id);

CREATE INDEX invoiceDay ON invoice (day, id);

CREATE INDEX invoiceAuditLine ON invoice (auditLine);

CREATE TRIGGER invoice_no_update BEFORE UPDATE ON invoice
BEGIN SELECT RAISE(ABORT, 'invoice is append-only'); END;

CREATE TRIGGER invoice_no_delete BEFORE DELETE ON invoice
BEGIN SELECT RAISE(ABORT, 'invoice is append-only'); END;

CREATE TRIGGER invoice_no_replace BEFORE INSERT ON invoice
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'invoice is append-only'); END;

CREATE TRIGGER invoice_number BEFORE INSERT ON invoice
WHEN NEW.number
    IS NOT (SELECT next - 1 FROM counter WHERE name = 'invoice' AND year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'an invoice takes the number the counter gave'); END;

CREATE TRIGGER counter_invoices BEFORE UPDATE ON counter
WHEN OLD.name = 'invoice' AND NEW.next <> OLD.next + 1
BEGIN SELECT RAISE(ABORT, 'numbers of invoices go up by one'); END;

CREATE TRIGGER counter_invoices_begin BEFORE INSERT ON counter
WHEN NEW.name = 'invoice' AND NEW.next <> 2
BEGIN SELECT RAISE(ABORT, 'numbers of invoices begin with one'); END;

CREATE TABLE invoiceCopy (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL REFERENCES invoice (id),
    copy INTEGER NOT NULL CHECK (copy >= 1),
    by INTEGER NOT NULL REFERENCES user (id),
    at INTEGER NOT NULL,
    UNIQUE (invoice, copy)
) STRICT;

CREATE TRIGGER invoiceCopy_no_update BEFORE UPDATE ON invoiceCopy
BEGIN SELECT RAISE(ABORT, 'invoiceCopy is append-only'); END;

CREATE TRIGGER invoiceCopy_no_delete BEFORE DELETE ON invoiceCopy
BEGIN SELECT RAISE(ABORT, 'invoiceCopy is append-only'); END;

CREATE TRIGGER invoiceCopy_no_replace BEFORE INSERT ON invoiceCopy
WHEN EXISTS (SELECT 1 FROM invoiceCopy WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'invoiceCopy is append-only'); END;

CREATE TABLE reversalCopy (
    id INTEGER PRIMARY KEY,
    reversal INTEGER NOT NULL REFERENCES reversal (id),
    copy INTEGER NOT NULL CHECK (copy >= 1),
    by INTEGER NOT NULL REFERENCES user (id),
    at INTEGER NOT NULL,
    UNIQUE (reversal, copy)
) STRICT;

CREATE TRIGGER reversalCopy_no_update BEFORE UPDATE ON reversalCopy
BEGIN SELECT RAISE(ABORT, 'reversalCopy is append-only'); END;

CREATE TRIGGER reversalCopy_no_delete BEFORE DELETE ON reversalCopy
BEGIN SELECT RAISE(ABORT, 'reversalCopy is append-only'); END;

CREATE TRIGGER reversalCopy_no_replace BEFORE INSERT ON reversalCopy
WHEN EXISTS (SELECT 1 FROM reversalCopy WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'reversalCopy is append-only'); END;

CREATE TABLE preference (
    user INTEGER NOT NULL REFERENCES user (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 400),
    PRIMARY KEY (user, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE attendanceDay (
    day INTEGER PRIMARY KEY,
    registers INTEGER NOT NULL,
    signed INTEGER NOT NULL,
    present INTEGER NOT NULL,
    absent INTEGER NOT NULL,
    late INTEGER NOT NULL,
    halfDay INTEGER NOT NULL,
    excused INTEGER NOT NULL
) STRICT;

CREATE TABLE attendanceTotal (
    student INTEGER NOT NULL REFERENCES student (id),
    year INTEGER NOT NULL REFERENCES academicYear (id),
    present INTEGER NOT NULL,
    absent INTEGER NOT NULL,
    late INTEGER NOT NULL,
    halfDay INTEGER NOT NULL,
    excused INTEGER NOT NULL,
    PRIMARY KEY (student, year)
) STRICT, WITHOUT ROWID;

CREATE INDEX attendanceTotalOften ON attendanceTotal (year, student)
    WHERE 10 * absent >= present + absent + late + halfDay + excused
        AND present + absent + late + halfDay + excused >= 20;

CREATE TABLE absenceRun (
    student INTEGER PRIMARY KEY REFERENCES student (id),
    sinceOn INTEGER NOT NULL,
    lastOn INTEGER NOT NULL,
    days INTEGER NOT NULL CHECK (days >= 1)
) STRICT;

CREATE INDEX absenceRunLast ON absenceRun (lastOn, days, student);

CREATE TABLE feeDay (
    day INTEGER PRIMARY KEY,
    receipts INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    takenBack INTEGER NOT NULL
) STRICT;

CREATE TRIGGER receipt_enters_day AFTER INSERT ON receipt
BEGIN INSERT INTO feeDay VALUES (NEW.day, 1, NEW.total, 0)
    ON CONFLICT (day) DO UPDATE SET receipts = receipts + 1,
        taken = taken + excluded.taken; END;

CREATE TRIGGER reversal_enters_day AFTER INSERT ON reversal
BEGIN INSERT INTO feeDay VALUES (NEW.day, 0, 0, NEW.amount)
    ON CONFLICT (day) DO UPDATE SET takenBack = takenBack + excluded.takenBack; END;

CREATE TABLE dueDay (
    day INTEGER PRIMARY KEY,
    open INTEGER NOT NULL,
    pupils INTEGER NOT NULL
) STRICT;

CREATE TRIGGER chargeBalance_enters_due AFTER INSERT ON chargeBalance WHEN NEW.open <> 0
BEGIN INSERT INTO dueDay VALUES (NEW.dueOn, NEW.open, 0)
    ON CONFLICT (day) DO UPDATE SET open = open + excluded.open; END;

CREATE TRIGGER chargeBalance_changes_due AFTER UPDATE ON chargeBalance
WHEN NEW.open <> OLD.open OR NEW.dueOn <> OLD.dueOn
BEGIN UPDATE dueDay SET open = open - OLD.open WHERE day = OLD.dueOn;
    INSERT INTO dueDay VALUES (NEW.dueOn, NEW.open, 0)
    ON CONFLICT (day) DO UPDATE SET open = open + excluded.open; END;

CREATE TRIGGER studentBalance_enters_due AFTER INSERT ON studentBalance
WHEN NEW.oldestDueOn IS NOT NULL
BEGIN INSERT INTO dueDay VALUES (NEW.oldestDueOn, 0, 1)
    ON CONFLICT (day) DO UPDATE SET pupils = pupils + 1; END;

CREATE TRIGGER studentBalance_changes_due AFTER UPDATE OF oldestDueOn ON studentBalance
WHEN NEW.oldestDueOn IS NOT OLD.oldestDueOn
BEGIN UPDATE dueDay SET pupils = pupils - 1 WHERE day = OLD.oldestDueOn;
    INSERT INTO dueDay SELECT NEW.oldestDueOn, 0, 1 WHERE NEW.oldestDueOn IS NOT NULL
    ON CONFLICT (day) DO UPDATE SET pupils = pupils + 1; END;

CREATE TABLE sectionFees (
    section INTEGER PRIMARY KEY REFERENCES section (id),
    billed INTEGER NOT NULL,
    owed INTEGER NOT NULL
) STRICT;

CREATE TRIGGER studentBalance_enters_section AFTER INSERT ON studentBalance
BEGIN INSERT INTO sectionFees SELECT section, NEW.billed, NEW.owed FROM enrolment
        WHERE student = NEW.student AND toOn IS NULL
    ON CONFLICT (section) DO UPDATE SET billed = billed + excluded.billed,
        owed = owed + excluded.owed; END;

CREATE TRIGGER studentBalance_changes_section AFTER UPDATE ON studentBalance
WHEN NEW.billed <> OLD.billed OR NEW.owed <> OLD.owed
BEGIN INSERT INTO sectionFees
        SELECT section, NEW.billed - OLD.billed, NEW.owed - OLD.owed FROM enrolment
        WHERE student = NEW.student AND toOn IS NULL
    ON CONFLICT (section) DO UPDATE SET billed = billed + excluded.billed,
        owed = owed + excluded.owed; END;

CREATE TRIGGER enrolment_enters_section AFTER INSERT ON enrolment WHEN NEW.toOn IS NULL
BEGIN INSERT INTO sectionFees SELECT NEW.section, billed, owed FROM studentBalance
        WHERE student = NEW.student
    ON CONFLICT (section) DO UPDATE SET billed = billed + excluded.billed,
        owed = owed + excluded.owed; END;

CREATE TRIGGER enrolment_leaves_section AFTER UPDATE OF toOn ON enrolment
WHEN OLD.toOn IS NULL AND NEW.toOn IS NOT NULL
BEGIN INSERT INTO sectionFees SELECT OLD.section, -billed, -owed FROM studentBalance
        WHERE student = OLD.student
    ON CONFLICT (section) DO UPDATE SET billed = billed + excluded.billed,
        owed = owed + excluded.owed; END;

CREATE INDEX cashDayOpen ON cashDay (day) WHERE closedAt IS NULL;

CREATE INDEX receiptReferenceKey ON receipt (replace(upper(reference), ' ', ''), method)
    WHERE reference <> '';

CREATE TRIGGER cashDay_only_closes BEFORE UPDATE ON cashDay
WHEN OLD.closedAt IS NOT NULL OR NEW.day <> OLD.day OR NEW.openedBy <> OLD.openedBy
    OR NEW.openedAt <> OLD.openedAt
    OR (NEW.closedAt IS NULL) = (NEW.float = OLD.float)
BEGIN SELECT RAISE(ABORT, 'a day of the day book is corrected until it closes'); END;

CREATE INDEX enrolmentSpell ON enrolment (section, fromOn, toOn);

CREATE INDEX sessionOpen ON session (endedAt) WHERE endedAt IS NULL;

CREATE INDEX journalEntryCharge ON journalEntry (kind) WHERE kind = 'CHARGE';

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    channel TEXT NOT NULL CHECK (channel IN ('SMS', 'EMAIL')),
    recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 3 AND 100),
    subject TEXT NOT NULL CHECK ((channel = 'SMS') = (subject = '')),
    body TEXT NOT NULL CHECK (body <> ''),
    template TEXT NOT NULL CHECK (template <> ''),
    student INTEGER NOT NULL REFERENCES student (id),
    status TEXT NOT NULL CHECK (status IN (
        'QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'CANCELLED')),
    createdAt INTEGER NOT NULL,
    createdBy INTEGER NOT NULL REFERENCES user (id),
    auditLine INTEGER NOT NULL REFERENCES auditLine (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX outboxStatus ON outbox (status, id);

CREATE INDEX outboxStudent ON outbox (student, id);

CREATE INDEX outboxAuditLine ON outbox (auditLine);

CREATE TRIGGER outbox_begins BEFORE INSERT ON outbox WHEN NEW.status <> 'QUEUED'
BEGIN SELECT RAISE(ABORT, 'a message begins as queued'); END;

CREATE TRIGGER outbox_only_status BEFORE UPDATE ON outbox
WHEN NEW.id <> OLD.id OR NEW.channel <> OLD.channel OR NEW.recipient <> OLD.recipient
    OR NEW.subject <> OLD.subject OR NEW.body <> OLD.body OR NEW.template <> OLD.template
    OR NEW.student <> OLD.student OR NEW.createdAt <> OLD.createdAt
    OR NEW.createdBy <> OLD.createdBy OR NEW.auditLine <> OLD.auditLine
BEGIN SELECT RAISE(ABORT, 'of a message only the state changes'); END;

CREATE TRIGGER outbox_no_delete BEFORE DELETE ON outbox
BEGIN SELECT RAISE(ABORT, 'a message is never deleted'); END;

CREATE TRIGGER outbox_no_replace BEFORE INSERT ON outbox
WHEN EXISTS (SELECT 1 FROM outbox WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a message is never replaced'); END;

CREATE TABLE reminderLog (
    id INTEGER PRIMARY KEY,
    charge INTEGER NOT NULL REFERENCES charge (id),
    remindedOn INTEGER NOT NULL,
    sms INTEGER REFERENCES outbox (id),
    email INTEGER REFERENCES outbox (id),
    CHECK (sms IS NOT NULL OR email IS NOT NULL),
    UNIQUE (charge, remindedOn)
) STRICT;

CREATE INDEX reminderLogSMS ON reminderLog (sms) WHERE sms IS NOT NULL;

CREATE INDEX reminderLogEmail ON reminderLog (email) WHERE email IS NOT NULL;

CREATE TRIGGER reminderLog_no_update BEFORE UPDATE ON reminderLog
BEGIN SELECT RAISE(ABORT, 'reminderLog is append-only'); END;

CREATE TRIGGER reminderLog_no_delete BEFORE DELETE ON reminderLog
BEGIN SELECT RAISE(ABORT, 'reminderLog is append-only'); END;

CREATE TRIGGER reminderLog_no_replace BEFORE INSERT ON reminderLog
WHEN EXISTS (SELECT 1 FROM reminderLog WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'reminderLog is append-only'); END;

CREATE TRIGGER registerSummary_enters_day AFTER INSERT ON registerSummary
BEGIN INSERT INTO attendanceDay VALUES (NEW.day, 1, NEW.isSigned,
        NEW.isSigned * NEW.present, NEW.isSigned * NEW.absent, NEW.isSigned * NEW.late,
        NEW.isSigned * NEW.halfDay, NEW.isSigned * NEW.excused)
    ON CONFLICT (day) DO UPDATE SET registers = registers + 1,
        signed = signed + excluded.signed, present = present + excluded.present,
        absent = absent + excluded.absent, late = late + excluded.late,
        halfDay = halfDay + excluded.halfDay, excused = excused + excluded.excused; END;

CREATE TRIGGER registerSummary_changes_day AFTER UPDATE ON registerSummary
WHEN NEW.isSigned OR OLD.isSigned
BEGIN UPDATE attendanceDay SET signed = signed + NEW.isSigned - OLD.isSigned,
        present = present + NEW.isSigned * NEW.present - OLD.isSigned * OLD.present,
        absent = absent + NEW.isSigned * NEW.absent - OLD.isSigned * OLD.absent,
        late = late + NEW.isSigned * NEW.late - OLD.isSigned * OLD.late,
        halfDay = halfDay + NEW.isSigned * NEW.halfDay - OLD.isSigned * OLD.halfDay,
        excused = excused + NEW.isSigned * NEW.excused - OLD.isSigned * OLD.excused
    WHERE day = NEW.day; END;

CREATE TRIGGER attendance_enters_total AFTER INSERT ON attendance
WHEN (SELECT signedBy FROM register WHERE id = NEW.register) IS NOT NULL
BEGIN INSERT INTO attendanceTotal VALUES (NEW.student,
        (SELECT year FROM schoolDay WHERE day = NEW.day), NEW.code = 'P', NEW.code = 'A',
        NEW.code = 'L', NEW.code = 'H', NEW.code = 'E')
    ON CONFLICT (student, year) DO UPDATE SET present = present + excluded.present,
    absent = absent + excluded.absent, late = late + excluded.late,
    halfDay = halfDay + excluded.halfDay, excused = excused + excluded.excused; END;

CREATE TRIGGER attendance_changes_total AFTER UPDATE OF code ON attendance
WHEN NEW.code <> OLD.code AND (SELECT signedBy FROM register WHERE id = NEW.register) IS NOT NULL
BEGIN UPDATE attendanceTotal SET
        present = present + (NEW.code = 'P') - (OLD.code = 'P'),
        absent = absent + (NEW.code = 'A') - (OLD.code = 'A'),
        late = late + (NEW.code = 'L') - (OLD.code = 'L'),
        halfDay = halfDay + (NEW.code = 'H') - (OLD.code = 'H'),
        excused = excused + (NEW.code = 'E') - (OLD.code = 'E')
    WHERE student = NEW.student
        AND year = (SELECT year FROM schoolDay WHERE day = NEW.day); END;

CREATE TRIGGER attendance_leaves_total AFTER DELETE ON attendance
WHEN (SELECT signedBy FROM register WHERE id = OLD.register) IS NOT NULL
BEGIN UPDATE attendanceTotal SET present = present - (OLD.code = 'P'),
        absent = absent - (OLD.code = 'A'), late = late - (OLD.code = 'L'),
        halfDay = halfDay - (OLD.code = 'H'), excused = excused - (OLD.code = 'E')
    WHERE student = OLD.student
        AND year = (SELECT year FROM schoolDay WHERE day = OLD.day); END;

CREATE TRIGGER register_signs_total AFTER UPDATE OF signedBy ON register
WHEN OLD.signedBy IS NULL AND NEW.signedBy IS NOT NULL
BEGIN INSERT INTO attendanceTotal SELECT student,
        (SELECT year FROM schoolDay WHERE day = NEW.day), code = 'P', code = 'A',
        code = 'L', code = 'H', code = 'E'
    FROM attendance WHERE register = NEW.id
    ON CONFLICT (student, year) DO UPDATE SET present = present + excluded.present,
    absent = absent + excluded.absent, late = late + excluded.late,
    halfDay = halfDay + excluded.halfDay, excused = excused + excluded.excused; END;

CREATE TRIGGER attendance_enters_run AFTER INSERT ON attendance
WHEN (SELECT signedBy FROM register WHERE id = NEW.register) IS NOT NULL AND (NEW.code = 'A'
    OR EXISTS (SELECT 1 FROM absenceRun WHERE student = NEW.student))
BEGIN DELETE FROM absenceRun WHERE student IN (NEW.student);
    INSERT INTO absenceRun SELECT student.id, min(away.day), max(away.day), count(*) FROM student
        CROSS JOIN attendance AS away ON away.student = student.id
            AND away.day > coalesce((SELECT here.day FROM attendance AS here
                CROSS JOIN register ON register.id = here.register
                WHERE here.student = student.id AND here.code <> 'A'
                    AND register.signedBy IS NOT NULL
                ORDER BY here.day DESC LIMIT 1), 0)
        CROSS JOIN register ON register.id = away.register
            AND register.signedBy IS NOT NULL
    WHERE student.id IN (NEW.student) GROUP BY student.id; END;

CREATE TRIGGER attendance_changes_run AFTER UPDATE OF code ON attendance
WHEN NEW.code <> OLD.code AND (NEW.code = 'A' OR OLD.code = 'A') AND (SELECT signedBy FROM register WHERE id = NEW.register) IS NOT NULL
BEGIN DELETE FROM absenceRun WHERE student IN (NEW.student);
    INSERT INTO absenceRun SELECT student.id, min(away.day), max(away.day), count(*) FROM student
        CROSS JOIN attendance AS away ON away.student = student.id
            AND away.day > coalesce((SELECT here.day FROM attendance AS here
                CROSS JOIN register ON register.id = here.register
                WHERE here.student = student.id AND here.code <> 'A'
                    AND register.signedBy IS NOT NULL
                ORDER BY here.day DESC LIMIT 1), 0)
        CROSS JOIN register ON register.id = away.register
            AND register.signedBy IS NOT NULL
    WHERE student.id IN (NEW.student) GROUP BY student.id; END;

CREATE TRIGGER attendance_leaves_run AFTER DELETE ON attendance WHEN (SELECT signedBy FROM register WHERE id = OLD.register) IS NOT NULL
BEGIN DELETE FROM absenceRun WHERE student IN (OLD.student);
    INSERT INTO absenceRun SELECT student.id, min(away.day), max(away.day), count(*) FROM student
        CROSS JOIN attendance AS away ON away.student = student.id
            AND away.day > coalesce((SELECT here.day FROM attendance AS here
                CROSS JOIN register ON register.id = here.register
                WHERE here.student = student.id AND here.code <> 'A'
                    AND register.signedBy IS NOT NULL
                ORDER BY here.day DESC LIMIT 1), 0)
        CROSS JOIN register ON register.id = away.register
            AND register.signedBy IS NOT NULL
    WHERE student.id IN (OLD.student) GROUP BY student.id; END;

CREATE TRIGGER register_signs_run AFTER UPDATE OF signedBy ON register
WHEN OLD.signedBy IS NULL AND NEW.signedBy IS NOT NULL
BEGIN DELETE FROM absenceRun WHERE student IN (SELECT student FROM attendance WHERE register = NEW.id);
    INSERT INTO absenceRun SELECT student.id, min(away.day), max(away.day), count(*) FROM student
        CROSS JOIN attendance AS away ON away.student = student.id
            AND away.day > coalesce((SELECT here.day FROM attendance AS here
                CROSS JOIN register ON register.id = here.register
                WHERE here.student = student.id AND here.code <> 'A'
                    AND register.signedBy IS NOT NULL
                ORDER BY here.day DESC LIMIT 1), 0)
        CROSS JOIN register ON register.id = away.register
            AND register.signedBy IS NOT NULL
    WHERE student.id IN (SELECT student FROM attendance WHERE register = NEW.id) GROUP BY student.id; END;

CREATE INDEX userOneTime ON user (status, lastSignedInAt)
    WHERE mustChangePassword = 1 AND passwordHash IS NOT NULL;

CREATE TABLE strengthChange (
    section INTEGER NOT NULL REFERENCES section (id),
    day INTEGER NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (section, day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER enrolment_enters_strength AFTER INSERT ON enrolment
BEGIN
    INSERT INTO strengthChange VALUES (NEW.section, NEW.fromOn, 1)
        ON CONFLICT (section, day) DO UPDATE SET change = change + 1;
    INSERT INTO strengthChange SELECT NEW.section, NEW.toOn + 1, -1
        WHERE NEW.toOn IS NOT NULL
        ON CONFLICT (section, day) DO UPDATE SET change = change - 1;
END;

CREATE TRIGGER enrolment_closes_strength AFTER UPDATE OF toOn ON enrolment
WHEN OLD.toOn IS NULL AND NEW.toOn IS NOT NULL
BEGIN INSERT INTO strengthChange VALUES (NEW.section, NEW.toOn + 1, -1)
    ON CONFLICT (section, day) DO UPDATE SET change = change - 1; END;

CREATE INDEX studentOwnWords ON student (status, sortKey, id, ownWords);

CREATE TRIGGER student_moves_words AFTER UPDATE OF sortKey, status ON student
WHEN NEW.sortKey <> OLD.sortKey OR NEW.status <> OLD.status
BEGIN UPDATE studentWord SET sortKey = NEW.sortKey, isActive = NEW.status = 'ACTIVE'
    WHERE student = NEW.id; END;
