package org.kiosque.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.imports.WxrExport;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.TestMongo;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What leaves one platform comes to another one as it was. */
@WholeService
class ExportIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Client client;

    private String section;

    @Test
    void anExportIntoAnEmptyPlatformGivesTheSame() throws Exception {
        String image = image();
        Set<String> ids = articlesInEveryState(image);
        Map<String, JsonNode> left = export(client);
        List<String> lines = left.entrySet().stream()
                .filter(line -> isOf(line.getValue(), ids, image))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(lines)
                .contains("image " + image)
                .anyMatch(line -> line.startsWith("subject SECTION/"))
                .filteredOn(line -> line.startsWith("article "))
                .hasSize(ids.size());
        assertThat(lines).filteredOn(line -> line.startsWith("revision ")).hasSizeGreaterThan(10);
        assertThat(lines).filteredOn(line -> line.startsWith("decision ")).hasSizeGreaterThan(7);
        assertThat(lines).filteredOn(line -> line.startsWith("front ")).hasSize(1);
        assertThat(lines).filteredOn(line -> line.startsWith("translation ")).hasSize(1);
        List<String> file = new ArrayList<>(List.of("{\"type\":\"kiosque.export.v1\"}"));
        lines.forEach(line -> file.add(left.get(line).toString()));
        file.add("{\"type\":\"end\",\"articles\":" + ids.size() + "}");

        try (var other = new Replica(TestMongo.freshDatabase(), "spring.kafka.consumer.group-id=" + RandomId.next())) {
            Answer done = imported(other.client(), String.join("\n", file));
            assertThat(done.json().get("items"))
                    .isEqualTo(JSON.readTree(
                            "{\"read\":%1$d,\"imported\":%1$d,\"known\":0,\"skipped\":0,\"joined\":0,\"comments\":0}"
                                    .formatted(lines.size())));
            Map<String, JsonNode> come = export(other.client());
            List<String> imports = come.keySet().stream()
                    .filter(line -> line.startsWith("decision ") && !left.containsKey(line))
                    .toList();
            assertThat(imports)
                    .as("that they were brought, which nobody can have told before")
                    .hasSize(ids.size())
                    .allMatch(line -> come.get(line).get("action").asString().equals("imported"));
            come.keySet().removeAll(imports);
            assertThat(come.keySet()).containsExactlyElementsOf(lines);
            come.forEach((line, json) -> assertThat(json).as(line).isEqualTo(left.get(line)));
            ids.forEach(id -> isTheSame(id, other.client()));
            imageIsTheSame(image, other.client());
            decisionsAreTheSame(ids, other.client());
            frontIsTheSame(other.client());
            String old = come.values().stream()
                    .filter(article -> article.has("origins"))
                    .findFirst()
                    .orElseThrow()
                    .at("/origins/0/slug")
                    .asString();
            assertThat(other.client().get("/api/v1/articles/" + old).status()).isEqualTo(200);
            assertThat(imported(other.client(), String.join("\n", file)).text("/items/known"))
                    .isEqualTo(String.valueOf(lines.size()));
            assertThat(imported(other.client(), file.getFirst() + "\n" + file.get(1))
                            .text("/problem"))
                    .contains("cut off");
        }
    }

    private void isTheSame(String id, Client there) {
        Answer here = client.get("/api/v1/articles/" + id);
        Answer read = there.get("/api/v1/articles/" + id);
        assertThat(read.status()).isEqualTo(here.status());
        if (here.status() == 200) {
            assertThat(read.json()).isEqualTo(here.json());
        }
        String history = "/api/v1/articles/" + id + "/revisions?limit=100";
        List<String> numbers =
                client.edit("GET", history, null).json().get("items").findValuesAsString("number");
        assertThat(there.edit("GET", history, null).json().get("items").findValuesAsString("number"))
                .isEqualTo(numbers);
        for (String number : numbers) {
            String revision = "/api/v1/articles/" + id + "/revisions/" + number;
            assertThat(there.edit("GET", revision, null).json())
                    .isEqualTo(client.edit("GET", revision, null).json());
        }
    }

    /** Each says that it came from elsewhere, so that nobody can slip some in unseen. */
    private void decisionsAreTheSame(Set<String> ids, Client there) {
        for (String id : ids) {
            String path = "/api/v1/desk/audit?limit=100&article=" + id;
            List<JsonNode> come = new ArrayList<>();
            for (JsonNode one : there.edit("GET", path, null).json().get("items")) {
                boolean brought = one.has("importId");
                assertThat(brought || one.get("action").asString().equals("imported"))
                        .isTrue();
                if (brought) {
                    come.add(((ObjectNode) one).without("importId"));
                }
            }
            assertThat(come)
                    .isEqualTo(client.edit("GET", path, null)
                            .json()
                            .get("items")
                            .valueStream()
                            .toList());
        }
    }

    private void frontIsTheSame(Client there) {
        String path = "/api/v1/desk/front?lang=fr&section=" + section;
        JsonNode pins = client.edit("GET", path, null).json().get("pins");
        assertThat(pins.size()).isEqualTo(1);
        assertThat(there.edit("GET", path, null).json().get("pins")).isEqualTo(pins);
    }

    private void imageIsTheSame(String id, Client there) {
        String path = "/api/v1/desk/media/" + id;
        Answer here = client.edit("GET", path, null);
        assertThat(there.edit("GET", path, null).json()).isEqualTo(here.json());
        assertThat(there.get(here.text("/url")).bytes())
                .isEqualTo(client.get(here.text("/url")).bytes());
        for (String file : here.json().findValuesAsString("url")) {
            assertThat(there.get(file).status()).as(file).isEqualTo(200);
        }
    }

    /** Others' articles are in the same store. */
    private static boolean isOf(JsonNode line, Set<String> articles, String image) {
        return switch (line.get("type").asString()) {
            case "image" -> line.get("id").asString().equals(image);
            case "article" -> articles.contains(line.get("id").asString());
            case "front" -> articles.contains(line.at("/pins/0").asString());
            case "revision", "translation", "decision" ->
                articles.contains(line.get("articleId").asString());
            default -> true;
        };
    }

    @Test
    void whatAnExportCannotHaveHadIsToldAndLeftOut() throws IOException {
        String id = RandomId.next();
        List<String> wrong = List.of(
                "{'type':'image','id':'%s','alt':'','uploadedBy':'x','uploadedAt':'2026-01-01T00:00:00Z','jpeg':'PHN2Zy8+'}",
                "{'type':'image','id':'../../etc','alt':'','uploadedBy':'x','uploadedAt':'2026-01-01T00:00:00Z','jpeg':''}",
                "{'type':'image','id':'%s'}",
                "{'type':'image','id':'%s','alt':'','uploadedBy':'x','uploadedAt':'2026-01-01T00:00:00Z','jpeg':'"
                        + Base64.getEncoder().encodeToString(jpegWithAComment()) + "'}",
                "{'type':'subject','id':'TAG/x','kind':'TAG','key':'y','keys':['x'],'names':{'fr':'X'},'spellings':['x'],"
                        + "'changedAt':'2026-01-01T00:00:00Z'}",
                "{'type':'subject','id':'TAG/x','kind':'TAG','key':'x','keys':['x'],'names':{'fr':'X\\u0007'},'spellings':['x'],"
                        + "'changedAt':'2026-01-01T00:00:00Z'}",
                "{'type':'revision','articleId':'%s','revision':{'number':1}}",
                "{'type':'revision','articleId':'%s'}",
                "{'type':'decision','id':'%s','articleId':'%s','action':'praised','revision':1,"
                        + "'by':{'at':'2026-01-01T00:00:00Z','editor':'x','name':'x'}}",
                "{'type':'decision','id':'%s','articleId':'%s','action':'published','revision':1}",
                "{'type':'decision','id':'%s','articleId':'%s','action':'published','revision':1,"
                        + "'by':{'at':'2126-01-01T00:00:00Z','editor':'x','name':'x'}}",
                "{'type':'front','id':'fr','pins':[],'changedAt':'2026-01-01T00:00:00Z','changedBy':'x'}",
                "{'type':'front','id':'fr/','pins':['%s','%s'],'changedAt':'2026-01-01T00:00:00Z','changedBy':'x'}",
                "{'type':'translation','articleId':'%s','language':'en','revision':1,'title':'x','body':'x','tags':[],"
                        + "'broughtBy':'x','broughtAt':'2026-01-01T00:00:00Z'}",
                "{'type':'unheard-of'}");
        String file = "{\"type\":\"kiosque.export.v1\"}\n"
                + wrong.stream()
                        .map(line -> line.replace("%s", id).replace('\'', '"'))
                        .collect(Collectors.joining("\n"))
                + "\n{\"type\":\"end\"}";
        Answer done = imported(client, file);
        assertThat(done.text("/status")).isEqualTo("done");
        assertThat(done.json().at("/items/skipped").asInt()).isEqualTo(wrong.size());
        assertThat(client.edit("GET", "/api/v1/imports/" + done.id() + "/report?limit=100", null)
                        .json()
                        .findValuesAsString("reason"))
                .hasSize(wrong.size())
                .doesNotContain("cannot be taken over");
        assertThat(client.edit("GET", "/api/v1/desk/media/" + id, null).status())
                .isEqualTo(404);
    }

    private static byte[] jpegWithAComment() throws IOException {
        var plain = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", plain);
        byte[] jpeg = plain.toByteArray();
        var file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 2);
        file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 6, 'h', 'i', 'd', 'e'});
        file.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }

    private String image() throws IOException {
        var picture = new BufferedImage(1400, 1000, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 1400; x++) {
            for (int y = 0; y < 1000; y++) {
                picture.setRGB(x, y, (x * 255 / 1400) << 16 | (y * 255 / 1000) << 8 | 0x40);
            }
        }
        var png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        var body = new ByteArrayOutputStream();
        body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(png.toByteArray());
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        Answer added = client.edit(
                "POST",
                "/api/v1/media",
                BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=b");
        Answer said = client.edit(
                "PUT",
                "/api/v1/desk/media/" + added.id(),
                Map.of(
                        "alt",
                        "Un dégradé",
                        "credit",
                        "Zoé",
                        "focus",
                        Map.of("x", 0.25, "y", 0.75),
                        "texts",
                        Map.of("en", Map.of("alt", "A gradient", "caption", "Colours"))),
                "If-Match",
                "*");
        assertThat(said.status()).isEqualTo(200);
        return added.id();
    }

    @Test
    void otherSystemsGetFilesOfTheirOwn() {
        client.published("Pour d’autres");
        Answer wxr = client.edit("GET", "/api/v1/exports?format=wxr", null);
        assertThat(wxr.header("Content-Type")).startsWith("application/rss+xml");
        assertThat(new String(wxr.bytes(), StandardCharsets.UTF_8))
                .contains("Pour d’autres")
                .endsWith("</channel></rss>");
        Answer ghost = client.edit("GET", "/api/v1/exports?format=ghost", null);
        assertThat(ghost.header("Content-Disposition")).contains("kiosque.ghost.json");
        assertThat(ghost.json().at("/db/0/data/posts").findValuesAsString("title"))
                .contains("Pour d’autres");
        assertThat(client.edit("GET", "/api/v1/exports?format=x", null).field()).isEqualTo("format");
        assertThat(client.edit("GET", "/api/v1/exports?format=wxr&site=ftp:x", null)
                        .field())
                .isEqualTo("site");
    }

    private Set<String> articlesInEveryState(String image) {
        Answer draft = client.created("Un brouillon");
        Answer review = client.created("À relire");
        client.edit("PUT", path(review) + "/review", null, "If-Match", review.etag());
        Answer scheduled = client.created("Demain");
        client.edit(
                "PUT",
                path(scheduled) + "/publication",
                Map.of("at", "2035-01-01T06:00:00Z", "until", "2035-02-01T06:00:00Z"),
                "If-Match",
                scheduled.etag());
        Answer live = client.published("En ligne");
        Answer corrected =
                client.edit("POST", path(live) + "/corrections", Map.of("text", "Erratum"), "If-Match", live.etag());
        assertThat(corrected.status()).isEqualTo(201);
        var over = Client.draft("En ligne, en rubrique");
        section = "s" + RandomId.next();
        client.edit("POST", "/api/v1/desk/sections", Map.of("key", section, "names", Map.of("fr", section)));
        over.put("section", section);
        over.put("image", Map.of("mediaId", image));
        over.put("seo", Map.of("metaTitle", "Autre titre", "canonical", "https://example.org/a"));
        Answer placed = client.edit("PUT", path(live), over, "If-Match", "*");
        assertThat(placed.text("/section")).isEqualTo(section);
        client.publish(placed);
        Answer front = client.edit(
                "PUT",
                "/api/v1/desk/front?lang=fr&section=" + section,
                Map.of("pins", List.of(Map.of("id", live.id()))),
                "If-Match",
                "*");
        assertThat(front.status()).isEqualTo(200);
        for (int n = 1; n <= 10; n++) {
            client.edit("PUT", path(live), Client.draft("Un brouillon par-dessus, " + n), "If-Match", "*");
        }
        Answer gone = client.published("Retiré");
        client.edit("DELETE", path(gone) + "/publication", Map.of("reason", "faux"), "If-Match", gone.etag());
        String site = RandomId.next() + ".example";
        imported(
                client,
                new String(
                        WxrExport.of(
                                WxrExport.with(WxrExport.post(site, 1), WxrExport.wpml("g", "fr", "")),
                                WxrExport.with(
                                        WxrExport.post(
                                                site, 2, "A Sunday", "publish", "post", "<p>The train is late.</p>"),
                                        WxrExport.wpml("g", "en", "fr"))),
                        StandardCharsets.UTF_8));
        Answer foreign = client.get("/api/v1/articles/numero-1-de-" + site);
        return List.of(draft, review, scheduled, live, gone, foreign).stream()
                .map(Answer::id)
                .collect(Collectors.toSet());
    }

    private static Map<String, JsonNode> export(Client from) {
        Answer export = from.edit("GET", "/api/v1/exports?format=jsonl", null);
        assertThat(export.status()).isEqualTo(200);
        assertThat(export.header("Content-Type")).isEqualTo("application/jsonl");
        List<JsonNode> lines = new String(export.bytes(), StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .toList();
        assertThat(lines.getFirst().get("type").asString()).isEqualTo("kiosque.export.v1");
        JsonNode end = lines.getLast();
        assertThat(
                        List.of("articles", "images", "subjects", "revisions", "translations", "decisions", "fronts")
                                .stream()
                                .mapToInt(kind -> end.get(kind).asInt())
                                .sum())
                .isEqualTo(lines.size() - 2);
        var named = new LinkedHashMap<String, JsonNode>();
        lines.subList(1, lines.size() - 1).forEach(line -> named.put(nameOf(line), line));
        return named;
    }

    private static String nameOf(JsonNode line) {
        String type = line.get("type").asString();
        return switch (type) {
            case "revision" -> "revision " + line.get("articleId").asString() + "." + line.at("/revision/number");
            case "translation" ->
                "translation " + line.get("articleId").asString() + ":"
                        + line.get("language").asString();
            default -> type + " " + line.get("id").asString();
        };
    }

    private static Answer imported(Client into, String file) {
        Answer begun = into.edit(
                "POST",
                "/api/v1/imports",
                BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n"
                        + file + "\r\n--b--\r\n"),
                "Content-Type",
                "multipart/form-data; boundary=b");
        assertThat(begun.status()).isEqualTo(202);
        return await().atMost(SOON)
                .until(
                        () -> into.edit("GET", begun.location(), null),
                        answer -> Set.of("done", "failed").contains(answer.text("/status")));
    }

    private static String path(Answer article) {
        return "/api/v1/articles/" + article.id();
    }
}
