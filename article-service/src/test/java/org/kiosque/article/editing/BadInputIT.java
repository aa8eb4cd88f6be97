package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

@WholeService
class BadInputIT {

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    static List<Arguments> badFields() {
        return List.of(
                Arguments.of("title", null, "/title"),
                Arguments.of("title", "  ", "/title"),
                Arguments.of("title", "x".repeat(301), "/title"),
                Arguments.of("title", "a\u0000b", "/title"),
                Arguments.of("title", "a\nb", "/title"),
                Arguments.of("title", "a\u202Eb", "/title"),
                Arguments.of("title", "a\u202Ab\u202C", "/title"),
                Arguments.of("title", "a\u2066b\u2069", "/title"),
                Arguments.of("title", "\u00A0", "/title"),
                Arguments.of("title", "\u200B\u200B", "/title"),
                Arguments.of("title", "\u2800", "/title"),
                Arguments.of("title", "\u3164", "/title"),
                Arguments.of("title", Map.of("a", 1), "/title"),
                Arguments.of("title", "a" + "\u0323\u0301".repeat(16), "/title"),
                Arguments.of("title", "a\uFFFE", "/title"),
                Arguments.of("title", "a\uDB40\uDC41", "/title"),
                Arguments.of("lead", "a" + "\u0301".repeat(31), "/lead"),
                Arguments.of("body", "a" + "\u0323\u0301".repeat(99_000), "/body"),
                Arguments.of("tags", List.of("ok", "a" + "\u0301".repeat(31)), "/tags/1"),
                Arguments.of("authors", List.of("a" + "\u0301".repeat(31)), "/authors/0"),
                Arguments.of("slug", "a" + "\u0301".repeat(31), "/slug"),
                Arguments.of("image", Map.of("mediaId", "x", "alt", "a" + "\u0301".repeat(31)), "/image/alt"),
                Arguments.of("lead", "x".repeat(1001), "/lead"),
                Arguments.of("body", null, "/body"),
                Arguments.of("body", "", "/body"),
                Arguments.of("body", "x".repeat(200_001), "/body"),
                Arguments.of("body", "日".repeat(190_000), "/body"),
                Arguments.of("body", "a\u0000b", "/body"),
                Arguments.of("language", "xx", "/language"),
                Arguments.of("language", "", "/language"),
                Arguments.of("language", "x".repeat(50), "/language"),
                Arguments.of("tags", Collections.nCopies(21, "x"), "/tags"),
                Arguments.of("tags", List.of("ok", "x".repeat(61)), "/tags/1"),
                Arguments.of("tags", List.of(""), "/tags/0"),
                Arguments.of("tags", List.of("ok", "\u200B"), "/tags/1"),
                Arguments.of("authors", List.of("\u00A0\u00A0"), "/authors/0"),
                Arguments.of("tags", "no list", "/tags"),
                Arguments.of(
                        "authors", IntStream.range(0, 11).mapToObj(n -> "A" + n).toList(), "/authors"),
                Arguments.of("authors", List.of("x".repeat(101)), "/authors/0"),
                Arguments.of("slug", "x".repeat(81), "/slug"),
                Arguments.of("slug", "日本", "/slug"),
                Arguments.of("slugs", Map.of("xx", "words"), "/slugs/xx"),
                Arguments.of("slugs", Map.of("fr", "words"), "/slugs/fr"),
                Arguments.of("slugs", Map.of("en", "日本"), "/slugs/en"),
                Arguments.of("slugs", Map.of("en", "x".repeat(81)), "/slugs/en"),
                Arguments.of("slugs", List.of("words"), "/slugs"),
                Arguments.of("comments", "sometimes", "/comments"),
                Arguments.of("note", "x".repeat(501), "/note"),
                Arguments.of("note", "a\nb", "/note"),
                Arguments.of("image", Map.of("mediaId", "k3v9x2m4qd7h"), "/image/mediaId"),
                Arguments.of("image", Map.of("mediaId", "../../etc"), "/image/mediaId"),
                Arguments.of("image", Map.of(), "/image/mediaId"),
                Arguments.of("image", Map.of("mediaId", "x", "alt", "x".repeat(501)), "/image/alt"));
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void aBadFieldIsNamedAndNothingIsWritten(String name, Object value, String pointer) {
        Answer existing = client.created("Reste");
        long before = stored();
        var draft = Client.draft("Un titre");
        draft.put(name, value);

        Answer created = client.edit("POST", "/api/v1/articles", draft);
        assertThat(created.status()).isEqualTo(400);
        assertThat(created.problem()).isEqualTo("invalid-request");
        assertThat(created.field()).isEqualTo(pointer);
        assertThat(created.text("/traceId")).isNotBlank();

        Answer revised = client.edit("PUT", existing.location(), draft, "If-Match", existing.etag());
        assertThat(revised.status()).isEqualTo(400);
        assertThat(stored()).isEqualTo(before);
        assertThat(client.desk(existing).etag()).isEqualTo(existing.etag());
    }

    @ParameterizedTest
    @CsvSource({
        "title, 300",
        "lead, 1000",
        "body, 200000",
        "slug, 80",
        "note, 500",
        "language, 35",
        "tags/0, 60",
        "authors/0, 100",
        "image/alt, 500",
        "image/mediaId, 40",
        "tags, 20",
        "authors, 10"
    })
    void theProblemTellsTheBoundOfEachField(String field, int most) {
        String[] path = field.split("/");
        String tooLong = "x".repeat(most + 1);
        Object value = switch (path[path.length - 1]) {
            case "0" -> List.of(tooLong);
            case "alt" -> Map.of("mediaId", "x", "alt", tooLong);
            case "mediaId" -> Map.of("mediaId", tooLong);
            case "tags", "authors" -> Collections.nCopies(most + 1, "x");
            default -> tooLong;
        };
        var draft = Client.draft("Un titre");
        draft.put(path[0], value);
        Answer answer = client.edit("POST", "/api/v1/articles", draft);
        assertThat(answer.field()).isEqualTo("/" + field);
        assertThat(answer.text("/errors/0/message")).contains(String.valueOf(most));
    }

    @Test
    void brokenCharactersAreRefused() {
        long before = stored();
        Answer answer =
                client.edit("POST", "/api/v1/articles", "{\"language\":\"fr\",\"title\":\"x\\ud800y\",\"body\":\"x\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        long before = stored();
        for (String body : List.of("{", "", "[]", "null", "\"x\"", "{\"title\":\"x\"", "<a/>", "[".repeat(5000))) {
            Answer answer = client.edit("POST", "/api/v1/articles", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.problem()).as(body).isIn("unreadable-body", "invalid-request");
        }
        Answer xml = client.edit("POST", "/api/v1/articles", "<a/>", "Content-Type", "application/xml");
        assertThat(xml.status()).isEqualTo(415);
        assertThat(xml.problem()).isEqualTo("unsupported-media-type");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aBodyOfTwoMegabytesIsTooLarge() {
        long before = stored();
        var draft = Client.draft("Trop long");
        draft.put("body", "x".repeat(2 << 20));
        Answer answer = client.edit("POST", "/api/v1/articles", draft);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'at':'2020-01-01T00:00:00Z'}; /at; future",
                "{'until':'2020-01-01T00:00:00Z'}; /until; future",
                "{'at':'2999-01-01T00:00:00Z'}; /at; 10 years",
                "{'until':'2999-01-01T00:00:00Z'}; /until; 10 years",
                "{'at':'+999999999-12-31T23:59:59Z'}; /at; 10 years",
                "{'at':'tomorrow'}; /at; time",
                "{'at':'2027-01-01'}; /at; time",
                "{'at':5}; /at; time",
                "{'at':1e999999}; /at; time",
                "{'at':''}; /at; time",
                "{'at':{}}; /at; kind",
                "{'until':[]}; /until; kind",
                "{'from':'2027-01-01T00:00:00Z'}; /from; field"
            })
    void aTimeThatNothingCanHappenAtIsNamed(String body, String field, String word) {
        Answer article = client.created("Un titre");
        Answer refused = client.edit(
                "PUT", article.location() + "/publication", body.replace('\'', '"'), "If-Match", article.etag());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.text("/errors/0/message")).contains(word);
        assertThat(client.desk(article).etag()).isEqualTo(article.etag());
    }

    @Test
    void aPublicationEndsAfterItBegins() {
        Answer article = client.created("Un titre");
        String at = Instant.now().plusSeconds(3_600).toString();
        String later = Instant.now().plusSeconds(7_200).toString();
        for (String until : List.of(at, Instant.now().plusSeconds(60).toString())) {
            Answer refused = client.edit(
                    "PUT",
                    article.location() + "/publication",
                    Map.of("at", at, "until", until),
                    "If-Match",
                    article.etag());
            assertThat(refused.field()).isEqualTo("/until");
        }
        Answer planned = client.edit(
                "PUT", article.location() + "/publication", Map.of("until", at), "If-Match", article.etag());
        Answer refused = client.edit(
                "PUT", article.location() + "/publication", Map.of("at", later), "If-Match", planned.etag());
        assertThat(refused.field()).isEqualTo("/at");
        assertThat(refused.text("/errors/0/message")).contains("end that is planned");
    }

    @Test
    void aWithdrawalHasAReason() {
        Answer article = client.published("Un titre");
        for (String body : new String[] {
            null,
            "{}",
            "{\"reason\":\" \"}",
            "{\"reason\":\"\u200B\u00A0\"}",
            "{\"reason\":\"" + "x".repeat(1001) + "\"}"
        }) {
            Answer answer = client.edit("DELETE", "/api/v1/articles/" + article.id() + "/publication", body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.field()).isEqualTo("/reason");
        }
        assertThat(client.get("/api/v1/articles/" + article.id()).status()).isEqualTo(200);
        Answer draft = client.created("Jamais vu");
        Answer refused = client.edit(
                "DELETE", draft.location() + "/publication", Map.of("reason", "x"), "If-Match", draft.etag());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("article-not-published");
    }

    @Test
    void aPublishedArticleKeepsItsLanguage() {
        Answer article = client.published("Un titre");
        var english = Client.draft("A title");
        english.put("language", "en");
        Answer refused = client.edit("PUT", "/api/v1/articles/" + article.id(), english, "If-Match", article.etag());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("/language");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var expected = Map.of(
                "k3v9x2m4qd70", 404,
                "x", 404,
                "..", 400, // no path that a client should write
                "%00", 400,
                "a-k3v9x2m4qd70", 404);
        expected.forEach((id, status) -> assertThat(
                        client.edit("GET", "/api/v1/desk/articles/" + id, null).status())
                .as(id)
                .isEqualTo(status));
        assertThat(client.edit("PUT", "/api/v1/articles/k3v9x2m4qd70", Client.draft("x"), "If-Match", "\"0\"")
                        .problem())
                .isEqualTo("not-found");
        assertThat(client.edit("PUT", "/api/v1/articles/k3v9x2m4qd70/publication", null, "If-Match", "*")
                        .problem())
                .isEqualTo("not-found");
    }

    private long stored() {
        return mongo.count(new Query(), Article.class);
    }
}
