// Spellings of one name find each other, in pupils admitted now and in pupils of older files.

import Foundation
import Storage
import Testing

@testable import SchoolCore

struct NameSpellingsTests {
    /// The families as people write them. The program holds them folded: transliterating this table
    /// would cost every desk that admits a pupil some megabytes.
    static let written = [
        """
        Muhammad Mohammed Muhammod Mahammad Mohammod Mohd Md Mhd محمد \
        মোহাম্মদ মুহাম্মদ मोहम्मद मुहम्मद
        """,
        "Ahmad Ahmed Ahamed Ahamad Ahmod Ahammed احمد আহমেদ আহমদ आहमद अहमद",
        "Rahman Rohman Rehman Rahaman Rohoman রহমান رحمن رحمان रहमान",
        "Hussain Hossen Hosen Husan হোসেন হোসাইন حسين حسین हुसैन",
        "Hasan Hasaan Hason হাসান حسن हसन",
        """
        Chowdhury Choudhury Chaudhuri Chaudhary Choudhary Chaudhry Chowdhry Chawdhury \
        চৌধুরী चौधरी چوہدری
        """,
        "Haque Haq Hoque Huq হক حق हक",
        "Begum Begam বেগম بیگم बेगम",
        "Khatun Khatoun Khaton খাতুন خاتون",
        "Akter Akhtar Aktar আক্তার আখতার اختر अख्तर",
        "Sheikh Shaikh Sekh Shaykh শেখ شيخ शेख",
        "Syed Sayed Sayyid Saiyad Sayeed Seyyed সৈয়দ سيد सैयद",
        "Siddique Siddiqui Siddiqi সিদ্দিকী সিদ্দিক صديقي सिद्दीकी",
        "Karim Korim করিম كريم کریم करीम",
        "Rahim Rohim রহিম رحيم رحیم रहीम",
        "Rafiq Rofiq রফিক رفیق रफीक",
        "Rafiqul Rofiqul রফিকুল",
        "Sharif Shorif শরীফ شریف",
        "Shariful Shoriful শরিফুল",
        "Yusuf Yousef Eusof ইউসুফ يوسف यूसुफ",
        "Zainab Joynab Joynob Zaynub জয়নব زينب",
        "Khadija Khodeja Khodija খাদিজা خديجة खदीजा",
        "Fatima ফাতেমা ফাতিমা فاطمة فاطمہ फातिमा",
        "Ayesha আয়েশা আয়শা عائشة عائشہ आयशा",
        "Abdullah Abdallah Abdulla আবদুল্লাহ عبدالله अब्दुल्ला",
        "Mahmud Mehmud Mahmoud Mahamud Mamud মাহমুদ محمود महमूद",
        "Anwar Anowar Anwer আনোয়ার انور अनवर",
        "Omar Omer Umor ওমর عمر उमर",
        "Usman Uthman Othman উসমান ওসমান عثمان उस्मान",
        "Rizwan Ridwan Redoan Rezoan রেজওয়ান رضوان रिजवान",
        "Ramadan Ramzan Romjan রমজান رمضان",
        "Faisal Foysal Faysol ফয়সাল فيصل फैसल",
        "Qasim Quasem কাসেম قاسم कासिम",
        "Qazi Quazi কাজী قاضي काजी",
        "Qadir Quader কাদের قادر कादिर",
        "Nazrul Nozrul নজরুল",
        "Mia Miah Mian Meah মিয়া",
        "Sarkar Sarker Sircar Sorkar সরকার सरकार",
        "Sikdar Sikder শিকদার",
        "Talukdar Talukder তালুকদার",
        "Majumdar Mazumder Mozumder Majumder মজুমদার मजूमदार",
        "Bhuiyan Bhuyan Bhuiya Bhuian Bhuya ভূঁইয়া",
        "Biswas Bishas বিশ্বাস विश्वास",
        "Mandal Mondal Mondol মণ্ডল मंडल",
        "Bhattacharya Bhattacharjee Bhattacharyya Bhattacharji ভট্টাচার্য भट्टाचार्य",
        "Mukherjee Mukharji Mookherjee মুখার্জি मुखर्जी",
        "Banerjee Banarji ব্যানার্জি बनर्जी",
        "Datta Dutta Dutt দত্ত दत्त",
        "Roy Ray Rai রায় राय",
        "Pal Paul পাল पाल",
        "Bose Basu Boshu বসু बोस",
        "Ghosh Ghose ঘোষ घोष",
        "Gupta Gupto গুপ্ত गुप्ता",
        "Sharma Shorma শর্মা शर्मा",
        "Lakshmi Laxmi Lokkhi লক্ষ্মী लक्ष्मी",
        "Krishna Krisno Kishna কৃষ্ণ कृष्ण",
        "Jahangir Jahangeer Jehangir জাহাঙ্গীর",
        "Shahjahan Shajahan শাহজাহান",
        "Sultana Sultanah সুলতানা سلطانہ",
        "Nasrin Nasreen Nasrina নাসরিন نسرین",
    ]

    private static let folded = written.map { family in
        family.split(separator: " ").reduce(into: [String]()) { words, spelling in
            // The whole, where a transliteration parts a name at an apostrophe.
            let word = SearchKey.folds(of: String(spelling)).max { $0.count < $1.count }
            if let word, !words.contains(word) { words.append(word) }
        }.joined(separator: " ")
    }

    @Test("The table of the program is this one, folded, and so is that of the migration")
    func table() {
        #expect(NameSpellings.folded == Self.folded, "\(Self.folded.joined(separator: "\n"))")
        #expect(M011Spellings.families == Self.folded)
    }

    @Test("A word is of one family, and a family has more than one word")
    func families() {
        let words = Self.folded.flatMap { $0.split(separator: " ") }
        #expect(Set(words).count == words.count)
        #expect(Self.folded.allSatisfy { $0.contains(" ") })
    }

    @Test(
        "Whatever is typed, as far as it is typed, the name is found",
        arguments: [
            ("md", "Mohammad Karim"), ("muham", "Md. Rahim"), ("rahman", "Abdur Rohman"),
            ("rohm", "Sadia Rahman"), ("choudh", "Urmi Chowdhury"), ("chaudhu", "চৌধুরী"),
            ("mohammad", "محمد نعیم"), ("rahman", "রহমান"), ("huq", "Lamia Haque"),
            ("hasan", "हसन"), ("akhtar", "Rina Akter"), ("syed", "Sayed Ali"),
        ])
    func found(typed: String, name: String) throws {
        let tokens = SearchKey.tokens(of: name)
        for prefix in SearchKey.prefixes(typed: typed) {
            #expect(tokens.contains { $0.hasPrefix(prefix) }, "\(prefix) in \(tokens)")
        }
    }
}
