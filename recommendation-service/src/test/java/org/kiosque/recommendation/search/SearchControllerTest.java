package org.kiosque.recommendation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.events.Tag;
import org.kiosque.common.failures.UnavailableException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.LanguagesAutoConfiguration;
import org.kiosque.common.paging.Page;
import org.kiosque.common.problem.ProblemAutoConfiguration;
import org.kiosque.common.security.SecurityAutoConfiguration;
import org.kiosque.common.testing.GoldenSamples;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.recommendation.AccessRules;
import org.kiosque.recommendation.cards.Card;
import org.kiosque.recommendation.search.query.Marked;
import org.kiosque.recommendation.search.query.Position;
import org.kiosque.recommendation.search.query.Question;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(SearchController.class)
@Import({AccessRules.class, TestTokens.class})
@ImportAutoConfiguration({
    LanguagesAutoConfiguration.class,
    ProblemAutoConfiguration.class,
    SecurityAutoConfiguration.class
})
class SearchControllerTest {

    private static final Position POSITION =
            new Position(40, "k3v9x2m4qd7h", true, Instant.parse("2026-11-02T00:00:00Z"));

    @Autowired
    MockMvcTester http;

    @MockitoBean
    Search search;

    @Test
    void allThatIsAskedForIsLookedFor() {
        String cursor = SearchCursor.written(POSITION);
        given(search.search(any(), any(), anyInt())).willReturn(new Page<>(List.of(), cursor));

        assertThat(http.get()
                        .uri(URI.create(
                                "/api/v1/search?q=night%20train&lang=fr&tag=rail&author=nadia&from=2026-11-02T07:00:00%2B01:00"
                                        + "&to=2027-01-01T00:00:00Z&limit=7&cursor=" + cursor)))
                .hasStatusOk()
                .containsHeader("Link")
                .bodyJson()
                .hasPathSatisfying("$.nextCursor", next -> assertThat(next).isEqualTo(cursor));

        verify(search)
                .search(
                        eq(new Question(
                                "night train",
                                Language.of("fr"),
                                "rail",
                                "nadia",
                                Instant.parse("2026-11-02T06:00:00Z"),
                                Instant.parse("2027-01-01T00:00:00Z"))),
                        eq(POSITION),
                        eq(7));
    }

    @Test
    void whatIsFoundIsToldWithItsMarks() {
        var card = new Card(
                "a1b2c3d4e5f6",
                "the-station-a1b2c3d4e5f6",
                "/en/the-station-a1b2c3d4e5f6",
                "en",
                new Card.Original("fr", "La gare", "la-gare-a1b2c3d4e5f6", "/fr/la-gare-a1b2c3d4e5f6"),
                new Card.Translation("gist"),
                "The station",
                null,
                List.of(new Tag("rail", "Rail")),
                List.of(),
                null,
                Instant.parse("2026-11-02T06:00:00Z"),
                1);
        var matches = new Search.Matches(
                List.of(new Marked.Mark(4, 11)), new Marked("A station at night.", List.of(new Marked.Mark(2, 9))));
        given(search.search(any(), any(), anyInt()))
                .willReturn(new Page<>(List.of(new Search.Result(card, matches)), null));

        assertThat(http.get().uri("/api/v1/search?q=station&lang=en"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(GoldenSamples.answer("search"));
    }

    @Test
    void whileTheIndexIsBuiltTheAnswerIsToComeAgain() {
        given(search.search(any(), any(), anyInt()))
                .willThrow(new UnavailableException("The index is being built.", null));

        assertThat(http.get().uri("/api/v1/search?q=train")).hasStatus(503).containsHeader("Retry-After");
    }

    @ParameterizedTest
    @CsvSource({
        "lang=en, q",
        "q=, q",
        "q=%20%20, q",
        "q=a&lang=tlh, lang",
        "q=a&limit=0, limit",
        "q=a&limit=51, limit",
        "q=a&from=yesterday, from",
        "q=a&to=+1000000000-12-31T23:59:59Z, to",
        "q=a&cursor=bogus, cursor",
        "q=a&cursor=, cursor"
    })
    void aWrongParameterIsNamedInAProblem(String query, String parameter) {
        assertThat(http.get().uri(URI.create("/api/v1/search?" + query)))
                .hasStatus(400)
                .hasContentType("application/problem+json")
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].pointer", pointer -> assertThat(pointer).isEqualTo(parameter));
        verifyNoInteractions(search);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 5000})
    void aQuestionThatIsTooLongIsRefused(int length) {
        assertThat(http.get().uri("/api/v1/search?q=" + "a".repeat(length))).hasStatus(400);
        verifyNoInteractions(search);
    }

    @Test
    void cursorsHoldTheirPositionAndNothingElseIsOne() {
        assertThat(SearchCursor.read(SearchCursor.written(POSITION))).isEqualTo(POSITION);
        var other = new Position(1, "a1b2c3d4e5f6", false, Instant.EPOCH);
        assertThat(SearchCursor.read(SearchCursor.written(other))).isEqualTo(other);
        assertThat(SearchCursor.read(null)).isNull();
    }
}
