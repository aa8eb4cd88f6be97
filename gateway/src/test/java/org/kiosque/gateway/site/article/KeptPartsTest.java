package org.kiosque.gateway.site.article;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;
import org.springframework.test.context.TestPropertySource;

/** Parts of a page are written once for as long as services answer the same: what has changed is shown at once all the same. */
@TestPropertySource(properties = {"kiosque.pages.enabled=false", "kiosque.edge.captcha-provider=hcaptcha"})
class KeptPartsTest extends Platform {

    private HttpResponse<byte[]> zipped(String path) {
        return send(path, request -> request.header("Accept-Encoding", "gzip"));
    }

    /** As readers get it, who find it compressed and not. */
    private String shown() {
        String plain = text(read(article.englishPath()));
        assertThat(unzipped(zipped(article.englishPath()))).isEqualTo(plain);
        return plain;
    }

    /** Often enough for each part to be kept. */
    @BeforeEach
    void thePageWasReadBefore() {
        for (int i = 0; i < 3; i++) {
            read(article.englishPath());
        }
    }

    private void threadIs(String json) {
        COMMENTS.stubFor(
                get(urlPathEqualTo("/api/v1/articles/" + id + "/comments")).willReturn(json(json)));
    }

    @Test
    void aPageOfKeptPartsIsTheSamePage() {
        var first = zipped(article.englishPath());
        var second = zipped(article.englishPath());

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag")).contains("-gzip-");
        assertThat(unzipped(second)).isEqualTo(shown());
    }

    @Test
    void whoHasThePageInOtherPartsHasIt() {
        String tag = header(zipped(article.englishPath()), "ETag");
        String whole = tag.substring(0, tag.indexOf("-gzip")) + "-gzip\"";

        var again = send(
                article.englishPath(),
                request -> request.header("Accept-Encoding", "gzip").header("If-None-Match", "\"x\", " + whole));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(header(again, "ETag")).isEqualTo(tag);
    }

    @Test
    void aCorrectedTextIsShownAtOnce() {
        articleIs(article.english().replace("English body.", "Corrected body."));

        assertThat(shown())
                .contains("Corrected body.")
                .doesNotContain("English body.")
                .contains("Marguerite");
    }

    @Test
    void aHeadlineIsAnotherOneInTheWholePage() {
        articleIs(article.english().replace("The station", "The depot"));

        assertThat(shown())
                .contains("<title>The depot", "\"headline\":\"The depot\"")
                .doesNotContain("The station");
    }

    @Test
    void anotherCommentIsShownAtOnceAndOneThatWasTakenDownIsNot() {
        threadIs(Sample.THREAD.replace("First line.", "Another line."));
        assertThat(shown())
                .contains("Another line.")
                .doesNotContain("First line.")
                .contains("English body.");

        threadIs("{\"items\":[],\"nextCursor\":null}");
        assertThat(shown()).doesNotContain("Another line.", "First line.");

        threadIs(Sample.THREAD);
        assertThat(shown()).contains("First line.");
    }

    @Test
    void otherArticlesAreOthersAtOnce() {
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/related"))
                .willReturn(json(Sample.cards(article.card("related1card", "Another story")))));

        assertThat(shown()).contains("Another story").doesNotContain("A related story");
    }

    @Test
    void whereCommentsAreClosedNobodyIsAskedForAReply() {
        assertThat(shown()).contains("class=\"reply\"", "<form method=\"post\"");

        articleIs(article.closed());

        assertThat(shown()).contains("First line.").doesNotContain("class=\"reply\"", "<form method=\"post\"");
    }

    @Test
    void aPartThatIsNotToBeHadIsNotShownFromBefore() {
        COMMENTS.stop();
        SHELF.stop();

        assertThat(shown()).doesNotContain("First line.", "A related story").contains("The latest of all");
    }

    @Test
    void aFormThatComesBackIsNobodyElses() {
        commentServiceAnswers(problem(422, "invalid-comment", ",\"errors\":[{\"pointer\":\"/author/email\"}]"));

        assertThat(text(submit(FILLED))).contains("zoe@example.org");
        assertThat(shown()).doesNotContain("zoe@example.org");
    }

    @Test
    void eachPlaceInTheThreadHasItsOwnPart() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .withQueryParam("cursor", equalTo("next"))
                .willReturn(json(Sample.THREAD.replace("First line.", "Further line."))));

        assertThat(text(read(article.englishPath() + "?comments=next"))).contains("Further line.", "?comments=next");
        assertThat(shown()).contains("First line.").doesNotContain("Further line.", "comments=next");
    }

    @Test
    void eachLanguageHasItsOwnParts() {
        articleIs(article.french());
        String french = text(read(article.frenchPath()));
        read(article.frenchPath());

        assertThat(text(read(article.frenchPath()))).isEqualTo(french).contains("Corps français.", "lang=\"fr\"");
    }
}
