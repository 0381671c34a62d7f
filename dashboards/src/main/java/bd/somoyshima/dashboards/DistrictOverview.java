package bd.somoyshima.dashboards;

import bd.somoyshima.dashboards.Column.Show;
import bd.somoyshima.dashboards.Panel.Kind;
import java.util.List;

/** The district ICT officer's morning page, in the order in which the questions come. */
final class DistrictOverview {

    private static final Text DUE_SOON = new Text("Due soon", "শীঘ্রই শেষ");

    private DistrictOverview() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "district-overview",
                new Text("District overview", "জেলার সারসংক্ষেপ"),
                new Text(
                        "How the offices of a district keep the time limits of their citizen charters",
                        "জেলার কার্যালয়গুলো সিটিজেন চার্টারের সময়সীমা কতটা রক্ষা করছে"),
                "now/M",
                List.of(Variable.DISTRICT),
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
                                new Text(
                                        "Closed in time, same days a year before",
                                        "সময়মতো নিষ্পন্ন, আগের বছর একই সময়ে"),
                                new Text(
                                        "The figure to the left for the same dates one year earlier, as known today.",
                                        "বাঁয়ের হিসাবটি এক বছর আগের একই তারিখগুলোর জন্য, আজ যা জানা আছে সে অনুযায়ী।"),
                                "in-time-last-year.sql",
                                Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                                Column.of(Show.CODE, "standing", Words.STATUS),
                                Column.count("judged", Words.OUT_OF)),
                        Panel.stat(
                                8,
                                new Text("Silent offices", "নীরব কার্যালয়"),
                                new Text(
                                        "Offices of which nothing was heard for three working days of their own calendar and"
                                                + " that declared no time without activity. Of their cases there are no"
                                                + " data, so every figure here may lack them.",
                                        "যেসব কার্যালয় নিজ ক্যালেন্ডারের তিন কার্যদিবস কোনো তথ্য দেয়নি এবং কাজ না থাকার ঘোষণাও দেয়নি।"
                                                + " তাদের কেসের তথ্য নেই, তাই এখানকার হিসাবে সেগুলো বাদ থাকতে পারে।"),
                                "silent.sql",
                                Column.of(Show.ATTENTION, "silent", Words.SILENT),
                                Column.count("offices", Words.OFFICES)),
                        Panel.stat(
                                8,
                                new Text("Overdue now", "এখন সময় পেরিয়েছে"),
                                new Text(
                                        "Open requests whose limit has run out by now, whenever they were received."
                                                + " A request that waits for the applicant is counted only if its limit had"
                                                + " run out before.",
                                        "যেসব চলমান আবেদনের সময়সীমা এ মুহূর্তে পেরিয়ে গেছে, যখনই গৃহীত হোক। আবেদনকারীর"
                                                + " অপেক্ষায় থাকা আবেদন শুধু আগেই সময় পেরোলে গণনায় আসে।"),
                                "overdue-now.sql",
                                Column.of(Show.TROUBLE, "overdue", Words.OVERDUE)),
                        Panel.stat(
                                8,
                                new Text(
                                        "Falling due in 3 working days",
                                        "৩ কার্যদিবসের মধ্যে শেষ হবে"),
                                new Text(
                                        "Open requests still in time that are due today or within the next three working"
                                                + " days of their office.",
                                        "চলমান যেসব আবেদনের সময় আছে, কিন্তু আজ বা কার্যালয়ের পরবর্তী তিন কার্যদিবসের মধ্যে"
                                                + " শেষ হবে।"),
                                "due-soon.sql",
                                Column.of(Show.ATTENTION, "due_soon", DUE_SOON)),
                        Panel.stat(
                                8,
                                new Text(
                                        "Complaints ripe for escalation",
                                        "পরবর্তী স্তরে যাওয়ার যোগ্য অভিযোগ"),
                                new Text(
                                        "Open complaints that a tier still has although its time has run out: the citizen may"
                                                + " now turn to the next tier.",
                                        "যেসব চলমান অভিযোগ কোনো স্তরে আছে অথচ সেই স্তরের সময় শেষ: নাগরিক এখন পরবর্তী স্তরে যেতে"
                                                + " পারেন।"),
                                "ripe.sql",
                                Column.of(Show.TROUBLE, "ripe", new Text("Ripe", "যোগ্য"))),
                        Panel.table(
                                24,
                                9,
                                new Text(
                                        "Offices, those in need first",
                                        "কার্যালয়, যেগুলোর মনোযোগ দরকার আগে"),
                                Words.SHARE_EXPLAINED,
                                "by-office.sql",
                                List.of(
                                        Column.text("office", Words.OFFICE).to(Link.OFFICE),
                                        Column.text("place", Words.PLACE),
                                        Column.of(Show.CODE, "standing", Words.STATUS),
                                        Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                                        Column.count("judged", Words.OUT_OF),
                                        Column.count("late", Words.LATE),
                                        Column.of(Show.TROUBLE, "overdue", Words.OVERDUE),
                                        Column.count("backlog", Words.BACKLOG),
                                        Column.count("received", Words.RECEIVED),
                                        Column.count("instant", Words.INSTANT),
                                        Column.text(
                                                "silent_from_on",
                                                new Text("No data since", "তথ্য নেই যেদিন থেকে")),
                                        Column.hidden("office_id"),
                                        Column.hidden("district_code"))),
                        Panel.table(
                                24,
                                9,
                                new Text("Overdue now: cases", "সময় পেরিয়েছে: কেসসমূহ"),
                                new Text(
                                        "The requests counted above as overdue, the longest overdue first, at most 200. The"
                                                + " case number leads to the receipt that tells day by day why it was due.",
                                        "উপরে গণিত আবেদনগুলো, সবচেয়ে পুরোনো আগে, সর্বোচ্চ ২০০টি। কেস নম্বরে ক্লিক করলে দিন ধরে"
                                                + " দেখা যাবে কেন সেদিন শেষ তারিখ ছিল।"),
                                "overdue-cases.sql",
                                cases()),
                        Panel.table(
                                24,
                                9,
                                new Text(
                                        "Falling due in 3 working days: cases",
                                        "৩ কার্যদিবসের মধ্যে শেষ হবে: কেসসমূহ"),
                                new Text(
                                        "The requests counted above as falling due, the most urgent first, at most 200.",
                                        "উপরে গণিত আবেদনগুলো, সবচেয়ে জরুরি আগে, সর্বোচ্চ ২০০টি।"),
                                "due-soon-cases.sql",
                                cases()),
                        Panel.table(
                                24,
                                11,
                                new Text(
                                        "Services, those in need first",
                                        "সেবা, যেগুলোর মনোযোগ দরকার আগে"),
                                Words.SHARE_EXPLAINED,
                                "by-service.sql",
                                List.of(
                                        Column.text("service", Words.SERVICE).to(Link.SERVICE),
                                        Column.text("limit_text", Words.LIMIT),
                                        Column.of(Show.CODE, "standing", Words.STATUS),
                                        Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                                        Column.count("judged", Words.OUT_OF),
                                        Column.count("late", Words.LATE),
                                        Column.of(
                                                Show.PLAIN_SHARE, "instant_percent", Words.INSTANT),
                                        Column.count("promised", Words.PROMISED),
                                        Column.count("received", Words.RECEIVED),
                                        Column.hidden("service_code"),
                                        Column.hidden("department"))),
                        Panel.drawn(
                                Kind.TIME_BARS,
                                12,
                                new Text("Week by week", "সপ্তাহ অনুযায়ী"),
                                new Text(
                                        "Requests received, and requests closed in time or late, in each week from Sunday to"
                                                + " Saturday.",
                                        "প্রতি সপ্তাহে (রবি–শনি) গৃহীত এবং সময়মতো বা বিলম্বে নিষ্পন্ন আবেদন।"),
                                "by-week.sql",
                                Column.time(new Text("Week from", "সপ্তাহ শুরু")),
                                Column.of(Show.LINE, "received", Words.RECEIVED),
                                Column.count("in_time", Words.IN_TIME),
                                Column.count("late", Words.LATE)),
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
                        new Panel(
                                Kind.MAP,
                                new Text("Districts on the map", "মানচিত্রে জেলা"),
                                new Text(
                                        "The share of requests closed in time in each district that closed any in the chosen time;"
                                                + " a point stands for its district. The same in figures: the dashboard of the"
                                                + " ministry.",
                                        "নির্বাচিত সময়ে যেসব জেলায় কিছু নিষ্পন্ন হয়েছে তাদের সময়মতো নিষ্পত্তির হার; প্রতিটি বিন্দু একটি"
                                                + " জেলা। সংখ্যায় দেখতে মন্ত্রণালয়ের ড্যাশবোর্ড।"),
                                "map.sql",
                                List.of(
                                        Column.text("district", Words.DISTRICT),
                                        Column.of(
                                                Show.HIDDEN,
                                                "latitude",
                                                new Text("Latitude", "অক্ষাংশ")),
                                        Column.of(
                                                Show.HIDDEN,
                                                "longitude",
                                                new Text("Longitude", "দ্রাঘিমাংশ")),
                                        Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                                        Column.count("judged", Words.OUT_OF),
                                        Column.of(Show.CODE, "standing", Words.STATUS)),
                                List.of(),
                                12,
                                13),
                        Panel.table(
                                12,
                                13,
                                new Text("Upazilas of the district", "জেলার উপজেলা"),
                                Words.SHARE_EXPLAINED,
                                "by-upazila.sql",
                                List.of(
                                        Column.text("place", Words.PLACE),
                                        Column.count("offices", Words.OFFICES),
                                        Column.of(Show.ATTENTION, "silent", Words.SILENT),
                                        Column.of(Show.CODE, "standing", Words.STATUS),
                                        Column.of(Show.SHARE, "in_time_percent", Words.IN_TIME),
                                        Column.count("judged", Words.OUT_OF)))));
    }

    private static List<Column> cases() {
        return List.of(
                Column.text("case_no", Words.CASE).to(Link.RECEIPT),
                Column.text("office", Words.OFFICE),
                Column.text("service", Words.SERVICE),
                Column.text("received_on", Words.RECEIVED_ON),
                Column.text("due_on", Words.DUE_ON),
                Column.of(Show.CODE, "verdict", Words.STATUS),
                Column.hidden("receipt"));
    }
}
