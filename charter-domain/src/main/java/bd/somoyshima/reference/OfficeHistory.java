package bd.somoyshima.reference;

import bd.somoyshima.fact.Fact;
import bd.somoyshima.fact.FactKey;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.OfficeFact.OfficeClosed;
import bd.somoyshima.fact.OfficeFact.OfficeMoved;
import bd.somoyshima.fact.OfficeFact.OfficeRegistered;
import bd.somoyshima.fact.OfficeFact.OfficeRenamed;
import bd.somoyshima.fact.OfficeFact.OfficeReopened;
import bd.somoyshima.office.Office;
import bd.somoyshima.office.Office.Closure;
import bd.somoyshima.office.Office.Stay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the facts about an office make of it, in whatever order they come. */
public final class OfficeHistory {

    /** Of two facts about the same thing the later one holds. */
    private static final Comparator<Fact> BY_TIME =
            Comparator.<Fact, Instant>comparing(f -> f.header().occurredAt())
                    .thenComparing(f -> f.header().key(), Comparator.<FactKey>naturalOrder());

    private OfficeHistory() {}

    /** The office, or null if no fact registers it. */
    public static @Nullable Office fold(Collection<? extends OfficeFact> facts) {
        OfficeRegistered registered = null;
        OfficeRenamed renamed = null;
        var moves = new TreeMap<LocalDate, OfficeMoved>();
        var openFrom = new TreeMap<LocalDate, Boolean>();
        for (var fact : facts.stream().sorted(BY_TIME).toList()) {
            switch (fact) {
                case OfficeRegistered f -> registered = f;
                case OfficeRenamed f -> renamed = f;
                case OfficeMoved f -> moves.put(f.from(), f);
                case OfficeClosed f -> openFrom.put(f.from(), false);
                case OfficeReopened f -> openFrom.put(f.from(), true);
            }
        }
        if (registered == null) {
            return null;
        }
        var stays = new ArrayList<Stay>();
        stays.add(new Stay(null, registered.place()));
        moves.forEach((from, move) -> stays.add(new Stay(from, move.place())));
        return new Office(
                registered.office(),
                registered.department(),
                renamed == null ? registered.nameEn() : renamed.nameEn(),
                renamed == null ? registered.nameBn() : renamed.nameBn(),
                stays,
                closures(openFrom));
    }

    private static List<Closure> closures(Map<LocalDate, Boolean> openFrom) {
        var closures = new ArrayList<Closure>();
        LocalDate closedFrom = null;
        for (var entry : openFrom.entrySet()) {
            if (entry.getValue() && closedFrom != null) {
                closures.add(new Closure(closedFrom, entry.getKey().minusDays(1)));
                closedFrom = null;
            } else if (!entry.getValue() && closedFrom == null) {
                closedFrom = entry.getKey();
            }
        }
        if (closedFrom != null) {
            closures.add(new Closure(closedFrom, null));
        }
        return closures;
    }
}
