package org.kiosque.article.exports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
 * @param picture address of its picture; null when it has none
 * @param slug words of its address, without the id
 * @param published since when or from when readers see it; null for a draft
 */
record Leaving(
        String id,
        Status status,
        Content content,
        String html,
        @Nullable String picture,
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

    /** @param site see {@link ExportFormat.AllArticles#site} */
    static Leaving of(ArchivedArticle article, Rendering rendering, String site) {
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
                onSite(html(content, rendering), site),
                content.picture() == null
                        ? null
                        : site + content.picture().image().url(),
                ArticleSlug.words(Objects.requireNonNullElse(content.slug(), content.title())),
                switch (status) {
                    case PUBLISHED -> article.publishedAt();
                    case PLANNED -> Objects.requireNonNull(article.schedule()).due();
                    case DRAFT, REVIEWED -> null;
                },
                article.created().at(),
                text.saved() == null ? article.changed().at() : text.saved().at());
    }

    /** With whole addresses, so that whoever takes it in can fetch its pictures and lead to what stays. */
    private static String onSite(String html, String site) {
        if (site.isEmpty()) {
            return html;
        }
        Document text = Jsoup.parseBodyFragment(html, site + "/");
        text.outputSettings().prettyPrint(false);
        for (String attribute : List.of("src", "href")) {
            text.select("[" + attribute + "^=/]")
                    .forEach(element -> element.attr(attribute, element.absUrl(attribute)));
        }
        return text.body().html();
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
