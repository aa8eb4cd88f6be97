package org.kiosque.recommendation.related;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Tag;
import org.kiosque.common.paging.Page;
import org.kiosque.recommendation.cards.Card;

/** What the endpoint answers with. */
final class RelatedApi {

    private RelatedApi() {}

    /** @return the only page */
    static Page<Item> only(List<Related.Recommendation> recommendations) {
        return new Page<>(recommendations.stream().map(Item::of).toList(), null);
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Item(
            String id,
            String slug,
            String url,
            String language,
            Original original,
            String title,
            @Nullable String lead,
            List<Tag> tags,
            List<Author> authors,
            @Nullable Image image,
            Instant publishedAt,
            Why why) {

        static Item of(Related.Recommendation recommendation) {
            Card card = recommendation.card();
            return new Item(
                    card.id(),
                    card.slug(),
                    url(card.language(), card.slug()),
                    card.language(),
                    new Original(
                            card.original().language(),
                            card.original().title(),
                            card.original().slug(),
                            url(card.original().language(), card.original().slug())),
                    card.title(),
                    card.lead(),
                    card.tags(),
                    card.authors(),
                    card.image(),
                    card.publishedAt(),
                    recommendation.why());
        }

        private static String url(String language, String slug) {
            return "/" + language + "/" + slug;
        }
    }

    record Original(String language, String title, String slug, String url) {}
}
