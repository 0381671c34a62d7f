package bd.somoyshima.dashboards;

import bd.somoyshima.dashboards.Column.Show;
import bd.somoyshima.dashboards.Panel.Kind;
import java.util.List;

/** Complaints: three tiers, two clocks. */
final class ComplaintsDashboard {

    private static final Text RIPE = new Text("Ripe for escalation", "পরবর্তী স্তরে যাওয়ার যোগ্য");

    private ComplaintsDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "complaints",
                new Text("Complaints", "অভিযোগ"),
                new Text(
                        "Complaints at three tiers, by each tier's clock and by the citizen's",
                        "তিন স্তরে অভিযোগ: প্রতি স্তরের ঘড়ি ও নাগরিকের ঘড়ি"),
                "now-6M/M",
                List.of(Variable.DISTRICT),
                List.of(
                        Panel.stat(
                                12,
                                new Text("Disposed of in time", "সময়মতো নিষ্পন্ন"),
                                new Text(
                                        "Of the complaints closed in the chosen time and judged, those of which no tier ran out of"
                                                + " time. Not counted: withdrawn ones and those without a target.",
                                        "নির্বাচিত সময়ে নিষ্পন্ন ও বিচার্য অভিযোগের মধ্যে যেগুলোর কোনো স্তরে সময় পেরোয়নি। গণনায় নেই:"
                                                + " প্রত্যাহৃত ও সময়সীমাহীন অভিযোগ।"),
                                "in-time.sql",
                                Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                                Column.of(Show.CODE, "standing", Words.STATUS),
                                Column.count("judged", Words.OUT_OF)),
                        Panel.stat(
                                12,
                                new Text("Open complaints now", "এখন চলমান অভিযোগ"),
                                new Text(
                                        "All open complaints; those out of time by the citizen's clock, which runs from the first"
                                                + " lodging and is never reset; and those whose present tier is out of"
                                                + " time, so that the citizen may turn to the next.",
                                        "সব চলমান অভিযোগ; নাগরিকের ঘড়িতে যেগুলোর সময় শেষ (প্রথম দাখিল থেকে চলে, কখনো নতুন করে শুরু হয়"
                                                + " না); এবং বর্তমান স্তরে যেগুলোর সময় শেষ, ফলে নাগরিক পরবর্তী স্তরে যেতে পারেন।"),
                                "now.sql",
                                Column.count("backlog", Words.OPEN),
                                Column.of(
                                        Show.TROUBLE,
                                        "total_out",
                                        new Text("Citizen's time is out", "নাগরিকের সময় শেষ")),
                                Column.of(Show.TROUBLE, "ripe", RIPE)),
                        Panel.table(
                                24,
                                6,
                                new Text("Tier by tier", "স্তর অনুযায়ী"),
                                new Text(
                                        "Each tier by its own limit: what came to it in the chosen time, what it disposed of in time"
                                                + " and late, where its time ran out, what went on to the next tier or another"
                                                + " office, and what it has at the end.",
                                        "প্রতি স্তর নিজ সময়সীমায়: নির্বাচিত সময়ে কত এসেছে, সময়মতো ও বিলম্বে কত নিষ্পন্ন, কতটির সময়"
                                                + " শেষ হয়েছে, কত পরবর্তী স্তর বা অন্য কার্যালয়ে গেছে, শেষে কত আছে।"),
                                "by-tier.sql",
                                List.of(
                                        Column.of(Show.CODE, "tier", new Text("Tier", "স্তর")),
                                        Column.count("received", new Text("Came to it", "এসেছে")),
                                        Column.count("in_time", Words.IN_TIME),
                                        Column.count("late", Words.LATE),
                                        Column.of(Show.CODE, "standing", Words.STATUS),
                                        Column.count(
                                                "ran_out",
                                                new Text("Time ran out", "সময় শেষ হয়েছে")),
                                        Column.count("escalated", new Text("Went on", "পরে গেছে")),
                                        Column.count("pending", new Text("It has", "আছে")),
                                        Column.of(Show.TROUBLE, "ripe", RIPE))),
                        Panel.table(
                                24,
                                11,
                                new Text(
                                        "Open complaints by both clocks",
                                        "দুই ঘড়িতে চলমান অভিযোগ"),
                                new Text(
                                        "Open complaints, those ripe for escalation first, at most 200: the clock of the tier that has"
                                                + " it, and the citizen's clock over all tiers. The number leads to the receipt.",
                                        "চলমান অভিযোগ, পরবর্তী স্তরের যোগ্যগুলো আগে, সর্বোচ্চ ২০০টি: যে স্তরে আছে তার ঘড়ি এবং সব স্তর মিলিয়ে"
                                                + " নাগরিকের ঘড়ি। নম্বরে ক্লিক করলে রসিদ।"),
                                "open-complaints.sql",
                                List.of(
                                        Column.text("case_no", Words.CASE).to(Link.RECEIPT),
                                        Column.text("office", Words.OFFICE),
                                        Column.of(Show.CODE, "tier", new Text("Tier", "স্তর")),
                                        Column.text("received_on", Words.RECEIVED_ON),
                                        Column.text(
                                                "tier_due_on",
                                                new Text("Tier due on", "স্তরের শেষ তারিখ")),
                                        Column.of(
                                                Show.CODE,
                                                "tier_clock",
                                                new Text("Tier's clock", "স্তরের ঘড়ি")),
                                        Column.text(
                                                "total_due_on",
                                                new Text("In all due on", "সর্বমোট শেষ তারিখ")),
                                        Column.of(
                                                Show.CODE,
                                                "total_clock",
                                                new Text("Citizen's clock", "নাগরিকের ঘড়ি")),
                                        Column.of(Show.DAYS, "age_days", Words.AGE),
                                        Column.hidden("receipt"))),
                        Panel.drawn(
                                Kind.BARS,
                                8,
                                new Text("How old open complaints are", "চলমান অভিযোগের বয়স"),
                                new Text(
                                        "Open complaints by calendar days since they were first lodged, today; those out of time by"
                                                + " the citizen's clock apart.",
                                        "আজ চলমান অভিযোগ, প্রথম দাখিলের পর পঞ্জিকা দিন অনুযায়ী; নাগরিকের ঘড়িতে সময় শেষ হওয়াগুলো আলাদা।"),
                                "ageing.sql",
                                Column.text("age", Words.AGE),
                                Column.count(
                                        "in_time", new Text("Not out of time", "সময় পেরোয়নি")),
                                Column.count("overdue", new Text("Out of time", "সময় শেষ"))),
                        Panel.drawn(
                                Kind.TIME_BARS,
                                8,
                                new Text("Escalations", "পরবর্তী স্তরে যাওয়া"),
                                new Text(
                                        "Complaints that left the first and the second tier for the next one or another office in each"
                                                + " month, and how often a tier's time ran out.",
                                        "প্রতি মাসে প্রথম ও দ্বিতীয় স্তর থেকে পরবর্তী স্তর বা অন্য কার্যালয়ে যাওয়া অভিযোগ, এবং কতবার"
                                                + " কোনো স্তরের সময় শেষ হয়েছে।"),
                                "escalations.sql",
                                Column.time(Words.MONTH),
                                Column.count(
                                        "from_first",
                                        new Text("From the first tier", "প্রথম স্তর থেকে")),
                                Column.count(
                                        "from_second",
                                        new Text("From the second tier", "দ্বিতীয় স্তর থেকে")),
                                Column.count(
                                        "ran_out", new Text("Time ran out", "সময় শেষ হয়েছে"))),
                        Panel.drawn(
                                Kind.LINES,
                                8,
                                new Text("Open at the end of each day", "প্রতিদিন শেষে চলমান"),
                                new Text(
                                        "Open complaints at the end of each day up to yesterday, and those ripe for escalation then.",
                                        "গতকাল পর্যন্ত প্রতিদিন শেষে চলমান অভিযোগ এবং তখন পরবর্তী স্তরের যোগ্যগুলো।"),
                                "backlog.sql",
                                Column.time(new Text("Day", "দিন")),
                                Column.count("backlog", Words.OPEN),
                                Column.count("ripe", RIPE))));
    }
}
