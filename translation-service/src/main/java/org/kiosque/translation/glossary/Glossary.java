package org.kiosque.translation.glossary;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.translation.engine.LanguagePair;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * All terms, stored: one document for each in each direction. That translations have to be looked through for a changed term
 * is written together with the change, and crossed out when it is done: whoever dies in between, or does it at the same time,
 * only does it once more.
 */
@Component
public class Glossary {

    static final String COLLECTION = "glossaryTerms";

    /** Of one direction. */
    public static final int MOST_TERMS = 5_000;

    /** Of a text; in one that has more, nearly any term may stand. */
    private static final int MOST_WORDS = 1_000;

    private static final int COMPLETED_AT_ONCE = 200;
    private static final String WORDS = "words";

    static final CollectionIndexes INDEXES = new CollectionIndexes(
            COLLECTION,
            List.of(
                    new Index("pair", Direction.ASC).on("at", Direction.DESC).on("_id", Direction.DESC),
                    new Index("pair", Direction.ASC).on(WORDS, Direction.ASC),
                    new Index("unapplied", Direction.ASC).sparse()));

    private static final String LEASES = "glossaryRewordings";
    private static final Keyset LATEST_FIRST = Keyset.newestFirst("at");
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final MongoOperations mongo;
    private final InstantSource clock;

    Glossary(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** @return as they are at this moment */
    public Terms of(LanguagePair pair) {
        List<StoredTerm> stored =
                mongo.find(query(where("pair").is(pair.name())).limit(MOST_TERMS), StoredTerm.class);
        return stored.isEmpty()
                ? Terms.NONE
                : new Terms(stored.stream().map(StoredTerm::entry).toList());
    }

    /** @return of all terms as they are at this moment those that may stand in a text: however many others there are costs nothing */
    Terms of(LanguagePair pair, String text) {
        Set<String> words = Terms.wordsOf(text);
        if (words.size() > MOST_WORDS) {
            return of(pair);
        }
        List<StoredTerm> stored = mongo.find(beginningWith(pair, words), StoredTerm.class);
        complete(stored);
        return new Terms(stored.stream().map(StoredTerm::entry).toList());
    }

    /** And those of which it is not known with which words they begin. */
    static Query beginningWith(LanguagePair pair, Set<String> words) {
        List<@Nullable String> wanted = new ArrayList<>(words);
        wanted.add(null);
        return query(where("pair").is(pair.name()).and(WORDS).in(wanted)).limit(MOST_TERMS);
    }

    /** A version that knew no words may have stored some; a few at a time, until none is left. */
    private void complete(List<StoredTerm> found) {
        List<StoredTerm> without = found.stream()
                .filter(term -> term.words() == null)
                .limit(COMPLETED_AT_ONCE)
                .toList();
        if (!without.isEmpty()) {
            BulkOperations completed = mongo.bulkOps(BulkMode.UNORDERED, StoredTerm.class);
            without.forEach(term ->
                    completed.updateOne(asRead(term), new Update().set(WORDS, Terms.firstWordsOf(term.entry()))));
            completed.execute();
        }
    }

    Optional<StoredTerm> find(LanguagePair pair, String term) {
        return Optional.ofNullable(mongo.findById(id(pair, term), StoredTerm.class));
    }

    /** @return at most one more than {@code limit}, those changed last first */
    List<StoredTerm> list(LanguagePair pair, @Nullable Cursor after, int limit) {
        return mongo.find(LATEST_FIRST.part(where("pair").is(pair.name()), after, limit), StoredTerm.class);
    }

    long count(LanguagePair pair) {
        return mongo.count(query(where("pair").is(pair.name())), StoredTerm.class);
    }

    /** @return empty when somebody else was the first */
    Optional<StoredTerm> add(LanguagePair pair, Entry entry, String by) {
        Instant now = clock.instant();
        var term = new StoredTerm(
                id(pair, entry.term()),
                now.toEpochMilli(), // so that a term that is removed and added has another version than before
                pair.name(),
                pair.from().tag(),
                pair.to().tag(),
                entry.term(),
                entry.target(),
                entry.forms(),
                entry.caseSensitive(),
                Terms.firstWordsOf(entry),
                by,
                now,
                true);
        try {
            return Optional.of(mongo.insert(term));
        } catch (DuplicateKeyException other) {
            return Optional.empty();
        }
    }

    /** @return empty when it is no longer what was read */
    Optional<StoredTerm> change(StoredTerm read, Entry entry, String by) {
        var next = new StoredTerm(
                read.id(),
                read.version() + 1,
                read.pair(),
                read.from(),
                read.to(),
                read.term(),
                entry.target(),
                entry.forms(),
                entry.caseSensitive(),
                Terms.firstWordsOf(entry),
                by,
                clock.instant(),
                true);
        return mongo.findAndReplace(asRead(read), next) == null ? Optional.empty() : Optional.of(next);
    }

    /** @return by their names */
    public List<Entry> entries(LanguagePair pair) {
        return mongo.find(query(where("pair").is(pair.name())).limit(MOST_TERMS), StoredTerm.class).stream()
                .map(StoredTerm::entry)
                .sorted(Comparator.comparing(Entry::term))
                .toList();
    }

    /** What became of a term that was to be there. */
    public enum Outcome {
        CHANGED,
        /** It was so before. */
        UNCHANGED,
        /** There are {@link #MOST_TERMS} already. */
        FULL
    }

    /** Has a term in the glossary whatever it was before. Repeating it changes nothing. */
    public Outcome put(LanguagePair pair, Entry entry, String by) {
        while (true) {
            StoredTerm known = find(pair, entry.term()).orElse(null);
            if (known != null && known.entry().equals(entry)) {
                return Outcome.UNCHANGED;
            }
            if (known == null && count(pair) >= MOST_TERMS) {
                return Outcome.FULL;
            }
            Optional<StoredTerm> saved = known == null ? add(pair, entry, by) : change(known, entry, by);
            if (saved.isPresent()) {
                return Outcome.CHANGED;
            }
            // somebody has changed it in this very moment
        }
    }

    /** @return false when it is no longer what was read */
    boolean remove(StoredTerm read) {
        return mongo.remove(asRead(read), StoredTerm.class).getDeletedCount() > 0;
    }

    private static Query asRead(StoredTerm read) {
        return query(where("_id").is(read.id()).and("version").is(read.version()));
    }

    /** Terms of one direction that translations are to be looked through for. */
    public record Changed(LanguagePair pair, Terms terms, List<String> ids, List<Long> versions) {}

    /**
     * Takes up the changed terms of some direction.
     *
     * @param lease how long others keep off if we die
     * @return empty when there are none, or others are at it
     */
    public Optional<Changed> takeChanged(Duration lease) {
        List<String> pairs =
                mongo.findDistinct(query(where("unapplied").is(true)), "pair", StoredTerm.class, String.class);
        for (String name : pairs) {
            if (taken(name, lease)) {
                List<StoredTerm> changed = mongo.find(
                        query(where("pair").is(name).and("unapplied").is(true)).limit(MOST_TERMS), StoredTerm.class);
                if (changed.isEmpty()) {
                    continue; // another replica was done with them in this very moment
                }
                return Optional.of(new Changed(
                        LanguagePair.of(
                                changed.getFirst().from(), changed.getFirst().to()),
                        new Terms(changed.stream().map(StoredTerm::entry).toList()),
                        changed.stream().map(StoredTerm::id).toList(),
                        changed.stream().map(StoredTerm::version).toList()));
            }
        }
        return Optional.empty();
    }

    private boolean taken(String pair, Duration lease) {
        Instant now = clock.instant();
        try {
            mongo.upsert(
                    query(where("_id").is(pair).and("leasedUntil").lt(now)),
                    new Update().set("leasedUntil", now.plus(lease)),
                    LEASES);
            return true;
        } catch (DuplicateKeyException others) {
            return false;
        }
    }

    public void renew(Changed changed, Duration lease) {
        mongo.updateFirst(
                query(where("_id").is(changed.pair().name())),
                new Update().set("leasedUntil", clock.instant().plus(lease)),
                LEASES);
    }

    /** Crosses them out, but for those that have changed again. */
    public void applied(Changed changed) {
        for (int i = 0; i < changed.ids().size(); i++) {
            mongo.updateFirst(
                    query(where("_id")
                            .is(changed.ids().get(i))
                            .and("version")
                            .is(changed.versions().get(i))),
                    new Update().unset("unapplied"),
                    StoredTerm.class);
        }
        mongo.remove(query(where("_id").is(changed.pair().name())), LEASES);
    }

    /** In the form of {@link org.kiosque.common.events.RandomId}, so that lists can go on after it. */
    private static String id(LanguagePair pair, String term) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((pair.name() + "\n" + term).getBytes(StandardCharsets.UTF_8));
            StringBuilder id = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                id.append(ALPHABET.charAt(digest[i] & 31));
            }
            return id.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
