package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

@WholeService
class DeskListIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Articles articles;

    private final String own = RandomId.next();

    @Test
    void whatIsAskedForIsWhatAllOfItHolds() {
        String french = begun("Élections à Nîmes " + own, "fr", "Vote " + own, "Ali " + own);
        String english = begun("Elections in Rome " + own, "en", "Vote " + own, "Mia " + own);
        String other = begun("Météo " + own, "fr", "Temps " + own, "Ali " + own);

        assertThat(found("q=" + own)).containsExactly(other, english, french);
        assertThat(found("q=ELECTIONS+" + own)).containsExactly(english, french);
        assertThat(found("q=nimes+elections+" + own)).containsExactly(french);
        assertThat(found("q=election+" + own)).isEmpty();
        assertThat(found("lang=fr&q=" + own)).containsExactly(other, french);
        assertThat(found("tag=vote-" + own)).containsExactly(english, french);
        assertThat(found("author=ali-" + own)).containsExactly(other, french);
        assertThat(found("tag=vote-" + own + "&author=ali-" + own)).containsExactly(french);
        assertThat(found("status=published&tag=vote-" + own)).isEmpty();
        assertThat(found("status=draft&lang=en&tag=vote-" + own)).containsExactly(english);
        assertThat(found("tag=none-" + own)).isEmpty();
    }

    @Test
    void theWordsAreThoseOfTheDraft() {
        Answer article = client.published("Avant " + own);
        client.edit("PUT", "/api/v1/articles/" + article.id(), Client.draft("Après " + own), "If-Match", "*");
        assertThat(found("q=apres+" + own)).containsExactly(article.id());
        assertThat(found("q=avant+" + own)).isEmpty();
    }

    @Test
    void aListTellsOfChangesThatAreInTheTextAlone() {
        Answer article = client.published("Le texte seul " + own);
        String path = "/api/v1/articles/" + article.id();
        assertThat(listed("q=seul+" + own).get("unpublishedChanges").asBoolean())
                .isFalse();
        var draft = Client.draft("Le texte seul " + own);
        draft.put("body", "Autre chose.");
        client.edit("PUT", path, draft, "If-Match", "*");
        assertThat(listed("q=seul+" + own).get("unpublishedChanges").asBoolean())
                .isTrue();
        client.edit("PUT", path, Client.draft("Le texte seul " + own), "If-Match", "*");
        assertThat(listed("q=seul+" + own).get("unpublishedChanges").asBoolean())
                .as("written back as it was")
                .isFalse();
    }

    private JsonNode listed(String question) {
        return client.edit("GET", "/api/v1/desk/articles?" + question, null)
                .json()
                .at("/items/0");
    }

    @Test
    void whatWasStoredWithoutWordsGetsThem() {
        String id = begun("Ancien " + own, "fr", "x", "y");
        mongo.updateFirst(query(where("_id").is(id)), new Update().unset("words"), Article.class);
        assertThat(found("q=ancien+" + own)).isEmpty();
        Answer before = client.edit("GET", "/api/v1/desk/articles/" + id, null);

        await().atMost(SOON).until(() -> articles.complete(10) == 0);

        assertThat(found("q=ancien+" + own)).containsExactly(id);
        assertThat(client.edit("GET", "/api/v1/desk/articles/" + id, null).json())
                .isEqualTo(before.json());
    }

    @Test
    void aQuestionThatMeansNothingIsRefused() {
        for (String question : List.of("q=!!", "q=", "q=a+b+c+d+e+f+g+h+i+j+k", "lang=tlh", "q=" + "x".repeat(201))) {
            Answer answer = client.edit("GET", "/api/v1/desk/articles?" + question, null);
            assertThat(answer.status()).as(question).isEqualTo(400);
            assertThat(answer.field()).isEqualTo(question.substring(0, question.indexOf('=')));
        }
    }

    private List<String> found(String question) {
        List<String> ids = new ArrayList<>();
        String next = "/api/v1/desk/articles?limit=1&" + question;
        while (!next.isEmpty()) {
            Answer part = client.edit("GET", next, null);
            assertThat(part.status()).isEqualTo(200);
            part.json().get("items").forEach(card -> ids.add(card.get("id").asString()));
            next = part.header("Link").replaceAll("^<|>.*$", "");
        }
        return ids;
    }

    private String begun(String title, String language, String tag, String author) {
        var draft = Client.draft(title);
        draft.put("language", language);
        draft.put("tags", List.of(tag));
        draft.put("authors", List.of(author));
        return client.edit("POST", "/api/v1/articles", draft).id();
    }
}
