package bd.somoyshima.eventlog.violation;

import java.net.http.HttpClient;

/** What the event log must not do. */
final class AsksOverHttp {

    private AsksOverHttp() {}

    static HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
