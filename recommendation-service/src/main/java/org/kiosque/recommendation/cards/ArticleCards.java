package org.kiosque.recommendation.cards;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.languages.Language;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One article with its texts in every language. Events of two topics meet in it in any order, each writing only its own
 * part, so that a withdrawal takes all languages away by one write, even those that arrive later.
 *
 * @param articleSequence of the last article event; null when only translations have come so far
 * @param live whether readers may see it; null like {@code articleSequence}
 * @param original null unless live
 * @param publishedAt null unless live
 * @param translations by BCP 47 tag; null before the first
 * @param translatedInto the keys of {@code translations}, in a form that an index can hold; null before the first
 */
@Document(Cards.COLLECTION)
record ArticleCards(
        @Id String id,
        @Nullable Long articleSequence,
        @Nullable Boolean live,
        @Nullable Text original,
        @Nullable Instant publishedAt,
        @Nullable Map<String, Translation> translations,
        @Nullable Set<String> translatedInto) {

    /** What a card shows, in one language. */
    record Text(
            String language,
            String slug,
            String title,
            @Nullable String lead,
            List<Tag> tags,
            List<Author> authors,
            @Nullable Image image) {

        static Text of(ArticleSnapshot a) {
            return new Text(a.language(), a.slug(), a.title(), a.lead(), a.tags(), a.authors(), a.image());
        }

        static Text of(TranslatedArticle t) {
            return new Text(t.language(), t.slug(), t.title(), t.lead(), t.tags(), t.authors(), t.image());
        }

        String url() {
            return "/" + language + "/" + slug;
        }
    }

    /**
     * @param text null when readers get it only if they ask for it
     * @param tier as the event has it; null also in what was stored before cards told it
     */
    record Translation(
            long sequence, @Nullable Text text, @Nullable String tier) {}

    /** @return empty while readers cannot have the article in that language */
    Optional<Card> in(Language language) {
        if (!Boolean.TRUE.equals(live) || original == null || publishedAt == null || articleSequence == null) {
            return Optional.empty();
        }
        Translation translation = translationInto(language, original);
        Text text =
                original.language().equals(language.tag()) ? original : translation == null ? null : translation.text();
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(new Card(
                id,
                text.slug(),
                text.url(),
                text.language(),
                new Card.Original(original.language(), original.title(), original.slug(), original.url()),
                translation == null ? null : new Card.Translation(translation.tier()),
                text.title(),
                text.lead(),
                text.tags(),
                text.authors(),
                text.image(),
                publishedAt,
                articleSequence));
    }

    /** None into the original's own language, even if one is left from before the author changed it. */
    private @Nullable Translation translationInto(Language language, Text original) {
        return translations == null || original.language().equals(language.tag())
                ? null
                : translations.get(language.tag());
    }
}
