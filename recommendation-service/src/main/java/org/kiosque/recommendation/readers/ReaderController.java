package org.kiosque.recommendation.readers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Page;
import org.kiosque.recommendation.reads.Readers;
import org.kiosque.recommendation.related.trial.TrialDesk;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a reader may ask for by an id that nobody else knows. */
@RestController
record ReaderController(ForYou forYou, Readers readers, TrialDesk trial, SiteLanguages site) {

    /** @param lang the site's default when left out */
    @GetMapping("/api/v1/readers/{reader}/recommendations")
    ResponseEntity<Page<ForYou.Recommendation>> recommendations(
            @PathVariable @Pattern(regexp = Readers.ID) String reader,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit) {
        Language language = lang == null ? site.defaultLanguage() : site.require(lang, "lang");
        var chosen = new Page<>(forYou.of(reader, language, limit), null);
        trial.shownTo(reader);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(chosen);
    }

    /** Everything that is known of the reader is gone. Repeating is harmless. */
    @DeleteMapping("/api/v1/readers/{reader}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable @Pattern(regexp = Readers.ID) String reader) {
        readers.forget(reader);
    }
}
