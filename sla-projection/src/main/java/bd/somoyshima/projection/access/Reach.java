package bd.somoyshima.projection.access;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.place.ShippedPlaces;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.web.Problems;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Whether what a caller asks about is within its reach; a refusal is in the audit log. */
@Component
public class Reach {

    private final JdbcTemplate jdbc;
    private final ReferenceFeed reference;
    private final Refusals refusals;

    Reach(JdbcTemplate jdbc, ReferenceFeed reference, Refusals refusals) {
        this.jdbc = jdbc;
        this.reference = reference;
        this.refusals = refusals;
    }

    /**
     * Lets an office through that is within reach.
     *
     * @throws ErrorResponseException 403 if it is not, 404 if no such office is registered
     */
    public void require(Caller caller, String office) {
        var id = new OfficeId(office);
        var book = presentBook();
        if (!covers(caller, id, book)) {
            throw refused(caller, "the office '" + office + "'");
        }
        if (book.office(id) == null) {
            throw Problems.exception(
                    ProblemType.NOT_FOUND,
                    "office is '" + office + "'; no such office is registered");
        }
    }

    /**
     * Lets a place through all of which is within reach.
     *
     * @throws ErrorResponseException 403 if it is not, 404 if there is no such place
     */
    public void require(Caller caller, PlaceCode place) {
        if (!caller.reaches(place)) {
            throw refused(caller, "the place " + place);
        }
        if (!ShippedPlaces.isKnown(place)) {
            throw Problems.exception(
                    ProblemType.NOT_FOUND,
                    "place is '"
                            + place
                            + "'; there is no division, district or upazila of this code");
        }
    }

    /**
     * What a request asks about: a place, an office, or all within reach.
     *
     * @throws ErrorResponseException 403 if it is not within reach, 404 if there is none, 422 if it
     *     names both
     */
    public Scope scope(Caller caller, @Nullable String place, @Nullable String office) {
        if (place != null && office != null) {
            throw Problems.unanswerable("write office or place, not both");
        }
        if (office != null) {
            require(caller, office);
            return new Scope.SingleOffice(new OfficeId(office));
        }
        if (place != null) {
            var code = new PlaceCode(place);
            require(caller, code);
            return new Scope.Area(code);
        }
        return caller.reach();
    }

    /**
     * Lets a scope through that concerns an office within reach: it lies within reach, or reach
     * lies within it.
     *
     * @throws ErrorResponseException 403 if it does not
     */
    public void requireConcern(Caller caller, Scope scope, ReferenceBook present) {
        if (!caller.isConcernedBy(scope, present::office)) {
            throw refused(
                    caller,
                    switch (scope) {
                        case Scope.Area area -> "the place " + area.place();
                        case Scope.SingleOffice single -> "the office '" + single.office() + "'";
                    });
        }
    }

    /** The offices as they are now. */
    public ReferenceBook presentBook() {
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<ReferenceBook>) reference::upToDate));
    }

    /**
     * Whether a case of an office is within reach; of an office nobody registered, the nation's.
     */
    public static boolean covers(Caller caller, OfficeId office, ReferenceBook present) {
        var registered = present.office(office);
        return registered == null ? caller.reaches(PlaceCode.NATION) : caller.reaches(registered);
    }

    private ErrorResponseException refused(Caller caller, String what) {
        var why =
                what
                        + " is beyond the reach of the client '"
                        + caller.client()
                        + "', which is "
                        + caller.reach().text();
        refusals.add(caller.client(), what, why, null);
        return Problems.exception(ProblemType.FORBIDDEN, why);
    }
}
