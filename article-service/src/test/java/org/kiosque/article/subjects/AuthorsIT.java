package org.kiosque.article.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@WholeService
class AuthorsIT {

    private static final String DESK = "/api/v1/desk/authors";

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    /** Keeps the names of one test from those of the others. */
    private final String own = RandomId.next();

    @Test
    void anAuthorHasAPageWithALifeAndAPicture() {
        String picture = uploaded();
        Answer author = client.edit(
                "POST",
                DESK,
                Map.of(
                        "name",
                        named("Ada Byron"),
                        "biography",
                        Map.of("fr", "Elle écrit.\nSouvent.", "en", "She writes."),
                        "picture",
                        Map.of("mediaId", picture, "alt", "Ada")));
        assertThat(author.status()).isEqualTo(201);
        String key = author.text("/key");
        assertThat(author.location()).isEqualTo(DESK + "/" + key);
        Answer article = written(named("Nadia Ferrand"), named("Ada Byron"));
        written(named("ADA BYRON"));

        Answer page = page(key, "en");
        assertThat(page.text("/name")).isEqualTo(named("Ada Byron"));
        assertThat(page.text("/biography")).isEqualTo("She writes.");
        assertThat(page.text("/biographyLanguage")).isEqualTo("en");
        assertThat(page.text("/picture/url")).isEqualTo("/media/" + picture + "/640.jpg");
        assertThat(page.text("/picture/alt")).isEqualTo("Ada");
        assertThat(page.json().at("/picture/variants")).hasSize(2);
        assertThat(page.text("/count")).isEqualTo("2");
        assertThat(article.text("/authors/1/picture/url")).isEqualTo("/media/" + picture + "/320.jpg");
        assertThat(article.json().at("/authors/0").has("picture")).isFalse();
        assertThat(page(key, "fr").text("/biography")).isEqualTo("Elle écrit.\nSouvent.");
        assertThat(client.get("/api/v1/authors/" + key + "?lang=en", "If-None-Match", page.etag())
                        .status())
                .isEqualTo(304);
        assertThat(client.get("/api/v1/authors/" + key + "?lang=tlh").field()).isEqualTo("lang");

        Answer back = client.edit("PUT", DESK + "/" + key, author.json().toString(), "If-Match", author.etag());
        assertThat(back.status()).as("what the desk shows can be sent back").isEqualTo(200);
        assertThat(back.etag()).isEqualTo(author.etag());
    }

    @Test
    void severalAuthorsKeepTheirOrder() {
        Answer article = written(named("Zoé"), named("Ali"), named("Mia"));
        assertThat(article.json().at("/authors").findValuesAsString("name"))
                .containsExactly(named("Zoé"), named("Ali"), named("Mia"));
        Answer list = client.get("/api/v1/articles?author=ali-" + own);
        assertThat(list.text("/author/name")).isEqualTo(named("Ali"));
        assertThat(list.text("/items/0/id")).isEqualTo(article.id());
    }

    @Test
    void whoIsCalledOtherwiseFromNowOnIsSoInAllArticles() {
        Answer before = written(named("Jeanne Martin"));
        String old = before.text("/authors/0/key");
        Answer author = client.edit("GET", DESK + "/" + old, null);
        String fresh = "jeanne-dupont-" + own;
        Answer changed = client.edit(
                "PUT",
                DESK + "/" + old,
                Map.of("key", fresh, "name", named("Jeanne Dupont")),
                "If-Match",
                author.etag());
        assertThat(changed.status()).isEqualTo(200);

        Answer article = client.read(before.id(), "fr");
        assertThat(article.text("/authors/0/name")).isEqualTo(named("Jeanne Dupont"));
        assertThat(article.text("/authors/0/key")).isEqualTo(fresh);
        assertThat(page(old, "fr").text("/key")).isEqualTo(fresh);
        assertThat(client.get("/api/v1/articles?author=" + old).text("/author/key"))
                .isEqualTo(fresh);
        assertThat(written(named("Jeanne Martin")).text("/authors/0/key")).isEqualTo(fresh);
    }

    @Test
    void twoPeopleMayHaveOneName() {
        Answer one = client.edit("POST", DESK, Map.of("name", named("Jean Martin")));
        Answer other = client.edit("POST", DESK, Map.of("name", named("Jean Martin"), "key", "jm-" + own));
        assertThat(other.status()).isEqualTo(201);
        assertThat(written("jm-" + own).text("/authors/0/key")).isEqualTo("jm-" + own);
        assertThat(page(one.text("/key"), "fr").text("/count")).isEqualTo("0");
    }

    @Test
    void whomNobodyKnowsIsNotFound() {
        assertThat(page("nobody-" + own, "fr").status()).isEqualTo(404);
        assertThat(client.edit("POST", DESK, Map.of("name", " ")).field()).isEqualTo("/name");
        assertThat(client.edit("POST", DESK, Map.of("name", "x", "picture", Map.of("mediaId", RandomId.next())))
                        .field())
                .isEqualTo("/picture/mediaId");
        assertThat(client.edit("POST", DESK, Map.of("name", "x", "biography", Map.of("fr", "x".repeat(2001))))
                        .field())
                .isEqualTo("/biography/fr");
    }

    private Answer page(String key, String language) {
        return client.get("/api/v1/authors/" + key + "?lang=" + language);
    }

    private Answer written(String... authors) {
        var draft = Client.draft("Des mots");
        draft.put("authors", List.of(authors));
        Answer article = client.edit("POST", "/api/v1/articles", draft);
        client.publish(article);
        return client.get(article.location());
    }

    private String uploaded() {
        String id = RandomId.next();
        mongo.getCollection("media")
                .insertOne(new Document("_id", id)
                        .append("alt", "")
                        .append(
                                "variants",
                                List.of(
                                        new Document("width", 320).append("height", 320),
                                        new Document("width", 640).append("height", 640)))
                        .append("uploadedBy", "editor")
                        .append("uploadedAt", new Date(0)));
        return id;
    }

    private String named(String name) {
        return name + " " + own;
    }
}
