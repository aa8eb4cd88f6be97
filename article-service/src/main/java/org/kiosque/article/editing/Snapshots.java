package org.kiosque.article.editing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleState.Published;
import org.kiosque.article.editing.corrections.NotedCorrection;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.ArticleSnapshot;

/** What others are told of a text. */
final class Snapshots {

    private Snapshots() {}

    static ArticleSnapshot of(
            String id, Revision text, Published published, @Nullable List<NotedCorrection> corrected, Signature by) {
        Content content = text.content();
        return new ArticleSnapshot(
                id,
                text.number(),
                content.language(),
                slugOf(id, content),
                content.title(),
                content.lead(),
                content.body(),
                content.tags(),
                content.authors(),
                content.picture() == null ? null : content.picture().image(),
                content.comments(),
                published.since(),
                by.at(),
                corrected == null
                        ? List.of()
                        : corrected.stream().map(NotedCorrection::told).toList(),
                content.slugs(),
                content.section(),
                content.seo() == null ? null : content.seo().told());
    }

    /** The last part of its address. */
    static String slugOf(String id, Content content) {
        return ArticleSlug.of(Objects.requireNonNullElse(content.slug(), content.title()), id);
    }
}
