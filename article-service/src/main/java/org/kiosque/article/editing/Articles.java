package org.kiosque.article.editing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.audit.Decision;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.media.MediaUse;
import org.kiosque.article.subjects.Kind;
import org.kiosque.article.subjects.SubjectUse;
import org.kiosque.common.languages.Language;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All articles, as the desk knows them. */
@Component
class Articles implements SubjectUse, MediaUse {

    static final String COLLECTION = "articles";

    private static final String STATUS = "state.name";
    private static final String DUE = "plan.due";
    private static final String UNFILED = "unfiled";
    private static final String TAGS = "draft.content.tags";
    private static final String AUTHORS = "draft.content.authors";
    private static final String SECTION = "draft.content.section";
    private static final String KEY = ".key";
    private static final String LANGUAGE = "draft.content.language";
    private static final String WORDS = "words";
    private static final String IMAGES = "images";
    private static final int NAMES_LOOKED_AT = 50;
    private static final int COMPLETED_AT_ONCE = 200;
    private static final Keyset LAST_CHANGED_FIRST = Keyset.newestFirst("changed.at");

    private final MongoOperations mongo;

    Articles(MongoOperations mongo) {
        this.mongo = mongo;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        lastChangedFirst(new Index()),
                        lastChangedFirst(new Index(STATUS, Direction.ASC)),
                        new Index(DUE, Direction.ASC).sparse(),
                        new Index(UNFILED + "._id", Direction.ASC).sparse(),
                        lastChangedFirst(new Index(TAGS + KEY, Direction.ASC)),
                        lastChangedFirst(new Index(AUTHORS + KEY, Direction.ASC)),
                        lastChangedFirst(new Index(SECTION + KEY, Direction.ASC)),
                        lastChangedFirst(new Index(LANGUAGE, Direction.ASC)),
                        lastChangedFirst(new Index(WORDS, Direction.ASC)),
                        new Index(IMAGES, Direction.ASC)));
    }

    private static Index lastChangedFirst(Index within) {
        return within.on(LAST_CHANGED_FIRST.time(), Direction.DESC).on("_id", Direction.DESC);
    }

    Optional<Article> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Article.class));
    }

    /** @return last changed first, without bodies and the text of their events, at most one more than {@code limit} */
    List<Article> list(Selection selection, @Nullable Cursor after, int limit) {
        List<Criteria> all = new ArrayList<>();
        if (selection.status() != null) {
            all.add(where(STATUS).is(selection.status()));
        }
        if (!selection.tags().isEmpty()) {
            all.add(where(TAGS + KEY).in(selection.tags()));
        }
        if (!selection.authors().isEmpty()) {
            all.add(where(AUTHORS + KEY).in(selection.authors()));
        }
        if (!selection.sections().isEmpty()) {
            all.add(where(SECTION + KEY).in(selection.sections()));
        }
        if (selection.language() != null) {
            all.add(where(LANGUAGE).is(selection.language().tag()));
        }
        if (!selection.words().isEmpty()) {
            all.add(where(WORDS).all(selection.words()));
        }
        Criteria wanted = all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
        Query part = LAST_CHANGED_FIRST.part(wanted, after, limit);
        part.fields()
                .exclude(
                        WORDS,
                        IMAGES,
                        "outbox.pending.data",
                        "draft.content.body",
                        "live.content.body",
                        "plan.publishing.content.body");
        return mongo.find(part, Article.class).stream()
                .map(this::withTextWhereItTells)
                .toList();
    }

    /** Whether there are changes over a live text is told by the bodies alone, where nothing else differs. */
    private Article withTextWhereItTells(Article listed) {
        Revision live = listed.live();
        boolean bodiesTell =
                live != null && live.number() != listed.draft().number() && !listed.hasUnpublishedChanges();
        return bodiesTell ? find(listed.id()).orElse(listed) : listed;
    }

    /**
     * Which articles are wanted; what is null or empty does not matter.
     *
     * @param tags keys of which the draft has one
     * @param authors keys of which the draft has one
     * @param sections keys of which the draft has one
     * @param words that the draft's title and lead have, all of them
     */
    record Selection(
            @Nullable String status,
            List<String> tags,
            List<String> authors,
            List<String> sections,
            @Nullable Language language,
            List<String> words) {}

    /**
     * Gives words and images by which they are found to those that an earlier version stored without; does not count as a
     * change. Repeating is harmless.
     *
     * @return how many there were, at most {@code limit}
     */
    int complete(int limit) {
        Query some = query(new Criteria()
                        .orOperator(where(WORDS).is(null), where(IMAGES).is(null)))
                .limit(limit);
        some.fields().exclude("outbox.pending.data");
        List<Article> without = mongo.find(some, Article.class);
        for (Article article : without) {
            mongo.updateFirst(
                    query(where("_id").is(article.id()).and("version").is(article.version())),
                    Update.update(WORDS, article.words()).set(IMAGES, article.images()),
                    COLLECTION);
        }
        return without.size();
    }

    /** @return of each of these that there is, where it is */
    Map<String, ArticleState> states(Collection<String> ids) {
        Query some = query(where("_id").in(ids));
        some.fields().include("state");
        return mongo.find(some, Standing.class, COLLECTION).stream()
                .collect(Collectors.toMap(Standing::id, Standing::state));
    }

    /** @return of each of these that there is, what it is called at the desk, and where it is */
    Map<String, FrontDesk.Pinned> pinned(Collection<String> ids) {
        Query some = query(where("_id").in(ids));
        some.fields().include("state", "draft.content.title");
        return mongo.find(some, Titled.class, COLLECTION).stream()
                .map(one -> new FrontDesk.Pinned(one.id(), one.draft().content().title(), one.state()))
                .collect(Collectors.toMap(FrontDesk.Pinned::id, pinned -> pinned));
    }

    record Titled(@Id String id, ArticleState state, Draft draft) {

        record Draft(Text content) {}

        record Text(String title) {}
    }

    record Standing(@Id String id, ArticleState state) {}

    /** In drafts. */
    @Override
    public Set<String> names(Kind kind, Collection<String> keys) {
        String field = switch (kind) {
            case TAG -> TAGS;
            case AUTHOR -> AUTHORS;
            case SECTION -> SECTION;
        };
        Query having = query(where(field + KEY).in(keys)).limit(NAMES_LOOKED_AT);
        having.fields().include(field);
        return mongo.find(having, Document.class, COLLECTION).stream()
                .map(article -> article.get("draft", Document.class).get("content", Document.class))
                .flatMap(content -> SubjectUse.in(content.get(field.substring(field.lastIndexOf('.') + 1))))
                .filter(subject -> keys.contains(subject.getString("key")))
                .map(subject -> subject.getString("name"))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Use> of(String mediaId, int limit) {
        Query showing = query(where(IMAGES).is(mediaId)).limit(limit);
        showing.fields().include("state", "draft.content.title");
        return mongo.find(showing, Titled.class, COLLECTION).stream()
                .map(one -> new Use("article", one.id(), one.draft().content().title()))
                .toList();
    }

    /** Finds out what some show that an earlier version has stored, so that asking again helps. */
    @Override
    public boolean isKnown() {
        return complete(COMPLETED_AT_ONCE) < COMPLETED_AT_ONCE;
    }

    boolean exists(String id) {
        return mongo.exists(query(where("_id").is(id)), Article.class);
    }

    /** @return by id, those after {@code id}, or the first ones when it is null; without the text of their events */
    List<Article> after(@Nullable String id, int limit) {
        Query next = query(id == null ? new Criteria() : where("_id").gt(id))
                .with(Sort.by("_id"))
                .limit(limit);
        next.fields().exclude("outbox.pending.data");
        return mongo.find(next, Article.class);
    }

    /**
     * Gives an article other things to tell, unless it has something new to tell by now; does not count as a change.
     *
     * @return false when it has
     */
    boolean retold(Article article, Outbox told) {
        Query asItWas = query(where("_id")
                .is(article.id())
                .and(Outbox.FIELD + ".sequence")
                .is(article.outbox().sequence()));
        var stored = new Document();
        mongo.getConverter().write(told, stored);
        return mongo.updateFirst(asItWas, new Update().set(Outbox.FIELD, stored), COLLECTION)
                        .getMatchedCount()
                > 0;
    }

    /** @return whether more than so many have something to tell that the broker does not have yet */
    boolean moreWaitingThan(int count) {
        Query waiting = query(where(Outbox.FIELD + ".since").exists(true)).limit(count + 1);
        return mongo.count(waiting, COLLECTION) > count;
    }

    /** @return ids of those for which something is due, the longest overdue first */
    List<String> due(Instant now, int limit) {
        Query due = query(where(DUE).lte(now)).with(Sort.by(Direction.ASC, DUE)).limit(limit);
        due.fields().include("_id");
        return mongo.find(due, Document.class, COLLECTION).stream()
                .map(article -> article.getString("_id"))
                .toList();
    }

    /** @return when the next thing is to happen by itself; null when nothing is */
    @Nullable Instant nextDue() {
        Query next =
                query(where(DUE).exists(true)).with(Sort.by(Direction.ASC, DUE)).limit(1);
        next.fields().include(DUE);
        Document found = mongo.findOne(next, Document.class, COLLECTION);
        return found == null
                ? null
                : found.get("plan", Document.class).getDate("due").toInstant();
    }

    /** @return of those with decisions that may not be in the audit log yet: id, version and these decisions */
    List<Unfiled> unfiled(int limit) {
        Query some = query(where(UNFILED + "._id").exists(true)).limit(limit);
        some.fields().include("version", UNFILED);
        return mongo.find(some, Unfiled.class, COLLECTION);
    }

    /** Forgets decisions that are in the audit log, unless the article has changed meanwhile; does not count as a change. */
    void filed(String id, @Nullable Long version) {
        mongo.updateFirst(
                query(where("_id").is(id).and("version").is(version)), new Update().unset(UNFILED), COLLECTION);
    }

    record Unfiled(@Id String id, long version, List<Decision> unfiled) {}

    /**
     * @throws org.springframework.dao.DuplicateKeyException when it is new, and there is one with its id
     * @throws OptimisticLockingFailureException when it has changed since it was read
     */
    Article save(Article article) {
        return mongo.save(article);
    }

    /** @throws OptimisticLockingFailureException when it has changed since it was read */
    void delete(Article article) {
        if (mongo.remove(article).getDeletedCount() == 0) {
            throw new OptimisticLockingFailureException("changed meanwhile: " + article.id());
        }
    }
}
