package org.kiosque.gateway.site.feeds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.site.page.MachinePage;
import org.kiosque.gateway.site.page.SiteProperties;

/**
 * An article as feeds have it, in whatever format.
 *
 * @param id the same for as long as the article exists in this language, whatever becomes of its address
 * @param url absolute
 * @param lead plain text
 * @param picture absolute address
 */
record FeedArticle(
        String id,
        String url,
        String title,
        @Nullable String lead,
        @Nullable String picture,
        List<String> authors,
        List<String> tags,
        @Nullable Instant published,
        @Nullable Instant changed) {

    static FeedArticle of(Card card, SiteProperties site) {
        Article.Picture picture = card.image();
        return new FeedArticle(
                "urn:kiosque:article:" + card.id() + ":" + card.language(),
                site.absolute(card.url()),
                MachinePage.inXml(card.title()),
                card.lead() == null || card.lead().isBlank() ? null : MachinePage.inXml(card.lead()),
                picture == null ? null : site.absolute(picture.url()),
                card.authors().stream()
                        .map(author -> MachinePage.inXml(author.name()))
                        .toList(),
                card.tags().stream().map(tag -> MachinePage.inXml(tag.name())).toList(),
                card.publishedAt(),
                card.changedAt());
    }
}
