package org.kiosque.article.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.RawRecords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts that WPML or Polylang mark as the same in several languages become one article; their comments go with it. */
@WholeService
class TranslatedPostsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    private final String site = RandomId.next() + ".example";

    private String english(int number) {
        return WxrExport.post(
                site,
                number,
                "A Sunday at the station",
                "publish",
                "post",
                "<p>The train came <strong>late</strong>, and nobody complained.</p>");
    }

    @Test
    void theyAreOneArticleInWhateverOrderTheyStand() {
        Answer done = imported(WxrExport.of(
                WxrExport.with(english(1), WxrExport.wpml("g", "en", "fr"), WxrExport.comment(31, 0, "1", "Nice.")),
                WxrExport.with(
                        WxrExport.post(site, 2),
                        WxrExport.wpml("g", "fr", ""),
                        WxrExport.comment(41, 0, "1", "Enfin, un bon article."),
                        WxrExport.comment(42, 41, "0", "Il était temps.")),
                WxrExport.post(site, 3)));
        assertThat(done.json().get("items"))
                .isEqualTo(JSON.readTree(
                        "{\"read\":3,\"imported\":3,\"known\":0,\"skipped\":0,\"joined\":1,\"comments\":3}"));
        Answer french = client.get("/api/v1/articles/numero-2-de-" + site);
        assertThat(french.text("/language")).isEqualTo("fr");
        assertThat(client.get("/api/v1/articles/numero-1-de-" + site).id())
                .as("the address that the translation had")
                .isEqualTo(french.id());
        assertThat(client.get("/api/v1/articles/numero-3-de-" + site).id()).isNotEqualTo(french.id());
        assertThat(client.edit("GET", "/api/v1/desk/articles/" + french.id(), null)
                        .text("/slugs/en"))
                .startsWith("numero-1-de-");
        JsonNode report = client.edit("GET", "/api/v1/imports/" + done.id() + "/report", null)
                .json();
        assertThat(report.at("/items/0/outcome").asString()).isEqualTo("joined");
        assertThat(report.at("/items/0/reason").asString())
                .isEqualTo("is the translation of the article " + french.id() + " into en");

        ConsumerRecord<String, byte[]> told = RawRecords.of(
                        "articles", 1, SOON, record -> record.key().equals(french.id() + ":en"))
                .getFirst();
        assertThat(RawRecords.header(told, "ce_type")).isEqualTo("translation.brought-in.v1");
        JsonNode translation = JSON.readTree(told.value());
        assertThat(translation.get("title").asString()).isEqualTo("A Sunday at the station");
        assertThat(translation.get("body").asString()).isEqualTo("The train came **late**, and nobody complained.");
        assertThat(translation.get("tags").valueStream().map(JsonNode::asString))
                .containsExactly("Transports", "Gares");
        List<ConsumerRecord<String, byte[]>> comments =
                RawRecords.of("comments", 2, SOON, record -> french.id().equals(record.key()));
        assertThat(comments)
                .allMatch(record -> RawRecords.header(record, "ce_type").equals("comments.brought-in.v1"))
                .noneMatch(record -> text(record).contains("@") || text(record).contains("203.0.113"))
                .anyMatch(record -> text(record).contains("wxr:https://gazette.example:42"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(mongo.getCollection("handedComments")
                                .find()
                                .into(new ArrayList<>())
                                .toString())
                        .as("texts, once they are told")
                        .doesNotContain("Enfin, un bon article."));
    }

    @Test
    void theSameFileAgainJoinsNothingAgain() {
        byte[] file = WxrExport.of(
                WxrExport.with(english(1), WxrExport.polylang("pll_1", "en")),
                WxrExport.with(WxrExport.post(site, 2), WxrExport.polylang("pll_1", "fr")));
        assertThat(imported(file).text("/items/joined")).isEqualTo("1");
        Answer again = imported(file);
        assertThat(again.text("/items/known")).isEqualTo("2");
        assertThat(again.text("/items/joined")).isEqualTo("0");
    }

    @Test
    void whatWasAnArticleOfItsOwnStaysOneAndWhatHasNoOriginalBecomesOne() {
        assertThat(imported(WxrExport.of(english(1))).text("/items/imported")).isEqualTo("1");
        String own = client.get("/api/v1/articles/numero-1-de-" + site).id();
        Answer both = imported(WxrExport.of(
                WxrExport.with(english(1), WxrExport.wpml("g", "en", "fr")),
                WxrExport.with(WxrExport.post(site, 2), WxrExport.wpml("g", "fr", ""))));
        assertThat(both.text("/items/known")).isEqualTo("1");
        assertThat(client.get("/api/v1/articles/numero-1-de-" + site).id()).isEqualTo(own);

        Answer without = imported(WxrExport.of(
                WxrExport.with(english(4), WxrExport.wpml("h", "en", "fr")),
                WxrExport.with(
                        WxrExport.post(site, 5, "", "publish", "post", "<p>Sans titre</p>"),
                        WxrExport.wpml("h", "fr", ""))));
        assertThat(without.text("/items/imported")).isEqualTo("1");
        assertThat(client.get("/api/v1/articles/numero-4-de-" + site).text("/language"))
                .isEqualTo("en");
        assertThat(client.edit("GET", "/api/v1/imports/" + without.id() + "/report", null)
                        .json()
                        .findValuesAsString("outcome"))
                .containsExactly("skipped", "imported");
    }

    @Test
    void twoPostsInOneLanguageAreTwoArticles() {
        Answer done = imported(WxrExport.of(
                WxrExport.with(WxrExport.post(site, 1), WxrExport.wpml("g", "fr", "")),
                WxrExport.with(WxrExport.post(site, 2), WxrExport.wpml("g", "fr-CA", "fr")),
                WxrExport.with(english(3), WxrExport.wpml("g", "en", "fr")),
                WxrExport.with(english(4), WxrExport.wpml("g", "en-GB", "fr"))));
        assertThat(done.text("/items/joined")).isEqualTo("1");
        assertThat(done.text("/items/imported")).isEqualTo("4");
        assertThat(List.of(1, 2, 4).stream()
                        .map(n -> client.get("/api/v1/articles/numero-" + n + "-de-" + site)
                                .id())
                        .distinct())
                .hasSize(3);
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private Answer imported(byte[] file) {
        var form = new ByteArrayOutputStream();
        form.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        Answer begun = client.edit(
                "POST",
                "/api/v1/imports",
                BodyPublishers.ofByteArray(form.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=b");
        return await().atMost(SOON)
                .until(
                        () -> client.edit("GET", begun.location(), null),
                        answer -> List.of("done", "failed").contains(answer.text("/status")));
    }
}
