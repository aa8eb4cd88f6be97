package org.kiosque.article.editing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.markdown.ArticleBody;
import org.kiosque.article.markdown.Rendering;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A text that is being written, as readers would get it. Nothing is stored, and nobody else can read it. */
@RestController
@RequestMapping("/api/v1/desk/renderings")
record RenderingController(Rendering rendering, SiteLanguages site) {

    /** Repeating is harmless. */
    @PostMapping
    ResponseEntity<RenderingView> render(@Valid @RequestBody RenderingRequest request) {
        String asked = request.language();
        Language language = asked == null ? site.defaultLanguage() : site.require(asked, "/language");
        ArticleBody body = rendering.ofDraft(request.body(), language);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RenderingView(language.tag(), body.html(), body.readingMinutes()));
    }

    /**
     * @param language the site's default when null
     * @param body Markdown; may be empty
     */
    record RenderingRequest(
            @Nullable @Size(max = 35) String language,
            @NotNull @Size(max = 200_000) String body) {}

    /** @param html as pages show it, cleaned */
    record RenderingView(String language, String html, int readingMinutes) {}
}
