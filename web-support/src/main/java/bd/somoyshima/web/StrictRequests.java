package bd.somoyshima.web;

import bd.somoyshima.eventlog.StrictJson;
import bd.somoyshima.problem.ProblemType;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Nothing of a request is passed over: a parameter that an address does not have, or that is empty,
 * is told, and bodies are bound as facts are.
 */
@Configuration(proxyBeanMethods = false)
public class StrictRequests implements WebMvcConfigurer {

    private static final int UNICODE = Pattern.UNICODE_CHARACTER_CLASS;
    private static final String OURS = "bd.somoyshima";

    @Bean
    JsonMapperBuilderCustomizer strictBodies() {
        return builder -> {
            StrictJson.configure(builder);
            builder.changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL));
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters());
    }

    /** Refuses parameters of the query that the address does not have, or that are empty. */
    private static final class KnownParameters implements HandlerInterceptor {

        private static final Pattern READABLE = Pattern.compile(ParameterForm.TEXT, UNICODE);

        private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (!(handler instanceof HandlerMethod method)
                    || !method.getBeanType().getName().startsWith(OURS)) {
                return true;
            }
            var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
            if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
                throw Problems.exception(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Encoding is '" + encoding + "'; send the body as it is");
            }
            var query = request.getQueryString();
            if (query == null) {
                return true;
            }
            var names = known.computeIfAbsent(method.getMethod(), m -> known(method));
            var sent = UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
            for (var parameter : sent.entrySet()) {
                var name = parameter.getKey();
                if (names.contains(name)
                        && parameter.getValue().stream().anyMatch(v -> v == null || v.isBlank())) {
                    throw Problems.exception(
                            ProblemType.WRONG_PARAMETER,
                            name + " is empty; write a value, or leave it out");
                }
                if (names.contains(name)
                        && Arrays.stream(request.getParameterValues(name))
                                .anyMatch(v -> !READABLE.matcher(v).matches())) {
                    throw Problems.exception(
                            ProblemType.WRONG_PARAMETER,
                            name + " has a control character, or nothing but spaces");
                }
                if (!names.contains(name) && isOfSibling(method, name)) {
                    throw Problems.unanswerable(
                            "the parameter '"
                                    + name
                                    + "' does not go with this content type or with the other parameters");
                }
                if (!names.contains(name)) {
                    throw Problems.exception(
                            ProblemType.WRONG_PARAMETER,
                            "there is no parameter '"
                                    + name
                                    + "'; "
                                    + (names.isEmpty()
                                            ? "this address has none"
                                            : "write some of " + String.join(", ", names)));
                }
            }
            return true;
        }

        /** Whether the same address has the parameter, with another content type. */
        private boolean isOfSibling(HandlerMethod method, String name) {
            var path = mapping(method.getMethod());
            if (path == null) {
                return false;
            }
            return Arrays.stream(method.getBeanType().getDeclaredMethods())
                    .filter(m -> !m.equals(method.getMethod()))
                    .filter(
                            m -> {
                                var other = mapping(m);
                                return other != null
                                        && Arrays.equals(path.path(), other.path())
                                        && Arrays.equals(path.method(), other.method());
                            })
                    .anyMatch(m -> known(new HandlerMethod(method.getBean(), m)).contains(name));
        }

        private static @Nullable RequestMapping mapping(Method method) {
            return AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        }

        private static Set<String> known(HandlerMethod method) {
            var names = new TreeSet<String>();
            for (var parameter : method.getMethodParameters()) {
                var annotation = parameter.getParameterAnnotation(RequestParam.class);
                if (annotation != null) {
                    names.add(
                            annotation.name().isEmpty()
                                    ? parameter.getParameter().getName()
                                    : annotation.name());
                } else if (parameter.getParameterType().isRecord()
                        && !parameter.hasParameterAnnotation(RequestBody.class)
                        && !parameter.hasParameterAnnotation(AuthenticationPrincipal.class)) {
                    // the parameters of a filter, taken together
                    for (var component : parameter.getParameterType().getRecordComponents()) {
                        names.add(component.getName());
                    }
                }
            }
            var mapping = mapping(method.getMethod());
            if (mapping != null) {
                Arrays.stream(mapping.params())
                        .map(p -> p.replaceAll("^!|!?=.*$", ""))
                        .forEach(names::add);
            }
            return names;
        }
    }
}
