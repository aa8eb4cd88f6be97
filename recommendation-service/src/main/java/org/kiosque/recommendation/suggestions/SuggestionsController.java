package org.kiosque.recommendation.suggestions;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.UnavailableException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.recommendation.cards.Cards;
import org.kiosque.recommendation.index.ReplicaIndex;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody who types may be looking for. */
@RestController
record SuggestionsController(
        ReplicaIndex index, Headlines headlines, Cards cards, SiteLanguages site, MeterRegistry meters) {

    /** UTF-16 units of what is typed. */
    private static final int LONGEST = 100;

    private static final int MOST = 8;

    record Suggestions(List<Suggestion> items) {}

    /** @param url path of the article's page */
    record Suggestion(String title, String url) {}

    @GetMapping("/api/v1/suggestions")
    ResponseEntity<Suggestions> suggestions(
            @RequestParam(defaultValue = "") @NotBlank @Size(max = LONGEST) String q,
            @RequestParam(required = false) @Nullable String lang) {
        Language language = lang == null ? site.defaultLanguage() : site.require(lang, "lang");
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(Timer.builder("suggestions")
                        .description("Time to find headlines while somebody types")
                        .register(meters)
                        .record(() -> beginning(q, language)));
    }

    private Suggestions beginning(String typed, Language language) {
        Optional<List<String>> found = index.ask(articles -> headlines.beginning(articles, typed, language, MOST));
        List<String> ids = found.orElseThrow(() -> new UnavailableException("The index is being built.", null));
        return new Suggestions(cards.first(MOST, ids, language).stream()
                .map(card -> new Suggestion(card.title(), card.url()))
                .toList());
    }
}
