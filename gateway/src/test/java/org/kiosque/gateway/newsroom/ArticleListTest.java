package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArticleListTest extends NewsroomPlatform {

    private static final String API = "/api/v1/desk/articles";

    private Browser ada;

    @BeforeEach
    void aDesk() {
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo(API)).willReturn(json("""
                {"items":[{"id":"a1","status":"draft","language":"fr","title":"Train de nuit","url":"/fr/a1","authors":["Nadia Ferrand"]}],"nextCursor":"c"}""")));
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/desk/sections"))
                .willReturn(json("{\"items\":[{\"key\":\"monde\",\"names\":{\"fr\":\"Monde\",\"en\":\"World\"}}]}")));
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/desk/authors")).willReturn(json("""
                {"items":[{"key":"nadia-ferrand-2","name":"Nadia Ferrandez"},{"key":"n-ferrand","name":"Nadia Ferrand"}]}""")));
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/desk/tags"))
                .willReturn(json(
                        "{\"items\":[{\"key\":\"rail\",\"names\":{\"fr\":\"Chemins de fer\",\"en\":\"Railways\"}}]}")));
        ada = signedIn("ada", "editor");
    }

    @Test
    void articlesAreFoundByTheNamesOfAuthorsAndTags() {
        Document page = room(
                "/newsroom/articles?author=%20nadia%20ferrand&tag=Chemins%20de&lang=fr&section=monde&status=draft",
                ada);

        ARTICLES.verify(
                getRequestedFor(urlPathEqualTo("/api/v1/desk/authors")).withQueryParam("q", equalTo("nadia ferrand")));
        ARTICLES.verify(getRequestedFor(urlPathEqualTo(API))
                .withQueryParam("author", equalTo("n-ferrand"))
                .withQueryParam("tag", equalTo("rail"))
                .withQueryParam("section", equalTo("monde")));
        assertThat(page.select("#author").attr("value")).isEqualTo("nadia ferrand");
        assertThat(page.select("option[selected]").eachAttr("value")).containsExactly("draft", "fr", "monde");
        assertThat(page.select("#section option").eachText()).containsExactly("any", "World");
        assertThat(page.select("a[rel=next]").attr("href"))
                .isEqualTo(
                        "/newsroom/articles?status=draft&lang=fr&section=monde&tag=Chemins%20de&author=nadia%20ferrand&cursor=c");
    }

    @Test
    void aKeyStaysWhatItIsAndSoDoesANameThatNobodyHas() {
        room("/newsroom/articles?author=nadia-ferrand-2", ada);
        room("/newsroom/articles?author=nadia", ada);

        ARTICLES.verify(getRequestedFor(urlPathEqualTo(API)).withQueryParam("author", equalTo("nadia-ferrand-2")));
        ARTICLES.verify(getRequestedFor(urlPathEqualTo(API)).withQueryParam("author", equalTo("nadia")));
    }

    @Test
    void whatThereIsNotIsLeftOutOfAccountAndThatIsSaid() {
        for (String asked : new String[] {"lang=klingon_", "status=best", "section=sports"}) {
            assertThat(room("/newsroom/articles?" + asked, ada)
                            .select("[role=status]")
                            .text())
                    .as(asked)
                    .contains("there is not here");
        }
        assertThat(room("/newsroom/articles?lang=en", ada).select("[role=status]"))
                .isEmpty();
    }
}
