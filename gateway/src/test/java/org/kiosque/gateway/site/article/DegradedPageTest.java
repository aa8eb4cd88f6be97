package org.kiosque.gateway.site.article;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kiosque.common.events.RandomId;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;
import org.springframework.beans.factory.annotation.Autowired;

class DegradedPageTest extends Platform {

    /** The ways in which a service can be down. */
    enum Down {
        REFUSES_CONNECTIONS(WireMockServer::stop),
        RESETS_CONNECTIONS(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        ANSWERS_500(aResponse().withStatus(500)),
        ANSWERS_NONSENSE(aResponse().withStatus(200).withBody("{")),
        NEVER_ANSWERS(aResponse().withStatus(200).withFixedDelay(20_000));

        private final Consumer<WireMockServer> blow;

        Down(Consumer<WireMockServer> blow) {
            this.blow = blow;
        }

        Down(ResponseDefinitionBuilder answer) {
            this(service -> service.stubFor(any(anyUrl()).atPriority(1).willReturn(answer)));
        }

        void strike(WireMockServer service) {
            blow.accept(service);
        }
    }

    @Autowired
    private MeterRegistry meters;

    private Document page() {
        return page(article.englishPath());
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheCommentServiceTheThreadSaysThatItIsUnavailable(Down down) {
        down.strike(COMMENTS);

        Document page = page();

        assertThat(page.select("h1").text()).isEqualTo("The station");
        assertThat(page.select("#comments").text()).contains("Comments are unavailable for the moment");
        assertThat(page.select("#comment-form")).hasSize(1);
        assertThat(page.select(".others h3").text()).isEqualTo("A related story");
    }

    @ParameterizedTest
    @EnumSource(names = "NEVER_ANSWERS", mode = EnumSource.Mode.EXCLUDE)
    void withoutRecommendationsTheLatestArticlesTakeTheirPlace(Down down) {
        down.strike(SHELF);
        var counter = meters.counter("kiosque.sections.degraded", "section", "others", "reason", "fallback");
        double before = counter.count();

        Document page = page();

        assertThat(counter.count() - before).isEqualTo(1);

        assertThat(page.select(".others h3").text()).isEqualTo("The latest of all");
        assertThat(page.select("#comments .author").first().text()).isEqualTo("Marguerite");
    }

    @Test
    void aSilentRecommendationServiceDoesNotHoldThePageUp() {
        Down.NEVER_ANSWERS.strike(SHELF);

        long start = System.nanoTime();
        Document page = page();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(page.select("h1").text()).isEqualTo("The station");
    }

    @Test
    void beforeTheLatestStandThoseWithTheSameTagAndThenThoseWithAPicture() {
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/related")).willReturn(json(Sample.cards())));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .willReturn(json(Sample.cards(
                        article.card("bare0card", "Without a picture")
                                .replaceFirst("\"image\":\\{.*?\\[]}", "\"image\":null"),
                        article.card("same0card", "On cities"),
                        article.card("late0card", "With a picture"),
                        article.card("more0card", "Too many")))));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("tag", equalTo("cities"))
                .willReturn(json(Sample.cards(article.card(id, "Myself"), article.card("same0card", "On cities")))));

        Document page = page();

        assertThat(page.select(".others h3").eachText()).containsExactly("On cities", "With a picture", "Too many");
        assertThat(page.select(".others .why").eachText())
                .containsExactly("On the same subject", "One of the latest", "One of the latest");
        timesRendered(1);
    }

    @Test
    void otherArticlesNeverIncludeTheArticleItself() {
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/related"))
                .willReturn(json(Sample.cards(article.card(id, "Myself"), article.card("other0card00", "Another")))));

        assertThat(page().select(".others h3").eachText()).containsExactly("Another");
    }

    @Test
    void withNothingElseToReadTheSectionIsLeftOut() {
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/related")).willReturn(json(Sample.cards())));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles")).willReturn(json(Sample.cards())));

        assertThat(page().select(".others")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withEverythingElseDownTheArticleIsStillThere(Down down) {
        down.strike(COMMENTS);
        down.strike(SHELF);
        down.strike(TRANSLATIONS);

        Document page = page();

        assertThat(page.select("h1").text()).isEqualTo("The station");
        assertThat(page.select(".body").text()).contains("English body.");
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheArticleServiceAnUnseenPageIsUnavailableForNow(Down down) {
        down.strike(ARTICLES);

        var response = read(article.frenchPath());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(header(response, "Retry-After")).isNotEmpty();
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        Document page = Jsoup.parse(text(response));
        assertThat(page.select("html").attr("lang")).isEqualTo("fr");
        assertThat(page.select("h1").text()).isEqualTo("De retour dans un instant");
        assertThat(page.select(".reference code").text()).matches("[0-9a-f]{32}");
    }

    @Test
    void aFailedReadIsRepeatedOnceAndOnlyOnce() {
        Down.RESETS_CONNECTIONS.strike(COMMENTS);

        page();

        COMMENTS.verify(2, getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments")));
    }

    @Test
    void aServiceThatKeepsFailingIsNotAskedForAWhile() {
        Down.ANSWERS_500.strike(COMMENTS);
        for (int i = 0; i < 6; i++) {
            page();
            clock.pass(Duration.ofSeconds(2));
        }
        COMMENTS.resetRequests();

        assertThat(page().select("#comments").text()).contains("unavailable");

        COMMENTS.verify(0, getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments")));
    }

    @Test
    void readersAskingForWhatIsNotThereDoNotOpenTheBreaker() {
        for (int i = 0; i < 12; i++) {
            assertThat(read("/en/nothing-" + RandomId.next()).statusCode()).isEqualTo(404);
        }
        assertThat(page().select("h1").text()).isEqualTo("The station");
    }
}
