package bd.somoyshima.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a Grafana needs for readers of one district or division: a database role that sees the rows
 * of that place only, a data source that signs in as that role, and the dashboards in a folder.
 *
 * <p>Whoever may look at a dashboard may send its data source any SQL. Readers of a place therefore
 * get an organisation of Grafana of their own: within one organisation every viewer reaches every
 * data source. The data source and the dashboards keep their uids, which are unique within an
 * organisation.
 */
public final class PlaceEdition {

    private static final Pattern PLACE = Pattern.compile("BD-\\d\\d(-\\d\\d)?");
    private static final int OWN_ORGANISATION = 2;

    private PlaceEdition() {}

    /** The name of the role that sees a place, e.g. {@code somoyshima_dash_bd_30_56}. */
    static String role(String place) {
        return "somoyshima_dash_" + place.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Makes the role; {@code password} is a variable of psql. */
    static String roleSql(String place) {
        return template("place-edition/role.sql", place, 0);
    }

    /**
     * All files by their path.
     *
     * @param place the BBS code of a district or division
     * @param organisation the number of the organisation in Grafana, 2 or more: 1 is the ministry's
     * @throws IllegalArgumentException naming what is wrong
     */
    static Map<String, String> files(String place, int organisation) {
        if (!PLACE.matcher(place).matches()) {
            throw new IllegalArgumentException(
                    "place is '"
                            + place
                            + "'; write a division such as BD-30 or a district such as BD-30-56");
        }
        if (organisation < OWN_ORGANISATION) {
            throw new IllegalArgumentException(
                    "organisation is "
                            + organisation
                            + "; write 2 or more: in organisation 1, the ministry's, every viewer reaches the ministry's data source");
        }
        var name = "somoyshima-" + place.toLowerCase(Locale.ROOT);
        var files = new TreeMap<String, String>();
        files.put("role.sql", roleSql(place));
        files.put(
                "provisioning/datasources/" + name + ".yaml",
                template("place-edition/datasource.yaml", place, organisation));
        files.put(
                "provisioning/dashboards/" + name + ".yaml",
                template("place-edition/dashboards.yaml", place, organisation));
        for (var dashboard : Generator.dashboards()) {
            var edition = dashboard.withoutMetrics();
            if (edition == null) {
                continue;
            }
            for (var language : Language.values()) {
                files.put(
                        "dashboards/"
                                + place
                                + "/"
                                + language.code()
                                + "/"
                                + dashboard.name()
                                + ".json",
                        Generator.pretty(DashboardJson.of(edition, language)));
            }
        }
        return files;
    }

    private static String template(String file, String place, int organisation) {
        try (var in = Objects.requireNonNull(PlaceEdition.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@place@", place)
                    .replace("@name@", place.toLowerCase(Locale.ROOT))
                    .replace("@role@", role(place))
                    .replace("@PASSWORD@", role(place).toUpperCase(Locale.ROOT) + "_PASSWORD")
                    .replace("@organisation@", String.valueOf(organisation));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the files.
     *
     * @param args the place, the number of the organisation, the directory to write to
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException(
                    "write a place, the number of an organisation and a directory");
        }
        var directory = Path.of(args[2]);
        for (var file : files(args[0], Integer.parseInt(args[1])).entrySet()) {
            var path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        System.out.println("Written to " + directory.toAbsolutePath().normalize());
    }
}
