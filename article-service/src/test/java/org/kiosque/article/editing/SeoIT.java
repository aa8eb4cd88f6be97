package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** What search engines and social networks are to show instead of what readers see. */
@WholeService
class SeoIT {

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Test
    void readersOfTheOriginalGetItAndTheDeskSendsItBack() {
        String picture = uploaded();
        Answer article = begun(Map.of(
                "metaTitle",
                "  Train de nuit : la ligne rouvre ",
                "metaDescription",
                "Les horaires.",
                "canonical",
                "https://example.org/a?b=ç",
                "socialImage",
                Map.of("mediaId", picture, "alt", "Un quai")));
        assertThat(article.text("/seo/metaTitle")).isEqualTo("Train de nuit : la ligne rouvre");
        Answer same = client.edit(
                "PUT",
                "/api/v1/articles/" + article.id(),
                client.desk(article).json().toString(),
                "If-Match",
                "*");
        assertThat(same.etag()).isEqualTo(article.etag());
        client.publish(article);

        Answer read = client.read(article.id(), "fr");
        assertThat(read.text("/seo/metaTitle")).isEqualTo("Train de nuit : la ligne rouvre");
        assertThat(read.text("/seo/metaDescription")).isEqualTo("Les horaires.");
        assertThat(read.text("/seo/canonical")).isEqualTo("https://example.org/a?b=%C3%A7");
        assertThat(read.text("/seo/socialImage/url")).isEqualTo("/media/" + picture + "/640.jpg");
        assertThat(read.text("/seo/socialImage/alt")).isEqualTo("Un quai");
        assertThat(client.get("/api/v1/articles?limit=100").json().get("items"))
                .allSatisfy(card -> assertThat(card.has("seo")).isFalse());

        client.edit("PUT", "/api/v1/articles/" + article.id(), Client.draft("Sans"), "If-Match", "*");
        client.publish(client.desk(article));
        assertThat(client.read(article.id(), "fr").json().has("seo")).isFalse();
    }

    @Test
    void whatSaysNothingIsNone() {
        assertThat(begun(Map.of("metaTitle", " ", "canonical", "")).json().has("seo"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/a",
                "javascript:alert(1)",
                "https:///a",
                "https://user@example.org/",
                "https://example.org/#a",
                "/fr/a",
                "https://exa mple.org/"
            })
    void aCanonicalAddressIsOneThatAnybodyCanFollow(String address) {
        assertThat(begun(Map.of("canonical", address)).field()).isEqualTo("/seo/canonical");
    }

    @Test
    void boundsAreNamed() {
        assertThat(begun(Map.of("metaTitle", "x".repeat(101))).field()).isEqualTo("/seo/metaTitle");
        assertThat(begun(Map.of("metaDescription", "x".repeat(301))).field()).isEqualTo("/seo/metaDescription");
        assertThat(begun(Map.of("metaTitle", "a\u0000b")).field()).isEqualTo("/seo/metaTitle");
        assertThat(begun(Map.of("socialImage", Map.of("mediaId", RandomId.next())))
                        .field())
                .isEqualTo("/seo/socialImage/mediaId");
    }

    private Answer begun(Map<String, Object> seo) {
        var draft = Client.draft("Un titre");
        draft.put("seo", seo);
        return client.edit("POST", "/api/v1/articles", draft);
    }

    private String uploaded() {
        String id = RandomId.next();
        mongo.getCollection("media")
                .insertOne(new Document("_id", id)
                        .append("alt", "")
                        .append("variants", List.of(new Document("width", 640).append("height", 640)))
                        .append("uploadedBy", "editor")
                        .append("uploadedAt", new Date(0)));
        return id;
    }
}
