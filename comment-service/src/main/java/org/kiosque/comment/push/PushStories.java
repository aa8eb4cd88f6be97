package org.kiosque.comment.push;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.news.ReadableStory;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.common.inbox.Inbox;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What there is to tell browsers, for two weeks. */
@Component
class PushStories {

    static final String COLLECTION = "pushStories";

    /** What was published longer ago is no news: it was brought in, or is told of once more. */
    static final Duration NEWS_FOR = Duration.ofDays(3);

    /** Longer than anything is news, so that nothing is told of twice. */
    static final Duration REMEMBERED = Duration.ofDays(14);

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int TOPIC_LENGTH = 32;

    private final MongoOperations mongo;
    private final Inbox inbox;
    private final Pseudonyms pseudonyms;
    private final PushProperties properties;
    private final InstantSource clock;

    PushStories(
            MongoOperations mongo, Inbox inbox, Pseudonyms pseudonyms, PushProperties properties, InstantSource clock) {
        this.mongo = mongo;
        this.inbox = inbox;
        this.pseudonyms = pseudonyms;
        this.properties = properties;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION, List.of(new Index("dueAt", Direction.ASC).sparse(), new Index("at", Direction.ASC)));
    }

    /**
     * Takes a story in, and has messages made of it if it is news, or made anew if they have to say something else while push
     * services may still have them. Repeating is harmless, whatever was done of it before.
     */
    void add(ReadableStory story) {
        Instant now = clock.instant();
        if (story.publishedAt().isBefore(now.minus(NEWS_FOR))) {
            return;
        }
        String id = PushStory.id(story.articleId(), story.language());
        var update = new Update()
                .set("articleId", story.articleId())
                .set("language", story.language())
                .set("originalLanguage", story.originalLanguage())
                .set("slug", story.slug())
                .set("title", story.title())
                .set("lead", story.lead())
                .set("tags", story.tags())
                .set("section", story.section())
                .setOnInsert("edition", 0)
                .setOnInsert("at", now);
        inbox.applyIfNewer(PushStory.class, id, "sequence", story.sequence(), update);
        String words = words(story);
        var untoldOrNewWords = new Criteria()
                .orOperator(
                        where("words").is(null),
                        where("words").ne(words).and("at").gt(now.minus(properties.keptFor())));
        mongo.updateFirst(
                query(where("_id").is(id).and("sequence").is(story.sequence()).andOperator(untoldOrNewWords)),
                new Update()
                        .set("words", words)
                        .inc("edition", 1)
                        .set("after", "")
                        .set("dueAt", now),
                PushStory.class);
    }

    private static String words(ReadableStory story) {
        return story.title() + "\n" + Objects.requireNonNullElse(story.lead(), "");
    }

    Optional<PushStory> find(String id) {
        return Optional.ofNullable(mongo.findById(id, PushStory.class));
    }

    /** The key of the section in which the article stands, as its own events say; null for none. */
    @Nullable String sectionOf(PushStory story) {
        return story.language().equals(story.originalLanguage())
                ? story.section()
                : find(PushStory.id(story.articleId(), story.originalLanguage()))
                        .map(PushStory::section)
                        .orElse(null);
    }

    /** By which a push service knows messages about the same story, and nothing of it. */
    String topicOf(PushStory story) {
        return pseudonyms
                .ofText(("push topic " + story.id()).getBytes(StandardCharsets.UTF_8))
                .substring(0, TOPIC_LENGTH);
    }

    /** Takes up a story of which messages are to be made; whoever dies over it leaves it to others. */
    Optional<PushStory> acquire() {
        Instant now = clock.instant();
        return Optional.ofNullable(mongo.findAndModify(
                query(where("dueAt").lte(now)).with(Sort.by("dueAt")),
                new Update().set("dueAt", now.plus(LEASE)),
                FindAndModifyOptions.options().returnNew(true),
                PushStory.class));
    }

    /** @param last the subscription up to which messages were made; null when all are */
    void made(PushStory story, @Nullable String last) {
        var update = last == null
                ? new Update().unset("dueAt")
                : new Update().set("after", last).set("dueAt", clock.instant());
        mongo.updateFirst(
                query(where("_id")
                        .is(story.id())
                        .and("edition")
                        .is(story.edition())
                        .and("dueAt")
                        .is(Objects.requireNonNull(story.dueAt()))),
                update,
                PushStory.class);
    }

    /** Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT45S", fixedDelayString = "PT1H")
    void forgetOld() {
        mongo.remove(query(where("at").lt(clock.instant().minus(REMEMBERED))), PushStory.class);
    }
}
