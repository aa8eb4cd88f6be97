package org.kiosque.translation.engine.libretranslate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.engine.remote.JsonApi;
import org.kiosque.translation.engine.remote.Provider;
import org.kiosque.translation.engine.remote.ProviderException.RestingException;
import org.kiosque.translation.engine.remote.ProviderException.SilentException;
import tools.jackson.databind.JsonNode;

/**
 * LibreTranslate's API. The source language is always said: detection is slow, and wrong for short sentences.
 *
 * @see <a href="https://docs.libretranslate.com/api/operations/translate/">LibreTranslate's reference</a>
 */
final class LibreTranslate implements Provider {

    private final LibreTranslateProperties properties;
    private final JsonApi api;
    /** By the language's code there, what it is translated into; as of the last answer. */
    private volatile Map<String, Set<String>> known = Map.of();

    LibreTranslate(LibreTranslateProperties properties, InstantSource clock) {
        this.properties = properties;
        String url = properties.url().isBlank()
                ? "http://localhost:5000"
                : properties.url().strip();
        this.api = new JsonApi(url, properties.timeout(), Map.of(), JsonApi.BadRequest.IS_THE_TEXTS, clock);
    }

    @Override
    public String name() {
        return "libretranslate";
    }

    @Override
    public Tier tier() {
        return properties.tier();
    }

    @Override
    public boolean configured() {
        return !properties.url().isBlank();
    }

    @Override
    public int mostTexts() {
        return 32;
    }

    /** Servers that are open to everybody take 2,000 characters. */
    @Override
    public int mostBytes() {
        return 2_000;
    }

    @Override
    public Set<LanguagePair> pairs(List<Language> languages) {
        Map<String, Set<String>> told = new HashMap<>();
        for (JsonNode language : api.get("/languages")) {
            Set<String> targets = new HashSet<>();
            language.path("targets").forEach(target -> targets.add(target.asString("")));
            told.put(language.path("code").asString(""), targets);
        }
        known = Map.copyOf(told);
        Set<LanguagePair> pairs = new HashSet<>();
        for (Language from : languages) {
            for (Language to : languages) {
                boolean translates = code(from)
                        .flatMap(source -> code(to).filter(target -> translates(source, target)))
                        .isPresent();
                if (translates && !from.primary().equals(to.primary())) {
                    pairs.add(new LanguagePair(from, to));
                }
            }
        }
        return pairs;
    }

    private boolean translates(String source, String target) {
        return known.getOrDefault(source, Set.of()).contains(target);
    }

    /** The whole tag where the server has it, else the language alone. */
    private Optional<String> code(Language language) {
        return known.keySet().stream()
                .filter(language.tag()::equalsIgnoreCase)
                .findFirst()
                .or(() -> known.keySet().stream()
                        .filter(language.primary()::equalsIgnoreCase)
                        .findFirst());
    }

    @Override
    public Translations translate(LanguagePair pair, List<String> texts) {
        Map<String, Object> request = new HashMap<>();
        request.put("q", texts);
        request.put("source", required(pair.from()));
        request.put("target", required(pair.to()));
        request.put("format", "text");
        if (!properties.key().isBlank()) {
            request.put("api_key", properties.key().strip());
        }
        JsonNode all = api.post("/translate", request).path("translatedText");
        if (!all.isArray()) {
            throw new SilentException("an answer without translations");
        }
        List<String> translated = new ArrayList<>();
        all.forEach(text -> translated.add(text.asString("")));
        return new Translations(translated, -1);
    }

    private String required(Language language) {
        return code(language).orElseThrow(() -> new RestingException("it has no " + language, Duration.ofMinutes(1)));
    }
}
