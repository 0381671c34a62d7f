package bd.somoyshima.dashboards;

import bd.somoyshima.dashboards.Column.Show;
import bd.somoyshima.dashboards.Panel.Kind;
import java.util.List;

/** One service across offices. */
final class ServiceDashboard {

    private static final Text WHOLE_MONTHS =
            new Text(
                    " Whole months are counted, the first and the last one, too.",
                    " প্রথম ও শেষসহ পুরো মাস ধরে গণনা।");

    private ServiceDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "service",
                new Text("Service", "সেবা"),
                new Text(
                        "One service across offices: how long it takes, and where it is late",
                        "সকল কার্যালয়ে একটি সেবা: কত দিন লাগে, কোথায় বিলম্ব"),
                "now-1y/M",
                List.of(
                        Variable.DEPARTMENT,
                        Variable.SERVICE,
                        Variable.DIVISION,
                        Variable.DISTRICT),
                List.of(
                        Panel.stat(
                                8,
                                new Text("Closed in time", "সময়মতো নিষ্পন্ন"),
                                Words.SHARE_EXPLAINED.and(WHOLE_MONTHS),
                                "in-time.sql",
                                Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                                Column.of(Show.CODE, "standing", Words.STATUS),
                                Column.count("judged", Words.OUT_OF)),
                        Panel.stat(
                                8,
                                new Text("Delivered at once", "তাৎক্ষণিক প্রদান"),
                                new Text(
                                                "Of the requests closed and judged for which the charter promises delivery at"
                                                        + " once, those so delivered.",
                                                "চার্টারে তাৎক্ষণিক প্রদানের প্রতিশ্রুতি আছে এমন নিষ্পন্ন ও বিচার্য আবেদনের মধ্যে যেগুলো"
                                                        + " তাৎক্ষণিক দেওয়া হয়েছে।")
                                        .and(WHOLE_MONTHS),
                                "instant.sql",
                                Column.of(Show.PLAIN_SHARE, "instant_percent", Words.INSTANT),
                                Column.count("promised", Words.PROMISED)),
                        Panel.stat(
                                8,
                                new Text("Working days it took", "যত কার্যদিবস লেগেছে"),
                                new Text(
                                                "Of the requests closed and judged, the working days within which half and nine"
                                                        + " of ten were closed, and the longest. Exact, not estimated. Days on"
                                                        + " which the clock stood still are not counted.",
                                                "নিষ্পন্ন ও বিচার্য আবেদনের অর্ধেক ও দশে নয়টি যত কার্যদিবসে নিষ্পন্ন, এবং দীর্ঘতম।"
                                                        + " সঠিক হিসাব, অনুমান নয়। ঘড়ি থেমে থাকা দিন গণনায় নেই।")
                                        .and(WHOLE_MONTHS),
                                "days.sql",
                                Column.of(Show.DAYS, "median", Words.MEDIAN),
                                Column.of(Show.DAYS, "p90", Words.P90),
                                Column.of(Show.DAYS, "longest", new Text("Longest", "দীর্ঘতম"))),
                        Panel.drawn(
                                Kind.BARS,
                                16,
                                new Text(
                                        "Working days against the limit",
                                        "সময়সীমার তুলনায় কার্যদিবস"),
                                new Text(
                                                "Requests closed and judged by the working days they took. The limit is the one most"
                                                        + " charters name now; each case itself is judged by the charter in force"
                                                        + " when it was received.",
                                                "নিষ্পন্ন ও বিচার্য আবেদন কত কার্যদিবসে। সময়সীমা হিসেবে অধিকাংশ চার্টারে এখন যা আছে তা ধরা"
                                                        + " হয়েছে; প্রতিটি কেস বিচার হয় গ্রহণের সময়কার চার্টারে।")
                                        .and(WHOLE_MONTHS),
                                "distribution.sql",
                                Column.text("working_days", new Text("Working days", "কার্যদিবস")),
                                Column.count(
                                        "within_usual_limit",
                                        new Text("Within the usual limit", "প্রচলিত সীমার মধ্যে")),
                                Column.count(
                                        "beyond_usual_limit",
                                        new Text("Beyond it", "সীমার বাইরে"))),
                        Panel.table(
                                8,
                                9,
                                new Text("What the charters promise", "চার্টারের প্রতিশ্রুতি"),
                                new Text(
                                        "The limits of this service in the charters now in force, in their own words.",
                                        "বর্তমান চার্টারগুলোতে এ সেবার সময়সীমা, চার্টারের নিজের ভাষায়।"),
                                "charter-limits.sql",
                                List.of(
                                        Column.text("limit_text", Words.LIMIT),
                                        Column.of(
                                                Show.DAYS,
                                                "limit_days",
                                                new Text("Working days", "কার্যদিবস")),
                                        Column.count("offices", Words.OFFICES))),
                        Panel.drawn(
                                Kind.LINES,
                                24,
                                new Text("Month by month", "মাস অনুযায়ী"),
                                new Text(
                                        "The shares closed in time and delivered at once, by month of closing. A month in which"
                                                + " none was closed has no point.",
                                        "নিষ্পত্তির মাস অনুযায়ী সময়মতো ও তাৎক্ষণিক নিষ্পত্তির হার। যে মাসে কিছু নিষ্পন্ন হয়নি সেখানে বিন্দু"
                                                + " নেই।"),
                                "trend.sql",
                                Column.time(Words.MONTH),
                                Column.of(Show.PLAIN_SHARE, "in_time_percent", Words.IN_TIME),
                                Column.of(Show.PLAIN_SHARE, "instant_percent", Words.INSTANT)),
                        Panel.table(
                                12,
                                11,
                                new Text("Districts", "জেলাসমূহ"),
                                new Text(
                                                "By district. One stands out if at least five requests were late and their share is"
                                                        + " more than twice the median of the districts; there may be good"
                                                        + " reasons.",
                                                "জেলা অনুযায়ী। অন্তত পাঁচটি বিলম্বিত এবং হার জেলাগুলোর মধ্যমার দ্বিগুণের বেশি হলে ব্যতিক্রম;"
                                                        + " যুক্তিসংগত কারণ থাকতে পারে।")
                                        .and(WHOLE_MONTHS),
                                "by-district.sql",
                                List.of(
                                        Column.text("district", Words.DISTRICT).to(Link.DISTRICT),
                                        Column.of(Show.CODE, "standing", Words.STATUS),
                                        Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                                        Column.count("judged", Words.OUT_OF),
                                        Column.count("late", Words.LATE),
                                        Column.of(
                                                Show.PLAIN_SHARE, "instant_percent", Words.INSTANT),
                                        Column.count("promised", Words.PROMISED),
                                        Column.count("received", Words.RECEIVED),
                                        Column.of(
                                                Show.CODE,
                                                "outlier",
                                                new Text("Beside the others", "অন্যদের তুলনায়")),
                                        Column.hidden("district_code"))),
                        Panel.table(
                                12,
                                11,
                                new Text(
                                        "Offices of the chosen district",
                                        "নির্বাচিত জেলার কার্যালয়"),
                                new Text(
                                        "By office of the chosen district, for the days chosen. Working days are exact; those on"
                                                + " which the clock stood still are not counted.",
                                        "নির্বাচিত জেলার কার্যালয় অনুযায়ী, নির্বাচিত দিনগুলোতে। কার্যদিবস সঠিক; ঘড়ি থেমে থাকা দিন গণনায়"
                                                + " নেই।"),
                                "by-office.sql",
                                List.of(
                                        Column.text("office", Words.OFFICE).to(Link.OFFICE),
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
                                        Column.count("received", Words.RECEIVED),
                                        Column.hidden("office_id"),
                                        Column.hidden("district_code")))));
    }
}
