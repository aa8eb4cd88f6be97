package org.kiosque.article.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.testing.RawRecords;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WholeService
class ImportIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Client client;

    private final String site = UUID.randomUUID().toString().substring(0, 8) + ".example";

    @Test
    void postsComeWithTheirDatesAddressesAndPeopleAndOthersAreTold() {
        Answer begun = upload(WxrExport.of(
                WxrExport.post(site, 1),
                WxrExport.post(
                        site, 2, "Un brouillon de la semaine", "draft", "post", "Il reste à finir ce texte, demain."),
                WxrExport.post(site, 3, "À propos de nous", "publish", "page", "Nous"),
                WxrExport.post(site, 4, "", "publish", "post", "Sans titre")));
        assertThat(begun.status()).isEqualTo(202);
        Answer done = ended(begun);
        assertThat(done.text("/status")).isEqualTo("done");
        assertThat(done.text("/format")).isEqualTo("wxr");
        assertThat(done.json().get("items"))
                .isEqualTo(JSON.readTree(
                        "{\"read\":4,\"imported\":2,\"known\":0,\"skipped\":2,\"joined\":0,\"comments\":0}"));
        assertThat(done.text("/bytesRead")).isEqualTo(done.text("/size"));

        Answer read = client.get("/api/v1/articles/numero-1-de-" + site);
        assertThat(read.status()).as("the last part of its old address").isEqualTo(200);
        assertThat(read.text("/slug")).startsWith("numero-1-de-");
        assertThat(read.text("/publishedAt")).isEqualTo("2015-01-02T06:30:00Z");
        assertThat(read.text("/language")).isEqualTo("fr");
        assertThat(read.json().get("authors").findValuesAsString("name")).containsExactly("Nadia Ferrand");
        assertThat(read.json().get("tags").findValuesAsString("name")).containsExactly("Transports", "Gares");
        assertThat(read.text("/bodyHtml")).contains("<strong>en retard</strong>");
        assertThat(read.text("/comments/policy")).isEqualTo("closed");
        Answer desk = client.edit("GET", "/api/v1/desk/articles/" + read.id(), null);
        assertThat(desk.text("/status")).isEqualTo("published");
        assertThat(client.edit("GET", "/api/v1/desk/audit?article=" + read.id(), null)
                        .text("/items/0/action"))
                .isEqualTo("imported");
        var told = RawRecords.of("articles", 1, SOON, record -> record.key().equals(read.id()));
        assertThat(RawRecords.header(told.getFirst(), "ce_type")).isEqualTo("article.published.v1");

        JsonNode first = report(begun, "?limit=1");
        assertThat(first.at("/items/0/number").asInt()).isEqualTo(3);
        assertThat(first.at("/items/0/reason").asString()).contains("page");
        JsonNode second =
                report(begun, "?limit=1&cursor=" + first.get("nextCursor").asString());
        assertThat(second.at("/items/0/reason").asString()).startsWith("/title");
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertThat(client.edit("GET", "/api/v1/imports?limit=100", null)
                        .json()
                        .get("items")
                        .findValuesAsString("id"))
                .contains(begun.id());
        assertThat(client.get("/api/v1/articles/numero-2-de-" + site).status())
                .as("the draft's")
                .isEqualTo(404);
    }

    @Test
    void theSameFileAgainBringsNothingAgain() {
        byte[] file = WxrExport.of(WxrExport.post(site, 1), WxrExport.post(site, 2));
        assertThat(ended(upload(file)).text("/items/imported")).isEqualTo("2");
        String id = client.get("/api/v1/articles/numero-1-de-" + site).id();

        Answer again = ended(upload(file));
        assertThat(again.json().get("items"))
                .isEqualTo(JSON.readTree(
                        "{\"read\":2,\"imported\":0,\"known\":2,\"skipped\":0,\"joined\":0,\"comments\":0}"));
        assertThat(client.get("/api/v1/articles/numero-1-de-" + site).id()).isEqualTo(id);

        String key = UUID.randomUUID().toString();
        assertThat(upload(file, "Idempotency-Key", key).id())
                .isEqualTo(upload(file, "Idempotency-Key", key).id());
    }

    @Test
    void whatCameBeforeTheBreakStays() {
        byte[] whole = WxrExport.of(WxrExport.post(site, 1), WxrExport.post(site, 2));
        String text = new String(whole, StandardCharsets.UTF_8);
        Answer cut =
                ended(upload(text.substring(0, text.lastIndexOf("<wp:post_id>")).getBytes(StandardCharsets.UTF_8)));
        assertThat(cut.text("/status")).isEqualTo("failed");
        assertThat(cut.text("/problem")).contains("broken or cut off");
        assertThat(cut.text("/items/imported")).isEqualTo("1");
        assertThat(client.get("/api/v1/articles/numero-1-de-" + site).status()).isEqualTo(200);
        assertThat(ended(upload(whole)).text("/items/imported")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss>&b;</rss>",
                "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss>&x;</rss>",
                "<html/>",
                "{\"db\":[",
                "{}",
            })
    void aFileThatIsNoneEndsWithWhyNot(String file) {
        Answer failed = ended(upload(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(failed.text("/status")).isEqualTo("failed");
        assertThat(failed.text("/problem")).startsWith("The file ").doesNotContain("root:", "Exception");
    }

    @Test
    void whatCannotBeAFileIsRefusedAtOnce() {
        Answer packed = upload("PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(packed.status()).isEqualTo(400);
        assertThat(packed.field()).isEqualTo("file");
        assertThat(client.edit("POST", "/api/v1/imports", "{}").status()).isEqualTo(415);
        assertThat(client.edit("GET", "/api/v1/imports/000000000000", null).status())
                .isEqualTo(404);
        assertThat(client.edit("GET", "/api/v1/imports/x/report", null).status())
                .isEqualTo(404);
        assertThat(client.edit("GET", "/api/v1/exports?format=xml", null).status())
                .isEqualTo(400);
    }

    @Test
    void anImageMayStillBeNoLargerThanBefore() {
        byte[] large = new byte[17 << 20];
        Answer refused = send("/api/v1/media", large);
        assertThat(refused.status()).isEqualTo(413);
    }

    private JsonNode report(Answer begun, String query) {
        return client.edit("GET", begun.location() + "/report" + query, null).json();
    }

    private Answer ended(Answer begun) {
        return await().atMost(SOON)
                .until(
                        () -> client.edit("GET", begun.location(), null),
                        answer -> List.of("done", "failed").contains(answer.text("/status")));
    }

    private Answer upload(byte[] file, String... headers) {
        return send("/api/v1/imports", file, headers);
    }

    private Answer send(String path, byte[] file, String... headers) {
        var form = new ByteArrayOutputStream();
        form.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "multipart/form-data; boundary=b";
        return client.edit("POST", path, BodyPublishers.ofByteArray(form.toByteArray()), all);
    }
}
