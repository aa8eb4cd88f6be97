package org.kiosque.common.idempotency;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.failures.Refusal;
import org.kiosque.common.idempotency.IdempotencyException.KeyReusedException;
import org.kiosque.common.idempotency.IdempotencyException.StillRunningException;
import org.kiosque.common.store.FormerCollection;
import org.kiosque.common.store.GroupedInserts;
import org.kiosque.common.store.StoreRounds;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a repeated request as the first time, for {@value #HOURS} hours, whichever replica gets it. Only answers are
 * kept: a request that was refused leaves no trace, and one that failed can be repeated at once and then creates what the
 * first one was about to create.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key</a>
 */
public final class IdempotencyKeys {

    /** Name of the header. */
    public static final String HEADER = "Idempotency-Key";

    static final int HOURS = 24;

    /** Longer than any deadline of the store. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final MongoOperations mongo;
    private final InstantSource clock;
    private final JsonMapper json;
    private final FormerCollection former;
    private final GroupedInserts<KeyedRequest> claims;
    private final StoreRounds<Answered, Boolean> answers = new StoreRounds<>("idempotency-answers", this::keep);

    private record Answered(String id, String answer) {}

    /** @param former where an earlier version kept them */
    IdempotencyKeys(MongoOperations mongo, InstantSource clock, JsonMapper json, FormerCollection former) {
        this.mongo = mongo;
        this.clock = clock;
        // What an earlier version answered may have had more fields.
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.former = former;
        this.claims = new GroupedInserts<>(mongo, KeyedRequest.class, null);
    }

    /**
     * Creates something once.
     *
     * @param key of the header; null when it was not sent, then every request counts
     * @param caller whose key it is, and of which endpoint
     * @param request what was asked, or a digest of it: with the same key always the same
     * @param create makes the thing of the id that it is given, or finds that it is already made; a {@link Refusal} means
     *     that nothing was made, after anything else the same id comes again
     * @throws KeyReusedException when the key came with another request before
     * @throws StillRunningException when the first request has no answer yet
     * @throws InvalidFieldException when the key is none, or when {@code create} refuses
     */
    public <T> T once(@Nullable String key, String caller, byte[] request, Class<T> type, Function<Claim, T> create) {
        String fresh = RandomId.next();
        if (key == null) {
            return create.apply(new Claim(fresh, false));
        }
        if (!KEY.matcher(key).matches()) {
            throw new InvalidFieldException(HEADER, "has 1 to 255 visible ASCII characters");
        }
        KeyedRequest first = claim(hash((caller + "\n" + key).getBytes(StandardCharsets.UTF_8)), hash(request), fresh);
        if (first.answer() != null) {
            return json.readValue(first.answer(), type);
        }
        return attempt(first, !first.created().equals(fresh), create);
    }

    private <T> T attempt(KeyedRequest own, boolean retaken, Function<Claim, T> create) {
        try {
            T made = create.apply(new Claim(own.created(), retaken));
            answers.ask(new Answered(own.id(), json.writeValueAsString(made)));
            return made;
        } catch (RuntimeException | Error failed) {
            if (failed instanceof Refusal) {
                giveUp(failed, () -> mongo.remove(ownedBy(own), KeyedRequest.class));
                throw failed;
            }
            // The thing may be made all the same: the next attempt must be at the same one.
            Instant atOnce = clock.instant();
            giveUp(
                    failed,
                    () -> mongo.updateFirst(ownedBy(own), new Update().set("until", atOnce), KeyedRequest.class));
            throw failed;
        }
    }

    private List<Boolean> keep(List<Answered> all) {
        var updates = mongo.bulkOps(BulkMode.UNORDERED, KeyedRequest.class);
        all.forEach(one -> updates.updateOne(
                query(where("_id").is(one.id()).and("answer").is(null)), new Update().set("answer", one.answer())));
        updates.execute();
        return all.stream().map(_ -> true).toList();
    }

    /**
     * Forgets the keys under which these were created, with their answers: a person whose data are erased leaves none. The
     * same request would create something new. Repeating is harmless.
     */
    public void forget(Collection<String> created) {
        mongo.remove(query(where("created").in(created)), KeyedRequest.class);
    }

    /** If this fails, too, the claim ends by itself a little later. */
    private static void giveUp(Throwable reason, Runnable release) {
        try {
            release.run();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    /** @return answered, or without an answer and now the caller's own to make */
    private KeyedRequest claim(String id, String request, String fresh) {
        former.moveOnce();
        Instant now = clock.instant();
        String owner = RandomId.next();
        var own = new KeyedRequest(id, request, fresh, owner, now.plus(LEASE), now.plus(Duration.ofHours(HOURS)), null);
        KeyedRequest first = cameBefore(own);
        if (first != null && !first.expiresAt().isAfter(now)) {
            mongo.remove(query(where("_id").is(id).and("expiresAt").lte(now)), KeyedRequest.class);
            first = cameBefore(own);
        }
        if (first == null) {
            return own;
        }
        if (!first.request().equals(request)) {
            throw new KeyReusedException();
        }
        return first.answer() == null ? takenOver(first, owner, now) : first;
    }

    /** @return null when nobody did, and the key is now this request's */
    private @Nullable KeyedRequest cameBefore(KeyedRequest own) {
        if (claims.insert(own).isPresent()) {
            return null;
        }
        KeyedRequest first = mongo.findById(own.id(), KeyedRequest.class);
        if (first == null) {
            throw new StillRunningException(); // it was refused or has expired this very moment
        }
        return first;
    }

    private KeyedRequest takenOver(KeyedRequest first, String owner, Instant now) {
        if (first.until().isAfter(now)) {
            throw new StillRunningException();
        }
        Instant until = now.plus(LEASE);
        Query asItWas = query(where("_id")
                .is(first.id())
                .and("owner")
                .is(first.owner())
                .and("until")
                .is(first.until())
                .and("answer")
                .is(null));
        var mine = new Update().set("until", until).set("owner", owner);
        if (mongo.updateFirst(asItWas, mine, KeyedRequest.class).getModifiedCount() != 1) {
            throw new StillRunningException();
        }
        return new KeyedRequest(first.id(), first.request(), first.created(), owner, until, first.expiresAt(), null);
    }

    private static Query ownedBy(KeyedRequest own) {
        return query(where("_id")
                .is(own.id())
                .and("owner")
                .is(own.owner())
                .and("answer")
                .is(null));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
