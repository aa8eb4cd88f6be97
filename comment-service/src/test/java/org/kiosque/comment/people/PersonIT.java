package org.kiosque.comment.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.comment.comments.PersonalComments;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** A person's data: told, and erased without a trace. */
@ExtendWith(OutputCaptureExtension.class)
class PersonIT extends WithoutBroker {

    private static final String HERS = "/api/v1/people/Ada%40example.org/comments";
    private static final String HOME = "203.0.113.77";

    @Autowired
    private PersonalComments comments;

    private static MockHttpServletRequestBuilder asModerator(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + TestTokens.with("moderator"))
                .contentType(MediaType.APPLICATION_JSON);
    }

    private static JsonNode json(ResultActions answer) throws Exception {
        return JSON.readTree(
                answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString());
    }

    private JsonNode hers(String question) throws Exception {
        return json(mvc.perform(asModerator(get(java.net.URI.create(HERS + question)))));
    }

    private JsonNode posts(String article, String body) throws Exception {
        return JSON.readTree(mvc.perform(request(article, changed("body", body)).with(from(HOME)))
                .andExpect(status().isAccepted())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    /** All that is stored but for what is nobody's: the articles. */
    private String everything() {
        var all = new StringBuilder();
        for (String collection : mongo.getCollectionNames()) {
            for (Document found : mongo.find(new Query(), Document.class, collection)) {
                all.append(collection).append(' ').append(found.toJson()).append('\n');
            }
        }
        return all.toString();
    }

    @Test
    void whatIsKnownOfAPersonIsToldPartByPart() throws Exception {
        List<String> posted = new ArrayList<>();
        for (String body : List.of("Un premier mot.", "Un second mot.", "Un dernier mot.")) {
            posted.add(posts(PREMODERATED, body).get("id").asString());
        }
        postedTo(OPEN, changed("author", author("Bob", "bob@example.org")));
        decided("reject", posted.getFirst());
        mvc.perform(asModerator(post("/api/v1/moderation/bans"))
                        .content(JSON.writeValueAsString(
                                Map.of("kind", "email", "commentId", posted.getFirst(), "reason", "Encore elle"))))
                .andExpect(status().isCreated());

        JsonNode first = hers("?limit=2");
        JsonNode rest = hers("?limit=2&cursor=" + first.get("nextCursor").asString());

        assertThat(first.get("items")).hasSize(2);
        assertThat(first.at("/items/0/id").asString()).isEqualTo(posted.getFirst());
        assertThat(first.at("/items/0/email").asString()).isEqualTo("ada@example.org");
        assertThat(first.at("/items/0/status").asString()).isEqualTo("rejected");
        assertThat(first.at("/items/0/decisions/0/decision").asString()).isEqualTo("rejected");
        assertThat(first.at("/items/0/network").asString()).isNotEmpty();
        assertThat(first.at("/ban/reason").asString()).isEqualTo("Encore elle");
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("nextCursor").isNull()).isTrue();
        assertThat(first.toString() + rest).doesNotContain("bob");
    }

    @Test
    void nothingIsLeftOfWhoWantsToBeForgotten(CapturedOutput log) throws Exception {
        String shown =
                posts(OPEN, "Mes mots secrets, que je regrette.").get("id").asString();
        JsonNode bobs =
                JSON.readTree(mvc.perform(request(OPEN, bobsAnswerTo(shown)).with(from("203.0.113.78")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
        mvc.perform(post("/api/v1/articles/" + PREMODERATED + "/comments")
                        .header("Idempotency-Key", "once")
                        .with(from(HOME))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(changed("body", "Encore un secret."))))
                .andExpect(status().isAccepted());
        mvc.perform(post("/api/v1/comments/" + shown + "/reports")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\":\"abusive\",\"note\":\"Ada Lovelace encore\"}"));
        mvc.perform(post("/api/v1/comments/" + bobs.get("id").asString() + "/reports")
                .with(from(HOME))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\":\"other\",\"note\":\"Je suis Ada\"}"));
        mvc.perform(post("/api/v1/comments/" + bobs.get("id").asString() + "/reactions")
                        .with(from(HOME))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"kind\":\"respect\"}"))
                .andExpect(status().isNoContent());
        mvc.perform(asModerator(post("/api/v1/moderation/comments/" + shown + "/notes"))
                .content("{\"text\":\"Ada, la voisine\"}"));
        mvc.perform(asModerator(post("/api/v1/moderation/decisions"))
                .content(JSON.writeValueAsString(Map.of(
                        "commentIds", List.of(shown), "decision", "feature", "reason", "Madame Lovelace a raison"))));
        for (String kind : List.of("email", "network")) {
            mvc.perform(asModerator(post("/api/v1/moderation/bans"))
                            .content(JSON.writeValueAsString(
                                    Map.of("kind", kind, "commentId", shown, "reason", "Lovelace"))))
                    .andExpect(status().isCreated());
        }
        String network = hers("").at("/items/0/network").asString();
        assertThat(everything()).containsIgnoringCase("lovelace").contains(network, "secret", "sealed");
        assertThat(everything()).doesNotContain("ada@example", "example.org");

        JsonNode erased = json(mvc.perform(asModerator(delete(java.net.URI.create(HERS)))));

        assertThat(erased.get("comments").asInt()).isEqualTo(2);
        assertThat(erased.get("complete").asBoolean()).isTrue();
        mongo.remove(new Query(), "recentPosts"); // the limit per address, which forgets by itself within minutes
        assertThat(everything())
                .doesNotContainIgnoringCase("lovelace")
                .doesNotContain(network, "secret", "ada@example.org", "Ada", "voisine", "\"once\"");
        assertThat(mongo.findById(shown, Document.class, "comments").get("author"))
                .isEqualTo(new Document(Map.of("name", "", "email", "", "key", "none")));
        assertThat(mongo.getCollection("idempotencyKeys").countDocuments()).isZero();
        assertThat(mongo.getCollection("bans").countDocuments()).isZero();
        assertThat(mongo.getCollection("reactions").countDocuments()).isOne(); // it counts without her
        threads(OPEN, "")
                .andExpect(jsonPath("$.items[0].removed").value(true))
                .andExpect(jsonPath("$.items[0].body").value(""))
                .andExpect(jsonPath("$.items[0].replies.length()").value(1));
        JsonNode told = json(mvc.perform(asModerator(get("/api/v1/moderation/log?comment=" + shown))));
        assertThat(told.at("/items/0/decision").asString()).isEqualTo("deleted");
        assertThat(told.at("/items/0/by").asString()).isEqualTo("camille");
        assertThat(mongo.findById(shown, Document.class, "comments").toJson()).contains("comment.removed.v1");

        assertThat(json(mvc.perform(asModerator(delete(java.net.URI.create(HERS)))))
                        .get("comments")
                        .asInt())
                .isZero();
        assertThat(hers("").get("items")).isEmpty();
        assertThat(log.getAll()).doesNotContainIgnoringCase("ada@example").doesNotContainIgnoringCase("ada%40example");
    }

    private Map<String, Object> bobsAnswerTo(String comment) throws Exception {
        Map<String, Object> answer = changed("body", "Pas d’accord.");
        answer.put("author", author("Bob", "bob@example.org"));
        answer.put("parentId", comment);
        return answer;
    }

    @Test
    void aPersonIsAskedForByAnIdThatTellsNobodyWhoItIs() throws Exception {
        String comment = posts(OPEN, "Mes mots.").get("id").asString();

        String id = idOfPerson("Ada@Example.org");

        assertThat(id)
                .doesNotContainIgnoringCase("example")
                .matches("[\\w-]{20,500}")
                .isNotEqualTo(idOfPerson("ada@example.org"));
        JsonNode known = json(mvc.perform(asModerator(get("/api/v1/people/" + id + "/comments"))));
        assertThat(known.at("/items/0/id").asString()).isEqualTo(comment);
        assertThat(known.at("/items/0/email").asString()).isEqualTo("ada@example.org");
        assertThat(json(mvc.perform(asModerator(delete("/api/v1/people/" + id + "/comments"))))
                        .get("comments")
                        .asInt())
                .isOne();
        mvc.perform(asModerator(get("/api/v1/people/" + id.substring(1) + "/comments")))
                .andExpect(status().isBadRequest());
        mvc.perform(asModerator(post("/api/v1/people")).content("{\"email\":\"nobody\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/email"));
        mvc.perform(post("/api/v1/people")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"email\":\"a@b.org\"}"))
                .andExpect(status().isUnauthorized());
    }

    private String idOfPerson(String email) throws Exception {
        return json(mvc.perform(
                        asModerator(post("/api/v1/people")).content(JSON.writeValueAsString(Map.of("email", email)))))
                .get("id")
                .asString();
    }

    /** As if the process had died just before the end. */
    @Test
    void whoeverIsInterruptedGoesOnWhereItWas() throws Exception {
        String id = posts(OPEN, "Un secret.").get("id").asString();
        mvc.perform(post("/api/v1/comments/" + id + "/reports")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\":\"abusive\",\"note\":\"Ada encore\"}"));
        comments.erase(id, "camille");
        threads(OPEN, "").andExpect(jsonPath("$.items").isEmpty());
        assertThat(everything()).contains("Ada encore");

        JsonNode erased = json(mvc.perform(asModerator(delete(java.net.URI.create(HERS)))));

        assertThat(erased.get("comments").asInt()).isOne();
        assertThat(everything()).doesNotContain("Ada encore", "ada@example.org");
        JsonNode told = json(mvc.perform(asModerator(get("/api/v1/moderation/log?comment=" + id))));
        assertThat(told.get("items")).hasSize(1);
    }

    @Test
    void allOfAnAuthorIsRejectedAtOnceAndThatIsTakenBack() throws Exception {
        String one = posts(OPEN, "Achetez ici.").get("id").asString();
        String two = posts(PREMODERATED, "Achetez là.").get("id").asString();
        idOf(postedTo(OPEN, changed("author", author("Bob", "bob@example.org"))));

        JsonNode decision = json(mvc.perform(asModerator(post("/api/v1/moderation/decisions"))
                .content(JSON.writeValueAsString(Map.of("authorOf", two, "decision", "spam")))));

        assertThat(decision.get("results"))
                .extracting(result ->
                        result.get("id").asString() + " " + result.get("status").asString())
                .containsExactly(two + " spam", one + " spam");
        assertThat(decision.has("nextCursor")).isFalse();
        threads(OPEN, "").andExpect(jsonPath("$.items.length()").value(1));
        mvc.perform(asModerator(delete(
                        "/api/v1/moderation/decisions/" + decision.get("id").asString())))
                .andExpect(status().isOk());
        threads(OPEN, "").andExpect(jsonPath("$.items.length()").value(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"decision\":\"spam\"}",
                "{\"decision\":\"spam\",\"authorOf\":\"x\",\"commentIds\":[\"x\"]}",
                "{\"decision\":\"spam\",\"commentIds\":[\"x\"],\"cursor\":\"x\"}",
                "{\"decision\":\"spam\",\"authorOf\":\"x\",\"cursor\":\"x\"}",
                "{\"decision\":\"spam\",\"commentIds\":[]}"
            })
    void aDecisionIsAboutCommentsOrAboutAnAuthor(String body) throws Exception {
        mvc.perform(asModerator(post("/api/v1/moderation/decisions")).content(body))
                .andExpect(status().isBadRequest());
    }

    @Test
    void whoHasWrittenNothingCannotBeMeant() throws Exception {
        mvc.perform(asModerator(post("/api/v1/moderation/decisions"))
                        .content("{\"decision\":\"spam\",\"authorOf\":\"0000000000aa\"}"))
                .andExpect(status().isNotFound());
    }

    @Test
    void onlyModeratorsAskForAPerson(CapturedOutput log) throws Exception {
        mvc.perform(get(java.net.URI.create(HERS))).andExpect(status().isUnauthorized());
        mvc.perform(delete(java.net.URI.create(HERS)).header("Authorization", "Bearer " + TestTokens.with("editor")))
                .andExpect(status().isForbidden());
        for (String nobody : List.of("ada", "a%20b@c", "@", "a".repeat(250) + "@b.org")) {
            mvc.perform(asModerator(get(java.net.URI.create("/api/v1/people/" + nobody + "/comments"))))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.instance").value("/api/v1/people/***/comments"));
        }
        assertThat(log.getAll()).doesNotContainIgnoringCase("ada%40example");
    }
}
