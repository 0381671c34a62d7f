package bd.somoyshima.dashboards;

import java.util.List;

/** What someone is to be told of. */
final class AlertRules {

    private static final String PAGE = "page";
    private static final String NOTIFY = "notify";

    private AlertRules() {}

    static List<AlertRule> all() {
        return List.of(
                new AlertRule(
                        "overdue",
                        new Text("Many requests overdue", "অনেক আবেদনের সময় পেরিয়েছে"),
                        new Text(
                                "More than 10 % of the open requests of the district had run out of time by the end of"
                                        + " yesterday. The district overview lists them.",
                                "জেলার চলমান আবেদনের ১০ % এর বেশির সময় গতকালের মধ্যে পেরিয়ে গেছে। জেলার সারসংক্ষেপে তালিকা আছে।"),
                        null,
                        10,
                        "1h",
                        NOTIFY),
                new AlertRule(
                        "at-risk-surge",
                        new Text(
                                "Many more requests at risk than usual",
                                "ঝুঁকিতে থাকা আবেদন স্বাভাবিকের চেয়ে অনেক বেশি"),
                        new Text(
                                "Since yesterday more than three times as many requests of the district came to be at risk as on"
                                        + " a usual day of the last four weeks (at least 30).",
                                "গতকাল থেকে জেলায় গত চার সপ্তাহের গড় দিনের তিন গুণের বেশি আবেদন ঝুঁকিতে পড়েছে (অন্তত ৩০টি)।"),
                        null,
                        3,
                        "10m",
                        NOTIFY),
                new AlertRule(
                        "ripe",
                        new Text(
                                "Complaints ripe for escalation",
                                "পরবর্তী স্তরে যাওয়ার যোগ্য অভিযোগ"),
                        new Text(
                                "A tier of the district still has complaints whose time with it ran out by the end of yesterday. The"
                                        + " dashboard of complaints lists them.",
                                "জেলার কোনো স্তরে এমন অভিযোগ আছে যার সময় গতকালের মধ্যে শেষ। অভিযোগ ড্যাশবোর্ডে তালিকা আছে।"),
                        null,
                        0,
                        "10m",
                        NOTIFY),
                new AlertRule(
                        "silent",
                        new Text("Offices silent", "নীরব কার্যালয়"),
                        new Text(
                                "Of offices of the district nothing was heard for three working days. Ask whether their system works, or"
                                        + " whether there was nothing to report.",
                                "জেলার কোনো কোনো কার্যালয় তিন কার্যদিবস তথ্য দেয়নি। তাদের ব্যবস্থা চলছে কি না, বা জানানোর কিছু ছিল না"
                                        + " কি না জিজ্ঞাসা করুন।"),
                        null,
                        0,
                        "1h",
                        NOTIFY),
                new AlertRule(
                        "quarantine",
                        new Text("Quarantine grows", "কোয়ারেন্টিন বাড়ছে"),
                        new Text(
                                "More than 50 facts of the last hour could not be accepted and wait in quarantine. Data quality tells"
                                        + " the reasons.",
                                "গত এক ঘণ্টার ৫০টির বেশি তথ্য গ্রহণ করা যায়নি এবং কোয়ারেন্টিনে অপেক্ষায় আছে। কারণ তথ্যের মান"
                                        + " ড্যাশবোর্ডে।"),
                        null,
                        50,
                        "5m",
                        NOTIFY),
                new AlertRule(
                        "lag",
                        new Text("Figures are behind", "হিসাব পিছিয়ে আছে"),
                        new Text(
                                "The oldest fact that the figures do not show yet is more than a minute old. Nothing is lost; see the log"
                                        + " of the projection.",
                                "হিসাবে এখনো আসেনি এমন সবচেয়ে পুরোনো তথ্যের বয়স এক মিনিটের বেশি। কিছু হারায়নি; প্রক্ষেপণের লগ দেখুন।"),
                        "max(somoyshima_projection_lag_seconds)",
                        60,
                        "2m",
                        PAGE),
                new AlertRule(
                        "append-failures",
                        new Text("Facts cannot be stored", "তথ্য সংরক্ষণ করা যাচ্ছে না"),
                        new Text(
                                "Appends to the event log fail; senders hear so and send again. See PostgreSQL and the log of the"
                                        + " gateway.",
                                "ইভেন্ট লগে সংযোজন ব্যর্থ হচ্ছে; প্রেরকেরা তা জানে ও আবার পাঠায়। PostgreSQL ও গেটওয়ের লগ দেখুন।"),
                        "sum(increase(somoyshima_append_failures_total[5m]))",
                        0,
                        "1m",
                        PAGE),
                new AlertRule(
                        "reconcile",
                        new Text("Figures do not add up", "হিসাব মিলছে না"),
                        new Text(
                                "Roll-ups are not the sum of their cases. Ask for a reconciliation, which names the cells, then for a"
                                        + " rebuild.",
                                "যোগফল কেসের সমষ্টির সমান নয়। মিলিয়ে দেখার আদেশ দিন, তাতে ঘরগুলো জানা যাবে; তারপর পুনর্নির্মাণ।"),
                        "max(somoyshima_reconcile_differences)",
                        0,
                        "1m",
                        PAGE));
    }
}
