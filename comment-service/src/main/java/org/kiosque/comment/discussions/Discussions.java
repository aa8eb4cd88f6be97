package org.kiosque.comment.discussions;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.ArticleClient.Finding;
import org.kiosque.comment.discussions.Discussion.Withdrawn;
import org.kiosque.comment.discussions.DiscussionException.ArticleWithdrawnException;
import org.kiosque.comment.discussions.DiscussionException.NoSuchDiscussionException;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.answers.Changes.Moment;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.inbox.Inbox;
import org.kiosque.common.store.StoreRounds;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The articles that this service has heard of, or asked for. */
@Component
public class Discussions {

    static final String COLLECTION = "discussions";

    private static final int LONGEST_ID_OR_SLUG = 200;

    private static final long BEFORE_ALL_EVENTS = 0;

    private static final int COPIES = 10_000;

    private final MongoOperations mongo;
    private final Inbox inbox;
    private final ArticleClient articles;
    private final Changes changes;
    private final StoreRounds<String, Optional<StoredDiscussion>> looks =
            new StoreRounds<>("discussions", this::allStored);
    private final Cache<String, DiscussionCopy> copies =
            Caffeine.newBuilder().maximumSize(COPIES).build();

    Discussions(MongoOperations mongo, Inbox inbox, ArticleClient articles, Changes changes) {
        this.mongo = mongo;
        this.inbox = inbox;
        this.articles = articles;
        this.changes = changes;
    }

    /**
     * @param idOrSlug an article's id, or any slug that ends in it
     * @throws NoSuchDiscussionException if there is no such article
     * @throws ArticleWithdrawnException if there was one
     * @throws UncertainException if no event has told of it, and article-service does not answer either
     */
    public Discussion under(String idOrSlug) {
        return stored(idIn(idOrSlug)).discussion();
    }

    /**
     * For those who only read, who need not ask the store each time.
     *
     * @param idOrSlug an article's id, or any slug that ends in it
     * @return a copy that holds, perhaps of now
     * @throws DiscussionException as {@link #under} does
     */
    public DiscussionCopy copyUnder(String idOrSlug) {
        String id = idIn(idOrSlug);
        DiscussionCopy kept = copies.getIfPresent(id);
        if (kept != null && changes.none(kept.read(), List.of(id))) {
            return kept;
        }
        Moment before = changes.now();
        try {
            var copy = new DiscussionCopy(id, stored(id).sequence(), before);
            if (changes.settled(id, copy.sequence())) {
                copies.put(id, copy);
            }
            return copy;
        } catch (ArticleWithdrawnException gone) {
            changes.of(id); // whatever is still kept of it: the event may come a moment later
            throw gone;
        }
    }

    private static String idIn(String idOrSlug) {
        String id = ArticleSlug.idIn(idOrSlug);
        if (idOrSlug.length() > LONGEST_ID_OR_SLUG || !RandomId.isOne(id)) {
            throw new NoSuchDiscussionException();
        }
        return id;
    }

    private StoredDiscussion stored(String id) {
        StoredDiscussion stored = looks.ask(id).orElseGet(() -> askedFor(id));
        if (stored.discussion().admission() instanceof Withdrawn) {
            throw new ArticleWithdrawnException();
        }
        return stored;
    }

    private List<Optional<StoredDiscussion>> allStored(List<String> ids) {
        Map<String, StoredDiscussion> found = mongo.find(query(where("_id").in(ids)), StoredDiscussion.class).stream()
                .collect(Collectors.toMap(StoredDiscussion::id, discussion -> discussion));
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    /**
     * The topic may be behind, or away; article-service knows its articles. What it says holds until the first event, of
     * whatever sequence.
     */
    private StoredDiscussion askedFor(String id) {
        return switch (articles.find(id)) {
            case Finding.Published(var _, var language, var title, var policy, var publishedAt) -> {
                apply(id, BEFORE_ALL_EVENTS, readable(language, title, policy, publishedAt));
                yield Objects.requireNonNull(mongo.findById(id, StoredDiscussion.class));
            }
            case Finding.Withdrawn _ -> throw new ArticleWithdrawnException();
            case Finding.Unknown _ -> throw new NoSuchDiscussionException();
        };
    }

    /**
     * For those who bring in what was said elsewhere.
     *
     * @param words the last part of an article's address, here or where it was before
     * @return the article's id; empty when there is none, or it was withdrawn
     * @throws UncertainException if article-service does not answer
     */
    public Optional<String> idOf(String words) {
        String id = ArticleSlug.idIn(words);
        if (RandomId.isOne(id) && looks.ask(id).isPresent()) {
            return Optional.of(id);
        }
        return switch (articles.find(words)) {
            case Finding.Published(var found, var language, var title, var policy, var publishedAt) -> {
                apply(found, BEFORE_ALL_EVENTS, readable(language, title, policy, publishedAt));
                yield Optional.of(found);
            }
            case Finding.Withdrawn _, Finding.Unknown _ -> Optional.empty();
        };
    }

    /**
     * Asks article-service, for an article that was stored without, and keeps its answer.
     *
     * @throws UncertainException if article-service does not answer
     */
    public Optional<Instant> publishedAt(String articleId) {
        if (!(articles.find(articleId) instanceof Finding.Published published) || published.publishedAt() == null) {
            return Optional.empty();
        }
        mongo.updateFirst(
                query(where("_id").is(articleId).and("publishedAt").is(null)),
                new Update().set("publishedAt", published.publishedAt()),
                StoredDiscussion.class);
        return Optional.of(published.publishedAt());
    }

    /** @return by article id; those that are unknown are left out, those that are withdrawn are not */
    public Map<String, Discussion> of(Collection<String> articleIds) {
        return mongo.find(query(where("_id").in(articleIds)), StoredDiscussion.class).stream()
                .map(StoredDiscussion::discussion)
                .collect(Collectors.toMap(Discussion::articleId, discussion -> discussion));
    }

    /** The article can be read, as it is here. Changes nothing when something newer has been heard of it. */
    void readable(ArticleSnapshot article, long sequence) {
        apply(
                article.articleId(),
                sequence,
                readable(
                        article.language(),
                        article.title(),
                        StoredDiscussion.nameOf(article.comments()),
                        article.publishedAt()));
    }

    private static Update readable(
            String language, String title, @Nullable String policy, @Nullable Instant publishedAt) {
        return new Update()
                .set("language", language)
                .set("title", title)
                .set("policy", policy)
                .set("publishedAt", publishedAt)
                .unset("withdrawnAt");
    }

    /** The article can no longer be read. Changes nothing when something newer has been heard of it. */
    void withdrawn(String articleId, Instant at, long sequence) {
        apply(articleId, sequence, new Update().set("withdrawnAt", at));
    }

    private void apply(String articleId, long sequence, Update update) {
        inbox.applyIfNewer(StoredDiscussion.class, articleId, "sequence", sequence, update);
        changes.of(articleId);
    }
}
