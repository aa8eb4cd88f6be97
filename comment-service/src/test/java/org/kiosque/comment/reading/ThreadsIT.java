package org.kiosque.comment.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesRegex;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.events.RandomId;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/** What readers see. */
class ThreadsIT extends WithoutBroker {

    @Test
    void threadsArePagedInBothDirectionsAndAnswersStandUnderTheirThread() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clock.ahead = Duration.ofSeconds(i);
            ids.add(idOf(postedTo(OPEN, changed("body", "Words " + i))));
        }
        Map<String, Object> answer = changed("body", "An answer");
        answer.put("parentId", ids.get(1));
        String answerId = idOf(postedTo(OPEN, answer));
        Map<String, Object> deeper = changed("body", "An answer to the answer");
        deeper.put("parentId", answerId);
        postedTo(OPEN, deeper).andExpect(status().isAccepted());

        List<String> seen = new ArrayList<>();
        String next = "/api/v1/articles/0pen0pen0pen/comments?sort=oldest&limit=2";
        while (next != null) {
            var response = mvc.perform(get(URI.create(next)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse();
            JSON.readTree(response.getContentAsString())
                    .get("items")
                    .forEach(item -> seen.add(item.get("id").asString()));
            String link = response.getHeader(HttpHeaders.LINK);
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(seen).containsExactlyElementsOf(ids);
        mvc.perform(get("/api/v1/articles/{slug}/comments?limit=2&sort=newest", "des {mots}-0pen0pen0pen"))
                .andExpect(
                        header().string(
                                        HttpHeaders.LINK,
                                        matchesRegex(
                                                "</api/v1/articles/des%20%7Bmots%7D-0pen0pen0pen/comments\\?limit=2&sort=newest&cursor=[\\w-]+>; rel=\"next\"")));
        threads(OPEN, "?sort=newest")
                .andExpect(jsonPath("$.items[0].id").value(ids.get(4)))
                .andExpect(jsonPath("$.items[3].replies.length()").value(2))
                .andExpect(jsonPath("$.items[3].replies[1].parentId").value(answerId))
                .andExpect(jsonPath("$.nextCursor").isEmpty());

        decided("reject", ids.get(1));
        decided("reject", ids.get(2));
        threads(OPEN, "")
                .andExpect(jsonPath("$.items.length()").value(4))
                .andExpect(jsonPath("$.items[1].removed").value(true))
                .andExpect(jsonPath("$.items[1].body").value(""))
                .andExpect(jsonPath("$.items[1].author.name").value(""))
                .andExpect(jsonPath("$.items[1].replies.length()").value(2));
        mvc.perform(post("/api/v1/comment-counts")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"articleIds\":[\"0pen0pen0pen\",\"unknownunkno\"]}"))
                .andExpect(jsonPath("$.counts.0pen0pen0pen").value(5))
                .andExpect(jsonPath("$.counts.unknownunkno").value(0));
    }

    @Test
    void whereAPageWouldHoldTooManyAnswersEachThreadGetsItsShareAndTellsOfTheRest() throws Exception {
        List<String> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.add(idOf(postedTo(OPEN, changed("body", "Thread " + i))));
        }
        var model = mongo.findById(threads.getFirst(), Document.class, "comments");
        List<Document> answers = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            String thread = threads.get(i < 700 ? 0 : i < 1_098 ? 1 : 2);
            answers.add(new Document(model)
                    .append("_id", "answer-%04d".formatted(i))
                    .append("parentId", thread)
                    .append("threadId", thread));
        }
        mongo.getCollection("comments").insertMany(answers);

        threads(OPEN, "")
                .andExpect(jsonPath("$.items.length()").value(3))
                .andExpect(jsonPath("$.items[0].replies.length()").value(333))
                .andExpect(jsonPath("$.items[0].replies[0].id").value("answer-0000"))
                .andExpect(jsonPath("$.items[0].replyCount").value(700))
                .andExpect(jsonPath("$.items[1].replies.length()").value(333))
                .andExpect(jsonPath("$.items[1].replyCount").value(398))
                .andExpect(jsonPath("$.items[2].replies.length()").value(2))
                .andExpect(jsonPath("$.items[2].replyCount").value(2));
    }

    @Test
    void aThousandLongAnswersComeInPartsThatAreBoundedAndAreAllReached() throws Exception {
        String thread = idOf(postedTo(OPEN, comment()));
        List<String> answers = copies(
                thread,
                1_000,
                copy -> copy.append("body", "é".repeat(10_000))
                        .append("parentId", thread)
                        .append("threadId", thread));

        JsonNode page = bounded(threads(OPEN, ""));
        JsonNode item = page.get("items").get(0);
        assertThat(item.get("replyCount").asInt()).isEqualTo(1_000);
        assertThat(item.get("replies").size()).isBetween(1, 30);
        List<String> seen = new ArrayList<>();
        item.get("replies").forEach(reply -> seen.add(reply.get("id").asString()));
        String cursor = item.get("repliesCursor").asString();
        while (cursor != null) {
            JsonNode part = bounded(threads(OPEN, "?thread=" + thread + "&limit=100&cursor=" + cursor));
            part.get("items").forEach(reply -> seen.add(reply.get("id").asString()));
            cursor = nextOf(part);
        }
        assertThat(seen).containsExactlyElementsOf(answers);
    }

    @Test
    void aHundredLongThreadsAndTheirAnswersAreBoundedAndAreAllReached() throws Exception {
        String first = idOf(postedTo(OPEN, comment()));
        List<String> begun = copies(first, 100, copy -> copy.append("body", "\"".repeat(10_000)));
        begun.addFirst(first);
        for (String thread : begun) {
            copies(
                    first,
                    1,
                    copy -> copy.append("body", "\n\"".repeat(5_000))
                            .append("parentId", thread)
                            .append("threadId", thread));
        }

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = bounded(threads(OPEN, "?limit=100" + (cursor == null ? "" : "&cursor=" + cursor)));
            for (JsonNode item : page.get("items")) {
                seen.add(item.get("id").asString());
                assertThat(item.get("replyCount").asInt()).isEqualTo(1);
                if (item.get("replies").isEmpty()) {
                    bounded(threads(
                                    OPEN,
                                    "?thread=" + item.get("id").asString() + "&cursor="
                                            + item.get("repliesCursor").asString()))
                            .get("items")
                            .forEach(reply -> assertThat(reply.get("parentId")).isEqualTo(item.get("id")));
                } else {
                    assertThat(item.has("repliesCursor")).isFalse();
                }
            }
            cursor = nextOf(page);
        } while (cursor != null);
        assertThat(seen).containsExactlyElementsOf(begun);
    }

    @Test
    void theAnswersOfAThreadAreReadInBothDirectionsPartByPart() throws Exception {
        String thread = idOf(postedTo(OPEN, comment()));
        List<String> answers =
                copies(thread, 3, copy -> copy.append("parentId", thread).append("threadId", thread));

        threads(OPEN, "?limit=2&thread=" + thread)
                .andExpect(jsonPath("$.items[*].id").value(contains(answers.get(0), answers.get(1))))
                .andExpect(header().string(HttpHeaders.LINK, containsString("thread=" + thread)))
                .andExpect(jsonPath("$.nextCursor").isNotEmpty());
        threads(OPEN, "?sort=newest&thread=" + thread)
                .andExpect(jsonPath("$.items[*].id").value(contains(answers.get(2), answers.get(1), answers.get(0))))
                .andExpect(jsonPath("$.nextCursor").isEmpty());
        threads(PREMODERATED, "?thread=" + thread)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("thread"));
        threads(OPEN, "?thread=" + answers.getFirst()).andExpect(status().isBadRequest());
        threads(OPEN, "?thread=" + "a".repeat(65)).andExpect(status().isBadRequest());
    }

    /** @return their ids, each a moment later than the one before */
    private List<String> copies(String of, int count, UnaryOperator<Document> changed) {
        Document model = mongo.findById(of, Document.class, "comments");
        List<Document> copies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            copies.add(changed.apply(new Document(model)
                    .append("_id", RandomId.next())
                    .append("createdAt", new Date(model.getDate("createdAt").getTime() + 1 + i))));
        }
        mongo.getCollection("comments").insertMany(copies);
        return copies.stream().map(copy -> copy.getString("_id")).collect(Collectors.toCollection(ArrayList::new));
    }

    private static JsonNode bounded(ResultActions answered) throws Exception {
        byte[] answer =
                answered.andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        assertThat(answer).hasSizeLessThan(600_000);
        return JSON.readTree(answer);
    }

    @Test
    void unchangedThreadsNeedNotBeSentAgain() throws Exception {
        String etag = threads(PREMODERATED, "").andReturn().getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(etag).startsWith("\"");
        mvc.perform(get("/api/v1/articles/" + PREMODERATED + "/comments").header(HttpHeaders.IF_NONE_MATCH, etag))
                .andExpect(status().isNotModified());
    }

    @Test
    void withoutABrokerWhatOthersHaveChangedIsSeenAfterASecond() throws Exception {
        String id = idOf(postedTo(OPEN, comment()));
        threads(OPEN, "").andExpect(jsonPath("$.items.length()").value(1));

        mongo.updateFirst( // as another replica would
                query(where("_id").is(id)), new Update().set("state.status", "rejected"), "comments");

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> threads(OPEN, "").andExpect(jsonPath("$.items").isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?sort=best", "?limit=0", "?limit=101", "?cursor=garbage", "?cursor=%00", "?cursor="})
    void aBadQuestionForThreadsIsRefused(String question) throws Exception {
        threads(PREMODERATED, question)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void threadsOfAnUnknownOrWithdrawnArticleAreNotThere() throws Exception {
        threads("nowherenowhe", "").andExpect(status().isNotFound());
        threads(WITHDRAWN, "").andExpect(status().isGone());
        threads(CLOSED, "").andExpect(status().isOk());
    }

    @Test
    void fiveHundredCommentsAreReadPageByPageWithTheirAnswers() throws Exception {
        fiveHundredMoreThan(idOf(postedTo(OPEN, comment())));

        threads(OPEN, "?limit=100")
                .andExpect(jsonPath("$.items.length()").value(100))
                .andExpect(jsonPath("$.nextCursor").isNotEmpty())
                .andExpect(jsonPath("$.items[0].replies.length()").value(400));
    }

    @Test
    void aLaterPageAndItsAnswersComeStraightFromAnIndexInOrder() throws Exception {
        Document first = fiveHundredMoreThan(idOf(postedTo(OPEN, comment())));

        var place = new Document("createdAt", new Document("$gt", first.getDate("createdAt")));
        var tie = new Document("createdAt", first.getDate("createdAt"))
                .append("_id", new Document("$gt", first.getString("_id")));
        var begun = new Document("articleId", OPEN).append("onceShown", true).append("parentId", null);
        var reached = new Document("createdAt", new Document("$gte", first.getDate("createdAt")));
        assertFromAnIndex(new Document("$and", List.of(begun, reached, new Document("$or", List.of(place, tie)))));
        assertFromAnIndex(new Document("threadId", new Document("$in", List.of(first.getString("_id"), "another")))
                .append("state.status", "approved"));
        assertFromAnIndex(new Document("state.status", "pending"));
        assertFromAnIndex(
                new Document("articleId", OPEN)
                        .append("onceShown", true)
                        .append("parentId", null)
                        .append("replies", new Document("$lte", 4)),
                new Document("replies", -1).append("createdAt", -1).append("_id", -1));
    }

    /** @return the first of all, which four in five of the others answer */
    private Document fiveHundredMoreThan(String first) {
        Document model = mongo.findById(first, Document.class, "comments");
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            // Each later than the first: at the same time, the order would be that of random ids.
            Date later = new Date(model.getDate("createdAt").getTime() + 1 + i);
            Document one = new Document(model).append("_id", "later-" + i).append("createdAt", later);
            many.add(i % 5 == 0 ? one : one.append("parentId", first).append("threadId", first));
        }
        mongo.getCollection("comments").insertMany(many);
        return model;
    }

    private void assertFromAnIndex(Document filter) {
        assertFromAnIndex(filter, new Document("createdAt", 1).append("_id", 1));
    }

    private void assertFromAnIndex(Document filter, Document order) {
        var find = new Document("find", "comments")
                .append("filter", filter)
                .append("sort", order)
                .append("limit", 21);
        try {
            await().untilAsserted(() -> assertThat(planOf(find)) // indexes are made beside the start
                    .contains("IXSCAN")
                    .doesNotContain("COLLSCAN", "\"SORT\""));
        } catch (DataAccessException embedded) {
            Assumptions.abort("this server neither explains nor uses indexes");
        }
    }

    private String planOf(Document find) {
        return mongo.executeCommand(new Document("explain", find).append("verbosity", "executionStats"))
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
    }
}
