package bd.somoyshima.access;

import bd.somoyshima.calendar.Scope;
import bd.somoyshima.office.Office;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a client of the token service, what it may do, and for which offices.
 *
 * @param client its name
 * @param permissions what it may do
 * @param reach for whom: one office, or every office of a place
 * @param sources the CloudEvents sources it may speak as: each, and everything below it after a
 *     colon or slash; {@value #ANY_SOURCE} for all
 */
public record Caller(
        String client, Set<Permission> permissions, Scope reach, List<String> sources) {

    /** The claim of a token that holds the reach, e.g. {@code BD-30} or {@code office:ict-x}. */
    public static final String REACH_CLAIM = "reach";

    /** The claim of a token that holds the sources. */
    public static final String SOURCES_CLAIM = "sources";

    /** Whom a token is for. */
    public static final String AUDIENCE = "somoyshima";

    /** The cookie that carries the token of a person at a browser. */
    public static final String COOKIE = "somoyshima_session";

    /** Stands for every source. */
    public static final String ANY_SOURCE = "*";

    public Caller {
        permissions = Set.copyOf(permissions);
        sources = List.copyOf(sources);
    }

    /** The sources of a client that is given none: its office's, or its own. */
    public static List<String> usualSources(String client, Scope reach) {
        return List.of(
                switch (reach) {
                    case Scope.SingleOffice office -> "urn:office:" + office.office();
                    case Scope.Area area -> "urn:client:" + client;
                });
    }

    /**
     * The caller of a token.
     *
     * @param claims of a token whose signature, issuer, audience and dates have been checked
     * @throws IllegalArgumentException if a claim is missing or wrong, saying which
     */
    public static Caller ofClaims(Map<String, Object> claims) {
        var client = claims.get("client_id") instanceof String id ? id : text(claims, "sub", null);
        var reach = Scope.of(text(claims, REACH_CLAIM, "a place or office:<office>"));
        var permissions = new LinkedHashSet<Permission>();
        for (var scope : texts(claims.get("scope"))) {
            Permission.of(scope).ifPresent(permissions::add);
        }
        var sources = texts(claims.get(SOURCES_CLAIM));
        return new Caller(
                client,
                permissions,
                reach,
                sources.isEmpty() ? usualSources(client, reach) : List.copyOf(sources));
    }

    private static String text(
            Map<String, Object> claims, String name, @Nullable String whatIsRight) {
        if (claims.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(
                "the token's claim '"
                        + name
                        + "' is missing"
                        + (whatIsRight == null ? "" : "; it is " + whatIsRight));
    }

    private static Collection<String> texts(@Nullable Object claim) {
        if (claim instanceof String text) {
            return Arrays.stream(text.split(" ")).filter(t -> !t.isEmpty()).toList();
        }
        return claim instanceof Collection<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /**
     * This caller with the rights it has now, whatever its token says: the permissions that both
     * name, the present reach and sources.
     */
    public Caller withPresentRights(Caller present) {
        var both = EnumSet.noneOf(Permission.class);
        both.addAll(permissions);
        both.retainAll(present.permissions());
        return new Caller(client, both, present.reach(), present.sources());
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether an office is within reach. */
    public boolean reaches(Office office) {
        return reach.covers(office.id(), office.place());
    }

    /**
     * Whether everything in a scope is within reach; of an office, as far as its place is known.
     */
    public boolean reaches(Scope scope, @Nullable Office office) {
        return switch (scope) {
            case Scope.Area area -> reaches(area.place());
            case Scope.SingleOffice single ->
                    reach.equals(scope)
                            || (office == null ? reaches(PlaceCode.NATION) : reaches(office));
        };
    }

    /**
     * Whether what holds in a scope concerns an office within reach: the scope lies within reach,
     * or reach lies within the scope.
     *
     * @param offices finds registered offices
     */
    public boolean isConcernedBy(Scope scope, Function<OfficeId, @Nullable Office> offices) {
        return switch (scope) {
            case Scope.SingleOffice single -> reaches(scope, offices.apply(single.office()));
            case Scope.Area area ->
                    switch (reach) {
                        case Scope.Area own ->
                                own.place().contains(area.place())
                                        || area.place().contains(own.place());
                        case Scope.SingleOffice own -> {
                            var office = offices.apply(own.office());
                            yield office != null && area.covers(office.id(), office.place());
                        }
                    };
        };
    }

    /** Whether all of a place is within reach. */
    public boolean reaches(PlaceCode place) {
        return reach instanceof Scope.Area area && area.place().contains(place);
    }

    /** Whether it may speak as a source. */
    public boolean speaksAs(String source) {
        return sources.stream()
                .anyMatch(
                        own ->
                                own.equals(ANY_SOURCE)
                                        || source.equals(own)
                                        || source.startsWith(own + ":")
                                        || source.startsWith(own + "/"));
    }
}
