package bd.somoyshima.projection.start;

import bd.somoyshima.access.Caller;
import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.projection.ProjectionSettings;
import bd.somoyshima.projection.ProjectionSettings.Addresses;
import bd.somoyshima.projection.figure.FigureReport.Figures;
import bd.somoyshima.projection.figure.FigureReport.Share;
import bd.somoyshima.projection.start.StartController.Glance;
import bd.somoyshima.projection.start.SystemStatus.Part;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The start page, in Bangla or English. */
@Component
class StartPage {

    private static final int MONTHS_LISTED = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);

    private final Addresses addresses;
    private final Template template;

    StartPage(ProjectionSettings settings) {
        this.addresses = settings.addresses();
        var file = "start.html.mustache";
        try (var in = Objects.requireNonNull(StartPage.class.getResourceAsStream(file), file);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            template =
                    Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the template of the start page cannot be read", e);
        }
    }

    /**
     * The page.
     *
     * @param caller who may read figures, or null for a stranger
     * @param glance null for a stranger, or if there are no figures at the moment
     */
    String of(
            List<Part> parts,
            @Nullable Caller caller,
            @Nullable Glance glance,
            Instant now,
            boolean bangla) {
        return template.execute(new Model(addresses, parts, caller, glance, now, bangla));
    }

    /** A line of the table of parts. */
    record PartRow(String name, String state, String css, String note) {}

    /** A figure with its name, and what explains it. */
    record Figure(String name, String value, String note) {}

    /** A link with what it leads to. */
    record Target(String url, String title, String note) {}

    /** A month's statement. */
    record StatementLinks(String month, String page, String csv, String xlsx) {}

    /** What the template shows, in one language. */
    static final class Model {

        private final Addresses addresses;
        private final List<Part> parts;
        private final @Nullable Caller caller;
        private final @Nullable Glance glance;
        private final Instant now;
        private final boolean bangla;

        Model(
                Addresses addresses,
                List<Part> parts,
                @Nullable Caller caller,
                @Nullable Glance glance,
                Instant now,
                boolean bangla) {
            this.addresses = addresses;
            this.parts = parts;
            this.caller = caller;
            this.glance = glance;
            this.now = now;
            this.bangla = bangla;
        }

        private String say(String en, String bn) {
            return bangla ? bn : en;
        }

        private String number(long number) {
            var text = String.format(Locale.ENGLISH, "%,d", number);
            return bangla ? BanglaText.digits(text) : text;
        }

        String lang() {
            return bangla ? "bn" : "en";
        }

        String otherLang() {
            return bangla ? "en" : "bn";
        }

        String otherLangName() {
            return bangla ? "English" : "বাংলা";
        }

        String title() {
            return say("Somoyshima", "সময়সীমা");
        }

        String what() {
            return say(
                    "Are the time limits of the citizen charters kept?",
                    "সিটিজেন চার্টারের সময়সীমা রক্ষা হচ্ছে কি?");
        }

        String skip() {
            return say("To the content", "মূল অংশে যান");
        }

        String asOf() {
            var text = TIME.format(now.atZone(WorkingCalendar.ZONE));
            return say("As of ", "হালনাগাদ ") + (bangla ? BanglaText.digits(text) : text);
        }

        String partsLabel() {
            return say("What is running", "কী কী চলছে");
        }

        String partLabel() {
            return say("Part", "অংশ");
        }

        String stateLabel() {
            return say("State", "অবস্থা");
        }

        String noteLabel() {
            return say("To know", "জ্ঞাতব্য");
        }

        List<PartRow> parts() {
            return parts.stream()
                    .map(
                            part ->
                                    new PartRow(
                                            part.name().in(bangla),
                                            state(part),
                                            part.up() ? "up" : "down",
                                            note(part)))
                    .toList();
        }

        private String state(Part part) {
            if (part.name() == SystemStatus.Name.FIGURES) {
                return part.up()
                        ? say("✓ up to date", "✓ হালনাগাদ")
                        : say("… catching up", "… হালনাগাদ হচ্ছে");
            }
            return part.up() ? say("✓ up", "✓ চালু") : say("✗ does not answer", "✗ সাড়া নেই");
        }

        /** Strangers need not know more than that a part is up. */
        private String note(Part part) {
            if (caller == null) {
                return "";
            }
            return switch (part.name()) {
                case GATEWAY -> addresses.gateway();
                case PROJECTION -> number(part.number()) + say(" process(es)", "টি প্রসেস");
                case DATABASE -> part.detail();
                case TOPICS -> part.detail();
                case FIGURES ->
                        part.up()
                                ? say("show every fact stored", "সংরক্ষিত সব তথ্য আছে")
                                : number(part.number()) + say(" facts to go", "টি তথ্য বাকি");
            };
        }

        String glanceLabel() {
            return say("Figures at a glance", "এক নজরে হিসাব");
        }

        String signInHint() {
            return say(
                    "Figures, statements and receipts are shown after signing in: open the sign-in link that was"
                            + " given to you. This session has none, or has expired.",
                    "হিসাব, বিবরণী ও রসিদ দেখতে প্রবেশ করতে হবে: আপনাকে দেওয়া প্রবেশ-লিংকটি খুলুন। এই সেশনে প্রবেশ করা নেই, বা"
                            + " মেয়াদ শেষ।");
        }

        boolean signedIn() {
            return caller != null;
        }

        boolean noFigures() {
            return caller != null && glance == null;
        }

        String noFiguresHint() {
            return say(
                    "There are no figures at the moment: the database does not answer.",
                    "এ মুহূর্তে হিসাব নেই: ডাটাবেস সাড়া দিচ্ছে না।");
        }

        String reach() {
            return say("For ", "এলাকা: ")
                    + (caller == null ? "" : caller.reach().text())
                    + say(", this month up to now", ", চলতি মাস এ পর্যন্ত");
        }

        List<Figure> figures() {
            if (glance == null) {
                return List.of();
            }
            var requests = glance.requests();
            var complaints = glance.complaints();
            return List.of(
                    new Figure(
                            say("Requests closed in time", "সময়মতো নিষ্পন্ন আবেদন"),
                            percent(requests.withinLimit()),
                            say("of ", "মোট ")
                                    + number(requests.withinLimit().of())
                                    + say(" closed and judged", "টি নিষ্পন্ন ও বিচার্য")),
                    new Figure(
                            say("Requests received", "গৃহীত আবেদন"),
                            number(requests.received()),
                            say("this month", "এ মাসে")),
                    new Figure(
                            say("Open requests", "চলমান আবেদন"),
                            number(requests.pending().all()),
                            number(requests.pending().overdue())
                                    + say(" of them overdue", "টির সময় পেরিয়েছে")),
                    new Figure(
                            say("Open complaints", "চলমান অভিযোগ"),
                            number(complaints.pending().all()),
                            number(ripe(complaints))
                                    + say(" ripe for escalation", "টি পরবর্তী স্তরের যোগ্য")),
                    new Figure(
                            say("Silent offices", "নীরব কার্যালয়"),
                            number(glance.silentOffices()),
                            say("nothing heard for three working days", "তিন কার্যদিবস তথ্য নেই")));
        }

        private static long ripe(Figures complaints) {
            return complaints.tiers() == null
                    ? 0
                    : complaints.tiers().stream().mapToLong(t -> t.ripe()).sum();
        }

        private String percent(Share share) {
            if (share.percent() == null) {
                return say("none closed", "নিষ্পন্ন নেই");
            }
            var text = share.percent() + " %";
            return bangla ? BanglaText.digits(text) : text;
        }

        String statementsLabel() {
            return say("Monthly statements", "মাসিক বিবরণী");
        }

        List<StatementLinks> statements() {
            if (caller == null) {
                return List.of();
            }
            var links = new ArrayList<StatementLinks>();
            var month = YearMonth.from(now.atZone(WorkingCalendar.ZONE));
            for (int i = 1; i <= MONTHS_LISTED; i++) {
                var one = month.minusMonths(i);
                var address = "/api/v1/statements/" + caller.reach().text() + "/" + one;
                links.add(
                        new StatementLinks(
                                bangla ? BanglaText.digits(one.toString()) : one.toString(),
                                address + "?format=html&lang=" + lang(),
                                address + "?format=csv&lang=" + lang(),
                                address + "?format=xlsx&lang=" + lang()));
            }
            return links;
        }

        String receiptLabel() {
            return say("Why is a case due on its day?", "কোনো কেসের শেষ তারিখ কেন সেই দিন?");
        }

        String officeLabel() {
            return say("Office", "কার্যালয়");
        }

        String officeValue() {
            return caller != null && caller.reach() instanceof Scope.SingleOffice one
                    ? one.office().value()
                    : "";
        }

        String caseLabel() {
            return say("Case number", "কেস নম্বর");
        }

        String receiptButton() {
            return say("Show the receipt", "রসিদ দেখুন");
        }

        String linksLabel() {
            return say("Where to go", "কোথায় কী");
        }

        List<Target> links() {
            var links = new ArrayList<Target>();
            if (!addresses.dashboards().isEmpty()) {
                links.add(
                        new Target(
                                addresses.dashboards()
                                        + "/d/somoyshima-district-overview-"
                                        + lang(),
                                say("Dashboards", "ড্যাশবোর্ড"),
                                say("in Grafana", "Grafana-তে")));
                links.add(
                        new Target(
                                addresses.dashboards() + "/d/somoyshima-data-quality-" + lang(),
                                say("Quarantine and data quality", "কোয়ারেন্টিন ও তথ্যের মান"),
                                say("in Grafana", "Grafana-তে")));
            }
            links.add(
                    new Target(
                            addresses.projection() + "/api-docs.html",
                            say("What can be asked", "যা যা জানা যায়"),
                            say(
                                    "API: figures, statements, cases, calendar, notices",
                                    "এপিআই: হিসাব, বিবরণী, কেস, ক্যালেন্ডার, নোটিশ")));
            links.add(
                    new Target(
                            addresses.gateway() + "/api-docs.html",
                            say("How facts are sent", "তথ্য যেভাবে পাঠাতে হয়"),
                            say(
                                    "API: facts, files, quarantine, charters, clients",
                                    "এপিআই: তথ্য, ফাইল, কোয়ারেন্টিন, চার্টার, গ্রাহক")));
            links.add(
                    new Target(
                            addresses.gateway() + "/api/v1/quarantine",
                            say("Quarantine", "কোয়ারেন্টিন"),
                            say(
                                    "what could not be accepted; needs a token with the permission for it",
                                    "যা গ্রহণ করা যায়নি; অনুমতিসহ টোকেন লাগবে")));
            links.add(
                    new Target(
                            addresses.gateway() + "/problems",
                            say("Problems explained", "সমস্যার ব্যাখ্যা"),
                            ""));
            return List.copyOf(links);
        }
    }
}
