package org.kiosque.translation.translations;

import static org.kiosque.translation.translations.Translations.COLLECTION;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Translations as they wait, for people and for machines. */
@Component
public record TranslationQueues(MongoOperations mongo) {

    private static final Keyset LATEST_FIRST = Keyset.newestFirst("article.updatedAt");
    private static final Keyset OLDEST_FIRST = Keyset.oldestFirst("article.updatedAt");

    /**
     * @param heldOnly only those that readers do not get until they are approved
     * @param oldestFirst those of the latest articles last, else first
     * @param after the last one that is known; null for the first part
     * @return at most one more than {@code limit}
     */
    public List<QueuedTranslation> queued(
            Collection<Queue> queues,
            Collection<Language> languages,
            boolean heldOnly,
            boolean oldestFirst,
            @Nullable Cursor after,
            int limit) {
        Criteria wanted = where("queue")
                .in(queues)
                .and("language")
                .in(languages.stream().map(Language::tag).toList());
        Keyset order = oldestFirst ? OLDEST_FIRST : LATEST_FIRST;
        Query query = order.part(heldOnly ? wanted.and("held").is(true) : wanted, after, limit);
        query.fields()
                .include("articleId", "language", "queue", "reason", "sequence", "reviewed.edits", "held")
                .include("article.title", "article.language", "article.revision", "article.updatedAt")
                .include("work.revision", "work.origin", "work.engine", "work.at");
        return mongo.find(query, QueuedTranslation.class, COLLECTION);
    }

    /** Sorts what an earlier version has stored into the queues. */
    public void sortIn() {
        for (Status status : Status.values()) {
            mongo.updateMulti(
                    query(where("queue").is(null).and("status").is(status)),
                    new Update().set("queue", Queue.of(status, null)),
                    COLLECTION);
        }
    }

    /** @return how many of those that are complete were completed last from then until before then */
    public long completed(Instant from, Instant until) {
        return mongo.count(
                query(where("status").is(Status.DONE).and("work.at").gte(from).lt(until)), COLLECTION);
    }

    record Since(Instant wantedAt) {}

    /** @return since when the one has been wanted that waits for longest; empty when none waits, or an earlier version stored it */
    public Optional<Instant> waitingSince() {
        Query query = query(where("status").is(Status.WAITING).and("wantedAt").gt(Instant.EPOCH))
                .with(Sort.by("wantedAt"))
                .limit(1);
        query.fields().include("wantedAt");
        return mongo.find(query, Since.class, COLLECTION).stream()
                .map(Since::wantedAt)
                .findFirst();
    }
}
