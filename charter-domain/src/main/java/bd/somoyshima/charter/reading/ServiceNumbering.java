package bd.somoyshima.charter.reading;

import bd.somoyshima.charter.ServiceCategory;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.charter.reading.CharterReading.Code;
import bd.somoyshima.charter.reading.Question.Choice;
import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.limit.TimeLimitReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives the services of a charter their codes: by their serial numbers, where each is unique in its
 * category; else by their order, and that is told.
 */
final class ServiceNumbering {

    private final List<DraftService> drafts;
    private final Findings findings;

    ServiceNumbering(List<DraftService> drafts, Findings findings) {
        this.drafts = drafts;
        this.findings = findings;
    }

    List<ServiceStandard> services() {
        var byCategory = new HashMap<ServiceCategory, List<DraftService>>();
        for (var draft : drafts) {
            byCategory.computeIfAbsent(categoryOf(draft), c -> new ArrayList<>()).add(draft);
        }
        Map<DraftService, Integer> numbers = new HashMap<>();
        for (var category : ServiceCategory.values()) {
            number(byCategory.getOrDefault(category, List.of()), numbers);
        }
        var services = new ArrayList<ServiceStandard>();
        for (var draft : drafts) {
            services.add(
                    service(
                            draft,
                            ServiceCode.of(
                                    categoryOf(draft),
                                    Objects.requireNonNull(numbers.get(draft)))));
        }
        return List.copyOf(services);
    }

    /** While the category is an open question, codes are shown as if it were the first one. */
    private static ServiceCategory categoryOf(DraftService draft) {
        return draft.category == null ? ServiceCategory.CITIZEN : draft.category;
    }

    private void number(List<DraftService> services, Map<DraftService, Integer> numbers) {
        var seen = new HashSet<Integer>();
        boolean unique = true;
        for (var service : services) {
            unique &= service.serial != null && seen.add(service.serial);
        }
        if (unique) {
            int expected = 1;
            for (var service : services) {
                int serial = service.serial == null ? expected : service.serial;
                if (serial != expected) {
                    findings.warning(
                            service.line,
                            Code.SERIAL_OUT_OF_ORDER,
                            "serial number "
                                    + serial
                                    + " stands where "
                                    + expected
                                    + " was expected");
                }
                numbers.put(service, serial);
                expected = serial + 1;
            }
            return;
        }
        for (int i = 0; i < services.size(); i++) {
            numbers.put(services.get(i), i + 1);
        }
        boolean none = services.stream().noneMatch(s -> s.serialWritten);
        findings.warning(
                services.getFirst().line,
                Code.SERVICES_NUMBERED,
                (none
                                ? "the services have no serial numbers"
                                : "serial numbers repeat or are missing")
                        + "; services are numbered 1 to "
                        + services.size()
                        + " in the order of the text");
    }

    private ServiceStandard service(DraftService draft, ServiceCode code) {
        return new ServiceStandard(
                code,
                draft.name,
                null,
                draft.limit,
                draft.method,
                draft.documents,
                draft.fee,
                draft.officer,
                draft.limitUnit,
                beginning(draft, code),
                draft.variants);
    }

    /** The event that starts the clock, where the charter names another than receipt. */
    private @Nullable ClockStart beginning(DraftService draft, ServiceCode code) {
        var texts = new ArrayList<String>();
        texts.add(draft.limit);
        draft.variants.forEach(v -> texts.add(v.limit()));
        for (var text : texts) {
            var start = TimeLimitReader.read(text).clockStarts();
            if (start != null && !start.isReceipt()) {
                return asked(draft, code, text, start);
            }
        }
        return null;
    }

    private @Nullable ClockStart asked(
            DraftService draft, ServiceCode code, String limit, ClockStart start) {
        var event = start.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var chosen =
                findings.ask(
                        "beginning@" + code,
                        draft.line,
                        limit,
                        "the limit of "
                                + code
                                + " counts from "
                                + start.en()
                                + "; does that event start the clock of its cases?",
                        code
                                + "-এর সময়সীমা "
                                + start.bn()
                                + " থেকে গণনা হয়; আবেদনের সময় কি তখন থেকে গণনা হবে?",
                        List.of(
                                new Choice(
                                        event,
                                        "from " + start.en() + ", which a fact tells of",
                                        start.bn() + " থেকে, যা আলাদা তথ্যে জানানো হবে"),
                                new Choice(
                                        "receipt",
                                        "from receipt of the request",
                                        "আবেদন প্রাপ্তি থেকে")));
        return event.equals(chosen) ? start : null;
    }
}
