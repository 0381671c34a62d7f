package bd.somoyshima.dashboards;

/**
 * Where a click leads.
 *
 * @param title what the reader is told of it
 * @param url with Grafana's variables; {@code @lang@} stands for the language
 */
public record Link(Text title, String url) {

    private static final String KEEP = "&${demonstration:queryparam}&${__url_time_range}";

    /** The dashboard of the office in the row. */
    static final Link OFFICE =
            new Link(
                    new Text("Open this office", "এই কার্যালয় দেখুন"),
                    "/d/somoyshima-office-@lang@?var-district=${__data.fields.district_code}"
                            + "&var-office=${__data.fields.office_id}"
                            + KEEP);

    /** The overview of the district in the row. */
    static final Link DISTRICT =
            new Link(
                    new Text("Open this district", "এই জেলা দেখুন"),
                    "/d/somoyshima-district-overview-@lang@?var-district=${__data.fields.district_code}"
                            + KEEP);

    /** The dashboard of the service in the row. */
    static final Link SERVICE =
            new Link(
                    new Text("This service across offices", "সকল কার্যালয়ে এই সেবা"),
                    "/d/somoyshima-service-@lang@?var-department=${__data.fields.department}"
                            + "&var-service=${__data.fields.service_code}"
                            + KEEP);

    /** The deadline receipt of the case in the row. */
    static final Link RECEIPT =
            new Link(
                    new Text("Why is it due on that day?", "কেন এই দিন শেষ তারিখ?"),
                    "${__data.fields.receipt}?lang=@lang@");

    /** The page whose address is in a column of the row. */
    static Link page(Text title, String column) {
        return new Link(title, "${__data.fields." + column + "}");
    }
}
