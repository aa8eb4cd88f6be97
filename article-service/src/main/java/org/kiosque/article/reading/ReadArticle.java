package org.kiosque.article.reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.markdown.ArticleBody;
import org.kiosque.article.markdown.BlockLayout;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Correction;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Section;
import org.kiosque.common.events.SegmentOrigin;
import org.kiosque.common.events.Seo;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.TranslationOrigin;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An article as readers get it, with all its languages, in one document. Written field by field as events come in, in
 * whatever order, so that everything but the id may be missing.
 *
 * @param sequence of the last event of the article itself that was applied
 * @param live whether readers may see it; null while only translations or comments have come in
 * @param withdrawnAt null when it is not
 * @param withdrawalReason null when it is not withdrawn, was given none, or was withdrawn before reasons were kept here
 * @param revision of the original's text
 * @param original in the language {@code language}
 * @param translations by language
 * @param bodies by language, the original's included; apart from the rest because lists leave them out
 * @param corrections in the order in which they were made; null before they were kept here
 * @param section null when it stands in none, and before these were kept here
 * @param seo null likewise
 * @param comments number of comments that readers can see
 * @param counted how often the comments were counted anew
 */
@Document(ReadArticles.COLLECTION)
record ReadArticle(
        @Id String id,
        @Nullable Long sequence,
        @Nullable Boolean live,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawalReason,
        @Nullable String language,
        @Nullable Long revision,
        @Nullable Text original,
        @Nullable Map<String, Translation> translations,
        @Nullable Map<String, Body> bodies,
        @Nullable List<Author> authors,
        @Nullable CommentPolicy policy,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable List<Correction> corrections,
        @Nullable Section section,
        @Nullable Seo seo,
        @Nullable Long comments,
        @Nullable Long counted) {

    /** What is short in one language. */
    record Text(
            String slug,
            String title,
            @Nullable String lead,
            List<Tag> tags,
            @Nullable Image image,
            int readingMinutes) {}

    /**
     * What is long in one language.
     *
     * @param laidOut whether {@code html} says of each block where it begins; null in what was rendered before it did
     * @param segments of a translation, where each comes from; null for the original, and before these were kept here
     */
    record Body(
            String html,
            List<ArticleBody.Entry> outline,
            @Nullable Boolean laidOut,
            @Nullable List<SegmentOrigin> segments) {

        static Body of(ArticleBody rendered, @Nullable List<SegmentOrigin> segments) {
            return new Body(rendered.html(), rendered.outline(), true, segments);
        }

        String shown() {
            return Boolean.TRUE.equals(laidOut) ? html : BlockLayout.in(html);
        }
    }

    /**
     * @param sequence of the last event of this translation that was applied
     * @param revision of the original that was translated
     * @param reviewedBy who approved the last of all sentences; null while one is not approved
     * @param reviewedAt when that was; null likewise
     * @param tier {@code gist} or {@code publishable}, by what the machines that took part are good for; null when none did,
     *     when people have approved all, and before it was kept here
     * @param offered true when readers get the original until they ask for this; null when they get this
     * @param seo what search engines are to show instead of its title and lead; null when that is nothing, and before it
     *     was kept here
     */
    record Translation(
            long sequence,
            long revision,
            Text text,
            TranslationOrigin origin,
            @Nullable String engine,
            Instant translatedAt,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt,
            @Nullable String tier,
            @Nullable Boolean offered,
            @Nullable Seo seo) {

        boolean onDemand() {
            return Boolean.TRUE.equals(offered);
        }
    }
}
