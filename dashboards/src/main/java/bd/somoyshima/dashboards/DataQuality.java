package bd.somoyshima.dashboards;

import bd.somoyshima.dashboards.Column.Show;
import bd.somoyshima.dashboards.Panel.Kind;
import java.util.List;

/** How good the data are that all figures rest on. */
final class DataQuality {

    private static final Text STILL_OPEN = new Text("Still open", "এখনো খোলা");
    private static final Text LIMIT = new Text("The charter's words", "চার্টারের কথা");
    private static final Text OLDEST = new Text("Oldest since", "সবচেয়ে পুরোনো");

    private DataQuality() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "data-quality",
                new Text("Data quality", "তথ্যের মান"),
                new Text(
                        "Silent offices, what could not be accepted, late reports, corrections, patterns worth a look",
                        "নীরব কার্যালয়, অগৃহীত তথ্য, বিলম্বিত প্রতিবেদন, সংশোধন, দেখার মতো ধরন"),
                "now-3M/M",
                List.of(Variable.DIVISION, Variable.DISTRICT),
                List.of(
                        Panel.stat(
                                8,
                                new Text("Silent offices", "নীরব কার্যালয়"),
                                new Text(
                                        "Offices of which nothing was heard for three working days of their own calendar and that"
                                                + " declared no time without activity.",
                                        "যেসব কার্যালয় নিজ ক্যালেন্ডারের তিন কার্যদিবস কোনো তথ্য দেয়নি এবং কাজ না থাকার ঘোষণাও দেয়নি।"),
                                "coverage.sql",
                                Column.of(Show.ATTENTION, "silent", Words.SILENT),
                                Column.count("offices", Words.OFFICES)),
                        Panel.metrics(
                                Kind.STAT,
                                16,
                                new Text(
                                        "What became of facts sent, all offices",
                                        "পাঠানো তথ্যের ফল, সব কার্যালয়"),
                                new Text(
                                        "Facts of the chosen time by outcome, counted by the gateways: accepted, sent again without a"
                                                + " change (duplicates, which change nothing), and rejected into quarantine."
                                                + " Of the whole system, whatever place is chosen.",
                                        "নির্বাচিত সময়ে পাঠানো তথ্যের ফল, গেটওয়ের গণনা: গৃহীত, অপরিবর্তিত পুনঃপ্রেরিত (কিছু বদলায় না) এবং"
                                                + " কোয়ারেন্টিনে রাখা। পুরো ব্যবস্থার, যে এলাকাই বাছুন।"),
                                Show.COUNT,
                                outcome("accepted", "Accepted", "গৃহীত"),
                                outcome("duplicate", "Duplicates", "পুনঃপ্রেরিত"),
                                outcome("rejected", "Quarantined", "কোয়ারেন্টিনে")),
                        Panel.table(
                                24,
                                9,
                                new Text("Offices without data", "যেসব কার্যালয়ের তথ্য নেই"),
                                new Text(
                                        "Silent offices of the chosen divisions, the longest silent first, at most 500.",
                                        "নির্বাচিত বিভাগের নীরব কার্যালয়, দীর্ঘতম নীরব আগে, সর্বোচ্চ ৫০০টি।"),
                                "silent.sql",
                                List.of(
                                        Column.text("office", Words.OFFICE).to(Link.OFFICE),
                                        Column.text("place", Words.PLACE),
                                        Column.text(
                                                "last_heard_on",
                                                new Text("Last heard of", "সর্বশেষ তথ্য")),
                                        Column.text(
                                                "silent_from_on",
                                                new Text("No data since", "তথ্য নেই যেদিন থেকে")),
                                        Column.of(
                                                Show.DAYS,
                                                "silent_days",
                                                new Text("Silent for", "নীরব")),
                                        Column.hidden("office_id"),
                                        Column.hidden("district_code"))),
                        Panel.table(
                                18,
                                9,
                                new Text(
                                        "Services without a readable limit",
                                        "যেসব সেবার সময়সীমা পড়া যায়নি"),
                                new Text(
                                        "Services of the chosen divisions whose charter limit cannot be read with certainty: their cases"
                                                + " have no target. Publish the charter again with the limit it means. Most"
                                                + " open cases first, at most 200.",
                                        "নির্বাচিত বিভাগের যেসব সেবার চার্টারের সময়সীমা নিশ্চিতভাবে পড়া যায়নি: এসব কেসের লক্ষ্যসময় নেই।"
                                                + " সঠিক সময়সীমাসহ চার্টার আবার প্রকাশ করুন। বেশি খোলা কেস আগে, সর্বোচ্চ"
                                                + " ২০০টি।"),
                                "unreadable-limits.sql",
                                List.of(
                                        Column.text("office", Words.OFFICE).to(Link.OFFICE),
                                        Column.text("service", Words.SERVICE),
                                        Column.text("limit_text", LIMIT),
                                        Column.of(Show.ATTENTION, "open_cases", STILL_OPEN),
                                        Column.hidden("office_id"),
                                        Column.hidden("district_code"))),
                        Panel.stat(
                                6,
                                new Text("Limits that cannot be read", "অপাঠ্য সময়সীমা"),
                                new Text(
                                        "How many services of the charters in force have no limit that can be read, of how many.",
                                        "কার্যকর চার্টারের কতটি সেবার সময়সীমা পড়া যায় না, মোট কতটির মধ্যে।"),
                                "unreadable-count.sql",
                                Column.of(
                                        Show.ATTENTION, "unreadable", new Text("Services", "সেবা")),
                                Column.count("services", Words.OUT_OF)),
                        Panel.table(
                                14,
                                9,
                                new Text("Quarantine by reason", "কারণ অনুযায়ী কোয়ারেন্টিন"),
                                new Text(
                                        "What could not be accepted and waits for someone (whenever it came), and what came in the"
                                                + " chosen time. Nothing of it is lost; it can be retried when the cause is"
                                                + " mended.",
                                        "যা গ্রহণ করা যায়নি এবং কারও অপেক্ষায় আছে (যখনই আসুক), এবং নির্বাচিত সময়ে যা এসেছে। কিছুই হারায়নি;"
                                                + " কারণ ঠিক হলে আবার চেষ্টা করা যায়।"),
                                "quarantine.sql",
                                List.of(
                                        Column.of(Show.CODE, "reason", new Text("Reason", "কারণ")),
                                        Column.of(Show.ATTENTION, "still_open", STILL_OPEN),
                                        Column.count(
                                                "arrived",
                                                new Text("Came in this time", "এ সময়ে এসেছে")),
                                        Column.count(
                                                "accepted_later",
                                                new Text("Accepted later", "পরে গৃহীত")),
                                        Column.count("dismissed", new Text("Dismissed", "বাতিল")),
                                        Column.text("oldest_open", OLDEST))),
                        Panel.table(
                                10,
                                9,
                                new Text("Quarantine by office", "কার্যালয় অনুযায়ী কোয়ারেন্টিন"),
                                new Text(
                                        "Open entries by the office they are about, as far as that could be read; at most 200.",
                                        "খোলা এন্ট্রি, যে কার্যালয় সম্পর্কে (যতটা পড়া গেছে) সে অনুযায়ী; সর্বোচ্চ ২০০টি।"),
                                "quarantine-by-office.sql",
                                List.of(
                                        Column.text("office", Words.OFFICE),
                                        Column.of(Show.ATTENTION, "still_open", STILL_OPEN),
                                        Column.text("oldest_open", OLDEST))),
                        Panel.table(
                                12,
                                10,
                                new Text(
                                        "Late reports by district",
                                        "জেলা অনুযায়ী বিলম্বিত প্রতিবেদন"),
                                new Text(
                                        "Of the receipts and ends of the chosen days, those we heard of on a later day, and by how many"
                                                + " days on average. The service may have been in time all the same.",
                                        "নির্বাচিত দিনের গ্রহণ ও সমাপ্তির মধ্যে যেগুলো পরে জানানো হয়েছে এবং গড়ে কত দিন পরে। সেবা তবু সময়মতো"
                                                + " হয়ে থাকতে পারে।"),
                                "late-reports.sql",
                                List.of(
                                        Column.text("district", Words.DISTRICT),
                                        Column.count(
                                                "reported_late",
                                                new Text("Late reports", "বিলম্বিত")),
                                        Column.count(
                                                "reports", new Text("of reports", "মোট প্রতিবেদন")),
                                        Column.of(
                                                Show.PLAIN_SHARE,
                                                "reported_late_percent",
                                                new Text("Share", "হার")),
                                        Column.of(
                                                Show.DAYS,
                                                "days_late",
                                                new Text("Late by, on average", "গড় বিলম্ব")))),
                        Panel.table(
                                12,
                                10,
                                new Text("Corrections by office", "কার্যালয় অনুযায়ী সংশোধন"),
                                new Text(
                                        "Facts that correct or void earlier ones, of the cases received in the chosen time by the"
                                                + " offices of the chosen districts. Correcting is right; many corrections may"
                                                + " mean that something in the office needs help.",
                                        "নির্বাচিত জেলার কার্যালয়ে নির্বাচিত সময়ে গৃহীত কেসে আগের তথ্য সংশোধন বা বাতিলের সংখ্যা। সংশোধন করা"
                                                + " ঠিক; অনেক সংশোধন মানে কার্যালয়ের সহায়তা দরকার হতে পারে।"),
                                "corrections.sql",
                                List.of(
                                        Column.text("office", Words.OFFICE),
                                        Column.count(
                                                "corrections", new Text("Corrections", "সংশোধন")),
                                        Column.count("cases", new Text("in cases", "যত কেসে")),
                                        Column.count("received", new Text("of cases", "মোট কেস")))),
                        Panel.table(
                                24,
                                9,
                                new Text(
                                        "Patterns worth a look, never accusations",
                                        "দেখার মতো ধরন, অভিযোগ নয়"),
                                new Text(
                                        "Of the cases closed in the chosen time (and those reopened), those that show a pattern, each office"
                                                + " beside the median of the offices shown. It stands out with at least five"
                                                + " cases and more than twice the median. There may be good reasons.",
                                        "নির্বাচিত সময়ে নিষ্পন্ন (ও পুনরায় চালু) কেসের মধ্যে যেগুলো কোনো ধরন দেখায়, প্রতি কার্যালয় দেখানো"
                                                + " কার্যালয়গুলোর মধ্যমার পাশে। অন্তত পাঁচটি কেস ও মধ্যমার দ্বিগুণের বেশি হলে দেখার"
                                                + " মতো। যুক্তিসংগত কারণ থাকতে পারে।"),
                                "signals.sql",
                                List.of(
                                        Column.of(Show.CODE, "pattern", new Text("Pattern", "ধরন")),
                                        Column.text("office", Words.OFFICE).to(Link.OFFICE),
                                        Column.count("cases", new Text("Cases", "কেস")),
                                        Column.count("closed", new Text("of cases", "মোট কেস")),
                                        Column.of(
                                                Show.PLAIN_SHARE,
                                                "share_percent",
                                                new Text("Share", "হার")),
                                        Column.of(
                                                Show.PLAIN_SHARE,
                                                "peers_percent",
                                                new Text(
                                                        "Median of offices",
                                                        "কার্যালয়গুলোর মধ্যমা")),
                                        Column.of(
                                                Show.CODE,
                                                "stands_out",
                                                new Text("Beside the others", "অন্যদের তুলনায়")),
                                        Column.hidden("office_id"),
                                        Column.hidden("district_code"))),
                        Panel.table(
                                24,
                                9,
                                new Text("Cases behind the patterns", "ধরনগুলোর পেছনের কেস"),
                                new Text(
                                        "Cases paused shortly before the deadline, reported long after their end, or reopened; the newest"
                                                + " first, at most 200. Closings at a month's end are too many to list here.",
                                        "শেষ সময়ে বিরতি, অনেক পরে জানানো বা পুনরায় চালু কেস; নতুনগুলো আগে, সর্বোচ্চ ২০০টি। মাসের শেষে"
                                                + " নিষ্পন্নগুলো এখানে তালিকাভুক্ত নয়।"),
                                "signal-cases.sql",
                                List.of(
                                        Column.text("case_no", Words.CASE).to(Link.RECEIPT),
                                        Column.text("office", Words.OFFICE),
                                        Column.text("patterns", new Text("Pattern", "ধরন")),
                                        Column.text("received_on", Words.RECEIVED_ON),
                                        Column.text("due_on", Words.DUE_ON),
                                        Column.text("closed_on", Words.CLOSED_ON),
                                        Column.hidden("receipt")))));
    }

    private static Metric outcome(String outcome, String en, String bn) {
        return new Metric(
                "sum(increase(somoyshima_facts_total{outcome=\"%s\"}[$__range]))"
                        .formatted(outcome),
                new Text(en, bn));
    }
}
