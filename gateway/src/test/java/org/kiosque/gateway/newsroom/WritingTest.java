package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WritingTest extends NewsroomPlatform {

    private static final String DESK = "/api/v1/desk/articles/a1";
    private static final String ARTICLE = "/api/v1/articles/a1";

    private static final String WARNINGS = """
            [{"pointer":"/title","code":"headline-long","message":"is longer"},
             {"code":"link-target-unknown","message":"a link leads to an article that there is not: 0abc-9_z"},
             {"code":"attribute-removed","message":"onclick of <a> has no effect"}]""";

    private Browser ada;

    private static String article(String title) {
        return """
                {"id":"a1","status":"draft","revision":3,"unpublishedChanges":false,"slugs":{"fr":"train"},"url":"/en/t-a1",
                 "language":"en","title":"%s","lead":"A lead","body":"First\\n\\nSecond","tags":["Rail"],"authors":["Ada"],
                 "comments":"open","changed":{"at":"2026-11-23T09:00:00Z","by":"bo"},"of-a-later-version":{"kept":true}}""".formatted(title);
    }

    @BeforeEach
    void anArticle() {
        isRead(article("Night train"), "\"3\"");
        ada = signedIn("ada", "editor");
    }

    private static void isRead(String article, String etag) {
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo(DESK)).willReturn(json(article).withHeader("ETag", etag)));
    }

    private Map<String, String> formOf(String path) {
        return fieldsOf(room(path, ada));
    }

    private static Map<String, String> fieldsOf(Document page) {
        Map<String, String> fields = new LinkedHashMap<>();
        page.select("form[data-keep] [name]").forEach(field -> {
            switch (field.tagName()) {
                case "textarea" ->
                    fields.put(field.attr("name"), field.wholeText().replaceFirst("^\n", ""));
                case "select" ->
                    fields.put(
                            field.attr("name"), field.select("option[selected]").attr("value"));
                case "input" -> {
                    if (!field.attr("type").equals("checkbox")
                            && !field.attr("type").equals("file")) {
                        fields.put(field.attr("name"), field.attr("value"));
                    }
                }
                default -> {
                    // a button that is not pressed
                }
            }
        });
        return fields;
    }

    @Test
    void aSaveChangesWhatIsInTheFormAndKeepsAllElse() {
        ARTICLES.stubFor(put(urlPathEqualTo(ARTICLE))
                .willReturn(json(article("Day train").replace("\"id\"", "\"warnings\":" + WARNINGS + ",\"id\""))
                        .withHeader("ETag", "\"4\"")));
        Map<String, String> form = formOf("/newsroom/articles/a1");
        form.put("title", "Day train");
        form.put("body", form.get("body").replace("\n", "\r\n")); // as browsers send lines
        form.put("tags", "Rail, Night , ");
        form.put("do", "save");

        HttpResponse<byte[]> saved = submit("/newsroom/articles/a1", ada, form);

        String onward = header(saved, "Location");
        assertThat(onward)
                .isEqualTo("/newsroom/articles/a1?done=saved&w=headline-long&w=link-target-unknown%3A0abc-9_z"
                        + "&w=attribute-removed%3Aonclick%20%3Ca%3E");
        ARTICLES.verify(putRequestedFor(urlPathEqualTo(ARTICLE))
                .withHeader("If-Match", equalTo("\"3\""))
                .withRequestBody(matchingJsonPath("$.title", equalTo("Day train")))
                .withRequestBody(matchingJsonPath("$.body", equalTo("First\n\nSecond")))
                .withRequestBody(matchingJsonPath("$.tags", equalToJson("[\"Rail\",\"Night\"]")))
                .withRequestBody(matchingJsonPath("$.slugs.fr", equalTo("train")))
                .withRequestBody(matchingJsonPath("$['of-a-later-version'].kept", equalTo("true"))));
        Document page = room(onward, ada);
        assertThat(page.select(".status").text()).contains("Saved.", "longer than 110 characters");
        assertThat(page.select(".status code").eachText()).containsExactly("0abc-9_z", "onclick <a>");
        assertThat(room("/newsroom/articles/a1?w=link-target-unknown:%22%3Cscript", ada)
                        .select(".status code"))
                .isEmpty();
    }

    @Test
    void whatSomebodyElseSavedMeanwhileStandsBesideWhatWasTyped() {
        Map<String, String> form = formOf("/newsroom/articles/a1");
        form.put("title", "Mine");
        form.put("body", "My text");
        form.put("slug", "mine");
        form.put("do", "save");
        isRead(
                article("Theirs")
                        .replace("First", "Their first")
                        .replace("\"open\"", "\"closed\"")
                        .replace("\"revision\":3", "\"revision\":4")
                        .replace("\"tags\"", "\"section\":\"world\",\"tags\""),
                "\"4\"");
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo(ARTICLE + "/revisions/3/diff/4")).willReturn(json("""
                {"fields":[{"field":"body","parts":[{"op":"insert","text":"Their first"},{"op":"delete","text":"First"},{"op":"equal","text":"\\n\\nSecond"}]},
                  {"field":"comments","before":"open","after":"closed"}]}""")));

        HttpResponse<byte[]> refused = submit("/newsroom/articles/a1", ada, form);

        assertThat(refused.statusCode()).isEqualTo(412);
        ARTICLES.verify(0, putRequestedFor(urlPathEqualTo(ARTICLE)));
        Document page = Jsoup.parse(text(refused));
        assertThat(page.select("#title").attr("value")).isEqualTo("Mine");
        assertThat(typedIn(page, "#body")).isEqualTo("My text");
        assertThat(page.select("#slug").attr("value")).isEqualTo("mine");
        assertThat(page.select(".theirs").eachText()).containsExactly("Theirs", "Their first First Second");
        assertThat(page.select(".theirs ins").text()).isEqualTo("Their first");
        // What only the other one has changed is there, and is not overwritten by what the form had.
        assertThat(page.select("#comments option[selected]").attr("value")).isEqualTo("closed");
        assertThat(page.select("[name=section]").attr("value")).isEqualTo("world");
        assertThat(page.select(".status.failed .state").eachText()).containsExactly("section", "comments");
        assertThat(page.select(".status.failed").text()).contains("bo");
        assertThat(page.select("input[name=etag]").attr("value")).isEqualTo("\"4\"");

        ARTICLES.stubFor(put(urlPathEqualTo(ARTICLE)).willReturn(json(article("Mine"))));
        Map<String, String> again = fieldsOf(page); // both were seen
        assertThat(submit("/newsroom/articles/a1", ada, again).statusCode()).isEqualTo(303);
        ARTICLES.verify(putRequestedFor(urlPathEqualTo(ARTICLE))
                .withRequestBody(matchingJsonPath("$.title", equalTo("Mine")))
                .withRequestBody(matchingJsonPath("$.section", equalTo("world")))
                .withRequestBody(matchingJsonPath("$.comments", equalTo("closed"))));
    }

    @Test
    void whereNobodyKnowsWhatAFormWasFilledWithEveryDifferenceIsShown() {
        Map<String, String> form = formOf("/newsroom/articles/a1");
        form.remove("base");
        form.put("title", "Mine");
        form.put("language", "fr");
        isRead(article("Theirs"), "\"4\"");

        Document page = Jsoup.parse(text(submit("/newsroom/articles/a1", ada, form)));

        assertThat(page.select(".theirs").eachText()).containsExactly("Theirs", "English");
        assertThat(page.select("#language option[selected]").attr("value")).isEqualTo("fr");
    }

    @Test
    void whatIsWrongIsToldBesideItsField() {
        ARTICLES.stubFor(put(urlPathEqualTo(ARTICLE))
                .willReturn(problem(
                        400,
                        "invalid-request",
                        ",\"errors\":[{\"pointer\":\"/title\",\"message\":\"must have a visible character\"}]")));
        Map<String, String> form = formOf("/newsroom/articles/a1");
        form.put("title", "\u200b");

        HttpResponse<byte[]> refused = submit("/newsroom/articles/a1", ada, form);

        assertThat(refused.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(text(refused));
        assertThat(page.select("#title-mistake").text()).isEqualTo("there is nothing to read in it");
        assertThat(page.select("#title").attr("aria-describedby")).isEqualTo("title-mistake");
        assertThat(page.select("[role=alert]").text()).endsWith("headline (there is nothing to read in it)");
        assertThat(typedIn(page, "#body")).isEqualTo("First\n\nSecond");
    }

    @Test
    void withoutTheServiceNothingTypedIsLost() {
        Map<String, String> form = formOf("/newsroom/articles/a1");
        form.put("body", "Hours of work <&>");
        ARTICLES.stubFor(put(urlPathEqualTo(ARTICLE)).willReturn(problem(503, "unavailable", "")));

        HttpResponse<byte[]> refused = submit("/newsroom/articles/a1", ada, form);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(typedIn(Jsoup.parse(text(refused)), "#body")).isEqualTo("Hours of work <&>");
    }

    @Test
    void aFormThatIsSentTwiceMakesOneArticleAndPublishesIt() {
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo("/api/v1/articles"))
                .willReturn(json(article("New")).withStatus(201).withHeader("ETag", "\"1\"")));
        ARTICLES.stubFor(put(urlPathEqualTo(ARTICLE + "/publication")).willReturn(json(article("New"))));
        Map<String, String> form = formOf("/newsroom/articles/new");
        form.put("title", "New");
        form.put("body", "Text");
        form.put("do", "publish");

        HttpResponse<byte[]> sent = submit("/newsroom/articles/new", ada, form);
        submit("/newsroom/articles/new", ada, form);

        assertThat(header(sent, "Location")).isEqualTo("/newsroom/articles/a1?done=published");
        ARTICLES.verify(
                2,
                postRequestedFor(urlPathEqualTo("/api/v1/articles"))
                        .withHeader("Idempotency-Key", equalTo(form.get("key"))));
        ARTICLES.verify(
                2, putRequestedFor(urlPathEqualTo(ARTICLE + "/publication")).withHeader("If-Match", equalTo("\"1\"")));
        assertThat(form.get("key")).hasSizeGreaterThan(10);
        assertThat(room("/newsroom/articles/new", ada).select("#writing").attr("data-keep"))
                .as("two new articles are kept beside each other")
                .startsWith("new:")
                .isNotEqualTo("new:" + form.get("key"));
    }

    @Test
    void aPictureIsHandedOnAndThenBelongsToTheArticle() {
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo("/api/v1/media"))
                .willReturn(json("{\"id\":\"m1\"}").withStatus(201)));
        ARTICLES.stubFor(put(urlPathEqualTo(ARTICLE)).willReturn(json(article("Night train"))));
        Map<String, String> form = formOf("/newsroom/articles/a1");
        form.put("alt", "A train");
        var body = new StringBuilder();
        form.forEach((name, value) -> body.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.png\"\r\n")
                .append("Content-Type: image/png\r\n\r\nPIXELS\r\n--b--\r\n");

        HttpResponse<byte[]> saved = send(
                "/newsroom/articles/a1",
                request -> request.header("Cookie", ada.cookies())
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));

        assertThat(saved.statusCode()).as(text(saved)).isEqualTo(303);
        ARTICLES.verify(postRequestedFor(urlPathEqualTo("/api/v1/media"))
                .withHeader("Idempotency-Key", matching("\\Q" + form.get("key") + "\\E\\.[0-9a-f]{64}"))
                .withRequestBody(containing("PIXELS"))
                .withRequestBody(containing("A train")));
        ARTICLES.verify(putRequestedFor(urlPathEqualTo(ARTICLE))
                .withRequestBody(matchingJsonPath("$.image.mediaId", equalTo("m1")))
                .withRequestBody(matchingJsonPath("$.image.alt", equalTo("A train"))));
    }

    @Test
    void whatIsSaidOfAPictureIsToldWithTheArticleAndNotByAFormThatDidNotKnowIt() {
        isRead(
                article("Night train")
                        .replace("\"tags\"", "\"image\":{\"mediaId\":\"m1\",\"alt\":\"A train\"},\"tags\""),
                "\"3\"");
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/desk/media/m1"))
                .willReturn(json("""
                {"id":"m1","url":"/media/m1/1920.jpg","alt":"A train","credit":"AFP","focus":{"x":0.2,"y":0.5},"texts":{"en":{"caption":"The train"},"fr":{"alt":"Un train"}}}""").withHeader("ETag", "\"8\"")));
        ARTICLES.stubFor(put(urlPathEqualTo("/api/v1/desk/media/m1")).willReturn(json("{}")));
        ARTICLES.stubFor(put(urlPathEqualTo(ARTICLE)).willReturn(json(article("Night train"))));
        Map<String, String> form = formOf("/newsroom/articles/a1");
        assertThat(form)
                .containsEntry("caption", "The train")
                .containsEntry("credit", "AFP")
                .containsEntry("focusX", "20");

        submit("/newsroom/articles/a1", ada, form);
        ARTICLES.verify(0, putRequestedFor(urlPathEqualTo("/api/v1/desk/media/m1"))); // nothing else is said of it

        form.put("caption", "The night train");
        form.put("focusX", "75");
        submit("/newsroom/articles/a1", ada, form);
        ARTICLES.verify(putRequestedFor(urlPathEqualTo("/api/v1/desk/media/m1"))
                .withHeader("If-Match", equalTo("\"8\""))
                .withRequestBody(matchingJsonPath("$.texts.en.caption", equalTo("The night train")))
                .withRequestBody(matchingJsonPath("$.texts.fr.alt", equalTo("Un train")))
                .withRequestBody(matchingJsonPath("$.focus.x", equalTo("0.75")))
                .withRequestBody(matchingJsonPath("$.credit", equalTo("AFP"))));

        form.remove("pictureKnown");
        form.put("caption", "");
        submit("/newsroom/articles/a1", ada, form);
        ARTICLES.verify(1, putRequestedFor(urlPathEqualTo("/api/v1/desk/media/m1")));
    }

    @Test
    void whatWasTypedIsNotLostToAPictureThatIsTooLarge() {
        var body = new StringBuilder();
        Map<String, String> form = formOf("/newsroom/articles/a1");
        form.put("title", "Typed for hours");
        form.forEach((name, value) -> body.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.png\"\r\n")
                .append("Content-Type: image/png\r\n\r\n")
                .repeat('x', 12 * 1024 * 1024 + 1)
                .append("\r\n--b--\r\n");

        HttpResponse<byte[]> refused = send(
                "/newsroom/articles/a1",
                request -> request.header("Cookie", ada.cookies())
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(Jsoup.parse(text(refused)).select("input[name=title]").attr("value"))
                .isEqualTo("Typed for hours");
        ARTICLES.verify(0, putRequestedFor(urlPathEqualTo(ARTICLE)));
    }

    @Test
    void publicationIsPlannedInTheNewsroomsTime() {
        ARTICLES.stubFor(put(urlPathEqualTo(ARTICLE + "/publication"))
                .willReturn(aResponse().withStatus(204)));
        Document page = room("/newsroom/articles/a1/publication", ada);
        assertThat(page.select("label[for=at]").text()).contains("Europe/Paris");
        assertThat(page.select("button:not([type=button])[name=do]").first().val())
                .as("what Enter in a field presses")
                .isEqualTo("plan");
        Map<String, String> form =
                Map.of("csrf", csrf(page), "etag", "\"3\"", "do", "plan", "at", "2026-12-24T18:00", "until", "");

        assertThat(submit("/newsroom/articles/a1/publication", ada, form).statusCode())
                .isEqualTo(303);
        ARTICLES.verify(putRequestedFor(urlPathEqualTo(ARTICLE + "/publication"))
                .withRequestBody(equalToJson("{\"at\":\"2026-12-24T17:00:00Z\"}")));
    }

    @Test
    void whatIsPlannedStandsInItsFieldsAndIsNotPublishedByAccident() {
        isRead(
                article("Night train")
                        .replace(
                                "\"tags\"",
                                "\"schedule\":{\"at\":\"2026-12-24T17:00:00Z\",\"until\":\"2026-12-25T17:00:00Z\"},\"tags\""),
                "\"3\"");
        ARTICLES.stubFor(put(urlPathEqualTo(ARTICLE + "/publication"))
                .willReturn(aResponse().withStatus(204)));
        Document page = room("/newsroom/articles/a1/publication", ada);
        assertThat(page.select("#at").val()).isEqualTo("2026-12-24T18:00");
        assertThat(page.select("#until").val()).isEqualTo("2026-12-25T18:00");

        assertThat(step(page, "plan", "").statusCode()).isEqualTo(400);
        HttpResponse<byte[]> meant = step(page, "publish", "2026-12-31T18:00");
        assertThat(meant.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(text(meant)).select("#at").val()).isEqualTo("2026-12-31T18:00");
        ARTICLES.verify(0, putRequestedFor(urlPathEqualTo(ARTICLE + "/publication")));

        assertThat(step(page, "publish", "2026-12-24T18:00").statusCode()).isEqualTo(303);
        ARTICLES.verify(putRequestedFor(urlPathEqualTo(ARTICLE + "/publication"))
                .withRequestBody(equalToJson("{\"until\":\"2026-12-25T17:00:00Z\"}")));
    }

    private HttpResponse<byte[]> step(Document page, String step, String at) {
        Map<String, String> form = new LinkedHashMap<>();
        page.select("form[action$=/publication] input").forEach(input -> form.put(input.attr("name"), input.val()));
        form.put("at", at);
        form.put("do", step);
        return submit("/newsroom/articles/a1/publication", ada, form);
    }

    @Test
    void whatCannotBeUndoneTakesTwoSteps() {
        assertThat(room("/newsroom/articles/a1/publication", ada).select("details button[value=delete]"))
                .hasSize(1);
        isRead(article("T").replace("\"tags\"", "\"live\":{\"revision\":3,\"title\":\"T\"},\"tags\""), "\"3\"");
        assertThat(room("/newsroom/articles/a1/publication", ada).select("details button[value=withdraw]"))
                .hasSize(1);
    }

    @Test
    void aCorrectionThatIsSentTwiceIsOne() {
        isRead(article("T").replace("\"tags\"", "\"live\":{\"revision\":3,\"title\":\"T\"},\"tags\""), "\"3\"");
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo(ARTICLE + "/corrections"))
                .willReturn(json("{}").withStatus(201)));
        Document page = room("/newsroom/articles/a1/publication", ada);

        step(page, "correct", "");

        ARTICLES.verify(postRequestedFor(urlPathEqualTo(ARTICLE + "/corrections"))
                .withHeader("If-Match", equalTo("\"3\""))
                .withHeader("Idempotency-Key", equalTo(page.select("[name=key]").val())));
    }

    @Test
    void aSaveIsTakenUpAgainEvenIfTheArticleHasChangedSinceThePageWasRead() {
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo(ARTICLE + "/revisions/2/diff/3")).willReturn(json("""
                {"fields":[{"field":"tags","before":[{"key":"rail","name":"Rail"}],"after":[]},
                  {"field":"image","after":{"mediaId":"m1","image":{"url":"/m","alt":"A train","width":3}}},
                  {"field":"seo","after":{"metaTitle":"Trains","canonical":null}}]}""")));
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo(ARTICLE + "/revisions/3/restoration"))
                .willReturn(problem(412, "changed-meanwhile", "")));

        HttpResponse<byte[]> refused = submit(
                "/newsroom/articles/a1/history/3",
                ada,
                Map.of("csrf", csrf(room("/newsroom/articles/a1/history/3", ada)), "etag", "\"1\""));

        assertThat(refused.statusCode()).isEqualTo(412);
        Document page = Jsoup.parse(text(refused));
        assertThat(page.select("[role=alert]").text()).contains("nothing was taken up");
        assertThat(page.select("form[action$=/history/3] [name=etag]").val()).isEqualTo("\"3\"");
        assertThat(page.select("del").eachText()).containsExactly("Rail", "(nothing)", "(nothing)");
        assertThat(page.select("ins").eachText())
                .containsExactly("(nothing)", "A train", "title for search engines: Trains");
    }

    @Test
    void fromAFailureALinkLeadsBack() {
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo(ARTICLE + "/revisions/3/restoration"))
                .willReturn(problem(409, "conflict", "")));

        HttpResponse<byte[]> refused = submit(
                "/newsroom/articles/a1/history/3",
                ada,
                Map.of("csrf", csrf(room("/newsroom/articles/new", ada)), "etag", "\"1\""));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(text(refused)).select("main a[href=/newsroom/articles/a1]"))
                .hasSize(1);
    }

    @Test
    void aPreviewShowsTheDraftAsReadersWillGetIt() {
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo(ARTICLE + "/preview"))
                .willReturn(json("{\"url\":\"/api/v1/previews/t1\"}")));
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/previews/t1"))
                .willReturn(json("{\"language\":\"en\",\"title\":\"Night\",\"bodyHtml\":\"<p>Made</p>\"}")));

        Document page = room("/newsroom/articles/a1/preview", ada);

        assertThat(page.select(".look .body > p").text()).isEqualTo("Made");
        assertThat(page.select("a[href='/preview/t1']")).hasSize(1);
        assertThat(page.select(".look").attr("data-saved")).isEqualTo("false");

        // The button saves, too: by that mark the browser forgets the text that it has kept.
        ARTICLES.stubFor(put(urlPathEqualTo(ARTICLE)).willReturn(json(article("Night"))));
        Map<String, String> form = formOf("/newsroom/articles/a1");
        form.put("do", "preview");
        String onward = header(submit("/newsroom/articles/a1", ada, form), "Location");
        assertThat(onward).isEqualTo("/newsroom/articles/a1/preview?done=saved");
        assertThat(room(onward, ada).select(".look[data-saved=true]")).hasSize(1);
    }
}
