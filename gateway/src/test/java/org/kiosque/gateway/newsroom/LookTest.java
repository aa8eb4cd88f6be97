package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookTest extends NewsroomPlatform {

    private static final String RENDERINGS = "/api/v1/desk/renderings";

    private Browser ada;
    private String csrf;

    @BeforeEach
    void ada() {
        ada = signedIn("ada", "editor");
        csrf = csrf(room("/newsroom/articles/new", ada));
    }

    @Test
    void theVeryPageStandsBesideTheTextBeforeItIsSaved() {
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo(RENDERINGS))
                .willReturn(json("{\"language\":\"fr\",\"html\":\"<p>Made</p>\",\"readingMinutes\":3}")));
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/desk/media/m1"))
                .willReturn(json("{\"id\":\"m1\",\"url\":\"/media/m1/1920.jpg\",\"width\":1920,\"height\":1080}")));

        HttpResponse<byte[]> look = submit(
                "/newsroom/look",
                ada,
                Map.of(
                        "csrf",
                        csrf,
                        "language",
                        "fr",
                        "title",
                        "<b>Nuit</b>",
                        "lead",
                        "Un chapeau",
                        "body",
                        "Fait",
                        "tags",
                        "Rail, Nuit",
                        "authors",
                        "Ada",
                        "mediaId",
                        "m1",
                        "caption",
                        "Le quai",
                        "credit",
                        "AFP"));

        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(text(look)).doesNotContain("<html");
        Document part = Jsoup.parse(text(look));
        assertThat(part.select(".story").attr("lang")).isEqualTo("fr");
        assertThat(part.select("h1").text()).isEqualTo("<b>Nuit</b>");
        assertThat(part.select(".tag span").eachText()).containsExactly("Rail", "Nuit");
        assertThat(part.select(".body > p").text()).isEqualTo("Made");
        assertThat(part.select("img").attr("src")).isEqualTo("/media/m1/1920.jpg");
        assertThat(part.select("figcaption").text()).isEqualTo("Le quai AFP");
        ARTICLES.verify(postRequestedFor(urlPathEqualTo(RENDERINGS))
                .withRequestBody(equalToJson("{\"language\":\"fr\",\"body\":\"Fait\"}")));
        ARTICLES.verify(0, postRequestedFor(urlPathEqualTo("/api/v1/articles")));
    }

    @Test
    void aLanguageThatTheSiteDoesNotHaveIsNotAskedFor() {
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo(RENDERINGS))
                .willReturn(json("{\"language\":\"en\",\"html\":\"\",\"readingMinutes\":1}")));

        submit("/newsroom/look", ada, Map.of("csrf", csrf, "language", "tlh", "body", "a"));

        ARTICLES.verify(postRequestedFor(urlPathEqualTo(RENDERINGS)).withRequestBody(equalToJson("{\"body\":\"a\"}")));
    }

    @Test
    void whoElseHasTheArticleOpenIsTold() {
        ARTICLES.stubFor(WireMock.put(urlPathEqualTo("/api/v1/articles/a1/presence"))
                .willReturn(json("{\"items\":[{\"by\":\"ada\",\"you\":true},{\"by\":\"<bo>\",\"you\":false}]}")));

        HttpResponse<byte[]> present = submit("/newsroom/articles/a1/presence", ada, Map.of("csrf", csrf));

        assertThat(Jsoup.parse(text(present)).text()).isEqualTo("Also open at: <bo>");
    }

    @Test
    void namesThatThereAreAreOffered() {
        ARTICLES.stubFor(WireMock.get(urlEqualTo("/api/v1/desk/tags?q=tra"))
                .willReturn(json("{\"items\":[{\"key\":\"transport\",\"names\":{\"en\":\"Transport\"}}]}")));
        ARTICLES.stubFor(WireMock.get(urlEqualTo("/api/v1/desk/authors?q=na"))
                .willReturn(json("{\"items\":[{\"key\":\"nadia\",\"name\":\"Nadia Ferrand\"}]}")));

        assertThat(text(get("/newsroom/tags?q=tra", ada))).isEqualTo("[\"Transport\"]");
        assertThat(text(get("/newsroom/authors?q=na", ada))).isEqualTo("[\"Nadia Ferrand\"]");
        assertThat(text(get("/newsroom/tags?q=", ada))).isEqualTo("[]");
        assertThat(text(get("/newsroom/tags?q=unknown", ada))).isEqualTo("[]");
    }

    @Test
    void aPictureThatIsDroppedIntoTheTextIsTakenOrItIsSaidWhyNot() {
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo("/api/v1/media"))
                .willReturn(
                        json("{\"id\":\"m1\",\"url\":\"/media/m1/1920.jpg\"}").withStatus(201)));

        HttpResponse<byte[]> taken = dropped();

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(text(taken)).contains("\"url\":\"/media/m1/1920.jpg\"");

        ARTICLES.stubFor(WireMock.post(urlPathEqualTo("/api/v1/media"))
                .willReturn(problem(400, "invalid-request", ",\"detail\":\"is no picture\"")));
        HttpResponse<byte[]> refused = dropped();
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(text(refused)).contains("is no picture");
    }

    private HttpResponse<byte[]> dropped() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.png\"\r\n"
                + "Content-Type: image/png\r\n\r\nPIXELS\r\n--b--\r\n";
        return send(
                "/newsroom/pictures",
                request -> request.header("Cookie", ada.cookies())
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Else nobody who leaves a page open would ever be signed out. */
    @Test
    void whatAPageAsksForByItselfKeepsNoSessionAlive() {
        clock.pass(Duration.ofMinutes(10));
        assertThat(submit("/newsroom/articles/a1/presence", ada, Map.of("csrf", csrf), "Newsroom-Unattended", "true")
                        .headers()
                        .allValues("Set-Cookie"))
                .isEmpty();
        assertThat(submit("/newsroom/articles/a1/presence", ada, Map.of("csrf", csrf))
                        .headers()
                        .allValues("Set-Cookie"))
                .isNotEmpty();
    }
}
