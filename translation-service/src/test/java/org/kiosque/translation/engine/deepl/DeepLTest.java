package org.kiosque.translation.engine.deepl;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.remote.Provider;
import org.kiosque.translation.engine.remote.WithProvider;

/** Against a stub of DeepL's documented contract. */
class DeepLTest extends WithProvider {

    DeepLTest() {
        super("/v2/translate");
    }

    private static DeepLProperties properties(String key, String url) {
        return new DeepLProperties(key, url, LIMITS.timeout(), 2, 5, 0);
    }

    @Override
    protected Provider provider(InstantSource clock) {
        return new DeepL(properties("secret:fx", PROVIDER.baseUrl()), clock);
    }

    @Override
    protected String answer(List<String> translations) {
        return translations.stream()
                .map(text -> text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replaceAll("⟦(\\d)⟧", "<x id=\\\\\"$1\\\\\"/>"))
                .map("{\"detected_source_language\":\"FR\",\"text\":\"%s\",\"billed_characters\":7}"::formatted)
                .collect(Collectors.joining(",", "{\"translations\":[", "]}"));
    }

    @BeforeEach
    void languages() {
        PROVIDER.stubFor(get(urlPathEqualTo("/v2/languages")).willReturn(okJson("""
                        [{"language":"EN","name":"English"},{"language":"EN-GB","name":"English (British)"},
                         {"language":"FR","name":"French"},{"language":"DE","name":"German"}]""")));
    }

    @Test
    void whatIsSentIsWhatTheContractWants() {
        answers(json(200, answer(List.of("Two <&> ⟦0⟧."))));
        engine().translate(FR_EN, List.of("Deux <&> ⟦0⟧."), PLENTY);
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/v2/translate"))
                .withHeader("Authorization", equalTo("DeepL-Auth-Key secret:fx"))
                .withHeader("Content-Type", equalTo("application/json")));
        assertThat(sent())
                .contains("\"source_lang\":\"FR\"", "\"target_lang\":\"EN-GB\"", "\"tag_handling\":\"xml\"")
                .contains("\"text\":[\"Deux &lt;&amp;&gt; <x id=\\\"0\\\"/>.\"]");
    }

    @Test
    void whatTheArticleIsAboutIsToldBesideTheText() {
        answers(json(200, answer(List.of("It closes."))));
        engine().translate(FR_EN, List.of("Elle ferme."), "La gare.", PLENTY);
        assertThat(sent()).contains("\"context\":\"La gare.\"", "\"text\":[\"Elle ferme.\"]");
    }

    @Test
    void elementsThatComeBackInTwoPartsAreStillPlaceholders() {
        answers(json(200, "{\"translations\":[{\"text\":\"A <x id=\\\"3\\\"></x> b\"}]}"));
        assertThat(engine().translate(FR_EN, List.of("A ⟦3⟧ b"), PLENTY))
                .containsExactly(new Answer.Translated("A ⟦3⟧ b"));
    }

    @Test
    void theKeySaysWhichHostItBelongsToAndIsNeverPrinted() {
        assertThat(properties("a:fx", "").address()).isEqualTo("https://api-free.deepl.com");
        assertThat(properties("a", "").address()).isEqualTo("https://api.deepl.com");
        assertThat(properties("secret", "").toString()).doesNotContain("secret");
        assertThat(new DeepL(properties(" ", ""), InstantSource.system()).configured())
                .isFalse();
    }
}
