package org.kiosque.translation.desk;

import java.util.List;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Page;
import org.kiosque.translation.desk.TranslationApi.Languages;
import org.kiosque.translation.engine.Engines;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
record TranslationController(TranslationDesk desk, SiteLanguages site, Engines engines) {

    @GetMapping("/languages")
    Languages languages() {
        return Languages.of(site, engines);
    }

    @GetMapping("/articles/{idOrSlug}/translations")
    Page<ListedTranslation> ofArticle(@PathVariable String idOrSlug) {
        List<ListedTranslation> items = desk.of(ArticleSlug.idIn(idOrSlug)).stream()
                .map(ListedTranslation::of)
                .toList();
        return new Page<>(items, null);
    }

    /** Repeating it while it waits changes nothing. */
    @PostMapping("/articles/{idOrSlug}/translations/{lang}/retranslation")
    ResponseEntity<ListedTranslation> retranslate(@PathVariable String idOrSlug, @PathVariable Language lang) {
        return ResponseEntity.accepted().body(ListedTranslation.of(desk.retranslate(ArticleSlug.idIn(idOrSlug), lang)));
    }
}
