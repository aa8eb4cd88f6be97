package org.kiosque.translation.engine.deepl;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.engine.remote.JsonApi;
import org.kiosque.translation.engine.remote.Provider;
import org.kiosque.translation.engine.remote.ProviderException.SilentException;
import tools.jackson.databind.JsonNode;

/**
 * DeepL's API v2. Placeholders are sent as empty XML elements, which DeepL moves with the words.
 *
 * @see <a href="https://developers.deepl.com/api-reference/translate">DeepL's reference</a>
 */
final class DeepL implements Provider {

    private static final Pattern PLACEHOLDER = Pattern.compile("⟦(\\d{1,6})⟧");
    private static final Pattern ELEMENT = Pattern.compile("<x id=\"(\\d{1,6})\"\\s?(?:/>|></x>)");

    /** Where a language has several forms and the site does not say which. */
    private static final Map<String, String> USUAL_TARGETS = Map.of("en", "EN-GB", "pt", "PT-PT", "zh", "ZH-HANS");

    private final boolean configured;
    private final JsonApi api;

    DeepL(DeepLProperties properties, InstantSource clock) {
        this.configured = !properties.key().isBlank();
        this.api = new JsonApi(
                properties.address(),
                properties.timeout(),
                Map.of("Authorization", "DeepL-Auth-Key " + properties.key().strip()),
                JsonApi.BadRequest.IS_THE_TEXTS,
                clock);
    }

    @Override
    public String name() {
        return "deepl";
    }

    @Override
    public Tier tier() {
        return Tier.PUBLISHABLE;
    }

    @Override
    public boolean configured() {
        return configured;
    }

    @Override
    public int mostTexts() {
        return 50;
    }

    /** The whole body has 128 KiB; a byte of text may take several in JSON. */
    @Override
    public int mostBytes() {
        return 40 * 1024;
    }

    @Override
    public Set<LanguagePair> pairs(List<Language> languages) {
        Set<String> sources = codes(api.get("/v2/languages?type=source"));
        Set<String> targets = codes(api.get("/v2/languages?type=target"));
        Set<LanguagePair> pairs = new HashSet<>();
        for (Language from : languages) {
            for (Language to : languages) {
                boolean known = sources.contains(source(from)) && targets.contains(target(to));
                if (known && !from.primary().equals(to.primary())) {
                    pairs.add(new LanguagePair(from, to));
                }
            }
        }
        return pairs;
    }

    private static Set<String> codes(JsonNode languages) {
        Set<String> codes = new HashSet<>();
        languages.forEach(
                language -> codes.add(language.path("language").asString("").toUpperCase(Locale.ROOT)));
        return codes;
    }

    private static String source(Language language) {
        return language.primary().toUpperCase(Locale.ROOT);
    }

    private static String target(Language language) {
        String tag = language.tag().toUpperCase(Locale.ROOT);
        return tag.contains("-")
                ? tag
                : USUAL_TARGETS.getOrDefault(
                        language.primary(), language.primary().toUpperCase(Locale.ROOT));
    }

    @Override
    public Translations translate(LanguagePair pair, List<String> texts) {
        return translate(pair, texts, "");
    }

    @Override
    public Translations translate(LanguagePair pair, List<String> texts, String context) {
        Map<String, Object> request = new HashMap<>();
        request.put("text", texts.stream().map(DeepL::asXml).toList());
        request.put("source_lang", source(pair.from()));
        request.put("target_lang", target(pair.to()));
        request.put("tag_handling", "xml");
        request.put("split_sentences", "0");
        request.put("preserve_formatting", true);
        request.put("show_billed_characters", true);
        if (!context.isEmpty()) {
            request.put("context", context);
        }
        JsonNode answer = api.post("/v2/translate", request);
        JsonNode all = answer.at("/translations");
        if (!all.isArray()) {
            throw new SilentException("an answer without translations");
        }
        List<String> translated = new ArrayList<>();
        long billed = 0;
        for (JsonNode one : all) {
            translated.add(Optional.of(one.path("text"))
                    .filter(JsonNode::isString)
                    .map(text -> fromXml(text.asString()))
                    .orElseThrow(() -> new SilentException("a translation without a text")));
            JsonNode characters = one.path("billed_characters");
            billed = billed < 0 || !characters.isNumber() ? -1 : billed + characters.asLong();
        }
        return new Translations(translated, billed);
    }

    private static String asXml(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return PLACEHOLDER.matcher(escaped).replaceAll("<x id=\"$1\"/>");
    }

    private static String fromXml(String xml) {
        String text = ELEMENT.matcher(xml).replaceAll("⟦$1⟧");
        return Stream.of("&lt;=<", "&gt;=>", "&quot;=\"", "&apos;='", "&#39;='", "&amp;=&")
                .map(entity -> entity.split("=", 2))
                .reduce(text, (before, entity) -> before.replace(entity[0], entity[1]), (one, _) -> one);
    }
}
