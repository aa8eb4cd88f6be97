package org.kiosque.local.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ten wrong passwords for one name, one more every six seconds, and a hundred for all names together: then 429 with
 * {@code Retry-After}, before the password is checked, which costs far more than refusing. What succeeds is not counted.
 */
final class SignInRate extends OncePerRequestFilter {

    static final int FAILURES_PER_NAME = 10;
    static final int FAILURES_IN_ALL = 100;

    private static final int NAMES = 10_000;
    private static final Duration REFILLED_WITHIN = Duration.ofMinutes(1);

    private final BasicAuthenticationConverter credentials = new BasicAuthenticationConverter();
    private final Bucket all = bucket(FAILURES_IN_ALL);
    private final LoadingCache<String, Bucket> names = Caffeine.newBuilder()
            .maximumSize(NAMES)
            .expireAfterAccess(REFILLED_WITHIN)
            .build(_ -> bucket(FAILURES_PER_NAME));

    private static Bucket bucket(int failures) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(failures).refillGreedy(failures, REFILLED_WITHIN))
                .build();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Bucket ofName = names.get(name(request));
        long wait = Math.max(nanosUntilOneIsLeft(all), nanosUntilOneIsLeft(ofName));
        if (wait > 0) {
            refuse(response, wait);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
            all.tryConsume(1);
            ofName.tryConsume(1);
        }
    }

    private static long nanosUntilOneIsLeft(Bucket bucket) {
        return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    private String name(HttpServletRequest request) {
        if (request.getRequestURI().equals(SignInPage.PATH)) {
            return Objects.requireNonNullElse(request.getParameter("username"), "");
        }
        try {
            Authentication found = credentials.convert(request);
            return found == null ? "" : found.getName();
        } catch (AuthenticationException unreadable) {
            return "";
        }
    }

    private static void refuse(HttpServletResponse response, long wait) throws IOException {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(TimeUnit.NANOSECONDS.toSeconds(wait) + 1));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter()
                .write(
                        "{\"error\":\"slow_down\",\"error_description\":\"At most %d wrong passwords a minute for one name.\"}"
                                .formatted(FAILURES_PER_NAME));
    }
}
