package org.kiosque.article.editing;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleState.Draft;
import org.kiosque.article.editing.ArticleState.Published;
import org.kiosque.article.editing.ArticleState.Withdrawn;
import org.kiosque.article.editing.EditingException.LanguageIsFixedException;
import org.kiosque.article.editing.EditingException.NotPublishedException;
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
 * @param draft what editors work on
 * @param live what readers see; null while they see nothing
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

    static Article begun(String id, Content content, Signature by) {
        return new Article(id, null, new Draft(), new Revision(1, content), null, by, by, null, Outbox.empty());
    }

    /** Changes the draft; what readers see stays as it is until it is published. */
    Article revise(Content content, Signature by) {
        if (content.equals(draft.content())) {
            return this;
        }
        if (!(state instanceof Draft)
                && !content.language().equals(draft.content().language())) {
            throw new LanguageIsFixedException();
        }
        var next = new Revision(draft.number() + 1, content);
        return new Article(id, version, state, next, live, created, by, decided, outbox);
    }

    /** Shows the draft to readers. */
    Article publish(Signature by) {
        return switch (state) {
            case Draft _, Withdrawn _ -> {
                var published = new Published(by.at());
                yield showing(published, new ArticlePublished(snapshot(published, by)), by);
            }
            case Published published -> {
                boolean nothingNew = draft.equals(live);
                yield nothingNew ? this : showing(published, new ArticleRevised(snapshot(published, by)), by);
            }
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
        return !draft.equals(live);
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

    /** @param number counts the changes, from 1 */
    record Revision(long number, Content content) {}

    /**
     * Who did something, and when.
     *
     * @param editor subject of the token
     * @param name as the token calls the editor
     */
    record Signature(Instant at, String editor, String name) {}
}
