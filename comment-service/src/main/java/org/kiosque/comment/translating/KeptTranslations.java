package org.kiosque.comment.translating;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.Comments;
import org.kiosque.comment.translating.CommentTranslations.Original;
import org.kiosque.common.languages.Language;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** Translations that were made, one for each comment and language, as long as the comment says what was translated. */
@Component
class KeptTranslations {

    static final String COLLECTION = "commentTranslations";

    /** What has none now may have one soon: an engine may come back. */
    private static final Duration NONE_KEPT_FOR = Duration.ofMinutes(10);

    private final MongoOperations mongo;
    private final Comments comments;
    private final TranslatingProperties properties;
    private final InstantSource clock;

    KeptTranslations(MongoOperations mongo, Comments comments, TranslatingProperties properties, InstantSource clock) {
        this.mongo = mongo;
        this.comments = comments;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @param source digest of the text that was translated
     * @param text null when there is no translation which could be shown
     * @param engine null where none was needed
     */
    @Document(COLLECTION)
    record KeptTranslation(
            @Id String id,
            String commentId,
            String source,
            @Nullable String text,
            @Nullable String engine,
            Instant until) {}

    private static String idOf(Original original, Language to) {
        return original.id() + ":" + to.tag();
    }

    private static String digest(String text) {
        return DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return by the comment's id; those that are not kept, or of other words, are left out */
    Map<String, KeptTranslation> of(List<Original> originals, Language to) {
        Map<String, String> sources = new HashMap<>();
        originals.forEach(original -> sources.put(original.id(), digest(original.body())));
        Instant now = clock.instant();
        Map<String, KeptTranslation> found = new HashMap<>();
        List<String> ids =
                originals.stream().map(original -> idOf(original, to)).toList();
        for (KeptTranslation kept : mongo.find(query(where("_id").in(ids)), KeptTranslation.class)) {
            if (kept.until().isAfter(now) && kept.source().equals(sources.get(kept.commentId()))) {
                found.put(kept.commentId(), kept);
            }
        }
        return found;
    }

    /** Unless the comment says something else by now. Repeating is harmless. */
    KeptTranslation keep(Original original, Language to, @Nullable String text, @Nullable String engine) {
        Duration time = text == null ? NONE_KEPT_FOR : properties.keptFor();
        var kept = new KeptTranslation(
                idOf(original, to),
                original.id(),
                digest(original.body()),
                text,
                engine,
                clock.instant().plus(time));
        mongo.save(kept);
        if (!comments.says(
                original.id(), original.body())) { // after the write: whoever takes it back comes before or after
            mongo.remove(query(where("_id").is(kept.id())), KeptTranslation.class);
        }
        return kept;
    }

    void forget(Collection<String> commentIds) {
        mongo.remove(query(where("commentId").in(commentIds)), KeptTranslation.class);
    }

    /** Harmless on several replicas at once. By hand, since not every server that we run on expires documents itself. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10M")
    void purge() {
        mongo.remove(query(where("until").lt(clock.instant())), KeptTranslation.class);
    }
}
