package bd.somoyshima.dashboards;

import bd.somoyshima.dashboards.Column.Show;
import bd.somoyshima.dashboards.Panel.Kind;
import java.util.ArrayList;
import java.util.List;

/** The ministry's view: nation, divisions, districts, fiscal years, statements. */
final class MinistryDashboard {

    private static final Text CHANGE = new Text("Change since", "পরে পরিবর্তন");

    private MinistryDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "ministry",
                new Text("Ministry", "মন্ত্রণালয়"),
                new Text(
                        "The nation, its divisions and districts; fiscal years from July to June",
                        "দেশ, বিভাগ ও জেলা; অর্থবছর জুলাই–জুন"),
                "now/fy",
                List.of(Variable.DIVISION),
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
                                6,
                                new Text("Received", "গৃহীত"),
                                new Text(
                                        "Service requests and complaints received in the chosen time.",
                                        "নির্বাচিত সময়ে গৃহীত সেবার আবেদন ও অভিযোগ।"),
                                "received.sql",
                                Column.count("received", new Text("Requests", "আবেদন")),
                                Column.count("complaints", new Text("Complaints", "অভিযোগ"))),
                        Panel.stat(
                                5,
                                new Text("Open requests", "চলমান আবেদন"),
                                new Text(
                                        "Open requests now, and those of them whose limit had run out by the end of yesterday.",
                                        "এখন চলমান আবেদন এবং তার মধ্যে গতকাল পর্যন্ত যেগুলোর সময় পেরিয়েছে।"),
                                "backlog-now.sql",
                                Column.count("backlog", Words.OPEN),
                                Column.of(
                                        Show.TROUBLE,
                                        "overdue",
                                        new Text("Overdue", "সময় পেরিয়েছে"))),
                        Panel.stat(
                                5,
                                new Text("Coverage", "আওতা"),
                                new Text(
                                        "How many of the offices report: all but the silent ones. Of cases of silent offices there are"
                                                + " no data.",
                                        "কত কার্যালয় তথ্য দিচ্ছে: নীরবগুলো বাদে সব। নীরব কার্যালয়ের কেসের তথ্য নেই।"),
                                "coverage.sql",
                                Column.count("reporting", new Text("Reporting", "তথ্য দিচ্ছে")),
                                Column.count("offices", Words.OFFICES)),
                        Panel.table(
                                24,
                                9,
                                new Text("Divisions", "বিভাগসমূহ"),
                                Words.SHARE_EXPLAINED,
                                "by-division.sql",
                                places(false)),
                        Panel.table(
                                24,
                                14,
                                new Text(
                                        "Districts, those in need first",
                                        "জেলাসমূহ, যেগুলোর মনোযোগ দরকার আগে"),
                                Words.SHARE_EXPLAINED,
                                "by-district.sql",
                                places(true)),
                        Panel.table(
                                24,
                                7,
                                new Text("Fiscal years", "অর্থবছর"),
                                new Text(
                                        "Each year from July to June, the newest first; the year under way up to now. Open at its end"
                                                + " means requests still open then, or now.",
                                        "জুলাই–জুন অর্থবছর, নতুনটি আগে; চলতি বছর এ পর্যন্ত। শেষে চলমান মানে তখন, বা এখন, যেগুলো"
                                                + " চলমান।"),
                                "by-fiscal-year.sql",
                                List.of(
                                        Column.text(
                                                "fiscal_year", new Text("Fiscal year", "অর্থবছর")),
                                        Column.of(Show.CODE, "standing", Words.STATUS),
                                        Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                                        Column.count("judged", Words.OUT_OF),
                                        Column.count("late", Words.LATE),
                                        Column.count(
                                                "not_judged",
                                                new Text("Not judged", "বিচার্য নয়")),
                                        Column.count("received", Words.RECEIVED),
                                        Column.count(
                                                "backlog_at_end",
                                                new Text("Open at its end", "শেষে চলমান")))),
                        Panel.drawn(
                                Kind.LINES,
                                24,
                                new Text(
                                        "Month by month, beside the year before",
                                        "মাস অনুযায়ী, আগের বছরের পাশে"),
                                new Text(
                                        "The share of requests closed in time, by month of closing, and the same month a year earlier.",
                                        "নিষ্পত্তির মাস অনুযায়ী সময়মতো নিষ্পত্তির হার এবং এক বছর আগের একই মাসে।"),
                                "trend.sql",
                                Column.time(Words.MONTH),
                                Column.of(Show.PLAIN_SHARE, "in_time_percent", Words.IN_TIME),
                                Column.of(
                                        Show.PLAIN_SHARE,
                                        "in_time_percent_last_year",
                                        new Text("A year before", "আগের বছর"))),
                        Panel.table(
                                24,
                                10,
                                new Text(
                                        "Services with most late cases", "যেসব সেবায় বিলম্ব বেশি"),
                                new Text(
                                        "The fifty services with most requests closed late, whole months counted. Services of one code"
                                                + " differ from department to department.",
                                        "যে পঞ্চাশটি সেবায় সবচেয়ে বেশি আবেদন বিলম্বে নিষ্পন্ন, পুরো মাস ধরে। একই নম্বরের সেবা অধিদপ্তরভেদে"
                                                + " ভিন্ন।"),
                                "services.sql",
                                List.of(
                                        Column.text("service", Words.SERVICE).to(Link.SERVICE),
                                        Column.text(
                                                "department", new Text("Department", "অধিদপ্তর")),
                                        Column.of(Show.CODE, "standing", Words.STATUS),
                                        Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                                        Column.count("judged", Words.OUT_OF),
                                        Column.count("late", Words.LATE),
                                        Column.count("received", Words.RECEIVED),
                                        Column.hidden("service_code"))),
                        Panel.table(
                                24,
                                10,
                                new Text(
                                        "Published statements, and what is different today",
                                        "প্রকাশিত বিবরণী এবং এখন যা ভিন্ন"),
                                new Text(
                                        "Monthly statements as they were published; they never change. Facts that came in later are told"
                                                + " here as the change since, and on the next statement. The month leads to the"
                                                + " page to print, the last two columns to files.",
                                        "প্রকাশিত মাসিক বিবরণী, যা কখনো বদলায় না। পরে আসা তথ্য এখানে পরিবর্তন হিসেবে এবং পরের বিবরণীতে"
                                                + " দেখানো হয়। মাসে ক্লিক করলে ছাপার পৃষ্ঠা, শেষ দুই কলামে ফাইল।"),
                                "statements.sql",
                                List.of(
                                        Column.text("place", Words.PLACE),
                                        Column.text("month", Words.MONTH)
                                                .to(
                                                        Link.page(
                                                                new Text("The statement", "বিবরণী"),
                                                                "page")),
                                        Column.of(Show.CODE, "kind", new Text("Of", "বিষয়")),
                                        Column.text(
                                                "published_on",
                                                new Text("Published on", "প্রকাশের তারিখ")),
                                        Column.count("received_then", Words.RECEIVED),
                                        Column.of(Show.CHANGE, "received_change", CHANGE),
                                        Column.count("in_time_then", Words.IN_TIME),
                                        Column.of(Show.CHANGE, "in_time_change", CHANGE),
                                        Column.count("late_then", Words.LATE),
                                        Column.of(Show.CHANGE, "late_change", CHANGE),
                                        Column.of(Show.CODE, "restated", Words.STATUS),
                                        Column.hidden("page"),
                                        Column.of(Show.DOWNLOAD, "xlsx", new Text("XLSX", "XLSX"))
                                                .to(
                                                        Link.page(
                                                                new Text(
                                                                        "Download XLSX",
                                                                        "XLSX নামান"),
                                                                "xlsx")),
                                        Column.of(Show.DOWNLOAD, "csv", new Text("CSV", "CSV"))
                                                .to(
                                                        Link.page(
                                                                new Text(
                                                                        "Download CSV",
                                                                        "CSV নামান"),
                                                                "csv"))))));
    }

    private static List<Column> places(boolean districts) {
        var columns = new ArrayList<Column>();
        var place = Column.text("place", Words.PLACE);
        columns.add(districts ? place.to(Link.DISTRICT) : place);
        columns.addAll(
                List.of(
                        Column.of(Show.CODE, "standing", Words.STATUS),
                        Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                        Column.count("judged", Words.OUT_OF),
                        Column.count("late", Words.LATE),
                        Column.of(Show.TROUBLE, "overdue", new Text("Overdue", "সময় পেরিয়েছে")),
                        Column.count("backlog", Words.OPEN),
                        Column.count("received", Words.RECEIVED),
                        Column.count("reporting", new Text("Offices reporting", "তথ্য দিচ্ছে")),
                        Column.count("offices", new Text("of offices", "মোট কার্যালয়")),
                        Column.hidden("district_code")));
        return List.copyOf(columns);
    }
}
