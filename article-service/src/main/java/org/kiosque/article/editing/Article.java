package org.kiosque.article.editing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleState.Draft;
import org.kiosque.article.editing.ArticleState.Published;
import org.kiosque.article.editing.ArticleState.Withdrawn;
import org.kiosque.article.editing.EditingException.LanguageIsFixedException;
import org.kiosque.article.editing.EditingException.NotPublishedException;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.Event;
import org.kiosque.common.outbox.HasOutbox;
import org.kiosque.common.outbox.Outbox;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An article at the desk. Each transition returns the next state and leaves this one as it is; one that changes nothing
 * returns this very article.
 *
 * @param version counts the stored changes; null before the first
 * @param draft what editors work on, always signed
 * @param live what readers see, always signed; null while they see nothing
 * @param created when and by whom it was begun
 * @param changed when and by whom the draft was last changed
 * @param decided when and by whom it was last published or withdrawn; null before that
 */
@Document(Articles.COLLECTION)
record Article(
        @Id String id,
        @Version @Nullable Long version,
        ArticleState state,
        Revision draft,
        @Nullable Revision live,
        Signature created,
        Signature changed,
        @Nullable Signature decided,
        Outbox outbox)
        implements HasOutbox {

    /** An earlier version signed the article and not its texts: there the last to change it or to decide signs for them. */
    Article {
        draft = draft.signedAtLeast(changed);
        if (live != null) {
            live = live.signedAtLeast(
                    live.number() == draft.number() ? changed : Objects.requireNonNullElse(decided, created));
        }
    }

    static Article begun(String id, Content content, @Nullable String note, Signature by) {
        return new Article(
                id, null, new Draft(), Revision.first(content, note, by), null, by, by, null, Outbox.empty());
    }

    /** Changes the draft; what readers see stays as it is until it is published. */
    Article revise(Content content, @Nullable String note, Signature by) {
        return saving(content, note, null, by);
    }

    /** Takes up the text of an earlier revision again, as a new one. */
    Article restore(Revision past, @Nullable String note, Signature by) {
        return saving(past.content(), note, past.number(), by);
    }

    private Article saving(Content content, @Nullable String note, @Nullable Long restored, Signature by) {
        if (content.equals(draft.content())) {
            return this;
        }
        if (!(state instanceof Draft)
                && !content.language().equals(draft.content().language())) {
            throw new LanguageIsFixedException();
        }
        long next = version == null ? 0 : version + 1;
        Revision saved = draft.followedBy(content, note, restored, by, next);
        return new Article(id, version, state, saved, live, created, by, decided, outbox);
    }

    /** Shows the draft to readers. */
    Article publish(Signature by) {
        return switch (state) {
            case Draft _, Withdrawn _ -> {
                var published = new Published(by.at());
                yield showing(published, new ArticlePublished(snapshot(published, by)), by);
            }
            case Published published ->
                hasUnpublishedChanges()
                        ? showing(published, new ArticleRevised(snapshot(published, by)), by)
                        : this;
        };
    }

    /** @throws NotPublishedException when readers have never seen it */
    Article withdraw(String reason, Signature by) {
        return switch (state) {
            case Draft _ -> throw new NotPublishedException();
            case Withdrawn _ -> this;
            case Published _ ->
                new Article(
                        id,
                        version,
                        new Withdrawn(by.at(), reason),
                        draft,
                        null,
                        created,
                        changed,
                        by,
                        outbox.with(new ArticleWithdrawn(id, reason, by.at()), by.at()));
        };
    }

    /** What was once published leaves a trace at others, and is withdrawn instead. */
    boolean deletable() {
        return state instanceof Draft && outbox.sequence() == 0;
    }

    /** @return whether readers do not see the newest text yet */
    boolean hasUnpublishedChanges() {
        return live == null || !draft.content().equals(live.content());
    }

    String slug() {
        Content content = draft.content();
        return ArticleSlug.of(Objects.requireNonNullElse(content.slug(), content.title()), id);
    }

    private Article showing(Published published, Event event, Signature by) {
        return new Article(id, version, published, draft, draft, created, changed, by, outbox.with(event, by.at()));
    }

    private ArticleSnapshot snapshot(Published published, Signature by) {
        Content content = draft.content();
        return new ArticleSnapshot(
                id,
                draft.number(),
                content.language(),
                slug(),
                content.title(),
                content.lead(),
                content.body(),
                content.tags(),
                content.authors(),
                content.picture() == null ? null : content.picture().image(),
                content.comments(),
                published.since(),
                by.at());
    }
}
