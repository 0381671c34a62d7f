package bd.somoyshima.charter.reading;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.source.CharterSource;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.limit.TimeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Damaged charters: cells moved, dropped or doubled, headings misspelt by one letter. A limit is
 * the one its service had, or it is asked for; it is never another one.
 */
class CharterDamageTest {

    private static final int DAMAGES = 10_000;

    @Test
    void aLimitIsRightOrAskedForButNeverWrong() throws IOException {
        var random = new Random(16);
        var wrong = new ArrayList<String>();
        var layouts = CharterLayoutsTest.layouts();
        int certain = 0;
        int all = 0;
        Map<Path, Map<String, Set<TimeLimit>>> known = new HashMap<>();
        for (int i = 0; i < DAMAGES; i++) {
            var layout = layouts.get(i % layouts.size());
            var text = Files.readString(layout);
            if (!known.containsKey(layout)) {
                known.put(layout, limits(text));
            }
            var right = known.get(layout);
            // in a row of limits, moved cells are exchanged limits: nobody can see that
            boolean turned = layout.toString().contains("headings-in-the-first-column");
            var damaged = damaged(text, turned, random);
            for (var entry : limits(damaged).entrySet()) {
                var expected = right.get(entry.getKey());
                if (expected == null) {
                    continue; // its name was damaged
                }
                all++;
                for (var limit : entry.getValue()) {
                    certain++;
                    if (!expected.contains(limit)) {
                        wrong.add(
                                layout.getFileName()
                                        + ": "
                                        + entry.getKey()
                                        + " was "
                                        + expected
                                        + " and is "
                                        + limit
                                        + "\n"
                                        + damaged);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(certain).isGreaterThan(all * 8 / 10);
    }

    /** The limits that are certain, by the name of the service or the authority of the tier. */
    private static Map<String, Set<TimeLimit>> limits(String text) {
        var read = CharterReader.read(CharterSource.of(text), Map.of());
        var charter =
                Charter.usual(
                        LocalDate.of(2025, 1, 1),
                        CountingRule.DAY_ZERO,
                        read.services(),
                        read.tiers());
        Map<String, Set<TimeLimit>> limits = new HashMap<>();
        for (var service : read.services()) {
            var of = limits.computeIfAbsent(service.nameBn(), n -> new HashSet<>());
            var reading = charter.readingOf(service);
            if (!reading.needsReview()) {
                of.add(reading.limit());
            }
            for (var variant : service.variants()) {
                charter.readingOf(service, variant.code())
                        .filter(r -> !r.needsReview())
                        .ifPresent(r -> of.add(r.limit()));
            }
        }
        for (var tier : read.tiers()) {
            var reading = charter.readingOf(tier);
            if (!reading.needsReview()) {
                limits.computeIfAbsent(tier.authority(), n -> new HashSet<>()).add(reading.limit());
            }
        }
        return limits;
    }

    private static String damaged(String text, boolean turned, Random random) {
        var lines = new ArrayList<>(text.lines().toList());
        var separator = text.contains("\t") ? "\t" : text.contains("|") ? "|" : ";";
        var rows = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(separator)) {
                rows.add(i);
            }
        }
        if (rows.isEmpty()) {
            return text;
        }
        int at = rows.get(random.nextInt(rows.size()));
        if (random.nextInt(3) == 0) {
            at = rows.getFirst(); // the head, more often than its share
        }
        var cells = new ArrayList<>(List.of(lines.get(at).split("[" + separator + "]", -1)));
        int cell = random.nextInt(cells.size());
        boolean head = at == rows.getFirst();
        switch (head && !turned ? 3 : random.nextInt(turned ? 2 : 3)) {
            case 0 -> cells.remove(cell);
            case 1 -> cells.add(cell, cells.get(cell));
            case 2 -> cells.add(random.nextInt(cells.size()), cells.remove(cell));
            default -> cells.set(cell, misspelt(cells.get(cell), random));
        }
        lines.set(at, String.join(separator, cells));
        return String.join("\n", lines) + "\n";
    }

    /** One letter left out, doubled, exchanged or swapped with the next. */
    private static String misspelt(String heading, Random random) {
        if (heading.strip().length() < 2) {
            return heading;
        }
        int at = random.nextInt(heading.length() - 1);
        var before = heading.substring(0, at);
        var letter = heading.charAt(at);
        var after = heading.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + letter + letter + after;
            case 2 -> before + (char) ('ক' + random.nextInt(30)) + after;
            default -> before + after.charAt(0) + letter + after.substring(1);
        };
    }
}
