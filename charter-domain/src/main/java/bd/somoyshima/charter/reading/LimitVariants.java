package bd.somoyshima.charter.reading;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.charter.ServiceVariant;
import bd.somoyshima.limit.LimitReading.Meaning;
import bd.somoyshima.limit.LimitReading.Part;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.limit.TimeLimitReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a cell apart that names several limits, each with the kind of case it is for: "সাধারণ ১৫
 * দিন, জরুরি ৩ দিন", "(ক) নতুন: ৭ দিন (খ) নবায়ন: ৩ দিন".
 */
final class LimitVariants {

    /** Codes by the words that charters use; the longer spelling first. */
    private static final List<Map.Entry<String, Pattern>> KINDS =
            List.of(
                    kind("most-urgent", "অতি\\s*জরুর[িী]|super\\s*express"),
                    kind("urgent", "জরুর[িী](?:\\s*আবেদন)?(?:ের)?|urgent|express|emergency"),
                    kind(
                            "ordinary",
                            "সাধার[ণন](?:\\s*আবেদন)?(?:ের)?|নরমাল|স্বাভাবিক|ordinary|normal|general|regular"),
                    kind("renewal", "নবায়ন(?:ের)?|time of renewal|renewal|renew"),
                    kind("new", "নতুন|নূতন|new|first"),
                    kind("delivery", "ডেলিভারি|delivery time|delivery|বিতরণ"),
                    kind("correction", "সংশোধন(?:ের)?|correction"),
                    kind("duplicate", "ডুপ্লিকেট|duplicate"));

    /** Words that stand between a kind and its limit and add nothing. */
    private static final Pattern AROUND =
            Pattern.compile(
                    "^(?:\\s|[:;,।=–—-]|ঃ|ভাবে|আবেদন করলে|করলে|এর জন্য|এর ক্ষেত্রে|ক্ষেত্রে|জন্য|আবেদন|প্রতি|for|case|cases|ও|এবং|and|time)+"
                            + "|(?:\\s|[:;,।=/–—-]|ও|এবং|and)+$");

    private static final Pattern MARKER =
            Pattern.compile("(?:^|(?<=[\\s,;।/]))[(]?([ক-ঙa-e১-৫1-5])\\s*[).]\\s*");

    private static final Pattern LABELLED = Pattern.compile("^(.{2,80}?)\\s*[:ঃ=–—-]+\\s*(.+)$");

    private LimitVariants() {}

    private static Map.Entry<String, Pattern> kind(String code, String words) {
        return Map.entry(
                code,
                Pattern.compile(
                        "(?<![\\p{L}\\p{M}])(?:"
                                + BanglaText.normalise(words)
                                + ")(?![\\p{L}\\p{M}])",
                        Pattern.CASE_INSENSITIVE));
    }

    /** Where a kind of case is named in a text. */
    private record Label(String code, int from, int to) {}

    /** The variants a cell names, two or more, each with a limit that is certain; else none. */
    static List<ServiceVariant> in(String cell) {
        var byKind = byKind(cell);
        return byKind.isEmpty() ? byMarker(cell) : byKind;
    }

    private static List<ServiceVariant> byKind(String text) {
        var labels = labels(text);
        if (labels.size() < 2) {
            return List.of();
        }
        var after = parts(text, labels, true);
        return after.isEmpty() ? parts(text, labels, false) : after;
    }

    private static List<ServiceVariant> parts(String text, List<Label> labels, boolean after) {
        var variants = new ArrayList<ServiceVariant>();
        for (int i = 0; i < labels.size(); i++) {
            var label = labels.get(i);
            int from = after ? label.to() : i == 0 ? 0 : labels.get(i - 1).to();
            int to =
                    after
                            ? i + 1 < labels.size() ? labels.get(i + 1).from() : text.length()
                            : label.from();
            var limit = stripped(text.substring(from, to));
            if (!RowAlignment.isLimit(limit)) {
                return List.of();
            }
            variants.add(
                    new ServiceVariant(
                            label.code(),
                            text.substring(label.from(), label.to()),
                            null,
                            limit,
                            null));
        }
        boolean allOfIt =
                after
                        ? stripped(text.substring(0, labels.getFirst().from())).isEmpty()
                        : stripped(text.substring(labels.getLast().to())).isEmpty();
        return allOfIt && codes(variants).size() == variants.size() ? variants : List.of();
    }

    private static List<Label> labels(String text) {
        var labels = new ArrayList<Label>();
        for (var kind : KINDS) {
            var matcher = kind.getValue().matcher(text);
            while (matcher.find()) {
                int from = matcher.start();
                int to = matcher.end();
                if (labels.stream().noneMatch(l -> from < l.to() && to > l.from())) {
                    labels.add(new Label(kind.getKey(), from, to));
                }
            }
        }
        labels.sort((a, b) -> Integer.compare(a.from(), b.from()));
        return labels;
    }

    /** "(ক) নতুন লাইসেন্স: ৭ দিন (খ) নবায়ন: ৩ দিন": each part is a name and its limit. */
    private static List<ServiceVariant> byMarker(String text) {
        var marks = new ArrayList<int[]>();
        var letters = new ArrayList<String>();
        var matcher = MARKER.matcher(text);
        while (matcher.find()) {
            marks.add(new int[] {matcher.start(), matcher.end()});
            letters.add(matcher.group(1));
        }
        if (marks.size() < 2 || !text.substring(0, marks.getFirst()[0]).isBlank()) {
            return List.of();
        }
        var variants = new ArrayList<ServiceVariant>();
        for (int i = 0; i < marks.size(); i++) {
            int to = i + 1 < marks.size() ? marks.get(i + 1)[0] : text.length();
            var part = text.substring(marks.get(i)[1], to).strip();
            var named = LABELLED.matcher(part);
            if (!named.matches() || !RowAlignment.isLimit(stripped(named.group(2)))) {
                return List.of();
            }
            variants.add(
                    new ServiceVariant(
                            codeOf(named.group(1), letters.get(i), variants),
                            named.group(1).strip(),
                            null,
                            stripped(named.group(2)),
                            null));
        }
        return variants;
    }

    /** What stands between two limits of a cell. */
    private static final Pattern BETWEEN =
            Pattern.compile(
                    "^(?:\\s|[,;।/:(-]|(?:এবং|ও|and)\\s)+|(?:\\s|[,;।/:)=-]|\\s(?:এবং|ও|and))+$");

    private static final Pattern LOWER_NUMBER = Pattern.compile("[০-৯0-9]+\\s*[/–-]\\s*$");

    /** A limit inside a cell: from where to where, both in the cell. */
    private record Span(int from, int to) {}

    /**
     * The parts of a cell that gives a limit to each of several things: "শহরে ২ দিন, গ্রামে ৫ দিন",
     * "৭ দিনের মধ্যে ছাড়পত্র, ২০ দিনের মধ্যে নিবন্ধন". It may mean kinds of cases, or steps one
     * after the other; only a clerk can tell.
     *
     * @return two or more, each named by the words beside its limit or, where there are none, by
     *     the limit; or none
     */
    static List<ServiceVariant> perhaps(String cell) {
        var reading = TimeLimitReader.read(cell);
        if (!(reading.limit() instanceof TimeLimit.Several)) {
            return List.of();
        }
        var limits = spans(cell, reading.parts());
        if (limits.size() < 2) {
            return List.of();
        }
        boolean namesFirst = !between(cell, 0, limits.getFirst().from()).isEmpty();
        var variants = new ArrayList<ServiceVariant>();
        for (int i = 0; i < limits.size(); i++) {
            var span = limits.get(i);
            int before = i == 0 ? 0 : limits.get(i - 1).to();
            int after = i + 1 < limits.size() ? limits.get(i + 1).from() : cell.length();
            var limit = cell.substring(span.from(), span.to());
            var name =
                    namesFirst
                            ? between(cell, before, span.from())
                            : between(cell, span.to(), after);
            boolean named = !name.isEmpty();
            boolean parted = i == 0 || !cell.substring(before, span.from()).isBlank();
            if (!RowAlignment.isTimeLike(limit) || !(named || parted)) {
                return List.of();
            }
            variants.add(
                    new ServiceVariant(
                            codeOf(name, null, variants), named ? name : limit, null, limit, null));
        }
        return variants;
    }

    private static String between(String cell, int from, int to) {
        return BETWEEN.matcher(cell.substring(from, to)).replaceAll("").strip();
    }

    /** Each time of a cell with the words that belong to it: "আবেদনের পর", "এর মধ্যে". */
    private static List<Span> spans(String cell, List<Part> parts) {
        var spans = new ArrayList<Span>();
        int from = -1;
        int to = -1;
        boolean timed = false;
        for (var part : parts) {
            boolean time = part.meaning() == Meaning.AMOUNT || part.meaning() == Meaning.AT_ONCE;
            boolean ends =
                    part.meaning() == Meaning.NOT_UNDERSTOOD
                            || (timed && (time || part.meaning() == Meaning.CLOCK_START));
            if (ends) {
                if (timed) {
                    spans.add(new Span(from, to));
                }
                from = -1;
                timed = false;
            }
            if (part.meaning() != Meaning.NOT_UNDERSTOOD && (from >= 0 || !isDash(part))) {
                from = from < 0 ? fromFirstNumber(cell, part.from()) : from;
                to = part.to();
                timed |= time;
            }
        }
        if (timed) {
            spans.add(new Span(from, to));
        }
        return spans;
    }

    /** Where the numbers of a time begin, the lower one of "২/৩ দিন" included. */
    private static int fromFirstNumber(String cell, int from) {
        var lower = LOWER_NUMBER.matcher(cell.substring(0, from));
        return lower.find() ? lower.start() : from;
    }

    /** A word of two letters or fewer that means "within" begins no limit: a dash, a comma. */
    private static boolean isDash(Part part) {
        return part.meaning() == Meaning.WITHIN && part.to() - part.from() < 3;
    }

    private static String stripped(String limit) {
        var before = "";
        var text = limit.strip();
        while (!text.equals(before)) {
            before = text;
            text = AROUND.matcher(text).replaceAll("").strip();
        }
        return text;
    }

    private static Set<String> codes(List<ServiceVariant> variants) {
        var codes = new HashSet<String>();
        variants.forEach(v -> codes.add(v.code()));
        return codes;
    }

    /**
     * A code for a variant: by the kind of case its name speaks of, else by its list mark, else by
     * its number; one that no other variant of the service has.
     */
    static String codeOf(String name, @Nullable String mark, List<ServiceVariant> others) {
        var taken = codes(others);
        for (var kind : KINDS) {
            if (kind.getValue().matcher(name).find() && !taken.contains(kind.getKey())) {
                return kind.getKey();
            }
        }
        var letter = mark == null ? null : letter(mark);
        if (letter != null && !taken.contains(letter)) {
            return letter;
        }
        int number = others.size() + 1;
        while (taken.contains("v" + number)) {
            number++;
        }
        return "v" + number;
    }

    private static @Nullable String letter(String mark) {
        int at = "কখগঘঙ".indexOf(mark.charAt(0));
        if (at >= 0) {
            return String.valueOf((char) ('a' + at));
        }
        char c = mark.toLowerCase(Locale.ROOT).charAt(0);
        return c >= 'a' && c <= 'e' ? String.valueOf(c) : null;
    }
}
