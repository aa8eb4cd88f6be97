package org.kiosque.article.exports;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.markdown.Rendering;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.failures.OverdueException;
import org.kiosque.common.languages.Language;

/**
 * An article as other systems take it: one text, which readers see, or are to see, or else the working one.
 *
 * @param html the text; empty where it can no longer be shown
 * @param slug words of its address, without the id
 * @param published since when or from when readers see it; null for a draft
 */
record Leaving(
        String id,
        Status status,
        Content content,
        String html,
        String slug,
        @Nullable Instant published,
        Instant begun,
        Instant changed) {

    enum Status {
        DRAFT,
        REVIEWED,
        PLANNED,
        PUBLISHED
    }

    static Leaving of(ArchivedArticle article, Rendering rendering) {
        Revision planned =
                article.schedule() == null ? null : article.schedule().publishing();
        Revision live = article.live();
        Revision text = textOf(article);
        Content content = text.content();
        Status status = live != null
                ? Status.PUBLISHED
                : planned != null
                        ? Status.PLANNED
                        : article.status().equals("in-review") ? Status.REVIEWED : Status.DRAFT;
        return new Leaving(
                article.id(),
                status,
                content,
                html(content, rendering),
                ArticleSlug.words(Objects.requireNonNullElse(content.slug(), content.title())),
                switch (status) {
                    case PUBLISHED -> article.publishedAt();
                    case PLANNED -> Objects.requireNonNull(article.schedule()).due();
                    case DRAFT, REVIEWED -> null;
                },
                article.created().at(),
                text.saved() == null ? article.changed().at() : text.saved().at());
    }

    /** Which text that is. */
    static Revision textOf(ArchivedArticle article) {
        Revision planned =
                article.schedule() == null ? null : article.schedule().publishing();
        return article.live() != null ? article.live() : planned != null ? planned : article.draft();
    }

    private static String html(Content content, Rendering rendering) {
        try {
            return rendering
                    .ofPublished(content.body(), Language.of(content.language()))
                    .html();
        } catch (InvalidFieldException | OverdueException tooMuch) {
            return "";
        }
    }
}
