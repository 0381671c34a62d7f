package bd.somoyshima.charter;

import bd.somoyshima.deadline.CountingRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of an office's citizen charter.
 *
 * @param effectiveFrom the first local date on which it is in force; it stays so until the next
 *     version
 * @param rule how its limits are counted
 * @param services in the order of the charter
 * @param tiers the complaint tiers in order, or empty if the charter names none
 */
public record Charter(
        LocalDate effectiveFrom,
        CountingRule rule,
        List<ServiceStandard> services,
        List<ComplaintTier> tiers) {

    public Charter {
        services = copy(services);
        tiers = copy(tiers);
    }

    /** A list left out is empty; an entry left out is refused. */
    private static <T> List<T> copy(@Nullable List<T> list) {
        if (list == null) {
            return List.of();
        }
        if (list.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("an entry of the list is null");
        }
        return List.copyOf(list);
    }

    public Optional<ServiceStandard> service(ServiceCode code) {
        return services.stream().filter(s -> s.code().equals(code)).findFirst();
    }

    public Optional<ComplaintTier> tier(int number) {
        return tiers.stream().filter(t -> t.tier() == number).findFirst();
    }
}
