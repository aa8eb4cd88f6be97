package org.kiosque.comment.newsletter;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.news.Topic;
import org.kiosque.common.inbox.Inbox;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What there is to write of, for two weeks. */
@Component
class Stories {

    static final String COLLECTION = "newsletterStories";
    static final String ISSUES = "newsletterIssues";

    /** What was published longer ago is no news: it was brought in, or is told of once more. */
    static final Duration NEWS_FOR = Duration.ofDays(3);

    /** Longer than anything is news, so that nothing is told of twice. */
    static final Duration REMEMBERED = Duration.ofDays(14);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final MongoOperations mongo;
    private final Inbox inbox;
    private final InstantSource clock;

    Stories(MongoOperations mongo, Inbox inbox, InstantSource clock) {
        this.mongo = mongo;
        this.inbox = inbox;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(new Index("language", Direction.ASC).on("at", Direction.DESC), new Index("at", Direction.ASC)));
    }

    static CollectionIndexes issueIndexes() {
        return new CollectionIndexes(
                ISSUES,
                List.of(
                        new Index("dueAt", Direction.ASC).sparse(),
                        new Index("to", Direction.ASC).sparse(),
                        new Index("madeAt", Direction.ASC)));
    }

    /**
     * Takes a story in, and has letters made of it if it is news. Repeating is harmless, whatever was done of it before.
     *
     * @param publishedAt of the article
     */
    void add(Story story, Instant publishedAt) {
        Instant now = clock.instant();
        if (publishedAt.isBefore(now.minus(NEWS_FOR))) {
            return;
        }
        var update = new Update()
                .set("articleId", story.articleId())
                .set("language", story.language())
                .set("originalLanguage", story.originalLanguage())
                .set("slug", story.slug())
                .set("title", story.title())
                .set("lead", story.lead())
                .set("tags", story.tags())
                .set("section", story.section())
                .setOnInsert("at", now);
        inbox.applyIfNewer(Story.class, story.id(), "sequence", story.sequence(), update);
        insert(new Issue(Issue.ofStory(story.id()), now, null, null, "", now));
    }

    /**
     * Notes that a day's letters are due. They begin where those before ended, a week ago at most.
     *
     * @param date of the day
     * @param to when it was over
     */
    void addDay(String date, Instant to) {
        if (mongo.exists(query(where("_id").is(Issue.ofDay(date))), Issue.class)) {
            return;
        }
        Issue before = mongo.findOne(
                query(where("to").lt(to)).with(Sort.by(Direction.DESC, "to")).limit(1), Issue.class);
        Instant from = before == null || before.to() == null ? to.minus(DAY) : before.to();
        Instant earliest = to.minus(Duration.ofDays(7));
        Instant now = clock.instant();
        insert(new Issue(Issue.ofDay(date), now, from.isBefore(earliest) ? earliest : from, to, "", now));
    }

    private void insert(Issue issue) {
        try {
            mongo.insert(issue);
        } catch (DuplicateKeyException thereAlready) {
            // by another replica, or before
        }
    }

    Optional<Story> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Story.class));
    }

    Optional<Issue> issue(String id) {
        return Optional.ofNullable(mongo.findById(id, Issue.class));
    }

    /** The key of the section in which the article stands, as its own events say; null for none. */
    @Nullable String sectionOf(Story story) {
        return story.language().equals(story.originalLanguage())
                ? story.section()
                : find(Story.id(story.articleId(), story.originalLanguage()))
                        .map(Story::section)
                        .orElse(null);
    }

    /** @return what came within a time, the latest first */
    List<Story> between(Instant from, Instant to, String language, Topic topic, int limit) {
        Criteria wanted = where("language").is(language).and("at").gt(from).lte(to);
        if (topic.tag() != null) {
            wanted.and("tags").is(topic.tag());
        }
        Query latest = query(wanted).with(Sort.by(Direction.DESC, "at"));
        if (topic.section() == null) {
            return mongo.find(latest.limit(limit), Story.class);
        }
        try (var stories = mongo.stream(latest, Story.class)) {
            return stories.filter(story -> topic.section().equals(sectionOf(story)))
                    .limit(limit)
                    .toList();
        }
    }

    /** Takes up an issue of which letters are to be made; whoever dies over it leaves it to others. */
    Optional<Issue> acquire() {
        Instant now = clock.instant();
        return Optional.ofNullable(mongo.findAndModify(
                query(where("dueAt").lte(now)).with(Sort.by("dueAt")),
                new Update().set("dueAt", now.plus(LEASE)),
                FindAndModifyOptions.options().returnNew(true),
                Issue.class));
    }

    /** @param last the subscription up to which letters were made; null when all are */
    void made(Issue issue, @Nullable String last) {
        var update = last == null
                ? new Update().unset("dueAt")
                : new Update().set("after", last).set("dueAt", clock.instant());
        mongo.updateFirst(
                query(where("_id").is(issue.id()).and("dueAt").is(Objects.requireNonNull(issue.dueAt()))),
                update,
                Issue.class);
    }

    /** Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT40S", fixedDelayString = "PT1H")
    void forgetOld() {
        Instant longAgo = clock.instant().minus(REMEMBERED);
        mongo.remove(query(where("at").lt(longAgo)), Story.class);
        mongo.remove(query(where("madeAt").lt(longAgo)), Issue.class);
    }
}
