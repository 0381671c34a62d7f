package bd.somoyshima.charter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one office's charter, in any order of publication.
 *
 * @param published every publication, sorted by the date from which it is in force, then by when it
 *     was published
 */
public record CharterHistory(List<Publication> published) {

    public static final CharterHistory NONE = new CharterHistory(List.of());

    private static final Comparator<Publication> ORDER =
            Comparator.comparing((Publication p) -> p.charter().effectiveFrom())
                    .thenComparing(Publication::publishedAt)
                    .thenComparing(Publication::id);

    /**
     * One publication.
     *
     * @param publishedAt when the office published it; of two for the same date the later one holds
     * @param id breaks ties
     */
    public record Publication(Instant publishedAt, String id, Charter charter) {}

    /** This history and one more publication. */
    public CharterHistory with(Publication publication) {
        var all = new ArrayList<>(published);
        all.add(publication);
        all.sort(ORDER);
        return new CharterHistory(List.copyOf(all));
    }

    /** The charter in force on a local date, or null if none was yet. */
    public @Nullable Charter inForceOn(LocalDate date) {
        var publication = publishedFor(date);
        return publication == null ? null : publication.charter();
    }

    /** The publication of the charter in force on a local date, or null if there was none yet. */
    public @Nullable Publication publishedFor(LocalDate date) {
        Publication inForce = null;
        for (var publication : published) {
            if (!publication.charter().effectiveFrom().isAfter(date)) {
                inForce = publication;
            }
        }
        return inForce;
    }
}
