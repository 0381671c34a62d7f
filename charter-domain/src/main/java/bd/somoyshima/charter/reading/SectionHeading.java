package bd.somoyshima.charter.reading;

import bd.somoyshima.charter.ServiceCategory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that begins a section: of services of a category, or of complaints.
 *
 * @param categories the categories it names; empty for complaints
 * @param complaints whether it begins the section on complaints
 */
record SectionHeading(Set<ServiceCategory> categories, boolean complaints) {

    /** Longer lines are sentences, unless they begin with the number of a section. */
    private static final int LONGEST = 70;

    private static final Pattern NUMBERED =
            Pattern.compile("^[(\\[]?[২2]\\s*[.।)\\-:]\\s*[১-৩1-3].*", Pattern.DOTALL);

    private static final List<String> CITIZEN =
            folded("নাগরিক সেবা", "নাগরিকসেবা", "citizen service", "citizens service");
    private static final List<String> INSTITUTIONAL =
            folded(
                    "প্রাতিষ্ঠানিক সেবা",
                    "দাপ্তরিক সেবা",
                    "institutional service",
                    "organizational service",
                    "official service");
    private static final List<String> INTERNAL =
            folded("অভ্যন্তরীণ সেবা", "আভ্যন্তরীণ সেবা", "internal service");
    private static final List<String> JOINED =
            folded("নাগরিক ও প্রাতিষ্ঠানিক", "নাগরিক/প্রাতিষ্ঠানিক", "নাগরিক এবং প্রাতিষ্ঠানিক");
    private static final List<String> COMPLAINTS =
            folded(
                    "অভিযোগ প্রতিকার",
                    "অভিযোগ ব্যবস্থাপনা",
                    "অভিযোগ নিষ্পত্তি পদ্ধতি",
                    "grievance redress",
                    "grs");

    static final List<String> TITLES =
            folded(
                    "সিটিজেন চার্টার",
                    "সিটিজেনস চার্টার",
                    "সিটিজেন্স চার্টার",
                    "সিটিজেন চার্টা",
                    "সিটজেন চার্টার",
                    "সেবা প্রদান প্রতিশ্রুতি",
                    "সেবা প্রদানের প্রতিশ্রুতি",
                    "citizen charter",
                    "citizens charter",
                    "cittzen charter");

    private static List<String> folded(String... words) {
        return List.of(words).stream().map(Folded::fold).toList();
    }

    /** The section a line begins, or null if it begins none that is known. */
    static @Nullable SectionHeading of(String line) {
        if (line.length() > LONGEST && !NUMBERED.matcher(line.strip()).matches()) {
            return null;
        }
        var folded = Folded.fold(line);
        if (JOINED.stream().anyMatch(folded::contains)) {
            return new SectionHeading(
                    EnumSet.of(ServiceCategory.CITIZEN, ServiceCategory.INSTITUTIONAL), false);
        }
        var categories = EnumSet.noneOf(ServiceCategory.class);
        add(folded, CITIZEN, ServiceCategory.CITIZEN, categories);
        add(folded, INSTITUTIONAL, ServiceCategory.INSTITUTIONAL, categories);
        add(folded, INTERNAL, ServiceCategory.INTERNAL, categories);
        if (!categories.isEmpty()) {
            return new SectionHeading(categories, false);
        }
        return COMPLAINTS.stream().anyMatch(folded::contains)
                ? new SectionHeading(categories, true)
                : null;
    }

    private static void add(
            String folded,
            List<String> words,
            ServiceCategory category,
            Set<ServiceCategory> categories) {
        for (var word : words) {
            if (folded.contains(word) || Folded.containsNearly(folded, word)) {
                categories.add(category);
            }
        }
    }

    /** Whether a line is the title of a charter. */
    static boolean isTitle(String line) {
        var folded = Folded.fold(line);
        return line.length() <= 2 * LONGEST && TITLES.stream().anyMatch(folded::contains);
    }
}
