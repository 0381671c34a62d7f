package bd.somoyshima.charter;

import bd.somoyshima.deadline.Counting;
import bd.somoyshima.deadline.Counting.ClosedLastDay;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.deadline.WaitingFor;
import bd.somoyshima.limit.LimitReading;
import bd.somoyshima.limit.TimeLimit;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of an office's citizen charter.
 *
 * @param effectiveFrom the first local date on which it is in force; it stays so until the next
 *     version
 * @param rule which date is day 0 of its limits
 * @param closedLastDay what becomes of a last day on which the office is closed; left out, it moves
 *     on
 * @param onTransfer what becomes of the clock when a case comes from another office; left out, it
 *     continues
 * @param pausesFor for whom the clock may stand still; left out, for the applicant and for another
 *     authority
 * @param services in the order of the charter
 * @param tiers the complaint tiers in order, or empty if the charter names none
 * @param choices what its text leaves open and somebody decided; empty if nothing
 */
public record Charter(
        LocalDate effectiveFrom,
        CountingRule rule,
        @JsonInclude(value = Include.CUSTOM, valueFilter = Usual.class) ClosedLastDay closedLastDay,
        @JsonInclude(value = Include.CUSTOM, valueFilter = Usual.class) OnTransfer onTransfer,
        @JsonInclude(value = Include.CUSTOM, valueFilter = Usual.class) Set<WaitingFor> pausesFor,
        List<ServiceStandard> services,
        List<ComplaintTier> tiers,
        @JsonInclude(Include.NON_EMPTY) @Nullable List<CharterChoice> choices) {

    /** What is usual is not written, so that a charter is stored as it was sent. */
    static final class Usual {

        private static final Set<Object> VALUES =
                Set.of(
                        ClosedLastDay.MOVES_ON,
                        OnTransfer.CLOCK_CONTINUES,
                        EnumSet.allOf(WaitingFor.class));

        @Override
        @SuppressWarnings("EqualsUnsafeCast") // Jackson asks whether a value is filtered out
        public boolean equals(@Nullable Object value) {
            return value != null && VALUES.contains(value);
        }

        @Override
        public int hashCode() {
            return VALUES.hashCode();
        }
    }

    public Charter {
        closedLastDay = closedLastDay == null ? ClosedLastDay.MOVES_ON : closedLastDay;
        onTransfer = onTransfer == null ? OnTransfer.CLOCK_CONTINUES : onTransfer;
        pausesFor = sorted(pausesFor);
        services = copy(services);
        tiers = copy(tiers);
        choices = copy(choices);
    }

    /** A charter whose text left nothing open. */
    public Charter(
            LocalDate effectiveFrom,
            CountingRule rule,
            ClosedLastDay closedLastDay,
            OnTransfer onTransfer,
            Set<WaitingFor> pausesFor,
            List<ServiceStandard> services,
            List<ComplaintTier> tiers) {
        this(effectiveFrom, rule, closedLastDay, onTransfer, pausesFor, services, tiers, List.of());
    }

    /** What its text leaves open and somebody decided. */
    @Override
    public List<CharterChoice> choices() {
        return choices == null ? List.of() : choices;
    }

    /** A charter with the usual rules about closed last days, transfers and pauses. */
    public static Charter usual(
            LocalDate effectiveFrom,
            CountingRule rule,
            List<ServiceStandard> services,
            List<ComplaintTier> tiers) {
        return new Charter(
                effectiveFrom,
                rule,
                ClosedLastDay.MOVES_ON,
                OnTransfer.CLOCK_CONTINUES,
                EnumSet.allOf(WaitingFor.class),
                services,
                tiers);
    }

    /** In the order of the words, so that equal charters are written alike. */
    private static Set<WaitingFor> sorted(@Nullable Set<WaitingFor> set) {
        if (set == null) {
            return Collections.unmodifiableSet(EnumSet.allOf(WaitingFor.class));
        }
        var sorted = EnumSet.noneOf(WaitingFor.class);
        sorted.addAll(set);
        return Collections.unmodifiableSet(sorted);
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

    /**
     * What cases are judged by: codes, limits and rules, without names and other texts. Of the
     * charters of thousands of offices these are kept; what people read is looked up.
     */
    public Charter forJudging() {
        return new Charter(
                effectiveFrom,
                rule,
                closedLastDay,
                onTransfer,
                pausesFor,
                services.stream().map(ServiceStandard::forJudging).toList(),
                tiers);
    }

    /** This charter with other lists of the same content. */
    public Charter with(List<ServiceStandard> sameServices, List<ComplaintTier> sameTiers) {
        return new Charter(
                effectiveFrom,
                rule,
                closedLastDay,
                onTransfer,
                pausesFor,
                sameServices,
                sameTiers,
                choices);
    }

    public Optional<ServiceStandard> service(ServiceCode code) {
        return services.stream().filter(s -> s.code().equals(code)).findFirst();
    }

    public Optional<ComplaintTier> tier(int number) {
        return tiers.stream().filter(t -> t.tier() == number).findFirst();
    }

    /** How days are counted under it. */
    public Counting counting() {
        return new Counting(rule, closedLastDay);
    }

    /**
     * The reading of a service's limit, or of one of its variants'; "the same" is that of the row
     * above in its category.
     *
     * @param variant the code of a variant, or null for the service's own limit
     * @return empty if the service has no such variant, or has variants and none is named
     */
    public Optional<LimitReading> readingOf(ServiceStandard service, @Nullable String variant) {
        if (variant != null) {
            return service.variant(variant).map(v -> LimitReadings.read(v.limit(), v.limitUnit()));
        }
        return service.variants().isEmpty() || !service.limit().isEmpty()
                ? Optional.of(readingOf(service))
                : Optional.empty();
    }

    /**
     * The reading of a service's own limit; "the same" is that of the row above in its category.
     */
    public LimitReading readingOf(ServiceStandard service) {
        var own = LimitReadings.read(service.limit(), service.limitUnit());
        if (!(own.limit() instanceof TimeLimit.Ditto)) {
            return own; // for every case judged: the table is put together for dittos only
        }
        var table =
                services.stream()
                        .filter(s -> s.code().category() == service.code().category())
                        .toList();
        return LimitReadings.of(
                table.stream().map(s -> LimitReadings.read(s.limit(), s.limitUnit())).toList(),
                table.indexOf(service));
    }

    /** The reading of a tier's limit; "the same" is that of the tier before. */
    public LimitReading readingOf(ComplaintTier tier) {
        return LimitReadings.of(
                tiers.stream().map(t -> LimitReadings.read(t.limit(), null)).toList(),
                tiers.indexOf(tier));
    }
}
