package org.kiosque.comment.posting.hook;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.policy.CleanedText;
import org.kiosque.common.failures.InvalidFieldException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the operator's own classifier about a comment. Whoever does not answer in time, or as agreed, is skipped: nobody is
 * refused for it, and moderators see that it was so. Never fails; takes no longer than its timeout. Safe for use by several threads.
 */
public final class IntakeHook implements AutoCloseable {

    /** Of one answer. */
    static final int MOST_FINDINGS = 5;

    /** In UTF-16 units. */
    static final int LONGEST_FINDING = 200;

    private static final Logger log = LoggerFactory.getLogger(IntakeHook.class);

    private final HookClient client;
    private final CircuitBreaker breaker;
    private final JsonMapper json;
    private final MeterRegistry meters;

    IntakeHook(HookClient client, CircuitBreaker breaker, JsonMapper json, MeterRegistry meters) {
        this.client = client;
        this.breaker = breaker;
        this.json = json;
        this.meters = meters;
    }

    /**
     * All that is sent: neither the writer's e-mail nor network address.
     *
     * @param id that the comment will have
     * @param parentId the comment that it answers; null when it answers the article
     * @param author only a name
     * @param language BCP 47, of the text
     * @param edited whether these are other words of a comment that was posted before
     */
    public record Question(
            String id,
            String articleId,
            @Nullable String parentId,
            Author author,
            String language,
            String body,
            boolean edited,
            Instant at) {

        public record Author(String name) {}
    }

    public enum Verdict {
        /** No objection: what else was found still holds. */
        PUBLISH,
        HOLD,
        REJECT,
        SPAM,
        /** Nobody has said anything. */
        SKIPPED
    }

    /** @param findings in words, for moderators */
    public record Opinion(Verdict verdict, List<String> findings) {

        public Opinion {
            findings = List.copyOf(findings);
        }
    }

    public Opinion ask(Question question) {
        Opinion opinion = asked(question);
        meters.counter("comments.hook", "verdict", opinion.verdict().name().toLowerCase(Locale.ROOT))
                .increment();
        return opinion;
    }

    private Opinion asked(Question question) {
        try {
            return breaker.executeCallable(() -> read(client.ask(json.writeValueAsString(question))));
        } catch (CallNotPermittedException resting) {
            return new Opinion(Verdict.SKIPPED, List.of());
        } catch (Exception e) { // time-outs, resets, bad statuses and bad answers alike
            log.warn("The intake hook has no answer: {}", e.toString());
            return new Opinion(Verdict.SKIPPED, List.of());
        }
    }

    /** @throws IOException when it is not as agreed: then nothing of it counts */
    private Opinion read(String answer) throws IOException {
        JsonNode told;
        try {
            told = json.readTree(answer);
        } catch (JacksonException e) {
            throw new IOException("an answer that is no JSON", e);
        }
        Verdict verdict = switch (told.path("verdict").asString("")) {
            case "publish" -> Verdict.PUBLISH;
            case "hold" -> Verdict.HOLD;
            case "reject" -> Verdict.REJECT;
            case "spam" -> Verdict.SPAM;
            default -> throw new IOException("an answer without a verdict");
        };
        List<String> findings = new ArrayList<>();
        for (JsonNode finding : told.path("findings")) {
            if (finding.isString() && findings.size() < MOST_FINDINGS) {
                cleaned(finding.asString()).ifPresent(findings::add);
            }
        }
        return new Opinion(verdict, findings);
    }

    private static Optional<String> cleaned(String finding) {
        try {
            String text = CleanedText.line("", finding.substring(0, Math.min(finding.length(), LONGEST_FINDING)));
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (InvalidFieldException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
