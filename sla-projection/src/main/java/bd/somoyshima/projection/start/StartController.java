package bd.somoyshima.projection.start;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.figure.FigureQuery;
import bd.somoyshima.projection.figure.FigureReport.By;
import bd.somoyshima.projection.figure.FigureReport.Figures;
import bd.somoyshima.projection.figure.FigureRequest;
import bd.somoyshima.projection.figure.FigureRequest.Extent;
import bd.somoyshima.projection.figure.Period;
import bd.somoyshima.web.ContentPolicy;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The page at {@code /}: what is running, figures at a glance, and where to go from here. */
@RestController
@Hidden // for people; what programs ask is described in the OpenAPI document
class StartController {

    private static final Logger LOG = LoggerFactory.getLogger(StartController.class);
    private static final MediaType PAGE = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final SystemStatus status;
    private final FigureQuery figures;
    private final StartPage page;
    private final Visitors visitors;
    private final Clock clock;

    StartController(
            SystemStatus status,
            FigureQuery figures,
            StartPage page,
            Visitors visitors,
            Clock clock) {
        this.visitors = visitors;
        this.status = status;
        this.figures = figures;
        this.page = page;
        this.clock = clock;
    }

    /**
     * What a reader sees at a glance.
     *
     * @param requests of this month up to now, and what is open now
     * @param complaints the same
     * @param silentOffices offices of which there are no data
     */
    record Glance(Figures requests, Figures complaints, long silentOffices) {}

    /** Open to everyone; figures are there for whoever may read them. */
    @GetMapping("/")
    ResponseEntity<String> start(
            @RequestParam(defaultValue = "bn") String lang, HttpServletRequest request) {
        if (!lang.equals("bn") && !lang.equals("en")) {
            throw new IllegalArgumentException("lang is '" + lang + "'; write bn or en");
        }
        var now = clock.instant();
        var visitor = visitors.of(request);
        var reader = visitor.reader();
        var answer =
                ResponseEntity.ok()
                        .contentType(PAGE)
                        .cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.CONTENT_LANGUAGE, lang);
        if (visitor.hasWornOutSession()) {
            answer.header(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(Caller.COOKIE, "").path("/").maxAge(0).build().toString());
        }
        var text =
                page.of(
                        status.now(),
                        reader,
                        reader == null ? null : glanceIfThereIsOne(reader),
                        now,
                        lang.equals("bn"));
        return answer.header(ContentPolicy.HEADER, ContentPolicy.ofPage(text)).body(text);
    }

    /** While the database is away the page says so, and has no figures. */
    private @Nullable Glance glanceIfThereIsOne(Caller reader) {
        try {
            return glance(reader);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the start page has no figures: {}", e.toString());
            return null;
        }
    }

    private Glance glance(Caller caller) {
        var requests = figures.report(thisMonth(caller, CaseKind.SERVICE_REQUEST));
        var complaints = figures.report(thisMonth(caller, CaseKind.COMPLAINT));
        return new Glance(
                requests.rows().getFirst().periods().getFirst(),
                complaints.rows().getFirst().periods().getFirst(),
                requests.silentOffices());
    }

    private FigureRequest thisMonth(Caller caller, CaseKind kind) {
        var today = WorkingCalendar.localDate(clock.instant());
        return new FigureRequest(
                caller.reach(),
                today.withDayOfMonth(1),
                today,
                Period.WHOLE,
                By.TOTAL,
                kind,
                true,
                null,
                Extent.NAMELESS);
    }

    /** The form for a deadline receipt leads here. */
    @GetMapping("/receipt")
    ResponseEntity<Void> receipt(
            @RequestParam String office,
            @RequestParam String caseNo,
            @RequestParam(defaultValue = "bn") String lang) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(receiptOf(new OfficeId(office.strip()).value(), caseNo.strip(), lang))
                .build();
    }

    private static URI receiptOf(String office, String caseNo, String lang) {
        return UriComponentsBuilder.fromPath("/api/v1/cases/{office}/{caseNo}/deadline")
                .queryParam("lang", "{lang}")
                .encode()
                .buildAndExpand(office, caseNo, lang)
                .toUri();
    }
}
