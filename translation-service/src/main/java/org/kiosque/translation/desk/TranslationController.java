package org.kiosque.translation.desk;

import java.util.List;
import java.util.Objects;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Page;
import org.kiosque.translation.desk.TranslationApi.Languages;
import org.kiosque.translation.desk.TranslationApi.Listed;
import org.kiosque.translation.desk.TranslationApi.OneTranslation;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.translations.ShownTranslation;
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
    Page<Listed> ofArticle(@PathVariable String idOrSlug) {
        List<Listed> items =
                desk.of(ArticleSlug.idIn(idOrSlug)).stream().map(Listed::of).toList();
        return new Page<>(items, null);
    }

    @GetMapping("/articles/{idOrSlug}/translations/{lang}")
    ResponseEntity<OneTranslation> one(@PathVariable String idOrSlug, @PathVariable Language lang) {
        ShownTranslation translation = desk.one(ArticleSlug.idIn(idOrSlug), lang);
        // Spring answers 304 by itself when the client has this version.
        return ResponseEntity.ok()
                .eTag("\"" + translation.version() + "-" + Objects.hashCode(translation.reason()) + "\"")
                .body(OneTranslation.of(translation));
    }

    /** Repeating it while it waits changes nothing. */
    @PostMapping("/articles/{idOrSlug}/translations/{lang}/retranslation")
    ResponseEntity<Listed> retranslate(@PathVariable String idOrSlug, @PathVariable Language lang) {
        return ResponseEntity.accepted().body(Listed.of(desk.retranslate(ArticleSlug.idIn(idOrSlug), lang)));
    }
}
