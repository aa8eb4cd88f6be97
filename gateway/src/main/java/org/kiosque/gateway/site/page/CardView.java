package org.kiosque.gateway.site.page;

import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.client.Card;

/**
 * A card as a page shows it.
 *
 * @param lead as much of it as a card has room for
 * @param language null where it is the page's own
 * @param languageName of a text in another language than the page's, in the reader's words
 * @param gist whether its words are a translation that tells only what the original is about
 * @param original its headline before translation; null where the words are the original
 * @param tag its section, or else its first tag
 * @param why the reason for recommending it, in the reader's words
 */
public record CardView(
        String id,
        String url,
        @Nullable String language,
        @Nullable String languageName,
        boolean gist,
        @Nullable Original original,
        @Nullable Link tag,
        String title,
        @Nullable String lead,
        @Nullable Figure image,
        @Nullable Moment published,
        @Nullable String why) {

    /** UTF-16 units of a teaser: about five lines, and more where no picture fills the card. */
    private static final int LONGEST_BESIDE_IMAGE = 220;

    private static final int LONGEST_ALONE = 420;

    public record Original(String language, String title) {}

    public static CardView of(Card card, Language pageLanguage, Texts text) {
        return of(card, pageLanguage, text, card.image() == null ? LONGEST_ALONE : LONGEST_BESIDE_IMAGE);
    }

    /** Of the story that a page begins with, which has more room. */
    public static CardView leading(Card card, Language pageLanguage, Texts text) {
        return of(card, pageLanguage, text, LONGEST_ALONE);
    }

    private static CardView of(Card card, Language pageLanguage, Texts text, int room) {
        boolean foreign = !card.language().equals(pageLanguage.tag());
        return new CardView(
                card.id(),
                card.url(),
                foreign ? card.language() : null,
                foreign ? text.nameOf(card.language()) : null,
                card.isGist(),
                original(card),
                subject(card, pageLanguage),
                Typography.unbroken(card.title(), card.language()),
                teaser(card, room),
                Figure.of(card.image()),
                Moment.news(card.publishedAt(), text),
                reason(card, text));
    }

    private static @Nullable Original original(Card card) {
        Article.Original original = card.original();
        return original == null || original.language().equals(card.language())
                ? null
                : new Original(original.language(), Typography.unbroken(original.title(), original.language()));
    }

    private static @Nullable String reason(Card card, Texts text) {
        if (card.because() != null && text.has("why." + card.why() + ".because")) {
            return text.get("why." + card.why() + ".because", card.because().title());
        }
        return text.has("why." + card.why()) ? text.get("why." + card.why()) : null;
    }

    private static @Nullable Link subject(Card card, Language language) {
        Link section = Link.to(card.section(), language);
        return section != null || card.tags().isEmpty()
                ? section
                : Link.to(card.tags().getFirst(), language);
    }

    private static @Nullable String teaser(Card card, int room) {
        if (card.lead() == null || card.lead().isBlank()) {
            return null;
        }
        return Typography.unbroken(Excerpt.of(card.lead(), room, card.language()), card.language());
    }
}
