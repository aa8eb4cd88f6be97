package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.CommentState.Approved;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.paging.Page;
import org.kiosque.common.store.StoreRounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.MongoExpression;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** All comments, whatever their state. */
@Component
public class Comments {

    static final String COLLECTION = "comments";

    /** Ids, names and times. */
    static final long BYTES_AROUND_A_TEXT = 100;

    private static final Logger log = LoggerFactory.getLogger(Comments.class);
    private static final int EARLIER_LOOKED_AT = 20;

    private static final Sort LATEST_FIRST = Sort.by(Direction.DESC, "createdAt");

    /** Of a comment that was answered, in code points: enough to tell what the answer is about. */
    static final int EXCERPT = 300;

    private static final MongoExpression BEGINNING_OF_THE_BODY =
            MongoExpression.create("'$substrCP' : ['$body', 0, " + (EXCERPT + 1) + "]");

    /** Comments that the store sends together: few enough for the longest, enough for a page of short ones. */
    private static final int READ_AT_ONCE = 100;

    private final MongoOperations mongo;
    private final MailboxSeal seal;
    private final ThreadSizes sizes;
    private final InstantSource clock;
    private final StoreRounds<Writer, List<Words>> earlier = new StoreRounds<>("earlier-words", this::latestByEach);

    Comments(MongoOperations mongo, MailboxSeal seal, ThreadSizes sizes, InstantSource clock) {
        this.mongo = mongo;
        this.seal = seal;
        this.sizes = sizes;
        this.clock = clock;
    }

    /** @return what it takes in JSON, in bytes of UTF-8 */
    static long bytes(@Nullable String text) {
        long bytes = 0;
        for (int i = 0; text != null && i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < 0x80) {
                bytes += character < ' ' || character == '"' || character == '\\' ? 2 : 1;
            } else {
                bytes += character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
            }
        }
        return bytes;
    }

    /** @return empty when there is no such comment */
    public Optional<Standing> standingOf(String id) {
        return find(id).map(comment -> new Standing(
                comment.state().status(),
                comment.ownership() == null ? null : comment.ownership().editableUntil()));
    }

    /** @param editableUntil null for a comment of before there were edit tokens */
    public record Standing(String status, @Nullable Instant editableUntil) {}

    /** @return the thread that an answer to a comment joins; empty unless readers see that comment under that article */
    public Optional<String> threadFor(String parentId, String articleId) {
        return find(parentId)
                .filter(parent -> parent.articleId().equals(articleId))
                .filter(parent -> parent.state() instanceof Approved)
                .map(parent -> parent.threadId() == null ? parent.id() : parent.threadId());
    }

    /** @return the thread of a comment under that article, whatever became of it; empty when there is no such comment */
    public Optional<String> threadOf(String id, String articleId) {
        return find(id).filter(comment -> comment.articleId().equals(articleId))
                .map(comment -> comment.threadId() == null ? comment.id() : comment.threadId());
    }

    private Optional<Comment> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Comment.class));
    }

    /** @return whether a comment has that text, and was not taken back */
    public boolean says(String id, String body) {
        return mongo.exists(query(where("_id").is(id).and("body").is(body)), COLLECTION);
    }

    /** @return whether a moderator, or nobody's objection, has let a comment of that writer be seen */
    public boolean approvedBefore(String email) {
        return mongo.exists(
                query(where(StoredAuthor.EMAIL)
                        .in(seal.names(email))
                        .and("state.status")
                        .is(CommentState.APPROVED)),
                COLLECTION);
    }

    /** The latest words of one writer under one article, whatever became of them. */
    public List<Words> latestBy(String email, String articleId, Instant since) {
        return earlier.ask(new Writer(seal.names(email), articleId, since));
    }

    /** @param names as what the e-mail address may stand in the store */
    private record Writer(List<String> names, String articleId, Instant since) {

        Criteria comments() {
            return where(StoredAuthor.EMAIL)
                    .in(names)
                    .and("articleId")
                    .is(articleId)
                    .and("createdAt")
                    .gt(since);
        }

        boolean wrote(Document comment) {
            return names.contains(comment.get("author", Document.class).getString("email"))
                    && articleId.equals(comment.getString("articleId"))
                    && comment.getDate("createdAt").toInstant().isAfter(since);
        }
    }

    private List<List<Words>> latestByEach(List<Writer> writers) {
        int most = EARLIER_LOOKED_AT * writers.size();
        Criteria anyOfThem =
                new Criteria().orOperator(writers.stream().map(Writer::comments).toList());
        Query recent = query(writers.size() == 1 ? writers.getFirst().comments() : anyOfThem)
                .with(writers.size() == 1 ? LATEST_FIRST : Sort.unsorted())
                .limit(writers.size() == 1 ? most : most + 1);
        recent.fields().include(StoredAuthor.EMAIL, "articleId", "body", "createdAt");
        List<Document> found = mongo.find(recent, Document.class, COLLECTION);
        if (found.size() > most) { // one of them says so much that others may be missing
            return writers.stream()
                    .map(writer -> latestByEach(List.of(writer)).getFirst())
                    .toList();
        }
        return writers.stream()
                .map(writer ->
                        found.stream().filter(writer::wrote).map(Words::of).toList())
                .toList();
    }

    public record Words(String body, Instant createdAt) {

        private static Words of(Document comment) {
            return new Words(
                    comment.getString("body"), comment.getDate("createdAt").toInstant());
        }
    }

    /**
     * What waits for the moderators, or was reported, longest first; everything else, latest first.
     *
     * @param bytes of text that the part may hold, whatever the limit; one comment is always in it
     */
    public Page<QueuedComment> queue(QueueFilter filter, @Nullable Cursor after, int limit, long bytes) {
        Criteria wanted = filter.wanted();
        if (filter.authorOf() != null) {
            String email = find(filter.authorOf())
                    .map(comment -> comment.author().email())
                    .orElse("");
            if (email.isEmpty()) { // nobody knows any more who wrote it, or there is no such comment
                return new Page<>(List.of(), null);
            }
            wanted.and(StoredAuthor.EMAIL).in(seal.names(email));
        }
        Query query = filter.order().part(wanted, after, limit);
        query.fields().exclude(QueuedComment.HIDDEN);
        return part(
                query,
                limit,
                bytes,
                QueuedComment.class,
                Function.identity(),
                QueuedComment::bytes,
                comment -> filter.place(comment).written());
    }

    /**
     * How a comment begins that others have answered, whatever became of it.
     *
     * @param excerpt at most {@value #EXCERPT} code points, then an ellipsis where there is more; empty for what its author took back
     */
    public record Answered(String author, String language, String excerpt) {

        private static Answered of(Document found) {
            String body = Objects.requireNonNullElse(found.getString("body"), "");
            return new Answered(
                    found.get("author", Document.class).getString("name"),
                    found.getString("language"),
                    body.codePointCount(0, body.length()) > EXCERPT
                            ? body.substring(0, body.offsetByCodePoints(0, EXCERPT)) + "…"
                            : body);
        }
    }

    /** @return those of these comments that there are, by id */
    public Map<String, Answered> answered(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Query query = query(where("_id").in(ids));
        query.fields()
                .include("author.name", "language")
                .project(BEGINNING_OF_THE_BODY)
                .as("body");
        return mongo.find(query, Document.class, COLLECTION).stream()
                .collect(Collectors.toMap(found -> found.getString("_id"), Answered::of));
    }

    /**
     * As in {@link #queue}, without reading any of them; whose they are is not asked.
     *
     * @return at most {@code most}
     */
    public long count(QueueFilter filter, int most) {
        return mongo.count(query(filter.wanted()).limit(most), COLLECTION);
    }

    /**
     * What began the threads under an article, including what was removed later, since its answers stay.
     *
     * @param bytes of text that the part may hold, whatever the limit; one comment is always in it
     */
    public Page<ShownComment> beginnings(
            String articleId, Direction direction, @Nullable Cursor after, int limit, long bytes) {
        return shown(begunUnder(articleId), direction, after, limit, bytes);
    }

    /**
     * What began the threads under an article, those with the most answers first; otherwise as {@link #beginnings}.
     *
     * @param after where an earlier part ended; null for the first
     * @throws InvalidFieldException when that is no place in this list
     */
    public Page<ShownComment> mostDiscussed(String articleId, @Nullable String after, int limit, long bytes) {
        Discussed place = Discussed.read(after);
        sizes.countMissing(articleId);
        Criteria begun = begunUnder(articleId);
        Query query = query(place == null ? begun : place.after(begun))
                .with(Discussed.ORDER)
                .limit(limit + 1);
        query.fields().include(ShownComment.FIELDS);
        return part(query, limit, bytes, Document.class, ShownComment::of, ShownComment::bytes, Discussed::written);
    }

    private static Criteria begunUnder(String articleId) {
        return where("articleId")
                .is(articleId)
                .and("onceShown")
                .is(true)
                .and("parentId")
                .is(null);
    }

    /** @return whether readers see, or have seen, that a comment began a thread under an article */
    public boolean isThread(String id, String articleId) {
        return mongo.exists(
                query(where("_id")
                        .is(id)
                        .and("articleId")
                        .is(articleId)
                        .and("onceShown")
                        .is(true)
                        .and("parentId")
                        .is(null)),
                COLLECTION);
    }

    /**
     * Approved answers in any of the threads.
     *
     * @param bytes of text that the part may hold, whatever the limit; one answer is always in it
     */
    public Page<ShownComment> answers(
            Collection<String> threadIds, Direction direction, @Nullable Cursor after, int limit, long bytes) {
        return shown(answersIn(threadIds), direction, after, limit, bytes);
    }

    /** @return how many approved answers a thread has */
    public long answerCount(String threadId) {
        return mongo.count(query(answersIn(List.of(threadId))), COLLECTION);
    }

    private static Criteria answersIn(Collection<String> threadIds) {
        return where("threadId").in(threadIds).and("state.status").is(CommentState.APPROVED);
    }

    private Page<ShownComment> shown(
            Criteria wanted, Direction direction, @Nullable Cursor after, int limit, long bytes) {
        Query query = new Keyset("createdAt", direction).part(wanted, after, limit);
        query.fields().include(ShownComment.FIELDS);
        return part(
                query,
                limit,
                bytes,
                Document.class,
                ShownComment::of,
                ShownComment::bytes,
                comment -> new Cursor(comment.createdAt(), comment.id()).written());
    }

    /** Reads no further than the part goes: what it does not hold is never in memory. */
    <D, C> Page<C> part(
            Query query,
            int limit,
            long bytes,
            Class<D> type,
            Function<D, C> made,
            ToLongFunction<C> size,
            Function<C, String> position) {
        List<C> part = new ArrayList<>();
        long left = bytes;
        try (Stream<D> found = mongo.stream(query.cursorBatchSize(READ_AT_ONCE), type, COLLECTION)) {
            for (C comment : (Iterable<C>) found.map(made)::iterator) {
                left -= size.applyAsLong(comment);
                if (part.size() == limit || (left < 0 && !part.isEmpty())) {
                    return new Page<>(part, position.apply(part.getLast()));
                }
                part.add(comment);
            }
        }
        return new Page<>(part, null);
    }

    /** @return approved comments by article; an article without any is left out */
    public Map<String, Long> counts(Collection<String> articleIds) {
        var counts = Aggregation.newAggregation(
                Aggregation.match(
                        where("articleId").in(articleIds).and("state.status").is(CommentState.APPROVED)),
                Aggregation.group("articleId").count().as("count"));
        return mongo.aggregate(counts, COLLECTION, Count.class).getMappedResults().stream()
                .collect(Collectors.toMap(Count::id, Count::count));
    }

    private record Count(String id, long count) {}

    /** Forgets the addresses that have been kept long enough. Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10M")
    void forgetAddresses() {
        var forgotten = mongo.updateMulti(
                query(where("address.until").lt(clock.instant())), new Update().unset("address"), Comment.class);
        if (forgotten.getModifiedCount() > 0) {
            log.atInfo()
                    .addKeyValue("comments", forgotten.getModifiedCount())
                    .log("Forgot the addresses of old comments");
        }
    }
}
