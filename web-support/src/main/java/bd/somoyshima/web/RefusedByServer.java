package bd.somoyshima.web;

import bd.somoyshima.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the web server itself refuses, before any of our code sees it, is answered as a problem like
 * everything else: an address that cannot be decoded, headers that are too long.
 */
@Configuration(proxyBeanMethods = false)
public class RefusedByServer {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsAsProblems() {
        return factory ->
                factory.addContextCustomizers(
                        context -> {
                            if (context.getParent() instanceof StandardHost host) {
                                host.setErrorReportValveClass(Report.class.getName());
                            }
                        });
    }

    /** Writes a problem in place of a page. */
    public static final class Report extends ErrorReportValve {

        private static final Log LOG = LogFactory.getLog(Report.class);
        private static final JsonMapper JSON =
                JsonMapper.builder()
                        .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                        .build();

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var type =
                    status == 404
                            ? ProblemType.NOT_FOUND
                            : status < 500
                                    ? ProblemType.MALFORMED_REQUEST
                                    : ProblemType.INTERNAL_ERROR;
            var problem =
                    Problems.of(
                            type,
                            status < 500
                                    ? "the web server cannot read this request: its address has characters that do not"
                                            + " belong there, such as %00 or %2F, or its headers are too long"
                                    : "the fault is in this program's log; sending again is safe");
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.getOutputStream()
                        .write(JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                LOG.debug("the sender has gone", e);
            }
        }
    }
}
