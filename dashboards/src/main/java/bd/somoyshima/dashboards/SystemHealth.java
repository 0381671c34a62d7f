package bd.somoyshima.dashboards;

import bd.somoyshima.dashboards.Column.Show;
import bd.somoyshima.dashboards.Panel.Kind;
import java.util.List;

/** Whether the system itself is well, for those who run it. */
final class SystemHealth {

    private SystemHealth() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "system-health",
                new Text("System health", "ব্যবস্থার স্বাস্থ্য"),
                new Text(
                        "Intake, projection, database and memory of all processes",
                        "সকল প্রসেসের গ্রহণ, প্রক্ষেপণ, ডাটাবেস ও মেমোরি"),
                "now-6h",
                List.of(),
                List.of(
                        stat(
                                "Processes up",
                                "চালু প্রসেস",
                                "Processes of the gateway and the projection that answered Prometheus last.",
                                "গেটওয়ে ও প্রক্ষেপণের যেসব প্রসেস সর্বশেষ সাড়া দিয়েছে।",
                                Show.COUNT,
                                new Metric(
                                        "count(process_uptime_seconds{application=\"ingest-gateway\"})",
                                        new Text("Gateways", "গেটওয়ে")),
                                new Metric(
                                        "count(process_uptime_seconds{application=\"sla-projection\"})",
                                        new Text("Projections", "প্রক্ষেপণ"))),
                        stat(
                                "Projection behind by",
                                "প্রক্ষেপণ যত পিছিয়ে",
                                "Age of the oldest fact that the figures do not show yet; 0 when they are up to date.",
                                "সবচেয়ে পুরোনো যে তথ্য হিসাবে এখনো আসেনি তার বয়স; হালনাগাদ থাকলে ০।",
                                Show.SECONDS,
                                new Metric(
                                        "max(somoyshima_projection_lag_seconds)",
                                        new Text("Behind by", "পিছিয়ে"))),
                        stat(
                                "Open quarantine",
                                "খোলা কোয়ারেন্টিন",
                                "Entries of quarantine that are neither accepted nor dismissed.",
                                "কোয়ারেন্টিনের যেসব এন্ট্রি গৃহীতও নয়, বাতিলও নয়।",
                                Show.ATTENTION,
                                new Metric(
                                        "sum(max by (reason) (somoyshima_quarantine_open))",
                                        new Text("Open", "খোলা"))),
                        stat(
                                "Cells that differ",
                                "যেসব ঘর মেলে না",
                                "Cells of the roll-ups that are not the sum of their cases, by the last check; must be 0.",
                                "শেষ পরীক্ষায় যেসব যোগফল তাদের কেসের সমষ্টি নয়; ০ হতে হবে।",
                                Show.TROUBLE,
                                new Metric(
                                        "max(somoyshima_reconcile_differences)",
                                        new Text("Differences", "অমিল"))),
                        lines(
                                "Facts a second by outcome",
                                "ফল অনুযায়ী প্রতি সেকেন্ডে তথ্য",
                                "Facts whose fate became known, over all ways in: accepted, duplicate, quarantined, turned away because there was no room.",
                                "সব পথে আসা তথ্যের ফল: গৃহীত, পুনঃপ্রেরিত, কোয়ারেন্টিনে, জায়গা না থাকায় ফেরত।",
                                Show.RATE,
                                new Metric(
                                        "sum by (outcome) (rate(somoyshima_facts_total[$__rate_interval]))",
                                        new Text("{{outcome}}", "{{outcome}}"))),
                        lines(
                                "Time to answer requests",
                                "অনুরোধের উত্তর দেওয়ার সময়",
                                "Time to answer HTTP requests, by application, of all addresses together: the average and the longest.",
                                "এইচটিটিপি অনুরোধের উত্তর দেওয়ার সময়, অ্যাপ্লিকেশন অনুযায়ী: গড় ও দীর্ঘতম।",
                                Show.SECONDS,
                                new Metric(
                                        "sum by (application) (rate(http_server_requests_seconds_sum[$__rate_interval])) / sum by (application) (rate(http_server_requests_seconds_count[$__rate_interval]))",
                                        new Text(
                                                "{{application}} on average",
                                                "{{application}} গড়")),
                                new Metric(
                                        "max by (application) (http_server_requests_seconds_max)",
                                        new Text(
                                                "{{application}} longest",
                                                "{{application}} দীর্ঘতম"))),
                        lines(
                                "Time of one append to the event log",
                                "ইভেন্ট লগে এক সংযোজনের সময়",
                                "Time of one transaction that appends facts, from lock to commit: half and 99 of 100 within.",
                                "তথ্য সংযোজনের এক ট্রানজ্যাকশনের সময়: অর্ধেক ও ১০০টির ৯৯টি যত সময়ে।",
                                Show.SECONDS,
                                new Metric(
                                        "histogram_quantile(0.5, sum by (le) (rate(somoyshima_append_seconds_bucket[$__rate_interval])))",
                                        new Text("half", "অর্ধেক")),
                                new Metric(
                                        "histogram_quantile(0.99, sum by (le) (rate(somoyshima_append_seconds_bucket[$__rate_interval])))",
                                        new Text("99 of 100", "১০০টির ৯৯টি"))),
                        lines(
                                "Waiting and failing to be stored",
                                "সংরক্ষণের অপেক্ষায় ও ব্যর্থ",
                                "Facts waiting for the appender, and appends a second that failed; senders of those heard so and send again.",
                                "সংযোজনের অপেক্ষায় থাকা তথ্য এবং প্রতি সেকেন্ডে ব্যর্থ সংযোজন; প্রেরক তা জানে এবং আবার পাঠায়।",
                                Show.RATE,
                                new Metric(
                                        "sum(somoyshima_append_queue)",
                                        new Text("waiting", "অপেক্ষায়")),
                                new Metric(
                                        "sum(rate(somoyshima_append_failures_total[$__rate_interval]))",
                                        new Text("failures a second", "প্রতি সেকেন্ডে ব্যর্থ"))),
                        lines(
                                "Events not projected yet",
                                "এখনো প্রক্ষেপিত নয় এমন ঘটনা",
                                "Events in the log that the slowest share has not projected, and entries of the topics not published yet.",
                                "লগের যেসব ঘটনা সবচেয়ে ধীর অংশ এখনো প্রক্ষেপণ করেনি, এবং টপিকে এখনো প্রকাশিত নয় এমন এন্ট্রি।",
                                Show.COUNT,
                                new Metric(
                                        "max(somoyshima_projection_lag_events)",
                                        new Text("to be projected", "প্রক্ষেপণ বাকি")),
                                new Metric(
                                        "max by (topic) (somoyshima_publication_lag)",
                                        new Text(
                                                "to be published: {{topic}}",
                                                "প্রকাশ বাকি: {{topic}}"))),
                        lines(
                                "Changes being carried out",
                                "চলমান পরিবর্তন",
                                "Changes of the calendar or of a charter that have not reached all their cases yet.",
                                "ক্যালেন্ডার বা চার্টারের যেসব পরিবর্তন এখনো সব কেসে পৌঁছায়নি।",
                                Show.COUNT,
                                new Metric(
                                        "max(somoyshima_recomputation_unfinished)",
                                        new Text("changes", "পরিবর্তন"))),
                        lines(
                                "Database connections",
                                "ডাটাবেস সংযোগ",
                                "Connections in use, waited for, and the most there can be, by application.",
                                "ব্যবহৃত, অপেক্ষমাণ ও সর্বোচ্চ সংযোগ, অ্যাপ্লিকেশন অনুযায়ী।",
                                Show.COUNT,
                                new Metric(
                                        "sum by (application) (hikaricp_connections_active)",
                                        new Text(
                                                "{{application}} in use",
                                                "{{application}} ব্যবহৃত")),
                                new Metric(
                                        "sum by (application) (hikaricp_connections_pending)",
                                        new Text(
                                                "{{application}} waited for",
                                                "{{application}} অপেক্ষমাণ")),
                                new Metric(
                                        "sum by (application) (hikaricp_connections_max)",
                                        new Text(
                                                "{{application}} at most",
                                                "{{application}} সর্বোচ্চ"))),
                        lines(
                                "Memory",
                                "মেমোরি",
                                "Heap in use and the most it may use, by process.",
                                "ব্যবহৃত হিপ মেমোরি এবং সর্বোচ্চ যতটা ব্যবহার করা যাবে, প্রসেস অনুযায়ী।",
                                Show.BYTES,
                                new Metric(
                                        "sum by (application, instance) (jvm_memory_used_bytes{area=\"heap\"})",
                                        new Text(
                                                "{{application}} {{instance}}",
                                                "{{application}} {{instance}}")),
                                new Metric(
                                        "sum by (application, instance) (jvm_memory_max_bytes{area=\"heap\"})",
                                        new Text(
                                                "{{application}} {{instance}} at most",
                                                "{{application}} {{instance}} সর্বোচ্চ"))),
                        lines(
                                "Pauses for memory",
                                "মেমোরির জন্য বিরতি",
                                "Share of the time in which processes stood still to clear memory.",
                                "মেমোরি পরিষ্কারে প্রসেস থেমে থাকার সময়ের অংশ।",
                                Show.SECONDS,
                                new Metric(
                                        "sum by (application, instance) (rate(jvm_gc_pause_seconds_sum[$__rate_interval]))",
                                        new Text(
                                                "{{application}} {{instance}}",
                                                "{{application}} {{instance}}"))),
                        lines(
                                "Processor",
                                "প্রসেসর",
                                "Processor time used, 100 % is all processors of the machine.",
                                "ব্যবহৃত প্রসেসর সময়, ১০০ % মানে যন্ত্রের সব প্রসেসর।",
                                Show.PLAIN_SHARE,
                                new Metric(
                                        "100 * max by (application, instance) (process_cpu_usage)",
                                        new Text(
                                                "{{application}} {{instance}}",
                                                "{{application}} {{instance}}")))));
    }

    private static Panel stat(
            String en, String bn, String saysEn, String saysBn, Show show, Metric... metrics) {
        return Panel.metrics(
                Kind.STAT, 6, new Text(en, bn), new Text(saysEn, saysBn), show, metrics);
    }

    private static Panel lines(
            String en, String bn, String saysEn, String saysBn, Show show, Metric... metrics) {
        return Panel.metrics(
                Kind.LINES, 12, new Text(en, bn), new Text(saysEn, saysBn), show, metrics);
    }
}
