package bd.somoyshima.dashboards;

import bd.somoyshima.dashboards.Column.Show;
import bd.somoyshima.dashboards.Panel.Kind;
import java.util.List;

/** One office: its services, its backlog, and the cases to take up first. */
final class OfficeDashboard {

    private OfficeDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "office",
                new Text("Office", "কার্যালয়"),
                new Text(
                        "How one office keeps its charter, and which cases to take up first",
                        "একটি কার্যালয় চার্টার কতটা রক্ষা করছে এবং কোন কেস আগে ধরতে হবে"),
                "now-3M/M",
                List.of(Variable.DISTRICT, Variable.OFFICE),
                List.of(
                        Panel.stat(
                                8,
                                new Text("Closed in time", "সময়মতো নিষ্পন্ন"),
                                Words.SHARE_EXPLAINED,
                                "in-time.sql",
                                Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                                Column.of(Show.CODE, "standing", Words.STATUS),
                                Column.count("judged", Words.OUT_OF)),
                        Panel.stat(
                                8,
                                new Text("Open requests now", "এখন চলমান আবেদন"),
                                new Text(
                                        "All open requests, those whose limit has run out, and those whose clock stands still"
                                                + " because the office waits for the applicant or another authority.",
                                        "সব চলমান আবেদন, যেগুলোর সময় পেরিয়েছে, এবং আবেদনকারী বা অন্য কর্তৃপক্ষের অপেক্ষায় যেগুলোর"
                                                + " ঘড়ি থেমে আছে।"),
                                "now.sql",
                                Column.count("backlog", Words.OPEN),
                                Column.of(Show.TROUBLE, "overdue", Words.OVERDUE),
                                Column.count("paused", new Text("Clock stopped", "ঘড়ি থেমে আছে"))),
                        Panel.stat(
                                4,
                                new Text("Received", "গৃহীত"),
                                new Text(
                                        "Service requests received in the chosen time. Complaints are not counted here.",
                                        "নির্বাচিত সময়ে গৃহীত সেবার আবেদন। অভিযোগ এখানে গণনায় নেই।"),
                                "received.sql",
                                Column.count("received", Words.RECEIVED)),
                        Panel.stat(
                                4,
                                new Text("Is it reporting?", "তথ্য দিচ্ছে কি?"),
                                new Text(
                                        "Silent means: nothing was heard for three working days of its own calendar and no time"
                                                + " without activity was declared.",
                                        "নীরব মানে: নিজ ক্যালেন্ডারের তিন কার্যদিবস কোনো তথ্য আসেনি এবং কাজ না থাকার ঘোষণাও নেই।"),
                                "silence.sql",
                                Column.of(Show.CODE, "reporting", Words.STATUS),
                                Column.text(
                                        "silent_from_on",
                                        new Text("No data since", "তথ্য নেই যেদিন থেকে"))),
                        Panel.table(
                                24,
                                9,
                                new Text(
                                        "Open cases, the most urgent first",
                                        "চলমান কেস, সবচেয়ে জরুরি আগে"),
                                new Text(
                                        "Open requests by their due date, overdue ones first, at most 100; those without a date"
                                                + " (clock stopped, no target) last. The case number leads to its receipt.",
                                        "চলমান আবেদন শেষ তারিখ অনুযায়ী, সময় পেরোনোগুলো আগে, সর্বোচ্চ ১০০টি; তারিখহীনগুলো (ঘড়ি থেমে আছে,"
                                                + " সময়সীমা নেই) শেষে। কেস নম্বরে ক্লিক করলে রসিদ।"),
                                "worst.sql",
                                List.of(
                                        Column.text("case_no", Words.CASE).to(Link.RECEIPT),
                                        Column.text("service", Words.SERVICE),
                                        Column.text("received_on", Words.RECEIVED_ON),
                                        Column.text("due_on", Words.DUE_ON),
                                        Column.of(Show.CODE, "verdict", Words.STATUS),
                                        Column.of(Show.DAYS, "age_days", Words.AGE),
                                        Column.hidden("receipt"))),
                        Panel.table(
                                24,
                                10,
                                new Text("Services", "সেবাসমূহ"),
                                Words.SHARE_EXPLAINED,
                                "services.sql",
                                List.of(
                                        Column.text("service", Words.SERVICE),
                                        Column.text("limit_text", Words.LIMIT),
                                        Column.of(Show.CODE, "standing", Words.STATUS),
                                        Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                                        Column.count("judged", Words.OUT_OF),
                                        Column.count("late", Words.LATE),
                                        Column.of(
                                                Show.PLAIN_SHARE, "instant_percent", Words.INSTANT),
                                        Column.count("promised", Words.PROMISED),
                                        Column.of(Show.DAYS, "median", Words.MEDIAN),
                                        Column.of(Show.DAYS, "p90", Words.P90),
                                        Column.count("received", Words.RECEIVED))),
                        Panel.drawn(
                                Kind.LINES,
                                12,
                                new Text("Open at the end of each day", "প্রতিদিন শেষে চলমান"),
                                new Text(
                                        "Open requests at the end of each day up to yesterday, and those of them whose limit had"
                                                + " run out by then.",
                                        "গতকাল পর্যন্ত প্রতিদিন শেষে চলমান আবেদন এবং তার মধ্যে যেগুলোর সময় তখন পেরিয়ে গেছে।"),
                                "backlog.sql",
                                Column.time(new Text("Day", "দিন")),
                                Column.count("backlog", Words.OPEN),
                                Column.count("overdue", new Text("Overdue", "সময় পেরিয়েছে"))),
                        Panel.drawn(
                                Kind.BARS,
                                12,
                                new Text("How old open requests are", "চলমান আবেদনের বয়স"),
                                new Text(
                                        "Open requests by calendar days since receipt, today.",
                                        "আজ চলমান আবেদন, গ্রহণের পর কত পঞ্জিকা দিন গেছে সে অনুযায়ী।"),
                                "ageing.sql",
                                Column.text("age", Words.AGE),
                                Column.count("in_time", Words.OPEN_IN_TIME),
                                Column.count("overdue", new Text("Overdue", "সময় পেরিয়েছে"))),
                        Panel.table(
                                12,
                                8,
                                new Text(
                                        "Cases that wait for their clock to begin",
                                        "যেসব কেসের গণনা শুরু হয়নি"),
                                new Text(
                                        "The charter counts these limits from an event that has not been reported yet. They have no due"
                                                + " date and are not overdue. The longest waiting first, at most 100.",
                                        "চার্টার যে ঘটনা থেকে সময় গণনা করে তা এখনো জানানো হয়নি। এদের শেষ তারিখ নেই, সময়ও পেরোয়নি। দীর্ঘতম"
                                                + " অপেক্ষা আগে, সর্বোচ্চ ১০০টি।"),
                                "waiting.sql",
                                List.of(
                                        Column.text("case_no", Words.CASE).to(Link.RECEIPT),
                                        Column.text("service", Words.SERVICE),
                                        Column.of(
                                                Show.CODE,
                                                "waiting_for",
                                                new Text("Waits for", "যার অপেক্ষায়")),
                                        Column.text("received_on", Words.RECEIVED_ON),
                                        Column.of(Show.DAYS, "age_days", Words.AGE),
                                        Column.hidden("receipt"))),
                        Panel.table(
                                12,
                                8,
                                new Text(
                                        "Services without a readable limit",
                                        "যেসব সেবার সময়সীমা পড়া যায়নি"),
                                new Text(
                                        "Services whose charter limit cannot be read with certainty: their cases have no target. Publish"
                                                + " the charter again with the limit it means.",
                                        "যেসব সেবার চার্টারের সময়সীমা নিশ্চিতভাবে পড়া যায়নি: এসব কেসের লক্ষ্যসময় নেই। সঠিক সময়সীমাসহ চার্টার"
                                                + " আবার প্রকাশ করুন।"),
                                "unreadable-limits.sql",
                                List.of(
                                        Column.text("service", Words.SERVICE),
                                        Column.text(
                                                "limit_text",
                                                new Text("The charter's words", "চার্টারের কথা")),
                                        Column.of(
                                                Show.ATTENTION,
                                                "open_cases",
                                                new Text("Open cases", "খোলা কেস")))),
                        Panel.drawn(
                                Kind.TIME_BARS,
                                12,
                                new Text("Stopped clocks", "থামানো ঘড়ি"),
                                new Text(
                                        "Of the requests closed in each month: how often their clocks stood still because the"
                                                + " office waited, and for how many working days in all.",
                                        "প্রতি মাসে নিষ্পন্ন আবেদনে কতবার অপেক্ষার কারণে ঘড়ি থেমেছিল এবং মোট কত কার্যদিবস।"),
                                "pauses.sql",
                                Column.time(Words.MONTH),
                                Column.count("pauses", new Text("Pauses", "বিরতি")),
                                Column.count("paused_days", new Text("Working days", "কার্যদিবস"))),
                        Panel.drawn(
                                Kind.TIME_BARS,
                                12,
                                new Text("When reports reached us", "প্রতিবেদন কখন এসেছে"),
                                new Text(
                                        "Receipts and closings of each month, requests and complaints, by whether we heard of them on"
                                                + " the same day or later. This is lateness of reports, not of the service.",
                                        "প্রতি মাসের গ্রহণ ও নিষ্পত্তি (আবেদন ও অভিযোগ), একই দিনে না পরে জানানো হয়েছে। এটি"
                                                + " প্রতিবেদনের বিলম্ব, সেবার নয়।"),
                                "reports.sql",
                                Column.time(Words.MONTH),
                                Column.count(
                                        "reported_late", new Text("Reported later", "পরে জানানো")),
                                Column.count(
                                        "reported_same_day",
                                        new Text("Reported the same day", "একই দিনে জানানো")))));
    }
}
