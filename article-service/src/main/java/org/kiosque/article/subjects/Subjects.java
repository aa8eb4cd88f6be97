package org.kiosque.article.subjects;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.media.MediaUse;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/**
 * All tags, authors and sections. One that was merged into another stays, as what its keys and names lead to the other by: a merge is
 * one write, and nothing has to be undone when a process dies.
 */
@Component
public class Subjects implements MediaUse {

    static final String COLLECTION = "subjects";

    /** Of those that were written for one, the oldest are forgotten. */
    static final int MOST_SPELLINGS = 200;

    /** Keys that one subject answers to: a list by all of them is one query. */
    static final int MOST_KEYS = 100;

    private static final String KIND = "kind";
    private static final String KEY = "key";
    private static final String KEYS = "keys";
    private static final String SPELLINGS = "spellings";
    private static final String INTO = "into";
    private static final String PORTRAIT = "portrait.mediaId";
    private static final int MOST_MERGERS_IN_A_ROW = 20;
    private static final int SPELLED_ALIKE = 20;

    private final MongoOperations mongo;

    Subjects(MongoOperations mongo) {
        this.mongo = mongo;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index(KEYS, Direction.ASC).unique(),
                        new Index(KIND, Direction.ASC).on(SPELLINGS, Direction.ASC),
                        new Index(INTO, Direction.ASC).sparse(),
                        new Index(PORTRAIT, Direction.ASC).sparse(),
                        new Index(KIND, Direction.ASC).on(INTO, Direction.ASC).on(KEY, Direction.ASC)));
    }

    /** @return by each of these keys for which something is known: what it leads to now */
    public Map<String, KnownSubject> known(Kind kind, Collection<String> keys) {
        Map<String, KnownSubject> known = new HashMap<>();
        current(kind, keys).forEach((key, subject) -> known.put(key, KnownSubject.of(subject)));
        return known;
    }

    /** @return all keys that lead to the subject, that of articles included which were stored under an earlier one */
    public List<String> keysOf(KnownSubject subject) {
        Set<String> all = new LinkedHashSet<>();
        all.add(subject.key());
        withAllMerged(subject.id()).forEach(one -> one.keys().forEach(key -> all.add(Kind.plain(key))));
        return all.stream().limit(MOST_KEYS).toList();
    }

    /** @return all of that kind, at most {@code limit}, in the order of their positions, then of their keys */
    public List<KnownSubject> all(Kind kind, int limit) {
        return list(kind, "", null, limit - 1).stream()
                .map(KnownSubject::of)
                .sorted(Comparator.comparingInt(
                                (KnownSubject one) -> Objects.requireNonNullElse(one.position(), Integer.MAX_VALUE))
                        .thenComparing(KnownSubject::key))
                .toList();
    }

    /** @return what the key leads to; never one that was merged into another */
    Optional<Subject> find(Kind kind, String key) {
        return Optional.ofNullable(current(kind, List.of(key)).get(key));
    }

    private Map<String, Subject> current(Kind kind, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<String> qualified = keys.stream().map(kind::qualified).toList();
        List<Subject> found = mongo.find(query(where(KEYS).in(qualified)), Subject.class);
        Map<String, Subject> current = followed(found);
        Map<String, Subject> byKey = new HashMap<>();
        for (Subject subject : found) {
            Subject now = current.get(subject.id());
            if (now != null) {
                subject.keys().forEach(key -> byKey.put(Kind.plain(key), now));
            }
        }
        return byKey;
    }

    /** @return by id of these: itself, or what it was merged into */
    private Map<String, Subject> followed(List<Subject> found) {
        Map<String, Subject> known = new HashMap<>();
        found.forEach(one -> known.put(one.id(), one));
        for (int i = 0; i < MOST_MERGERS_IN_A_ROW; i++) {
            List<String> next = known.values().stream()
                    .flatMap(one -> Optional.ofNullable(one.into()).stream())
                    .filter(id -> !known.containsKey(id))
                    .distinct()
                    .toList();
            if (next.isEmpty()) {
                break;
            }
            mongo.find(query(where("_id").in(next)), Subject.class).forEach(one -> known.put(one.id(), one));
        }
        Map<String, Subject> current = new HashMap<>();
        for (Subject subject : found) {
            Subject now = subject;
            for (int i = 0; now != null && now.into() != null && i < MOST_MERGERS_IN_A_ROW; i++) {
                now = known.get(now.into());
            }
            if (now != null && now.into() == null) {
                current.put(subject.id(), now);
            }
        }
        return current;
    }

    /** @return the subject and what was merged into it */
    List<Subject> withAllMerged(String id) {
        List<Subject> all = new ArrayList<>(mongo.find(query(where("_id").is(id)), Subject.class));
        List<String> next = List.of(id);
        for (int i = 0; i < MOST_MERGERS_IN_A_ROW && !next.isEmpty(); i++) {
            List<Subject> merged = mongo.find(query(where(INTO).in(next)).limit(MOST_KEYS), Subject.class);
            all.addAll(merged);
            next = merged.stream().map(Subject::id).toList();
        }
        return all;
    }

    /** @return those that something written in this way may mean, always in one order; never one that was merged into another */
    List<Subject> spelled(Kind kind, String letters) {
        List<Subject> found = mongo.find(
                query(where(KIND).is(kind).and(SPELLINGS).is(letters)).limit(SPELLED_ALIKE), Subject.class);
        return followed(found).values().stream()
                .distinct()
                .sorted(Comparator.comparing(Subject::id))
                .toList();
    }

    /**
     * @param beginning of their keys; letters, digits and dashes, or empty
     * @return in the order of their keys, at most one more than {@code limit}
     */
    List<Subject> list(Kind kind, String beginning, @Nullable String after, int limit) {
        Criteria wanted = where(KIND).is(kind).and(INTO).is(null);
        List<Criteria> keys = new ArrayList<>();
        keys.add(wanted);
        if (!beginning.isEmpty()) {
            keys.add(where(KEY).regex("^" + beginning));
        }
        if (after != null) {
            keys.add(where(KEY).gt(after));
        }
        return mongo.find(
                query(new Criteria().andOperator(keys))
                        .with(Sort.by(Direction.ASC, KEY))
                        .limit(limit + 1),
                Subject.class);
    }

    /** @return by id, those that come after {@code id}, or the first ones when it is null; at most {@code limit} */
    List<Subject> after(@Nullable String id, int limit) {
        Criteria rest = id == null ? new Criteria() : where("_id").gt(id);
        return mongo.find(query(rest).with(Sort.by("_id")).limit(limit), Subject.class);
    }

    @Override
    public List<Use> of(String mediaId, int limit) {
        return mongo.find(query(where(PORTRAIT).is(mediaId)).limit(limit), Subject.class).stream()
                .map(one -> new Use("author", one.key(), Objects.requireNonNullElse(one.name(), one.key())))
                .toList();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another one has its key */
    Subject add(Subject subject) {
        return mongo.insert(subject);
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException when another one has its key
     * @throws OptimisticLockingFailureException when it has changed since it was read
     */
    Subject save(Subject subject) {
        return mongo.save(subject);
    }

    /**
     * Makes one a part of another. Each merger is a change of both, so that of two which would lead in a circle one fails.
     *
     * @param other as it is to be
     * @return the other
     * @throws OptimisticLockingFailureException when one of them has changed since it was read
     */
    Subject merge(Subject one, Subject other, Subject.Editor by) {
        Subject saved = save(other);
        save(one.mergedInto(other.id(), by));
        return saved;
    }

    /**
     * Removes it after all that was merged into it.
     *
     * @throws OptimisticLockingFailureException when it has changed since it was read
     */
    void delete(Subject subject) {
        Subject last = save(subject); // from here on nothing can be merged into it unseen
        withAllMerged(subject.id()).stream()
                .filter(one -> !one.id().equals(subject.id()))
                .forEach(one -> mongo.remove(query(where("_id").is(one.id())), Subject.class));
        if (mongo.remove(last).getDeletedCount() == 0) {
            throw new OptimisticLockingFailureException("changed meanwhile: " + subject.id());
        }
    }
}
