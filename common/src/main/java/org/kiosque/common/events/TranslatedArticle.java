package org.kiosque.common.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole article in another language than its own.
 *
 * @param language BCP 47, of the texts here
 * @param originalLanguage BCP 47, of the article
 * @param revision the article's revision that was translated
 * @param slug the last part of the article's address in this language
 * @param lead null when the article has none
 * @param body CommonMark, like the original's
 * @param image with the alternative text and the caption translated; null when the article has none
 * @param engine the machine that translated; null when no machine took part
 * @param reviewedBy who approved the last sentence, once people have approved all; null until then
 * @param reviewedAt when that was; null likewise
 * @param segments where each piece of the text comes from, in reading order
 * @param tier {@code gist} when a machine took part whose text only tells what the original is about, and nobody has approved
 *     all of it; {@code publishable} when all machines that took part do better; null when none did, when people have approved
 *     all, and in what earlier versions have told
 * @param seo what search engines are to show instead of title and lead, translated; null when that is nothing, and in what
 *     earlier versions have told
 */
public record TranslatedArticle(
        String articleId,
        String language,
        String originalLanguage,
        long revision,
        String slug,
        String title,
        @Nullable String lead,
        String body,
        List<Tag> tags,
        List<Author> authors,
        @Nullable Image image,
        String originalTitle,
        String originalSlug,
        Instant publishedAt,
        Instant updatedAt,
        Instant translatedAt,
        TranslationOrigin origin,
        @Nullable String engine,
        @Nullable String reviewedBy,
        @Nullable Instant reviewedAt,
        List<SegmentOrigin> segments,
        @Nullable String tier,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Seo seo) {

    public TranslatedArticle {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
        segments = List.copyOf(segments);
    }
}
