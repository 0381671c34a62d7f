package bd.somoyshima.reference;

import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.CharterChoice;
import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.office.Office;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.place.ShippedPlaces;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The charter of one office as the beginning of another's of the same department: names of the
 * office and its places replaced, limits kept byte for byte.
 */
public final class CharterTakeOver {

    private CharterTakeOver() {}

    /**
     * A text that is replaced wherever it stands.
     *
     * @param from the text
     * @param to what takes its place
     */
    public record Replacement(String from, String to) {}

    /**
     * A text that changed.
     *
     * @param of the code of the service, or the tier
     * @param field whose text it is
     */
    public record Difference(String of, String field, String was, String becomes) {}

    /**
     * The charter taken over.
     *
     * @param charter as {@code data.charter} of a {@code charter.published.v1} takes it
     * @param replacements what was replaced, the longest text first
     * @param differences every text that changed
     */
    public record Result(
            Charter charter, List<Replacement> replacements, List<Difference> differences) {}

    /**
     * Takes a charter over.
     *
     * @param more texts to be replaced beside the names of the offices and their places
     * @param decidedBy who takes it over
     * @throws IllegalArgumentException if the offices are not of one department
     */
    public static Result of(
            Charter charter,
            Office from,
            Office to,
            LocalDate effectiveFrom,
            List<Replacement> more,
            String decidedBy) {
        if (!from.department().equals(to.department())) {
            throw new IllegalArgumentException(
                    "office "
                            + to.id()
                            + " belongs to department '"
                            + to.department()
                            + "' and "
                            + from.id()
                            + " to '"
                            + from.department()
                            + "'; a charter is taken over within one department");
        }
        var replacements = replacements(from, to, more);
        var differences = new ArrayList<Difference>();
        var services =
                charter.services().stream()
                        .map(s -> service(s, replacements, differences))
                        .toList();
        var tiers = charter.tiers().stream().map(t -> tier(t, replacements, differences)).toList();
        var choices = new ArrayList<>(charter.choices());
        choices.add(
                new CharterChoice(
                        "taken-over-from",
                        from.id().value() + " " + charter.effectiveFrom(),
                        decidedBy));
        return new Result(
                new Charter(
                        effectiveFrom,
                        charter.rule(),
                        charter.closedLastDay(),
                        charter.onTransfer(),
                        charter.pausesFor(),
                        services,
                        tiers,
                        choices),
                replacements,
                List.copyOf(differences));
    }

    /** Names of the offices and of the places where they are, the longest first. */
    private static List<Replacement> replacements(Office from, Office to, List<Replacement> more) {
        var all = new ArrayList<>(more);
        add(from.nameBn(), to.nameBn(), all);
        add(from.nameEn(), to.nameEn(), all);
        var here = from.place().value();
        var there = to.place().value();
        while (here.length() > PlaceCode.NATION.value().length()
                && there.length() == here.length()) {
            var was = place(here);
            var becomes = place(there);
            if (was != null && becomes != null) {
                add(was.nameBn(), becomes.nameBn(), all);
                add(was.nameEn(), becomes.nameEn(), all);
            }
            here = here.substring(0, here.lastIndexOf('-'));
            there = there.substring(0, there.lastIndexOf('-'));
        }
        all.sort(Comparator.comparingInt((Replacement r) -> r.from().length()).reversed());
        return List.copyOf(all);
    }

    private static void add(String from, String to, List<Replacement> all) {
        boolean known = all.stream().anyMatch(r -> r.from().equals(from));
        if (!from.isBlank() && !from.equals(to) && !known) {
            all.add(new Replacement(from, to));
        }
    }

    private static ShippedPlaces.@Nullable Place place(String code) {
        return ShippedPlaces.places().stream()
                .filter(p -> p.code().value().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static ServiceStandard service(
            ServiceStandard service, List<Replacement> replacements, List<Difference> differences) {
        var of = service.code().value();
        return new ServiceStandard(
                service.code(),
                replaced(service.nameBn(), of, "nameBn", replacements, differences),
                orNull(service.nameEn(), of, "nameEn", replacements, differences),
                service.limit(),
                orNull(service.method(), of, "method", replacements, differences),
                orNull(service.documents(), of, "documents", replacements, differences),
                orNull(service.fee(), of, "fee", replacements, differences),
                orNull(service.officerTitle(), of, "officerTitle", replacements, differences),
                service.limitUnit(),
                service.countsFrom(),
                service.variants());
    }

    private static ComplaintTier tier(
            ComplaintTier tier, List<Replacement> replacements, List<Difference> differences) {
        return new ComplaintTier(
                tier.tier(),
                replaced(
                        tier.authority(),
                        "tier " + tier.tier(),
                        "authority",
                        replacements,
                        differences),
                tier.limit(),
                tier.assumed(),
                tier.investigationDays());
    }

    private static @Nullable String orNull(
            @Nullable String text,
            String of,
            String field,
            List<Replacement> replacements,
            List<Difference> differences) {
        return text == null ? null : replaced(text, of, field, replacements, differences);
    }

    /** Each place of the text is replaced once, so that what was put in is not replaced again. */
    private static String replaced(
            String original,
            String of,
            String field,
            List<Replacement> replacements,
            List<Difference> differences) {
        var text = composed(original);
        var compared = comparable(original);
        var out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int here = at;
            var fits =
                    replacements.stream()
                            .filter(r -> compared.startsWith(comparable(r.from()), here))
                            .findFirst()
                            .orElse(null);
            if (fits == null) {
                out.append(text.charAt(at++));
            } else {
                out.append(fits.to());
                at += composed(fits.from()).length();
            }
        }
        var becomes = out.toString();
        if (becomes.equals(text)) {
            return original;
        }
        differences.add(new Difference(of, field, original, becomes));
        return becomes;
    }

    /** Letters such as য় are written in one code point or two. */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** A name as it is compared: charters and lists differ in long and short vowels. */
    private static String comparable(String text) {
        return composed(text).replace('ূ', 'ু').replace('ী', 'ি').replace('ণ', 'ন');
    }
}
