package org.kiosque.comment.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.TestTokens;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;

/** How moderators find what they look for. */
class QueueIT extends WithoutBroker {

    private List<String> found(String question) throws Exception {
        List<String> ids = new ArrayList<>();
        JSON.readTree(queue(question)
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .get("items")
                .forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    private static String q(String words) {
        return "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private String posts(String article, String body) throws Exception {
        return idOf(postedTo(article, changed("body", body)));
    }

    @Test
    void allIsFoundByItsWordsWhateverTheirAccentsAndCapitals() throws Exception {
        String school = posts(OPEN, "L’ÉCOLE du village restera-t-elle ouverte cet été ?");
        String train = posts(PREMODERATED, "Le train de nuit s’arrête encore à la gare du village.");

        assertThat(found("?status=all")).containsExactlyInAnyOrder(school, train);
        assertThat(found("?status=all" + q("ecole"))).containsExactly(school);
        assertThat(found("?status=all" + q("Village  ÉTÉ"))).containsExactly(school);
        assertThat(found("?status=all" + q("village"))).hasSize(2);
        assertThat(found("?status=pending" + q("village"))).containsExactly(train);
        assertThat(found("?status=all" + q("villa"))).isEmpty();
        assertThat(found("?status=all&article=" + OPEN + q("village"))).containsExactly(school);
    }

    @Test
    void whatAnswersTellsHowTheCommentBeginsThatItAnswers() throws Exception {
        String body = "Où est la gare ? " + "Une gare 🚉 ou deux. ".repeat(20).strip();
        String question = posts(OPEN, body);
        Map<String, Object> answer = changed("body", "Derrière la mairie, comme toujours.");
        answer.put("parentId", question);
        String answered = idOf(postedTo(OPEN, answer));

        queue("?status=all&article=" + OPEN)
                .andExpect(jsonPath("$.items[?(@.id == '" + answered + "')].parent.body")
                        .value(body.substring(0, body.offsetByCodePoints(0, 300)) + "…"))
                .andExpect(jsonPath("$.items[?(@.id == '" + answered + "')].parent.author.name")
                        .value("Ada"))
                .andExpect(jsonPath("$.items[?(@.id == '" + question + "')].parent")
                        .isEmpty());
        assertThat(found("?status=all&comment=" + answered)).containsExactly(answered);
        assertThat(found("?status=pending&comment=" + answered)).isEmpty();
    }

    @Test
    void whatWaitsAndWhatIsReportedIsCountedUpToAThousand() throws Exception {
        counted(0, false, 0);
        String waiting = posts(PREMODERATED, "Un commentaire qui attend.");
        String reported = posts(OPEN, "Un commentaire qui dérange.");
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(reported)),
                new Update().set("reportedAt", Instant.now()),
                "comments");
        counted(1, false, 1);

        Document model = mongo.findById(waiting, Document.class, "comments");
        for (int number = 1; number < 1_000; number++) {
            mongo.insert(new Document(model).append("_id", RandomId.next()), "comments");
        }
        counted(1_000, false, 1);
        mongo.insert(new Document(model).append("_id", RandomId.next()), "comments");
        counted(1_000, true, 1);

        decided("approve", waiting, reported);
        counted(1_000, false, 0);
    }

    private void counted(int pending, boolean more, int reported) throws Exception {
        mvc.perform(get("/api/v1/moderation/queue-counts")
                        .header("Authorization", "Bearer " + TestTokens.with("moderator")))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                        {"items":[{"status":"pending","count":%d,"more":%s},{"status":"reported","count":%d,"more":false}]}""".formatted(pending, more, reported), JsonCompareMode.STRICT));
    }

    @Test
    void queuesAreReadInOneLanguage() throws Exception {
        String french = posts(PREMODERATED, "Je suis tout à fait d’accord avec cet article, merci beaucoup.");
        String english = posts(PREMODERATED, "I could not agree more with this article, thank you very much.");

        assertThat(found("?status=pending&lang=fr")).containsExactly(french);
        assertThat(found("?status=all&lang=en")).containsExactly(english);
        assertThat(found("?status=pending&lang=de")).isEmpty();
    }

    @Test
    void newWordsAreFoundAndOldOnesAreNot() throws Exception {
        var mine = JSON.readTree(postedTo(OPEN, changed("body", "Les premiers mots."))
                .andReturn()
                .getResponse()
                .getContentAsString());
        mvc.perform(patch("/api/v1/comments/" + mine.get("id").asString())
                        .header("Edit-Token", mine.get("editToken").asString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(Map.of("body", "Les seconds mots."))))
                .andExpect(status().isOk());

        assertThat(found("?status=all" + q("seconds"))).hasSize(1);
        assertThat(found("?status=all" + q("premiers"))).isEmpty();
    }

    @Test
    void whatWasStoredBeforeThereWereWordsIsFoundSoon() throws Exception {
        String id = posts(OPEN, "Des mots de l’ancien temps.");
        mongo.updateMulti(new Query(), new Update().unset("words"), "comments");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(found("?status=all" + q("ancien"))).containsExactly(id));
        decided("reject", id).andExpect(jsonPath("$.results[0].outcome").value("applied"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?status=best", "?q=", "?q=a", "?q=%21", "?lang=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aQuestionThatCannotBeAnsweredIsRefused(String question) throws Exception {
        queue(question).andExpect(status().isBadRequest());
        queue("?q=" + "a".repeat(201)).andExpect(status().isBadRequest());
    }
}
