package org.kiosque.recommendation.related;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.answers.Subjects;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Page;
import org.kiosque.recommendation.cards.Cards;
import org.kiosque.recommendation.index.ReplicaIndex;
import org.kiosque.recommendation.steering.Steering;
import org.kiosque.recommendation.trending.Trending;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "Other articles" over HTTP. */
@RestController
record RelatedController(Related related, Cards cards, SiteLanguages site) {

    static final String RELATED = "/api/v1/articles/{idOrSlug}/related";

    /** @param lang the article's own language when left out */
    @GetMapping(RELATED)
    ResponseEntity<Page<Related.Recommendation>> related(
            @PathVariable String idOrSlug,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(defaultValue = "4") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        String articleId = ArticleSlug.idIn(idOrSlug);
        List<Related.Recommendation> recommended = related.to(articleId, language(lang, articleId), limit);
        Subjects subjects =
                Subjects.of(request).add(Cards.ANY).add(ReplicaIndex.CONTENTS).add(Steering.CONTENTS);
        if (recommended.size() < limit
                || recommended.stream().anyMatch(one -> one.why().dependsOnReaders())) {
            subjects.add(Trending.CONTENTS);
        }
        recommended.forEach(one -> subjects.add(one.card().id(), one.card().sequence()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePublic()) // kept by anyone, asked for again by its ETag
                .body(new Page<>(recommended, null));
    }

    private Language language(@Nullable String lang, String articleId) {
        if (lang == null) {
            return cards.originalLanguage(articleId).orElseGet(site::defaultLanguage);
        }
        return site.require(lang, "lang");
    }
}
