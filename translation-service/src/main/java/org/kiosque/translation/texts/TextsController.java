package org.kiosque.translation.texts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.text.PlainText;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.texts.TextsDesk.Translated;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Short texts in another language, for services and staff. */
@RestController
@RequestMapping("/api/v1/translate")
record TextsController(TextsDesk desk, SiteLanguages site) {

    /** Texts of one call, characters of one text, and of all together. */
    private static final int MOST_TEXTS = 50;

    private static final int LONGEST = 10_000;
    private static final int LONGEST_TOGETHER = 50_000;

    /** @param from told from the words of each text when left out */
    record TextsRequest(
            @Nullable String from,
            @NotBlank String to,

            @NotEmpty @Size(max = MOST_TEXTS) List<@NotNull @Size(max = LONGEST) @PlainText(lines = true) String> texts) {}

    /**
     * @param texts null for one that has no translation which could be shown
     * @param languages of the originals; null where it cannot be told
     * @param engine that has made the first machine-made sentence; null when there is none
     * @param tier the worst of all texts'; null likewise
     */
    record TranslatedTexts(
            List<@Nullable String> texts,
            List<@Nullable String> languages,
            @Nullable String engine,
            @Nullable Tier tier) {

        static TranslatedTexts of(List<Translated> all) {
            List<@Nullable String> texts = new ArrayList<>();
            List<@Nullable String> languages = new ArrayList<>();
            @Nullable Tier tier = null;
            for (Translated one : all) {
                texts.add(one.text());
                Language language = one.language();
                languages.add(language == null ? null : language.tag());
                tier = TextsDesk.worse(tier, one.tier());
            }
            String engine = all.stream()
                    .map(Translated::engine)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return new TranslatedTexts(texts, languages, engine, tier);
        }
    }

    @PostMapping
    ResponseEntity<TranslatedTexts> translate(@Valid @RequestBody TextsRequest request) {
        String from = request.from();
        Language source = from == null ? null : site.require(from, "/from");
        Language target = site.require(request.to(), "/to");
        if (request.texts().stream().mapToLong(String::length).sum() > LONGEST_TOGETHER) {
            throw new InvalidFieldException("/texts", "are longer than " + LONGEST_TOGETHER + " characters together");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(TranslatedTexts.of(desk.translate(source, target, request.texts())));
    }
}
