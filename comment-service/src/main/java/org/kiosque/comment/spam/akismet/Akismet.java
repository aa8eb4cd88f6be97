package org.kiosque.comment.spam.akismet;

import feign.FeignException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.spam.SpamWitness;
import org.kiosque.comment.spam.Suspect;
import org.kiosque.comment.spam.akismet.AkismetProperties.OnFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;

/**
 * Asks Akismet about a comment, which tells a third party its text, its writer's name, e-mail and network address. When it does not
 * answer in time, or says that the fault is on our side, the comment is held or not, as configured.
 */
final class Akismet implements SpamWitness {

    /** With which Akismet says why it takes a request for invalid. */
    static final String HELP = "X-akismet-debug-help";

    private static final String FOUND = "akismet";
    private static final String UNVERIFIED = "akismet-unverified";
    private static final Logger log = LoggerFactory.getLogger(Akismet.class);

    private final AkismetClient client;
    private final CircuitBreaker breaker;
    private final AkismetProperties properties;
    private final String key;

    Akismet(AkismetClient client, CircuitBreaker breaker, AkismetProperties properties, String key) {
        this.client = client;
        this.breaker = breaker;
        this.properties = properties;
        this.key = key;
    }

    @Override
    public Optional<String> look(Suspect suspect) {
        try {
            return findingOf(breaker.executeSupplier(() -> client.check(form(suspect))));
        } catch (CallNotPermittedException resting) {
            return unverified();
        } catch (RuntimeException e) { // time-outs, resets, bad statuses and bad bodies alike
            log.warn("Akismet does not answer: {}", told(e));
            return unverified();
        }
    }

    /** Without the answer's own words, which may repeat our key. */
    private static String told(RuntimeException failure) {
        return failure instanceof FeignException answered && answered.status() > 0
                ? "status " + answered.status()
                : failure.toString();
    }

    private Map<String, String> form(Suspect suspect) {
        Map<String, String> form = new HashMap<>();
        form.put("api_key", key);
        form.put("blog", properties.blog().toString());
        form.put("user_ip", suspect.address());
        form.put("comment_type", suspect.reply() ? "reply" : "comment");
        form.put("comment_author", suspect.name());
        form.put("comment_author_email", suspect.email());
        form.put("comment_content", suspect.body());
        form.put(
                "comment_date_gmt", suspect.at().truncatedTo(ChronoUnit.SECONDS).toString());
        form.put("blog_charset", "UTF-8");
        return form;
    }

    private Optional<String> findingOf(@Nullable ResponseEntity<String> answer) {
        String body = answer == null ? null : answer.getBody();
        return switch (body == null ? "" : body.strip()) {
            case "true" -> Optional.of(FOUND);
            case "false" -> Optional.empty();
            default -> {
                log.error(
                        "Akismet refuses our own request: {}",
                        answer == null ? "" : answer.getHeaders().getFirst(HELP));
                yield unverified();
            }
        };
    }

    private Optional<String> unverified() {
        return properties.onFailure() == OnFailure.HOLD ? Optional.of(UNVERIFIED) : Optional.empty();
    }
}
