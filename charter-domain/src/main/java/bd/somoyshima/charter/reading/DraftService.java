package bd.somoyshima.charter.reading;

import bd.somoyshima.charter.ServiceCategory;
import bd.somoyshima.charter.ServiceVariant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service as its rows are put together, before it has a code. */
final class DraftService {

    final int line;
    final @Nullable ServiceCategory category;
    final @Nullable Integer serial;
    final boolean serialWritten;
    String name;
    String limit;
    @Nullable String limitUnit = null;
    @Nullable String method = null;
    @Nullable String documents = null;
    @Nullable String fee = null;
    @Nullable String officer = null;

    /** What tells the first of several rows from the others. */
    String kind = "";

    final List<ServiceVariant> variants = new ArrayList<>();

    DraftService(
            int line,
            @Nullable ServiceCategory category,
            @Nullable Integer serial,
            boolean serialWritten,
            String name,
            String limit) {
        this.line = line;
        this.category = category;
        this.serial = serial;
        this.serialWritten = serialWritten;
        this.name = name;
        this.limit = limit;
    }
}
