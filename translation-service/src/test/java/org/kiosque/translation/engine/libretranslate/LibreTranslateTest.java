package org.kiosque.translation.engine.libretranslate;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.engine.remote.Provider;
import org.kiosque.translation.engine.remote.RemoteEngine;
import org.kiosque.translation.engine.remote.WithProvider;

/** Against a stub of LibreTranslate's documented contract. */
class LibreTranslateTest extends WithProvider {

    LibreTranslateTest() {
        super("/translate");
    }

    @Override
    protected Provider provider(InstantSource clock) {
        LibreTranslate provider = new LibreTranslate(
                new LibreTranslateProperties(PROVIDER.baseUrl() + "/", "secret", Tier.GIST, LIMITS.timeout(), 2, 5, 0),
                clock);
        provider.pairs(List.of()); // it is asked for what it knows before anything else
        return provider;
    }

    @Override
    protected String answer(List<String> translations) {
        return translations.stream()
                .map("\"%s\""::formatted)
                .collect(Collectors.joining(",", "{\"translatedText\":[", "]}"));
    }

    @BeforeEach
    void languages() {
        PROVIDER.stubFor(get(urlPathEqualTo("/languages")).willReturn(okJson("""
                        [{"code":"en","name":"English","targets":["fr","de"]},
                         {"code":"fr","name":"French","targets":["en"]},
                         {"code":"de","name":"German","targets":["en"]}]""")));
    }

    @Test
    void whatIsSentIsWhatTheContractWants() {
        answers(json(200, answer(List.of("Two."))));
        engine().translate(FR_EN, List.of("Deux."), PLENTY);
        assertThat(sent())
                .contains("\"q\":[\"Deux.\"]", "\"source\":\"fr\"", "\"target\":\"en\"", "\"format\":\"text\"")
                .contains("\"api_key\":\"secret\"");
    }

    @Test
    void aTextThatIsRefusedDoesNotSpoilTheOthers() {
        RemoteEngine engine = engine();
        answers(json(400, "{\"error\":\"Invalid request: text is longer than the limit\"}"));
        assertThat(engine.translate(FR_EN, List.of("Un.", "Deux."), PLENTY)).allMatch(Answer.Refused.class::isInstance);
        assertThat(calls()).isEqualTo(3);
    }
}
