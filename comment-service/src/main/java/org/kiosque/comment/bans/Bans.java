package org.kiosque.comment.bans;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.paging.Page;
import org.kiosque.common.store.StoreRounds;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** All bans. Of an e-mail address or a network nothing but a keyed hash is stored. */
@Component
public class Bans {

    static final String COLLECTION = "bans";

    private static final Keyset NEWEST_FIRST = Keyset.newestFirst("at");
    private static final int DEEPEST_DOMAIN = 10;

    private final MongoOperations mongo;
    private final Pseudonyms pseudonyms;
    private final InstantSource clock;
    private final StoreRounds<List<String>, List<Ban>> looks = new StoreRounds<>("bans", this::holdingOf);

    Bans(MongoOperations mongo, Pseudonyms pseudonyms, InstantSource clock) {
        this.mongo = mongo;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /**
     * @param who the kind and whom it is about; one ban each
     * @param label for moderators, which does not tell whom it is about
     * @param until null for good
     */
    @Document(COLLECTION)
    record Ban(
            @Id String id,
            String who,
            String kind,
            String label,
            @Nullable String reason,
            String by,
            Instant at,
            @Nullable Instant until) {}

    /** @return whom a ban of an e-mail address is about */
    String email(String address) {
        byte[] named = ("e-mail address " + address).getBytes(StandardCharsets.UTF_8);
        return BanKind.EMAIL.word() + ":" + pseudonyms.ofText(named);
    }

    static String domain(String domain) {
        return BanKind.DOMAIN.word() + ":" + domain;
    }

    /** @param hash as it stands with a comment */
    static String network(String hash) {
        return BanKind.NETWORK.word() + ":" + hash;
    }

    /** Repeating is harmless: the last end and reason hold. */
    Ban add(BanKind kind, String who, String label, @Nullable String reason, String by, @Nullable Instant until) {
        var update = new Update()
                .setOnInsert("_id", RandomId.next())
                .set("kind", kind.word())
                .set("label", label)
                .set("reason", reason)
                .set("by", by)
                .set("at", clock.instant())
                .set("until", until);
        Ban ban = mongo.findAndModify(
                query(where("who").is(who)),
                update,
                FindAndModifyOptions.options().upsert(true).returnNew(true),
                Ban.class);
        return Objects.requireNonNull(ban);
    }

    /** @return false when there is none */
    boolean remove(String id) {
        return mongo.remove(query(where("_id").is(id)), Ban.class).getDeletedCount() > 0;
    }

    /** Of one e-mail address and these networks; of a domain, which is nobody's own, they stay. Repeating is harmless. */
    public void forget(String email, Collection<String> networkHashes) {
        List<String> who = new ArrayList<>(List.of(email(email)));
        networkHashes.forEach(hash -> who.add(network(hash)));
        mongo.remove(query(where("who").in(who)), Ban.class);
    }

    /** As far as the person may know it. */
    public record OwnBan(
            String kind,
            @Nullable String reason,
            Instant at,
            @Nullable Instant until) {}

    /** @return the ban of that e-mail address, even if it is over */
    public Optional<OwnBan> of(String email) {
        return Optional.ofNullable(mongo.findOne(query(where("who").is(email(email))), Ban.class))
                .map(ban -> new OwnBan(ban.kind(), ban.reason(), ban.at(), ban.until()));
    }

    /** Those that hold, the latest first. */
    Page<Ban> page(@Nullable Cursor after, int limit) {
        List<Ban> found = mongo.find(NEWEST_FIRST.part(holding(), after, limit), Ban.class);
        return Page.of(found, limit, ban -> ban, ban -> new Cursor(ban.at(), ban.id()));
    }

    private Criteria holding() {
        return new Criteria().orOperator(where("until").is(null), where("until").gt(clock.instant()));
    }

    /**
     * @param email as it is stored with a comment
     * @param networkHash likewise
     * @return the end of the ban that lasts longest, {@link Instant#MAX} for good; empty when nothing bans them
     */
    public Optional<Instant> lasting(String email, String networkHash) {
        List<String> who = new ArrayList<>(List.of(email(email), network(networkHash)));
        String domain = email.substring(email.lastIndexOf('@') + 1);
        for (int depth = 0; depth < DEEPEST_DOMAIN && !domain.isEmpty(); depth++) {
            who.add(domain(domain));
            domain = domain.indexOf('.') < 0 ? "" : domain.substring(domain.indexOf('.') + 1);
        }
        return looks.ask(who).stream()
                .map(ban -> ban.until() == null ? Instant.MAX : ban.until())
                .max(Comparator.naturalOrder());
    }

    private List<List<Ban>> holdingOf(List<List<String>> whos) {
        List<String> all = whos.stream().flatMap(List::stream).distinct().toList();
        List<Ban> found =
                mongo.find(query(new Criteria().andOperator(where("who").in(all), holding())), Ban.class);
        return whos.stream()
                .map(who ->
                        found.stream().filter(ban -> who.contains(ban.who())).toList())
                .toList();
    }

    /** Harmless on several replicas at once. By hand, since not every server that we run on expires documents itself. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10M")
    void forgetWhatIsOver() {
        mongo.remove(query(where("until").lt(clock.instant())), Ban.class);
    }
}
