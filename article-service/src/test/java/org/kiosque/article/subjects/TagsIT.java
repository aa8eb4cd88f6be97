package org.kiosque.article.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

@WholeService
class TagsIT {

    private static final String DESK = "/api/v1/desk/tags";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    /** Keeps the names of one test from those of the others. */
    private final String own = RandomId.next();

    @Test
    void aTagIsOneWhateverItIsCalledInWhichLanguage() {
        Answer tag = created(Map.of("fr", named("Élections"), "en", named("Ballot")));
        assertThat(tag.status()).isEqualTo(201);
        String key = tag.text("/key");

        Answer french = tagged(named("ÉLECTIONS"));
        Answer alsoFrench = tagged(named("ballot"), named("Élections"));
        assertThat(french.json().at("/tags").findValuesAsString("key")).containsExactly(key);
        assertThat(alsoFrench.json().at("/tags").findValuesAsString("key")).containsExactly(key);
        assertThat(alsoFrench.text("/tags/0/name")).isEqualTo(named("Élections"));

        Answer list = client.get("/api/v1/articles?lang=en&tag=" + key);
        assertThat(ids(list)).containsExactly(alsoFrench.id(), french.id());
        assertThat(list.text("/tag/key")).isEqualTo(key);
        assertThat(list.text("/tag/name")).isEqualTo(named("Ballot"));
        assertThat(client.get("/api/v1/articles?lang=fr&tag=" + key).text("/tag/name"))
                .isEqualTo(named("Élections"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                client.get("/api/v1/tags?lang=en").json().get("items"))
                        .anySatisfy(item -> {
                            assertThat(item.get("key").asString()).isEqualTo(key);
                            assertThat(item.get("name").asString()).isEqualTo(named("Ballot"));
                            assertThat(item.get("count").asInt()).isEqualTo(2);
                        }));
    }

    @Test
    void anArticleShowsANewNameAtOnceThoughItsAnswerWasKept() {
        Answer article = tagged(named("Rail"));
        String key = article.text("/tags/0/key");
        String address = "/api/v1/articles/" + article.id() + "?lang=fr";
        String before = client.get(address).etag();
        assertThat(client.get(address, "If-None-Match", before).status()).isEqualTo(304);

        Answer tag = client.edit("GET", DESK + "/" + key, null);
        assertThat(change(tag, Map.of("names", Map.of("fr", named("Chemin de fer"))))
                        .status())
                .isEqualTo(200);

        Answer after = client.get(address, "If-None-Match", before);
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text("/tags/0/name")).isEqualTo(named("Chemin de fer"));
        assertThat(after.text("/tags/0/key")).isEqualTo(key);
        assertThat(tagged(named("rail")).text("/tags/0/key"))
                .as("what was once written is still found")
                .isEqualTo(key);
    }

    @Test
    void aKeyThatATagEverHadLeadsToIt() {
        Answer first = tagged(named("Vélo"));
        String old = first.text("/tags/0/key");
        String fresh = "bicycles-" + own;
        Answer renamed = change(
                client.edit("GET", DESK + "/" + old, null), Map.of("key", fresh, "names", Map.of("fr", named("Vélo"))));
        assertThat(renamed.text("/key")).isEqualTo(fresh);
        assertThat(renamed.json().at("/formerKeys").get(0).asString()).isEqualTo(old);

        Answer second = tagged(named("Vélo"));
        assertThat(second.text("/tags/0/key")).isEqualTo(fresh);
        assertThat(tagged(fresh).text("/tags/0/key")).isEqualTo(fresh);
        for (String key : List.of(old, fresh)) {
            Answer list = client.get("/api/v1/articles?lang=fr&tag=" + key);
            assertThat(ids(list)).contains(first.id(), second.id()).hasSize(3);
            assertThat(list.text("/tag/key")).isEqualTo(fresh);
            list.json()
                    .get("items")
                    .forEach(card ->
                            assertThat(card.at("/tags/0/key").asString()).isEqualTo(fresh));
        }
        assertThat(created(Map.of("fr", named("Autre")), old).problem()).isEqualTo("subject-taken");
    }

    @Test
    void whatIsMergedHasOneListAndIsCountedOnce() {
        Answer one = tagged(named("Climat"));
        Answer other = tagged(named("Climate"));
        Answer both = tagged(named("Climat"), named("Climate"));
        String from = one.text("/tags/0/key");
        String into = other.text("/tags/0/key");
        assertThat(from).isNotEqualTo(into);
        Answer tag = client.edit("GET", DESK + "/" + from, null);

        Answer merged = merge(tag, into);

        assertThat(merged.text("/key")).isEqualTo(into);
        assertThat(merged.json().at("/formerKeys").get(0).asString()).isEqualTo(from);
        assertThat(merge(tag, into).text("/key")).as("once more").isEqualTo(into);
        assertThat(client.edit("GET", DESK + "/" + from, null).text("/key")).isEqualTo(into);
        for (String key : List.of(from, into)) {
            Answer list = client.get("/api/v1/articles?limit=2&tag=" + key);
            List<String> found = ids(list);
            found.addAll(ids(client.get(list.header("Link").replaceAll("^<|>.*$", ""))));
            assertThat(found).containsExactly(both.id(), other.id(), one.id());
            assertThat(list.json().at("/items/0/tags").findValuesAsString("key"))
                    .containsExactly(into);
        }
        assertThat(tagged(named("climat")).text("/tags/0/key")).isEqualTo(into);
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode tags = client.get("/api/v1/tags?lang=fr").json().get("items");
            assertThat(tags.findValuesAsString("key")).contains(into).doesNotContain(from);
            assertThat(tags).anySatisfy(item -> {
                assertThat(item.get("key").asString()).isEqualTo(into);
                assertThat(item.get("count").asInt()).isEqualTo(4);
            });
        });
    }

    @Test
    void aTagMayTakeTheKeyOfOneThatWasMergedIntoIt() {
        Answer article = tagged(named("Ouvert"));
        String taken = article.text("/tags/0/key");
        Answer other = created(Map.of("en", named("Opened")));
        Answer merged = merge(client.edit("GET", DESK + "/" + taken, null), other.text("/key"));

        Answer renamed =
                change(merged, Map.of("key", taken, "names", merged.json().get("names")));

        assertThat(renamed.text("/key")).isEqualTo(taken);
        assertThat(renamed.text("/names/fr")).isEqualTo(named("Ouvert"));
        assertThat(renamed.json().at("/formerKeys").get(0).asString()).isEqualTo(other.text("/key"));
        for (String key : List.of(taken, other.text("/key"))) {
            Answer list = client.get("/api/v1/articles?tag=" + key);
            assertThat(ids(list)).containsExactly(article.id());
            assertThat(list.text("/tag/key")).isEqualTo(taken);
        }
    }

    @Test
    void whatIsRefusedBeginsNoTag() {
        var draft = Client.draft("Refusé");
        draft.put("tags", List.of(named("Jamais")));
        draft.put("slugs", Map.of("fr", "x"));
        assertThat(client.edit("POST", "/api/v1/articles", draft).field()).isEqualTo("/slugs/fr");
        assertThat(client.edit("GET", DESK + "/jamais-" + own, null).status()).isEqualTo(404);
    }

    @Test
    void twoEditorsWhoMergeTwoTagsIntoEachOtherLoseNeither() throws Exception {
        for (int n = 0; n < 5; n++) {
            Answer one = created(Map.of("fr", named("un" + n)));
            Answer other = created(Map.of("fr", named("autre" + n)));
            List<Answer> answers = atOnce(() -> merge(one, other.text("/key")), () -> merge(other, one.text("/key")));
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 412);
            List<String> leadTo = List.of(one, other).stream()
                    .map(tag -> client.edit("GET", DESK + "/" + tag.text("/key"), null))
                    .peek(tag -> assertThat(tag.status()).isEqualTo(200))
                    .map(tag -> tag.text("/key"))
                    .toList();
            if (answers.stream().anyMatch(answer -> answer.status() == 200)) {
                assertThat(leadTo.getFirst()).isEqualTo(leadTo.getLast());
            }
        }
    }

    @Test
    void articlesThatAreBegunAtTheSameTimeShareTheirNewTag() throws Exception {
        Callable<Answer> begin = () -> {
            var draft = Client.draft("En même temps");
            draft.put("tags", List.of(named("Simultané")));
            return client.edit("POST", "/api/v1/articles", draft);
        };
        assertThat(atOnce(begin, begin, begin, begin))
                .extracting(Answer::status)
                .containsOnly(201);
        assertThat(mongo.count(query(where("spellings").is("simultané" + own)), "subjects"))
                .isOne();
    }

    @Test
    void whatArticlesHaveIsMergedAndNotDeleted() {
        Answer article = tagged(named("Gardé"));
        Answer used = client.edit("GET", DESK + "/" + article.text("/tags/0/key"), null);
        assertThat(delete(used).problem()).isEqualTo("subject-in-use");
        Answer unused = created(Map.of("fr", named("Inutile")));
        assertThat(client.edit("DELETE", DESK + "/" + unused.text("/key"), null).status())
                .isEqualTo(428);
        assertThat(delete(unused).status()).isEqualTo(204);
        assertThat(delete(unused).status()).isEqualTo(404);
        assertThat(created(Map.of("fr", named("Inutile"))).status()).isEqualTo(201);
    }

    @Test
    void whatWasStoredBeforeBecomesATagWhenTheDeskAsksForIt() {
        Answer article = tagged(named("Ancien"));
        String key = article.text("/tags/0/key");
        mongo.getCollection("subjects").deleteOne(new Document("_id", "TAG/" + key));

        Answer list = client.get("/api/v1/articles?limit=1&lang=fr&tag=" + key);
        assertThat(ids(list)).containsExactly(article.id());
        assertThat(list.text("/tag/name")).isEqualTo(named("Ancien"));
        Answer tag = client.edit("GET", DESK + "/" + key, null);
        assertThat(tag.status()).isEqualTo(200);
        assertThat(change(tag, Map.of("names", Map.of("fr", named("Nouveau")))).status())
                .isEqualTo(200);
        assertThat(client.get("/api/v1/articles?lang=fr&limit=1&tag=" + key).text("/items/0/tags/0/name"))
                .isEqualTo(named("Nouveau"));
        assertThat(tagged(named("ancien")).text("/tags/0/key")).isEqualTo(key);
    }

    @Test
    void whoKnowsAnOlderVersionLearnsThatItIsGone() {
        Answer tag = created(Map.of("fr", named("Premier")));
        assertThat(change(tag, Map.of("names", Map.of("fr", named("Deuxième")))).etag())
                .isEqualTo("\"1\"");
        assertThat(change(tag, Map.of("names", Map.of("fr", named("Troisième"))))
                        .problem())
                .isEqualTo("precondition-failed");
        assertThat(merge(tag, "none-" + own).status()).isEqualTo(404);
        assertThat(delete(tag).status()).isEqualTo(412);
    }

    @Test
    void noTwoTagsAreCalledTheSameInOneLanguage() {
        Answer gift = created(Map.of("en", named("Gift")));
        Answer again = created(Map.of("en", named("gift")), "other-" + own);
        assertThat(again.problem()).isEqualTo("subject-taken");
        assertThat(again.text("/key")).isEqualTo(gift.text("/key"));
        assertThat(again.field()).isEqualTo("/names/en");
        assertThat(created(Map.of("fr", named("Gift")), "poison-" + own).status())
                .isEqualTo(201);
    }

    @Test
    void whatCannotBeIsRefusedByItsName() {
        assertThat(created(Map.of()).field()).isEqualTo("/names");
        assertThat(created(Map.of("tlh", "x")).field()).isEqualTo("/names/tlh");
        assertThat(created(Map.of("fr", "")).field()).isEqualTo("/names/fr");
        assertThat(created(Map.of("fr", "x".repeat(61))).field()).isEqualTo("/names/fr");
        assertThat(created(Map.of("fr", named("x")), "…").field()).isEqualTo("/key");
        assertThat(client.edit("POST", DESK, "{\"names\": {\"fr\": \"x\"}, \"colour\": 1}")
                        .status())
                .isEqualTo(400);
        assertThat(client.edit("GET", DESK + "?cursor=x!", null).field()).isEqualTo("cursor");
        assertThat(client.edit("GET", DESK + "/none-" + own, null).status()).isEqualTo(404);
        assertThat(client.get("/api/v1/articles?tag=none-" + own).json().has("tag"))
                .isFalse();
    }

    @Test
    void theDeskListsTagsInTheOrderOfTheirKeys() {
        for (String name : List.of("c", "a", "b")) {
            assertThat(created(Map.of("fr", own + " " + name)).status()).isEqualTo(201);
        }
        List<String> keys = new ArrayList<>();
        String next = DESK + "?limit=2&q=" + own;
        while (!next.isEmpty()) {
            Answer part = client.edit("GET", next, null);
            keys.addAll(part.json().get("items").findValuesAsString("key"));
            next = part.header("Link").replaceAll("^<|>.*$", "");
        }
        assertThat(keys).containsExactly(own + "-a", own + "-b", own + "-c");
    }

    @Test
    void aRepeatedRequestMakesNothingNew() {
        var request = Map.of("names", Map.of("fr", named("Une fois")));
        Answer first = client.edit("POST", DESK, request, "Idempotency-Key", own);
        assertThat(client.edit("POST", DESK, request, "Idempotency-Key", own).json())
                .isEqualTo(first.json());
    }

    private Answer created(Map<String, String> names) {
        return client.edit("POST", DESK, Map.of("names", names));
    }

    private Answer created(Map<String, String> names, String key) {
        return client.edit("POST", DESK, Map.of("names", names, "key", key));
    }

    private Answer change(Answer tag, Map<String, ?> request) {
        return client.edit("PUT", DESK + "/" + tag.text("/key"), request, "If-Match", tag.etag());
    }

    private Answer merge(Answer tag, String into) {
        return client.edit(
                "PUT", DESK + "/" + tag.text("/key") + "/merger", Map.of("into", into), "If-Match", tag.etag());
    }

    private Answer delete(Answer tag) {
        return client.edit("DELETE", DESK + "/" + tag.text("/key"), null, "If-Match", tag.etag());
    }

    private Answer tagged(String... names) {
        var draft = Client.draft("Des mots");
        draft.put("tags", List.of(names));
        Answer article = client.edit("POST", "/api/v1/articles", draft);
        client.publish(article);
        return client.get(article.location());
    }

    private String named(String name) {
        return name + " " + own;
    }

    private static List<String> ids(Answer list) {
        return new ArrayList<>(list.json()
                .get("items")
                .valueStream()
                .map(card -> card.get("id").asString())
                .toList());
    }

    @SafeVarargs
    private static List<Answer> atOnce(Callable<Answer>... calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(List.of(calls))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
