package org.kiosque.recommendation.trending;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Page;
import org.kiosque.recommendation.trending.score.Window;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is read most, over HTTP. */
@RestController
record TrendingController(Trending trending, SiteLanguages site) {

    /** @param lang the site's default when left out */
    @GetMapping("/api/v1/trending")
    ResponseEntity<Page<Trending.Popular>> trending(
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(defaultValue = Trending.DEFAULT_WINDOW) String window,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 100) String tag,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit) {
        Language language = lang == null ? site.defaultLanguage() : site.require(lang, "lang");
        Window over = Trending.WINDOWS.get(window);
        if (over == null) {
            throw new InvalidFieldException(
                    "window",
                    "must be one of "
                            + Trending.WINDOWS.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        List<Trending.Popular> popular = trending.popular(language, over, tag, limit);
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(new Page<>(popular, null));
    }
}
