package org.kiosque.article.repeating;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.site.RandomId;
import org.kiosque.common.problem.InvalidFieldException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a repeated request as the first time, for {@value #HOURS} hours, whichever replica gets it.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key</a>
 */
@Component
public class FirstAnswers {

    /** Name of the header. */
    public static final String HEADER = "Idempotency-Key";

    static final int HOURS = 24;

    /** Longer than any deadline of the store. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final MongoOperations mongo;
    private final InstantSource clock;
    private final JsonMapper json;

    FirstAnswers(MongoOperations mongo, InstantSource clock, JsonMapper json) {
        this.mongo = mongo;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Creates something once.
     *
     * @param key of the header; null when it was not sent, then every request counts
     * @param caller whose key it is, and of which endpoint
     * @param request what was asked: with the same key always the same
     * @param create makes the thing of the id that it is given, or finds that it is already made
     * @throws KeyReusedException when the key came with another request before
     * @throws StillRunningException when the first request has no answer yet
     */
    public <T> T once(@Nullable String key, String caller, byte[] request, Class<T> type, Function<String, T> create) {
        if (key == null) {
            return create.apply(RandomId.next());
        }
        if (!KEY.matcher(key).matches()) {
            throw new InvalidFieldException(HEADER, "has 1 to 255 visible ASCII characters");
        }
        FirstAnswer first = claim(hash((caller + "\n" + key).getBytes(StandardCharsets.UTF_8)), hash(request));
        if (first.answer() != null) {
            return json.readValue(first.answer(), type);
        }
        T made = create.apply(first.created());
        mongo.updateFirst(
                query(where("_id").is(first.id())),
                new Update().set("answer", json.writeValueAsString(made)),
                FirstAnswer.class);
        return made;
    }

    /** @return answered, or without an answer and now the caller's own to make */
    private FirstAnswer claim(String id, String request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        mongo.remove(query(where("_id").is(id).and("expiresAt").lte(now)), FirstAnswer.class);
        var own =
                new FirstAnswer(id, request, RandomId.next(), now.plus(LEASE), now.plus(Duration.ofHours(HOURS)), null);
        try {
            return mongo.insert(own);
        } catch (DuplicateKeyException cameBefore) {
            FirstAnswer first = mongo.findById(id, FirstAnswer.class);
            if (first == null) {
                throw new StillRunningException(); // it has expired this very moment
            }
            if (!first.request().equals(request)) {
                throw new KeyReusedException();
            }
            if (first.answer() == null) {
                takeOver(first, now);
            }
            return first;
        }
    }

    private void takeOver(FirstAnswer first, Instant now) {
        boolean taken = !first.until().isAfter(now)
                && mongo.updateFirst(
                                        query(where("_id")
                                                .is(first.id())
                                                .and("until")
                                                .is(first.until())
                                                .and("answer")
                                                .is(null)),
                                        new Update().set("until", now.plus(LEASE)),
                                        FirstAnswer.class)
                                .getModifiedCount()
                        == 1;
        if (!taken) {
            throw new StillRunningException();
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
