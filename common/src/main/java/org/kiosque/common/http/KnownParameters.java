package org.kiosque.common.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Refuses query parameters that the call does not know: a slip in a filter's name must not answer with everything. */
final class KnownParameters implements HandlerInterceptor {

    private static final int LONGEST_NAME_TOLD = 40;

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null
                && handler instanceof HandlerMethod method
                && request.getDispatcherType() == DispatcherType.REQUEST) {
            Set<String> names = known.computeIfAbsent(method, KnownParameters::namesOf);
            for (String raw : UriComponentsBuilder.newInstance()
                    .query(query)
                    .build()
                    .getQueryParams()
                    .keySet()) {
                String name = UriUtils.decode(raw, StandardCharsets.UTF_8);
                if (!name.isEmpty() && !names.contains(name)) {
                    throw new InvalidFieldException(
                            name.length() > LONGEST_NAME_TOLD ? name.substring(0, LONGEST_NAME_TOLD) + "…" : name,
                            "is not a parameter of this call" + (names.isEmpty() ? "" : ", which has " + told(names)));
                }
            }
        }
        return true;
    }

    private static Set<String> namesOf(HandlerMethod method) {
        return Stream.of(method.getMethod().getParameters())
                .flatMap(parameter -> Stream.ofNullable(
                                AnnotatedElementUtils.getMergedAnnotation(parameter, RequestParam.class))
                        .map(annotation -> annotation.name().isEmpty() ? parameter.getName() : annotation.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String told(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
