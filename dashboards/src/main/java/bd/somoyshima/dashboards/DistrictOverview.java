package bd.somoyshima.dashboards;

import bd.somoyshima.dashboards.Panel.Column;
import bd.somoyshima.dashboards.Panel.Kind;
import bd.somoyshima.dashboards.Panel.Show;
import java.util.ArrayList;
import java.util.List;

/**
 * The district ICT officer's morning page: how the limits were kept, what is overdue, what falls
 * due.
 */
final class DistrictOverview {

    private static final Text OFFICE = new Text("Office", "কার্যালয়");
    private static final Text SERVICE = new Text("Service", "সেবা");
    private static final Text CASE = new Text("Case", "কেস নম্বর");
    private static final Text RECEIVED = new Text("Received", "গৃহীত");
    private static final Text RECEIVED_ON = new Text("Received on", "গ্রহণের তারিখ");
    private static final Text DUE_ON = new Text("Due on", "শেষ তারিখ");
    private static final Text INSTANT = new Text("At once", "তাৎক্ষণিক");
    private static final Text WITHIN_LIMIT = new Text("Within limit", "সময়সীমার মধ্যে");
    private static final Text LATE = new Text("Late", "বিলম্বে");
    private static final Text OVERDUE = new Text("Overdue", "সময় পেরিয়েছে");
    private static final Text OPEN_IN_TIME = new Text("Open, in time", "চলমান, সময় আছে");
    private static final Text NOT_JUDGED = new Text("Not judged", "বিচার্য নয়");
    private static final Text IN_TIME = new Text("In time", "সময়মতো");
    private static final Text OUT_OF = new Text("Out of", "মোট বিচার্য");
    private static final Text STATUS = new Text("Status", "অবস্থা");

    private static final Text SHARE_EXPLAINED =
            new Text(
                    "Of the requests received in the chosen time whose outcome is certain (closed, or open with the limit"
                            + " run out), the share closed in time. Not counted: open requests still in time, requests"
                            + " withdrawn or passed on to another office, and requests without a target.",
                    "নির্বাচিত সময়ে গৃহীত যেসব আবেদনের ফল নিশ্চিত (নিষ্পন্ন, অথবা সময় পেরিয়ে গেছে), তার মধ্যে কত ভাগ"
                            + " সময়মতো নিষ্পন্ন। গণনায় নেই: যেগুলোর সময় এখনো আছে, প্রত্যাহৃত, অন্য কার্যালয়ে প্রেরিত এবং সময়সীমাহীন আবেদন।");

    private DistrictOverview() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "district-overview",
                new Text("District overview", "জেলার সারসংক্ষেপ"),
                new Text(
                        "How offices keep the time limits of their citizen charters",
                        "কার্যালয়গুলো সিটিজেন চার্টারের সময়সীমা কতটা রক্ষা করছে"),
                "now-1y",
                List.of(
                        new Variable(
                                "division", new Text("Division", "বিভাগ"), "variable-division.sql"),
                        new Variable(
                                "district", new Text("District", "জেলা"), "variable-district.sql"),
                        new Variable("office", OFFICE, "variable-office.sql")),
                List.of(
                        new Panel(
                                Kind.STAT,
                                new Text("Requests in time", "সময়মতো নিষ্পন্ন"),
                                SHARE_EXPLAINED,
                                "compliance.sql",
                                List.of(
                                        new Column("in_time_percent", IN_TIME, Show.SHARE),
                                        new Column("judged", OUT_OF, Show.COUNT)),
                                8,
                                5),
                        new Panel(
                                Kind.STAT,
                                new Text("Requests received", "গৃহীত আবেদন"),
                                new Text(
                                        "All service requests received in the chosen time. Complaints are not counted.",
                                        "নির্বাচিত সময়ে গৃহীত সকল সেবার আবেদন। অভিযোগ গণনায় নেই।"),
                                "received.sql",
                                List.of(new Column("received", RECEIVED, Show.COUNT)),
                                4,
                                5),
                        new Panel(
                                Kind.STAT,
                                new Text("Overdue now", "এখন সময় পেরিয়েছে"),
                                new Text(
                                        "Open requests whose limit has run out by now, whenever they were received."
                                                + " A request that waits for the applicant is counted only if its limit had"
                                                + " run out before.",
                                        "যেসব চলমান আবেদনের সময়সীমা এ মুহূর্তে পেরিয়ে গেছে, যখনই গৃহীত হোক। আবেদনকারীর"
                                                + " অপেক্ষায় থাকা আবেদন শুধু আগেই সময় পেরোলে গণনায় আসে।"),
                                "overdue-now.sql",
                                List.of(new Column("overdue", OVERDUE, Show.TROUBLE)),
                                6,
                                5),
                        new Panel(
                                Kind.STAT,
                                new Text(
                                        "Falling due in 3 working days",
                                        "৩ কার্যদিবসের মধ্যে শেষ হবে"),
                                new Text(
                                        "Open requests still in time that are due today or within the next three working"
                                                + " days of their office.",
                                        "চলমান যেসব আবেদনের সময় আছে, কিন্তু আজ বা কার্যালয়ের পরবর্তী তিন কার্যদিবসের মধ্যে"
                                                + " শেষ হবে।"),
                                "due-soon.sql",
                                List.of(
                                        new Column(
                                                "due_soon",
                                                new Text("Due soon", "শীঘ্রই শেষ"),
                                                Show.ATTENTION)),
                                6,
                                5),
                        new Panel(
                                Kind.TABLE,
                                new Text("Compliance by office", "কার্যালয় অনুযায়ী"),
                                SHARE_EXPLAINED,
                                "by-office.sql",
                                figures(new Column("office", OFFICE, Show.TEXT)),
                                24,
                                6),
                        new Panel(
                                Kind.TABLE,
                                new Text("Compliance by service", "সেবা অনুযায়ী"),
                                SHARE_EXPLAINED,
                                "by-service.sql",
                                figures(
                                        new Column("service", SERVICE, Show.TEXT),
                                        new Column("office", OFFICE, Show.TEXT),
                                        new Column(
                                                "limit_text",
                                                new Text(
                                                        "Limit in the charter",
                                                        "চার্টারে সময়সীমা"),
                                                Show.TEXT)),
                                24,
                                12),
                        new Panel(
                                Kind.TABLE,
                                new Text(
                                        "Falling due in 3 working days: cases",
                                        "৩ কার্যদিবসের মধ্যে শেষ হবে: কেসসমূহ"),
                                new Text(
                                        "The requests counted above as falling due, the most urgent first, at most 200.",
                                        "উপরে গণিত আবেদনগুলো, সবচেয়ে জরুরি আগে, সর্বোচ্চ ২০০টি।"),
                                "due-soon-cases.sql",
                                cases(),
                                12,
                                10),
                        new Panel(
                                Kind.TABLE,
                                new Text("Overdue now: cases", "সময় পেরিয়েছে: কেসসমূহ"),
                                new Text(
                                        "The requests counted above as overdue, the longest overdue first, at most 200.",
                                        "উপরে গণিত আবেদনগুলো, সবচেয়ে পুরোনো আগে, সর্বোচ্চ ২০০টি।"),
                                "overdue-cases.sql",
                                cases(),
                                12,
                                10),
                        new Panel(
                                Kind.BARS,
                                new Text(
                                        "Requests by week of receipt",
                                        "গ্রহণের সপ্তাহ অনুযায়ী আবেদন"),
                                new Text(
                                        "What became of the requests received in each week, Sunday to Saturday. Requests"
                                                + " withdrawn, passed on, or without a target are not shown.",
                                        "প্রতি সপ্তাহে (রবি–শনি) গৃহীত আবেদনের অবস্থা। প্রত্যাহৃত, প্রেরিত ও সময়সীমাহীন আবেদন"
                                                + " দেখানো হয়নি।"),
                                "by-week.sql",
                                List.of(
                                        new Column(
                                                "time",
                                                new Text("Week from", "সপ্তাহ শুরু"),
                                                Show.TIME),
                                        new Column("in_time", IN_TIME, Show.COUNT),
                                        new Column("late", LATE, Show.COUNT),
                                        new Column(
                                                "still_open",
                                                new Text("Still open", "চলমান"),
                                                Show.COUNT)),
                                24,
                                9)));
    }

    private static List<Column> figures(Column... names) {
        var columns = new ArrayList<>(List.of(names));
        columns.addAll(
                List.of(
                        new Column("received", RECEIVED, Show.COUNT),
                        new Column("instant", INSTANT, Show.COUNT),
                        new Column("within_limit", WITHIN_LIMIT, Show.COUNT),
                        new Column("late", LATE, Show.COUNT),
                        new Column("overdue", OVERDUE, Show.TROUBLE),
                        new Column("open_in_time", OPEN_IN_TIME, Show.COUNT),
                        new Column("not_judged", NOT_JUDGED, Show.COUNT),
                        new Column("in_time_percent", IN_TIME, Show.SHARE),
                        new Column("judged", OUT_OF, Show.COUNT)));
        return List.copyOf(columns);
    }

    private static List<Column> cases() {
        return List.of(
                new Column("case_no", CASE, Show.TEXT),
                new Column("office", OFFICE, Show.TEXT),
                new Column("service", SERVICE, Show.TEXT),
                new Column("received_on", RECEIVED_ON, Show.TEXT),
                new Column("due_on", DUE_ON, Show.TEXT),
                new Column("verdict", STATUS, Show.VERDICT));
    }
}
