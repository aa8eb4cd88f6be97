package org.kiosque.recommendation.related;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.LanguagesAutoConfiguration;
import org.kiosque.common.problem.ProblemAutoConfiguration;
import org.kiosque.common.security.SecurityAutoConfiguration;
import org.kiosque.common.testing.GoldenSamples;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.recommendation.AccessRules;
import org.kiosque.recommendation.cards.Card;
import org.kiosque.recommendation.cards.Cards;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(RelatedController.class)
@Import({AccessRules.class, RelatedConfiguration.class, TestTokens.class})
@EnableConfigurationProperties(RelatedProperties.class)
@ImportAutoConfiguration({
    LanguagesAutoConfiguration.class,
    ProblemAutoConfiguration.class,
    SecurityAutoConfiguration.class
})
class RelatedControllerTest {

    private static final String RELATED = "/api/v1/articles/le-train-de-nuit-k3v9x2m4qd7h/related";

    private static final Language ENGLISH = Language.of("en");

    @Autowired
    MockMvcTester http;

    @MockitoBean
    Related related;

    @MockitoBean
    Cards cards;

    @Test
    void answersCardsInTheAskedLanguageEachWithItsReason() {
        given(related.to("k3v9x2m4qd7h", ENGLISH, 4))
                .willReturn(List.of(new Related.Recommendation(card(), Why.SAME_SUBJECT)));

        assertThat(http.get().uri(RELATED + "?lang=en"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(GoldenSamples.answer("related"));
    }

    @Test
    void withoutALanguageTheArticlesOwnIsTaken() {
        given(cards.originalLanguage("k3v9x2m4qd7h")).willReturn(Optional.of(ENGLISH));
        given(related.to(any(), any(), anyInt())).willReturn(List.of());

        assertThat(http.get().uri(RELATED)).hasStatusOk();

        verify(related).to("k3v9x2m4qd7h", ENGLISH, 4);
    }

    @Test
    void languageTagsDoNotDependOnCase() {
        given(related.to(any(), any(), anyInt())).willReturn(List.of());

        assertThat(http.get().uri(RELATED + "?lang=FR&limit=100")).hasStatusOk();

        verify(related).to("k3v9x2m4qd7h", Language.of("fr"), 100);
    }

    @ParameterizedTest
    @CsvSource({
        "lang=tlh, lang",
        "lang=, lang",
        "lang=en&lang=fr, lang",
        "lang=en%00, lang",
        "lang=en&limit=0, limit",
        "lang=en&limit=101, limit",
        "lang=en&limit=-1, limit",
        "lang=en&limit=many, limit",
        "lang=en&limit=99999999999, limit"
    })
    void aWrongParameterIsNamedInAProblem(String query, String parameter) {
        assertThat(http.get().uri(RELATED + "?" + query))
                .hasStatus(400)
                .hasContentType("application/problem+json")
                .bodyJson()
                .hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("urn:kiosque:problem:invalid-request"))
                .hasPathSatisfying(
                        "$.errors[0].pointer", pointer -> assertThat(pointer).isEqualTo(parameter));
        verifyNoInteractions(related);
    }

    @Test
    void withoutTheStoreTheAnswerIsToComeAgain() {
        given(related.to(any(), any(), anyInt())).willThrow(new DataAccessResourceFailureException("secret host"));

        assertThat(http.get().uri(RELATED + "?lang=en"))
                .hasStatus(503)
                .containsHeader("Retry-After")
                .bodyText()
                .doesNotContain("secret");
    }

    @Test
    void nothingElseIsOpen() {
        assertThat(http.post().uri(RELATED)).hasStatus(401);
        assertThat(http.get().uri("/api/v1/articles/k3v9x2m4qd7h")).hasStatus(401);
        assertThat(http.get().uri("/api/v1/trendy").header("Authorization", "Bearer " + TestTokens.with("editor")))
                .hasStatus(404);
        assertThat(http.get().uri(RELATED).header("Authorization", "Bearer nonsense"))
                .hasStatus(401);
    }

    private static Card card() {
        return new Card(
                "a1b2c3d4e5f6",
                "the-station-a1b2c3d4e5f6",
                "/en/the-station-a1b2c3d4e5f6",
                "en",
                new Card.Original("fr", "La gare", "la-gare-a1b2c3d4e5f6", "/fr/la-gare-a1b2c3d4e5f6"),
                new Card.Translation("gist"),
                "The station",
                null,
                List.of(),
                List.of(),
                null,
                Instant.parse("2026-11-02T06:00:00Z"),
                1);
    }
}
