package bd.somoyshima.reference;

import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.ReferenceFact.OfficeRegistered;
import bd.somoyshima.place.PlaceLevel;
import org.jspecify.annotations.Nullable;

/** Whether an office can be registered. */
public final class OfficeDecision {

    private OfficeDecision() {}

    /**
     * Decides on a registration.
     *
     * @param registered the registration there is, or null
     */
    public static Decision<OfficeRegistered> register(
            @Nullable OfficeRegistered registered, OfficeRegistered wanted) {
        if (registered != null) {
            return Decision.refused(
                    new Problem(
                            "data.office",
                            wanted.office().value(),
                            Problem.Code.ALREADY_REGISTERED,
                            "this office is registered already, at " + registered.place()));
        }
        if (wanted.office().equals(ReferenceBook.NO_OFFICE)) {
            return Decision.refused(
                    new Problem(
                            "data.office",
                            wanted.office().value(),
                            Problem.Code.MALFORMED,
                            "this name stands for no office; write another, e.g. ict-manikganj-sadar"));
        }
        if (wanted.place().level().depth() < PlaceLevel.DISTRICT.depth()) {
            return Decision.refused(
                    new Problem(
                            "data.place",
                            wanted.place().value(),
                            Problem.Code.MALFORMED,
                            "an office lies in a district or upazila, e.g. BD-30-56 or BD-30-56-46"));
        }
        return new Decision.Accepted<>(wanted);
    }
}
