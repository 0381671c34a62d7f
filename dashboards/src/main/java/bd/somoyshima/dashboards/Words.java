package bd.somoyshima.dashboards;

import bd.somoyshima.fact.Problem;
import bd.somoyshima.limit.ClockStart;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Words that several dashboards use, and the codes that queries give, in words. */
final class Words {

    static final Text OFFICE = new Text("Office", "কার্যালয়");
    static final Text SERVICE = new Text("Service", "সেবা");
    static final Text PLACE = new Text("Place", "এলাকা");
    static final Text DISTRICT = new Text("District", "জেলা");
    static final Text CASE = new Text("Case", "কেস নম্বর");
    static final Text RECEIVED = new Text("Received", "গৃহীত");
    static final Text RECEIVED_ON = new Text("Received on", "গ্রহণের তারিখ");
    static final Text DUE_ON = new Text("Due on", "শেষ তারিখ");
    static final Text CLOSED_ON = new Text("Closed on", "নিষ্পত্তির তারিখ");
    static final Text INSTANT = new Text("At once", "তাৎক্ষণিক");
    static final Text PROMISED = new Text("Promised at once", "তাৎক্ষণিক প্রতিশ্রুত");
    static final Text IN_TIME = new Text("In time", "সময়মতো");
    static final Text LATE = new Text("Late", "বিলম্বে");
    static final Text OVERDUE = new Text("Overdue now", "এখন সময় পেরিয়েছে");
    static final Text OPEN_IN_TIME = new Text("Open, not overdue", "চলমান, সময় পেরোয়নি");
    static final Text BACKLOG = new Text("Open now", "এখন চলমান");
    static final Text OPEN = new Text("Open", "চলমান");
    static final Text OUT_OF = new Text("Out of", "মোট বিচার্য");
    static final Text STATUS = new Text("Status", "অবস্থা");
    static final Text LIMIT = new Text("Limit in the charter", "চার্টারে সময়সীমা");
    static final Text MEDIAN = new Text("Half within", "অর্ধেক যত দিনে");
    static final Text P90 = new Text("Nine of ten within", "দশে নয়টি যত দিনে");
    static final Text AGE = new Text("Days since receipt", "গ্রহণের পর দিন");
    static final Text MONTH = new Text("Month", "মাস");
    static final Text SILENT = new Text("Silent", "নীরব");
    static final Text OFFICES = new Text("Offices", "কার্যালয় সংখ্যা");

    static final Text SHARE_EXPLAINED =
            new Text(
                    "Of the requests closed in the chosen time and judged, the share closed within the charter's limit."
                            + " Not counted: open requests (see those overdue beside), requests withdrawn, passed on to"
                            + " another office, or without a target. The charter promises every one, so only 100 %"
                            + " counts as kept.",
                    "নির্বাচিত সময়ে নিষ্পন্ন ও বিচার্য আবেদনের মধ্যে কত ভাগ চার্টারের সময়সীমার মধ্যে নিষ্পন্ন। গণনায় নেই: চলমান আবেদন"
                            + " (সময় পেরোনোগুলো পাশে দেখুন), প্রত্যাহৃত, অন্য কার্যালয়ে প্রেরিত এবং সময়সীমাহীন আবেদন। চার্টারে প্রতিটির"
                            + " প্রতিশ্রুতি আছে, তাই শুধু ১০০ % হলেই প্রতিশ্রুতি রক্ষিত।");

    private static final String GREEN = "green";
    private static final String ORANGE = "orange";
    private static final String RED = "red";
    private static final String PLAIN = "text";

    /** A code in words, with the colour that goes with them. */
    record Word(Text text, String color) {}

    /** What queries give, in words: by the column's name, then by code. */
    static final Map<String, Map<String, Word>> CODES =
            Map.ofEntries(
                    Map.entry(
                            "standing",
                            codes(
                                    code("KEPT", "✓ promise kept", "✓ প্রতিশ্রুতি রক্ষিত", GREEN),
                                    code("MOSTLY", "△ mostly kept", "△ প্রায় রক্ষিত", ORANGE),
                                    code("NOT_KEPT", "✗ not kept", "✗ রক্ষিত নয়", RED),
                                    code("NONE", "none closed", "নিষ্পন্ন নেই", PLAIN),
                                    code("NO_DATA", "? no data", "? তথ্য নেই", ORANGE))),
                    Map.entry(
                            "verdict",
                            codes(
                                    code("ON_TRACK", "on track", "সময় আছে", GREEN),
                                    code("AT_RISK", "△ at risk", "△ ঝুঁকিতে", ORANGE),
                                    code("OVERDUE", "✗ overdue", "✗ সময় পেরিয়েছে", RED),
                                    code("PAUSED", "clock stopped", "ঘড়ি থেমে আছে", PLAIN),
                                    code("WAITING", "clock not begun", "গণনা শুরু হয়নি", PLAIN),
                                    code("NO_TARGET", "no target", "সময়সীমা নেই", PLAIN))),
                    Map.entry(
                            "reporting",
                            codes(
                                    code("REPORTING", "✓ reporting", "✓ তথ্য দিচ্ছে", GREEN),
                                    code("SILENT", "? no data", "? তথ্য নেই", ORANGE))),
                    Map.entry(
                            "tier",
                            codes(
                                    code(
                                            "TIER_1",
                                            "1 · grievance officer",
                                            "১ · অভিযোগ নিষ্পত্তি কর্মকর্তা",
                                            PLAIN),
                                    code(
                                            "TIER_2",
                                            "2 · appeal officer",
                                            "২ · আপিল কর্মকর্তা",
                                            PLAIN),
                                    code(
                                            "TIER_3",
                                            "3 · Cabinet Division cell",
                                            "৩ · মন্ত্রিপরিষদ বিভাগের সেল",
                                            PLAIN))),
                    Map.entry(
                            "tier_clock",
                            codes(
                                    code(
                                            "RIPE",
                                            "✗ out: may escalate",
                                            "✗ শেষ: পরের স্তরে যেতে পারে",
                                            RED),
                                    code("RUNNING", "running", "চলছে", GREEN),
                                    code("NO_TARGET", "no target", "সময়সীমা নেই", PLAIN))),
                    Map.entry(
                            "total_clock",
                            codes(
                                    code("OUT", "✗ out of time", "✗ সময় শেষ", RED),
                                    code("RUNNING", "running", "চলছে", GREEN),
                                    code("NO_TARGET", "no target", "সময়সীমা নেই", PLAIN))),
                    Map.entry(
                            "outlier",
                            codes(
                                    code("OUTLIER", "△ stands out", "△ ব্যতিক্রম", ORANGE),
                                    code("USUAL", "as usual", "স্বাভাবিক", PLAIN))),
                    Map.entry(
                            "stands_out",
                            codes(
                                    code("STANDS_OUT", "△ worth a look", "△ দেখার মতো", ORANGE),
                                    code("USUAL", "as usual", "স্বাভাবিক", PLAIN))),
                    Map.entry(
                            "restated",
                            codes(
                                    code("UNCHANGED", "✓ as published", "✓ প্রকাশিতের মতোই", GREEN),
                                    code("RESTATED", "△ different today", "△ এখন ভিন্ন", ORANGE),
                                    code("SEE_PAGE", "see its page", "পৃষ্ঠায় দেখুন", PLAIN))),
                    Map.entry(
                            "kind",
                            codes(
                                    code("SERVICE_REQUEST", "services", "সেবা", PLAIN),
                                    code("COMPLAINT", "complaints", "অভিযোগ", PLAIN))),
                    Map.entry(
                            "pattern",
                            codes(
                                    code(
                                            "LATE_PAUSE",
                                            "paused shortly before the deadline",
                                            "শেষ সময়ে বিরতি",
                                            PLAIN),
                                    code(
                                            "MONTH_END",
                                            "closed at month's end",
                                            "মাসের শেষে নিষ্পন্ন",
                                            PLAIN),
                                    code(
                                            "REPORTED_LATE",
                                            "reported long afterwards",
                                            "অনেক পরে জানানো",
                                            PLAIN),
                                    code(
                                            "REOPENED",
                                            "closed and reopened",
                                            "নিষ্পন্ন করে পুনরায় চালু",
                                            PLAIN),
                                    code(
                                            "LONG_WAIT",
                                            "waited long for the clock to begin",
                                            "গণনা শুরুর দীর্ঘ অপেক্ষা",
                                            PLAIN))),
                    Map.entry(
                            "waiting_for",
                            Arrays.stream(ClockStart.values())
                                    .filter(c -> !c.isReceipt())
                                    .collect(
                                            Collectors.toMap(
                                                    Enum::name,
                                                    c ->
                                                            new Word(
                                                                    new Text(c.en(), c.bn()),
                                                                    PLAIN)))),
                    Map.entry(
                            "reason",
                            Arrays.stream(Problem.Code.values())
                                    .collect(
                                            Collectors.toMap(
                                                    Enum::name,
                                                    c ->
                                                            new Word(
                                                                    new Text(c.en(), c.bn()),
                                                                    PLAIN)))));

    private Words() {}

    private static Map.Entry<String, Word> code(String code, String en, String bn, String color) {
        return Map.entry(code, new Word(new Text(en, bn), color));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // passed on, not kept
    private static Map<String, Word> codes(Map.Entry<String, Word>... codes) {
        return Map.ofEntries(codes);
    }

    /** A pattern worth a look, in words. */
    static String pattern(String code, Language language) {
        return Objects.requireNonNull(Objects.requireNonNull(CODES.get("pattern")).get(code), code)
                .text()
                .in(language);
    }
}
