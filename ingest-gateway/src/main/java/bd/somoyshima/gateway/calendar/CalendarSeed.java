package bd.somoyshima.gateway.calendar;

import bd.somoyshima.calendar.CalendarDeclaration;
import bd.somoyshima.calendar.CalendarEntry;
import bd.somoyshima.calendar.OfficeHours;
import bd.somoyshima.calendar.ShippedCalendar;
import bd.somoyshima.calendar.WeekendPattern;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.CalendarFact.CalendarDayDeclared;
import bd.somoyshima.fact.CalendarFact.OfficeHoursDeclared;
import bd.somoyshima.fact.CalendarFact.WeekendDeclared;
import bd.somoyshima.fact.FactHeader;
import bd.somoyshima.gateway.intake.FactIntake;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Declares the shipped days on start. On a later start they are duplicates and change nothing. */
@Component
@ConditionalOnProperty("somoyshima.calendar.seed")
class CalendarSeed implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarSeed.class);

    private static final String SOURCE = "urn:somoyshima:shipped-calendar";

    /** When a row without a known declaration date was added to the shipped calendar. */
    private static final Instant SHIPPED_AT = Instant.parse("2026-01-01T00:00:00Z");

    private final FactIntake intake;

    CalendarSeed(FactIntake intake) {
        this.intake = intake;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int declared = 0;
        for (var row : ShippedCalendar.rows()) {
            var declaredAt = row.declaration().declaredAt();
            var header =
                    new FactHeader(
                            SOURCE, row.id(), declaredAt == null ? SHIPPED_AT : declaredAt, false);
            if (intake.declare(fact(header, row.declaration()))) {
                declared++;
            }
        }
        LOG.info("calendar: {} shipped days and office hours declared", declared);
    }

    private static CalendarFact fact(FactHeader header, CalendarDeclaration declaration) {
        return switch (declaration) {
            case CalendarEntry d -> new CalendarDayDeclared(header, d);
            case WeekendPattern d -> new WeekendDeclared(header, d);
            case OfficeHours d -> new OfficeHoursDeclared(header, d);
        };
    }
}
