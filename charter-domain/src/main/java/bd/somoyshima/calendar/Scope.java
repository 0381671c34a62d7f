package bd.somoyshima.calendar;

import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.place.PlaceLevel;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a calendar entry holds: in a place and all within it, or in one office. */
public sealed interface Scope {

    /** Whether an office at a place is in this scope. */
    boolean covers(OfficeId office, PlaceCode place);

    /**
     * How narrow the scope is: 0 for the nation, 4 for one office. A narrower entry is read after a
     * wider one.
     */
    int narrowness();

    /** {@code BD-30-56} for a place, {@code office:ict-haluaghat} for one office. */
    @JsonValue
    String text();

    /**
     * Reads what {@link #text} writes.
     *
     * @throws IllegalArgumentException if the text is neither form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Scope of(String text) {
        return text.startsWith(SingleOffice.PREFIX)
                ? new SingleOffice(new OfficeId(text.substring(SingleOffice.PREFIX.length())))
                : new Area(new PlaceCode(text));
    }

    /** A place and everything within it. */
    record Area(PlaceCode place) implements Scope {
        @Override
        public boolean covers(OfficeId office, PlaceCode officePlace) {
            return place.contains(officePlace);
        }

        @Override
        public int narrowness() {
            return place.level().depth();
        }

        @Override
        public String text() {
            return place.value();
        }
    }

    /** One office only. */
    record SingleOffice(OfficeId office) implements Scope {
        private static final String PREFIX = "office:";

        @Override
        public boolean covers(OfficeId other, PlaceCode officePlace) {
            return office.equals(other);
        }

        @Override
        public int narrowness() {
            return PlaceLevel.UPAZILA.depth() + 1;
        }

        @Override
        public String text() {
            return PREFIX + office.value();
        }
    }
}
