package bd.somoyshima.standalone.demonstration;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.ShippedCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.charter.reading.CharterReader;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.limit.TimeLimitReader;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Invents what two offices report: the last quarter of the fiscal year 2025–26, with its closure
 * for Eid-ul-Azha, and the three weeks before the moment it is asked for, so that there is
 * something falling due.
 *
 * <p>The same seed and moment always give the same facts. Offices are late, wait for applicants,
 * agree other dates, send twice, send days later, and make mistakes which they correct.
 */
final class Simulator {

    private static final LocalDate QUARTER_BEGINS = LocalDate.of(2026, 4, 1);
    private static final LocalDate QUARTER_ENDS = LocalDate.of(2026, 6, 30);
    private static final int RECENT_DAYS = 21;

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final int OFFICE_MINUTES = 8 * 60;

    private static final int COMPLAINTS_PER_OFFICE = 100;
    private static final String TOKEN_LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private final Random random;
    private final Instant now;
    private final WorkingCalendar calendar = ShippedCalendar.calendar();
    private final List<Report> reports = new ArrayList<>();

    /**
     * One sending of one fact.
     *
     * @param reportedAt when the office sends it, later than when it happened
     * @param event a CloudEvent
     * @param overKafka whether it goes through Kafka instead of HTTP
     */
    record Report(Instant reportedAt, Map<String, Object> event, boolean overKafka) {}

    /**
     * A simulator.
     *
     * @param now nothing is reported after it
     */
    Simulator(long seed, Instant now) {
        this.random = new Random(seed);
        this.now = now;
    }

    /** All reports in the order the offices send them. */
    List<Report> reports(List<DemonstrationOffice> offices) {
        for (var office : offices) {
            simulate(office);
        }
        return reports.stream()
                .filter(r -> r.reportedAt().isBefore(now))
                .sorted(Comparator.comparing(Report::reportedAt))
                .toList();
    }

    private void simulate(DemonstrationOffice office) {
        var days = calendar.forOffice(new OfficeId(office.id()), new PlaceCode(office.place()));
        var services = CharterReader.read(office.charter().text()).services();
        int number = 0;
        for (var day : openDays(days, QUARTER_BEGINS, QUARTER_ENDS)) {
            for (int n = 20 + random.nextInt(13); n > 0; n--) {
                request(office, days, services, day, ++number);
            }
        }
        var quarter = openDays(days, QUARTER_BEGINS, QUARTER_ENDS);
        for (int complaint = 1; complaint <= COMPLAINTS_PER_OFFICE; complaint++) {
            complaint(
                    office, days, services, quarter.get(random.nextInt(quarter.size())), complaint);
        }
        var today = WorkingCalendar.localDate(now);
        for (var day : openDays(days, today.minusDays(RECENT_DAYS), today)) {
            for (int n = 5 + random.nextInt(7); n > 0; n--) {
                request(office, days, services, day, ++number);
            }
        }
    }

    private static List<LocalDate> openDays(OfficeCalendar calendar, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).filter(calendar::isOpen).toList();
    }

    private void request(
            DemonstrationOffice office,
            OfficeCalendar days,
            List<ServiceStandard> services,
            LocalDate day,
            int number) {
        var service =
                services.get(
                        Math.min(random.nextInt(services.size()), random.nextInt(services.size())));
        var file =
                new CaseReports(
                        office,
                        String.format(Locale.ROOT, "%s-2026-%06d", office.casePrefix(), number));
        var receivedAt = officeHours(day);
        file.report(
                "service-request.received.v1",
                receivedAt,
                Map.of("service", service.code().value(), "applicant", token()));
        if (!(TimeLimitReader.read(service.limit()).limit() instanceof TimeLimit.Within limit)) {
            throw new IllegalStateException(
                    "the example charters promise working days: " + service.limit());
        }
        int end = random.nextInt(100);
        if (end < 1) {
            return; // forgotten
        }
        if (limit.instant() && random.nextInt(100) < 52) {
            file.report("service-request.delivered.v1", laterOn(day, receivedAt), Map.of());
            return;
        }
        int taken =
                random.nextInt(100) < 8
                        ? limit.max() + 1 + random.nextInt(6)
                        : 1 + random.nextInt(limit.max());
        if (limit.negotiable() != null && random.nextInt(100) < 20) {
            int agreedDays = limit.max() + 5 + random.nextInt(20);
            file.report(
                    "service-request.date-agreed.v1",
                    officeHours(days.nthOpenDayAfter(day, Math.min(2, limit.max()))),
                    Map.of("agreedOn", days.nthOpenDayAfter(day, agreedDays).toString()));
            taken =
                    agreedDays
                            + (random.nextInt(100) < 12
                                    ? 1 + random.nextInt(5)
                                    : -random.nextInt(4));
        } else if (taken > 1 && random.nextInt(100) < 14) {
            int pausedDays = 2 + random.nextInt(7);
            file.report(
                    "service-request.paused.v1",
                    officeHours(days.nthOpenDayAfter(day, 1)),
                    Map.of("waitingFor", random.nextInt(3) == 0 ? "OTHER_AUTHORITY" : "APPLICANT"));
            file.report(
                    "service-request.resumed.v1",
                    officeHours(days.nthOpenDayAfter(day, 1 + pausedDays)),
                    Map.of());
            taken += pausedDays;
        }
        close(file, days, day, taken, end);
    }

    private void close(CaseReports file, OfficeCalendar days, LocalDate day, int taken, int end) {
        var closedOn = days.nthOpenDayAfter(day, taken);
        if (end < 4) {
            file.report(
                    "service-request.rejected.v1",
                    officeHours(closedOn),
                    Map.of("ground", "INCOMPLETE"));
        } else if (end < 6) {
            file.report("service-request.withdrawn.v1", officeHours(closedOn), Map.of());
        } else if (end < 8) {
            // entered with the wrong date, found and corrected the next working day
            var wrong = officeHours(days.nthOpenDayAfter(closedOn, 1));
            var id = file.report("service-request.delivered.v1", wrong, Map.of());
            file.report(
                    "fact.corrected.v1",
                    wrong.plus(Duration.ofHours(20)),
                    Map.of(
                            "corrects",
                            Map.of("id", id),
                            "replacement",
                            Map.of(
                                    "type", "service-request.delivered.v1",
                                    "time", officeHours(closedOn).toString(),
                                    "data", Map.of())));
        } else if (end < 9) {
            // entered for the wrong case, taken back, and delivered later
            var id =
                    file.report(
                            "service-request.delivered.v1",
                            officeHours(days.nthOpenDayAfter(day, 1)),
                            Map.of());
            file.report(
                    "fact.voided.v1",
                    officeHours(days.nthOpenDayAfter(day, 2)),
                    Map.of("voids", Map.of("id", id)));
            file.report("service-request.delivered.v1", officeHours(closedOn), Map.of());
        } else {
            file.report("service-request.delivered.v1", officeHours(closedOn), Map.of());
        }
    }

    private void complaint(
            DemonstrationOffice office,
            OfficeCalendar days,
            List<ServiceStandard> services,
            LocalDate day,
            int number) {
        var file =
                new CaseReports(
                        office,
                        String.format(Locale.ROOT, "%s-C-2026-%04d", office.casePrefix(), number));
        var about = new HashMap<String, Object>();
        about.put("service", services.get(random.nextInt(services.size())).code().value());
        if (random.nextInt(5) > 0) {
            about.put("complainant", token()); // else anonymous
        }
        file.report("complaint.lodged.v1", officeHours(day), about);
        var tierBegins = day;
        for (int limit : new int[] {30, 20, 60}) {
            int luck = random.nextInt(100);
            if (luck < 70) {
                var resolved = days.nthOpenDayAfter(tierBegins, 1 + random.nextInt(limit));
                file.report("complaint.resolved.v1", officeHours(resolved), Map.of());
                return;
            }
            if (luck < 80) {
                var resolved = days.nthOpenDayAfter(tierBegins, limit + 1 + random.nextInt(10));
                file.report("complaint.resolved.v1", officeHours(resolved), Map.of());
                return;
            }
            if (luck < 85 || limit == 60) {
                return; // nobody has dealt with it
            }
            tierBegins = days.nthOpenDayAfter(tierBegins, limit + 1);
            file.report("complaint.appealed.v1", officeHours(tierBegins), Map.of());
        }
    }

    private Instant officeHours(LocalDate day) {
        return day.atTime(OPENS)
                .plusMinutes(random.nextInt(OFFICE_MINUTES))
                .atZone(WorkingCalendar.ZONE)
                .toInstant();
    }

    private Instant laterOn(LocalDate day, Instant after) {
        var closing =
                day.atTime(OPENS)
                        .plusMinutes(OFFICE_MINUTES)
                        .atZone(WorkingCalendar.ZONE)
                        .toInstant();
        long minutes = Math.max(1, Duration.between(after, closing).toMinutes());
        return after.plus(Duration.ofMinutes(1 + random.nextInt((int) minutes)));
    }

    /** An opaque reference as an office system would make with a key of its own. */
    private String token() {
        var token = new StringBuilder("k1_");
        for (int i = 0; i < 22; i++) {
            token.append(TOKEN_LETTERS.charAt(random.nextInt(TOKEN_LETTERS.length())));
        }
        return token.toString();
    }

    /** Most facts are sent within the hour, some days later. */
    private Duration delay() {
        int luck = random.nextInt(100);
        return luck < 90
                ? Duration.ofMinutes(1 + random.nextInt(60))
                : luck < 98
                        ? Duration.ofHours(2 + random.nextInt(46))
                        : Duration.ofHours(48 + random.nextInt(192));
    }

    /** The reports on one case. */
    private final class CaseReports {
        private final DemonstrationOffice office;
        private final String caseNo;
        private final boolean overKafka = random.nextInt(100) < 15;
        private int facts = 0;

        CaseReports(DemonstrationOffice office, String caseNo) {
            this.office = office;
            this.caseNo = caseNo;
        }

        /** Reports a fact, now and then twice; gives its identifier. */
        String report(String type, Instant occurredAt, Map<String, Object> fields) {
            var id = caseNo + "-" + ++facts;
            var data = new HashMap<>(fields);
            data.put("office", office.id());
            data.put("caseNo", caseNo);
            var event =
                    Map.<String, Object>of(
                            "specversion",
                            "1.0",
                            "id",
                            id,
                            "source",
                            "urn:office:" + office.id(),
                            "type",
                            type,
                            "time",
                            occurredAt.atZone(WorkingCalendar.ZONE).toOffsetDateTime().toString(),
                            "demonstration",
                            true,
                            "data",
                            data);
            for (int times = random.nextInt(100) < 2 ? 2 : 1; times > 0; times--) {
                reports.add(new Report(occurredAt.plus(delay()), event, overKafka));
            }
            return id;
        }
    }
}
