package bd.somoyshima.web;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a parameter of a name is written, at whatever address, and an example of it.
 *
 * @param pattern what a text matches as a whole; null for numbers and dates
 * @param least of a number, inclusive
 * @param most of a number, inclusive
 */
public record ParameterForm(
        @Nullable String pattern, @Nullable Long least, @Nullable Long most, Object example) {

    static final String OFFICE = "^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$";
    static final String PLACE = "^BD(-[0-9]{2}){0,3}$";

    /** Something to read: no control characters, and not spaces only. */
    public static final String TEXT =
            "^[^\\u0000-\\u001F\\u007F-\\u009F]*[^\\s\\u0000-\\u001F\\u007F-\\u009F]"
                    + "[^\\u0000-\\u001F\\u007F-\\u009F]*$";

    private static final ParameterForm DAY = new ParameterForm(null, null, null, "2026-05-24");

    private static final Map<String, ParameterForm> FORMS =
            Map.ofEntries(
                    Map.entry("office", text(OFFICE, "ict-manikganj-sadar")),
                    Map.entry("place", text(PLACE, "BD-30-56")),
                    Map.entry(
                            "of",
                            text(
                                    "^(BD(-[0-9]{2}){0,3}|office:[a-z0-9][a-z0-9-]{0,62}[a-z0-9])$",
                                    "BD-30-56")),
                    Map.entry("month", text("^20[0-9]{2}-(0[1-9]|1[0-2])$", "2026-05")),
                    Map.entry(
                            "caseNo", text("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "MS-2026-000001")),
                    Map.entry("clientId", text("^[a-z0-9][a-z0-9-]{1,63}$", "ict-manikganj-sadar")),
                    Map.entry("client", text(TEXT, "ict-manikganj-sadar")),
                    Map.entry("actor", text(TEXT, "development")),
                    Map.entry("source", text(TEXT, "urn:office:ict-manikganj-sadar")),
                    Map.entry("name", text("^[a-z0-9.-]{1,64}$", "service-request.received.v1")),
                    Map.entry("code", text("^[A-Za-z0-9_-]{1,64}$", "wrong-parameter")),
                    Map.entry("id", text(TEXT, "my-first-fact")),
                    Map.entry(
                            "service",
                            text(
                                    "^(citizen|institutional|internal)/[0-9]{2,3}([.][a-z][a-z0-9-]{0,29})?$",
                                    "citizen/01")),
                    Map.entry("overlap", text("^P([0-9]{1,2}D|T[0-9]{1,6}[HMS])$", "PT24H")),
                    Map.entry("to", text(SafeAddress.FORM, "/api-docs.html")),
                    Map.entry("limit", new ParameterForm(null, 1L, 1000L, 100)),
                    Map.entry("quarantineId", new ParameterForm(null, 1L, null, 1)));

    private static ParameterForm text(String pattern, Object example) {
        return new ParameterForm(pattern, null, null, example);
    }

    /** Writes into the schema what is known of a parameter. */
    static void complete(Parameter parameter, Schema<?> schema) {
        var form = FORMS.get(parameter.getName());
        if (schema.getEnum() != null) {
            example(parameter, schema.getEnum().getFirst());
        } else if (is(schema, "array")) {
            if (schema.getItems().getEnum() == null) {
                schema.setDefault(null);
            }
        } else if (is(schema, "boolean")) {
            example(parameter, true);
        } else if (schema.getFormat() != null && schema.getFormat().startsWith("date")) {
            example(
                    parameter,
                    schema.getFormat().equals("date")
                            ? DAY.example()
                            : "2026-05-24T00:00:00+06:00");
        } else if (is(schema, "string")) {
            schema.setFormat(null);
            if (schema.getPattern() == null) {
                schema.setPattern(form == null || form.pattern() == null ? TEXT : form.pattern());
            }
            if (form != null && form.example().toString().matches(schema.getPattern())) {
                example(parameter, form.example());
            }
        } else if (form != null && (form.least() != null || form.most() != null)) {
            schema.setMinimum(form.least() == null ? null : BigDecimal.valueOf(form.least()));
            schema.setMaximum(form.most() == null ? null : BigDecimal.valueOf(form.most()));
            example(parameter, form.example());
        }
    }

    private static void example(Parameter parameter, Object example) {
        if (parameter.getExample() == null) {
            parameter.setExample(example);
        }
    }

    private static boolean is(Schema<?> schema, String type) {
        return type.equals(schema.getType())
                || (schema.getTypes() != null && schema.getTypes().contains(type));
    }
}
