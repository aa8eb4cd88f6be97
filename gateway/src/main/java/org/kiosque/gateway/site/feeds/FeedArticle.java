package org.kiosque.gateway.site.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.site.article.BodyHtml;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.MachinePage;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Typography;

/**
 * An article as feeds have it, in whatever format.
 *
 * @param id the same for as long as the article exists in this language, whatever becomes of its address
 * @param url absolute
 * @param lead plain text
 * @param html the whole text, with absolute addresses; null where it is too long for a list
 */
record FeedArticle(
        String id,
        String url,
        String title,
        @Nullable String lead,
        @Nullable String html,
        @Nullable Picture picture,
        List<Link> authors,
        List<String> tags,
        @Nullable Instant published,
        @Nullable Instant changed) {

    private static final Map<String, String> TYPES = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "gif", "image/gif",
            "webp", "image/webp",
            "avif", "image/avif");

    /**
     * How long its file is nobody says.
     *
     * @param url absolute
     * @param type media type; null where its address does not tell
     */
    record Picture(
            String url,
            @Nullable String type,
            @Nullable String alt,
            @Nullable Integer width,
            @Nullable Integer height) {

        static @Nullable Picture of(Article.@Nullable Picture picture, SiteProperties site) {
            if (picture == null) {
                return null;
            }
            String url = picture.url();
            String alt = picture.alt();
            return new Picture(
                    site.absolute(url),
                    TYPES.get(url.substring(url.lastIndexOf('.') + 1)),
                    alt == null || alt.isBlank() ? null : MachinePage.inXml(alt),
                    picture.width(),
                    picture.height());
        }
    }

    static FeedArticle of(Card card, Language language, SiteProperties site) {
        String url = site.absolute(card.url());
        return new FeedArticle(
                "urn:kiosque:article:" + card.id() + ":" + card.language(),
                url,
                shown(card.title(), card),
                card.lead() == null || card.lead().isBlank() ? null : shown(card.lead(), card),
                card.bodyHtml() == null || card.bodyHtml().isBlank()
                        ? null
                        : MachinePage.inXml(BodyHtml.abroad(card.bodyHtml(), card.language(), url, site.absolute(""))),
                Picture.of(card.image(), site),
                card.authors().stream()
                        .map(author -> Link.to(author, language))
                        .map(author -> new Link(
                                MachinePage.inXml(author.text()),
                                author.url() == null ? null : site.absolute(author.url())))
                        .toList(),
                card.tags().stream().map(tag -> MachinePage.inXml(tag.name())).toList(),
                card.publishedAt(),
                card.changedAt());
    }

    private static String shown(String text, Card card) {
        return MachinePage.inXml(Typography.unbroken(text, card.language()));
    }
}
