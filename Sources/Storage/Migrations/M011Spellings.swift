// Other spellings of one name as words of the pupils who are already there, and the spells of a
// class in an index of their own: the strength of every class is counted from it alone. Who is
// signed in is found among those who are, not among all who ever were; so are raises of charges.

/// The migration that makes spellings of one name find each other.
package enum M011Spellings {
    static let sql =
        """
        CREATE INDEX enrolmentSpell ON enrolment (section, fromOn, toOn);
        CREATE INDEX sessionOpen ON session (endedAt) WHERE endedAt IS NULL;
        CREATE INDEX journalEntryCharge ON journalEntry (kind) WHERE kind = 'CHARGE';

        WITH spelling (family, word) AS (VALUES
        """ + values + """
            )
            INSERT OR IGNORE INTO studentWord (word, student, kind)
                SELECT other.word, studentWord.student, studentWord.kind
                FROM spelling AS own
                    JOIN studentWord ON studentWord.word = own.word AND kind IN (1, 4)
                    JOIN spelling AS other ON other.family = own.family;
            """

    private static var values: String {
        families.enumerated().flatMap { place, family in
            family.split(separator: " ").map { "(\(place), '\($0)')" }
        }.joined(separator: ", ")
    }

    /// As `NameSpellings` of the school folds them.
    package static let families: [String] = [
        "muhamad muhamid muhamud mahamad muhd md mhd mhmd muhamada",
        "ahmad ahmid ahamid ahamad ahmud ahmd ahamida ahamada",
        "rahman ruhman rihman rahaman ruhuman rahamana rhmn rhman",
        "husain husin husan husina husaina hsin",
        "hasan hasun hasana hsn",
        "cuvduri cuduri cauduri caudari cudari caudri cuvdri cavduri cvhdri",
        "hakui hak hukui huk haka hk",
        "bigum bigam bigama bigm",
        "katun katuna katvn",
        "aktir aktar aktara akatara aktr",
        "sik saik sika",
        "sid said saiad saiada",
        "sidikui sidiki sidika sdiki",
        "karim kurim karima krim",
        "rahim ruhim rahima rhim",
        "rapik rupik rapika rpik",
        "rapikul rupikul rapikula",
        "sarip surip saripa srip",
        "saripul suripul saripula",
        "iusup iusip iusupa ivsp",
        "jainab juinab juinub jainub jaianaba jinb",
        "kadija kudija kdijt",
        "patima patmt patmh",
        "aisa aiasa aist ais",
        "abdulah abdalah abdula abadulaha bdalh",
        "mahmud mihmud mahamud mamud mahamuda mhmvd",
        "anvar anuvar anvir anuiara anvr anavara",
        "umar umir umur umara mr",
        "usman utman usamana tman usmana",
        "rijvan ridvan riduan rijuan rijauiana rdvan rijavana",
        "ramadan ramjan rumjan ramajana rmdan",
        "paisal puisal paisul paiasala pisl paisala",
        "kasim kuasim kasima kasm",
        "kaji kuaji kadi",
        "kadir kuadir kadira kadr",
        "najrul nujrul najarula",
        "mia miah mian",
        "sarkar sarkir sircar surkar sarakara",
        "sikdar sikdir sikadara",
        "talukdar talukdir talukadara",
        "majumdar majumdir mujumdir majumadara",
        "buian buia bumia",
        "bisvas bisas bisbasa visvasa",
        "mandal mundal mundul mandala",
        "batacaria batacarji",
        "mukirji mukarji",
        "banirji banarji bianarji",
        "data duta dut",
        "rui rai raia",
        "pal paul pala",
        "busi basu busu busa",
        "gus gusi gusa",
        "gupta guptu",
        "sarma surma",
        "laksmi laxmi luki",
        "krisna krisnu kisna krsna",
        "jahangir jihangir jahangira",
        "sahjahan sajahan sahajahana",
        "sultana sultanah sulatana sltanh",
        "nasrin nasrina nasarina nsrin",
    ]
}
