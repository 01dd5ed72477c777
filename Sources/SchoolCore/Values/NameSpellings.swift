// Names that one clerk spells so and another so, beyond what the folding of letters makes one:
// vowels of other dialects, abbreviations, scripts that leave vowels out. A pupil with one spelling
// is found by all of its family, because every one of them is stored as a word of the pupil.
// M011Spellings has the same table, folded, for the pupils of older files.

/// Families of spellings of one name.
enum NameSpellings {
    /// Every word a folded word stands for besides itself.
    static func alike(_ word: String) -> [String] {
        family[word].map { $0.filter { $0 != word } } ?? []
    }

    private static let family: [String: [String]] = folded.reduce(into: [:]) { all, line in
        let words = line.split(separator: " ").map(String.init)
        for word in words { all[word] = words }
    }

    /// The families, folded. NameSpellingsTests has them as people write them, and makes this of
    /// them.
    static let folded: [String] = [
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
