package org.kiosque.translation.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.translation.WithPretendEngine;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Short texts, for who waits for them. */
class TextsIT extends WithPretendEngine {

    private static final JsonMapper JSON = new JsonMapper();

    private HttpResponse<String> post(Object body, String... roles) throws Exception {
        return send(request("/api/v1/translate")
                .header("Authorization", "Bearer " + TestTokens.with(roles))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpResponse<String> translate(String... texts) throws Exception {
        return post(Map.of("from", "fr", "to", "en", "texts", texts), "service");
    }

    @Test
    void textsComeBackInOrderWithTheirLinesAndWhatIsNoWords() throws Exception {
        String id = newArticleId();
        HttpResponse<String> answer = post(
                Map.of(
                        "to",
                        "en",
                        "texts",
                        List.of(
                                "Le conseil municipal a voté hier le budget " + id
                                        + ".\nVoir https://exemple.fr, @nadia.",
                                "The town council voted the budget yesterday evening.",
                                " ")),
                "service");
        JsonNode told = json(answer, 200);
        assertThat(told.at("/texts/0").asString())
                .startsWith("LE CONSEIL MUNICIPAL A VOTÉ HIER LE BUDGET " + id.toUpperCase(Locale.ROOT))
                .endsWith(".\nVOIR https://exemple.fr, @nadia.");
        assertThat(told.at("/texts/1").asString()).isEqualTo("The town council voted the budget yesterday evening.");
        assertThat(told.at("/texts/2").asString()).isEqualTo(" ");
        assertThat(told.at("/languages/0").asString()).isEqualTo("fr");
        assertThat(told.at("/languages/1").asString()).isEqualTo("en");
        assertThat(told.at("/languages/2").isNull()).isTrue();
        assertThat(told.at("/engine").asString()).isEqualTo("pretend");
        assertThat(told.at("/tier").asString()).isEqualTo("gist");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void aSentenceIsPaidForOnceAndNotStored() throws Exception {
        String id = newArticleId();
        String sentence = "Le lecteur " + id + " remercie.";
        json(translate(sentence + " " + sentence, sentence), 200);
        JsonNode again = json(translate("Autre " + id + " chose.\n" + sentence), 200);
        assertThat(again.at("/texts/0").asString()).endsWith("REMERCIE.");
        assertThat(again.at("/engine").asString()).isEqualTo("pretend");
        assertThat(engine.asked("lecteur " + id)).hasSize(1);
        assertThat(mongo.find(new Query(), Document.class, "shortTextSentences"))
                .isNotEmpty()
                .noneMatch(kept -> kept.toJson().contains("lecteur " + id));
    }

    @Test
    void twoCallsAtOnceForTheSameSentencePayOnce() throws Exception {
        String id = newArticleId();
        engine.hold(id);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 3)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return translate("La même phrase " + id + " pour tous.");
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            threads))
                    .toList();
            await().until(() -> !engine.asked(id).isEmpty());
            engine.release();
            for (CompletableFuture<HttpResponse<String>> call : calls) {
                assertThat(json(call.get(), 200).at("/texts/0").asString()).startsWith("LA MÊME PHRASE");
            }
        }
        assertThat(engine.asked(id)).hasSize(1);
    }

    @Test
    void whatCannotBeTranslatedIsToldAndNotAskedAgain() throws Exception {
        String id = newArticleId();
        for (int i = 0; i < 2; i++) {
            JsonNode told =
                    json(translate("Bien dit " + id + ". C’est indicible " + id + ".", "Bien dit " + id + "."), 200);
            assertThat(told.at("/texts/0").isNull()).isTrue();
            assertThat(told.at("/texts/1").asString()).startsWith("BIEN DIT");
        }
        assertThat(engine.asked("indicible " + id)).hasSize(1);
        JsonNode untold = json(post(Map.of("to", "en", "texts", List.of("12 + 12")), "service"), 200);
        assertThat(untold.at("/texts/0").isNull()).isTrue();
        assertThat(untold.at("/languages/0").isNull()).isTrue();
    }

    @Test
    void withoutAnEngineItIsAskedForLaterAndOnlyForTheRest() throws Exception {
        String id = newArticleId();
        String done = "Faite " + id + " d’abord.";
        worker.stop(); // no article is to be translated meanwhile
        engine.patience.set(1);
        HttpResponse<String> half = translate(done, "Pas faite " + id + " encore.");
        assertThat(half.statusCode()).as(half.body()).isEqualTo(503);
        assertThat(half.headers().firstValue("Retry-After")).isPresent();
        engine.mend();
        assertThat(json(translate(done, "Pas faite " + id + " encore."), 200).at("/texts"))
                .hasSize(2);
        assertThat(engine.asked("Faite " + id)).hasSize(1);
        engine.there = false;
        assertThat(translate("Nouvelle " + id + " phrase.").statusCode()).isEqualTo(503);
        assertThat(json(translate(done), 200).at("/texts/0").asString()).startsWith("FAITE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":\"en\",\"texts\":[]}",
                "{\"to\":\"en\"}",
                "{\"texts\":[\"x\"]}",
                "{\"to\":\"xx-nope-nope\",\"texts\":[\"x\"]}",
                "{\"to\":\"de\",\"texts\":[\"x\"]}",
                "{\"from\":\"de\",\"to\":\"en\",\"texts\":[\"x\"]}",
                "{\"to\":\"en\",\"texts\":[null]}",
                "{\"to\":\"en\",\"texts\":[\"a\\u0000b\"]}",
                "{\"to\":\"en\",\"texts\":[\"x\"],\"html\":true}"
            })
    void anUnsoundRequestIsRefused(String body) throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/translate")
                .header("Authorization", "Bearer " + TestTokens.with("service"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void numberAndLengthAreBoundedAndTheBoundIsNamed() throws Exception {
        assertThat(post(Map.of("to", "en", "texts", Collections.nCopies(51, "x")), "service")
                        .body())
                .contains("50");
        assertThat(post(Map.of("to", "en", "texts", List.of("x".repeat(10_001))), "service")
                        .body())
                .contains("10000");
        assertThat(post(Map.of("to", "en", "texts", Collections.nCopies(6, "x".repeat(9_000))), "service")
                        .body())
                .contains("50000");
    }

    @Test
    void anyRoleMayAskAndNobodyWithoutOne() throws Exception {
        for (String role : List.of("service", "editor", "translator", "moderator", "operator")) {
            assertThat(post(Map.of("to", "en", "texts", List.of(" ")), role).statusCode())
                    .isEqualTo(200);
        }
        assertThat(post(Map.of("to", "en", "texts", List.of(" "))).statusCode()).isEqualTo(403);
        assertThat(send(request("/api/v1/translate").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void ofTooManySentencesTheOldestGo() {
        var properties = new TextsProperties(Duration.ofSeconds(8), 8, Duration.ofDays(30), 1_000_000);
        Instant soon = Instant.now().plusSeconds(900);
        String id = newArticleId();
        for (int i = 0; i < 4; i++) {
            mongo.save(new KeptSentence(id + i, null, "x", null, null, soon.plusSeconds(i)));
        }
        int all = (int) mongo.count(new Query(), KeptSentence.class);
        new KeptSentences(mongo, properties, InstantSource.system()).trim();
        assertThat(mongo.count(new Query(), KeptSentence.class)).isEqualTo(all);
        var fewer = new TextsProperties(Duration.ofSeconds(8), 8, Duration.ofDays(30), all - 2);
        new KeptSentences(mongo, fewer, InstantSource.system()).trim();
        assertThat(IntStream.range(0, 4).mapToObj(i -> mongo.findById(id + i, KeptSentence.class) != null))
                .containsExactly(false, false, true, true);
    }

    @Test
    void aClaimOfAProcessThatDiedIsTakenOver() throws Exception {
        String id = newArticleId();
        String sentence = "Reprise " + id + " après la panne.";
        json(translate(sentence), 200);
        // As it was left by a process that died while it was being made.
        mongo.findAll(KeptSentence.class).stream()
                .filter(kept ->
                        kept.target() != null && kept.target().startsWith("REPRISE " + id.toUpperCase(Locale.ROOT)))
                .forEach(kept -> mongo.save(new KeptSentence(
                        kept.id(), "dead", null, null, null, Instant.now().plusMillis(300))));
        assertThat(json(translate(sentence), 200).at("/texts/0").asString()).startsWith("REPRISE");
        assertThat(engine.asked("Reprise " + id)).hasSize(2);
    }
}
