package org.kiosque.gateway.site.article;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;
import org.springframework.test.context.TestPropertySource;

/** What a page asks before a thread waits for it, it asks once and in no other words. */
@TestPropertySource(properties = {"kiosque.pages.enabled=false", "kiosque.edge.captcha-provider=hcaptcha"})
class EarlyCallsTest extends Platform {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-";
    private static final String RECORDED = TRACE + "b7ad6b7169203331-01";
    private static final String UNRECORDED = TRACE + "b7ad6b7169203331-00";

    private HttpResponse<byte[]> traced(String trace) {
        return send(article.englishPath(), request -> request.header("traceparent", trace));
    }

    private void eachWasAskedOnceIn(String trace) {
        var traced = matching(trace);
        ARTICLES.verify(1, getRequestedFor(anyUrl()));
        ARTICLES.verify(getRequestedFor(urlEqualTo("/api/v1/articles/" + id + "?lang=en"))
                .withHeader("traceparent", traced));
        COMMENTS.verify(1, getRequestedFor(anyUrl()));
        COMMENTS.verify(getRequestedFor(urlEqualTo("/api/v1/articles/" + id + "/comments?sort=oldest&limit=50"))
                .withHeader("traceparent", traced));
        SHELF.verify(1, getRequestedFor(anyUrl()));
        SHELF.verify(getRequestedFor(urlEqualTo("/api/v1/articles/" + id + "/related?lang=en&limit=3"))
                .withHeader("traceparent", traced));
    }

    @Test
    void eachServiceIsAskedOnceForAPageOfWhichNothingIsRecorded() {
        assertThat(traced(UNRECORDED).statusCode()).isEqualTo(200);

        eachWasAskedOnceIn(TRACE + "[0-9a-f]{16}-00");
    }

    @Test
    void andOnceForOneThatIsRecorded() {
        assertThat(traced(RECORDED).statusCode()).isEqualTo(200);

        eachWasAskedOnceIn(TRACE + "[0-9a-f]{16}-01");
    }

    @Test
    void whoIsSlowIsWaitedForAndNotAskedAgain() {
        articleIs(json(article.english()).withFixedDelay(300));
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD).withFixedDelay(300)));

        assertThat(text(traced(UNRECORDED))).contains("English body.", "First line.", "A related story");
        eachWasAskedOnceIn(TRACE + "[0-9a-f]{16}-00");
    }

    @Test
    void aConnectionThatBreaksIsNotTheEndOfThePage() {
        var question = get(urlPathEqualTo("/api/v1/articles/" + id)).inScenario("breaks once");
        ARTICLES.stubFor(question.whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("well")
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id))
                .inScenario("breaks once")
                .whenScenarioStateIs("well")
                .willReturn(json(article.english())));

        assertThat(traced(UNRECORDED).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsAskedOnceToo() {
        articleIs(404);

        assertThat(traced(UNRECORDED).statusCode()).isEqualTo(404);
        ARTICLES.verify(1, getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id)));
    }
}
