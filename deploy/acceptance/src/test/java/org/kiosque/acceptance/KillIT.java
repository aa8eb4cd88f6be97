package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.acceptance.Api.ok;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} of a service in the midst of work. An auditor then compares what was acknowledged with what is there:
 * nothing lost, every event on its topic, its effects exactly once.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(RunningPlatform.class)
class KillIT {

    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final int ARTICLES_BEFORE = 20;
    private static final int ARTICLES_AFTER = 6;
    private static final int COMMENTS = 8;
    private static final String LIKE_ALL = "Rail";

    /** @param subject a word that only the articles of this run have in common */
    @ParameterizedTest
    @CsvSource({
        "article-service, locomotive",
        "comment-service, passerelle",
        "recommendation-service, tourbière",
        "translation-service, verrerie",
        "gateway, charpente"
    })
    void nothingAcknowledgedIsLostAndEffectsHappenOnce(String victim, String subject, Platform platform, Api api)
            throws Exception {
        Needs.apertium();
        String discussed =
                api.publish("fr", Texts.title(Texts.next()), Texts.lead(0), Texts.body(40), List.of(LIKE_ALL));
        await().atMost(RECOVERY)
                .until(() ->
                        api.get("/api/v1/articles/" + discussed + "/comments").statusCode() == 200
                                && api.comment(discussed, "Warm-up", "Is it known yet?", "x")
                                                .statusCode()
                                        == 400);
        var work = new Work(api, discussed, subject);
        String captcha = api.solvedCaptcha();
        String once = Api.ok(work.postOnce(captcha)).get("id").asString();
        Thread editor = Thread.ofVirtual().start(work::keepPublishing);
        Thread reader = Thread.ofVirtual().start(work::keepCommenting);
        assertThat(work.underWay.await(60, TimeUnit.SECONDS)).isTrue();

        platform.kill(victim);
        await().atMost(RECOVERY).until(() -> platform.part(victim).isPresent() && answers(api, discussed));
        Set<String> publishedBefore = Set.copyOf(work.published);
        work.articles.addAndGet(ARTICLES_AFTER);
        await().atMost(RECOVERY).until(() -> work.published.size() > publishedBefore.size() + 1);
        work.articles.set(0);
        work.comments.set(0);
        assertThat(editor.join(Duration.ofSeconds(60)) && reader.join(Duration.ofSeconds(60)))
                .isTrue();
        List<String> publishedAfter = work.published.stream()
                .filter(id -> !publishedBefore.contains(id))
                .toList();

        // the auditor: articles
        assertThat(work.drafted)
                .containsAll(work.published)
                .allSatisfy(id -> ok(api.send("GET", "/api/v1/desk/articles/" + id, "editor", "")));
        await().atMost(RECOVERY).untilAsserted(() -> {
            for (String id : work.published) {
                assertThat(api.article(id, "fr").get("language").asString()).isEqualTo("fr");
                assertThat(api.article(id, "en").get("language").asString()).isEqualTo("en");
            }
        });

        // comments
        List<String> pending = moderated(api, discussed, "pending");
        List<String> approved = moderated(api, discussed, "approved");
        assertThat(pending).doesNotHaveDuplicates().doesNotContainAnyElementsOf(approved);
        assertThat(approved).doesNotHaveDuplicates().containsAll(work.approved);
        assertThat(pending.size() + approved.size()).isGreaterThanOrEqualTo(work.posted.size());
        assertThat(work.posted.keySet()).allMatch(id -> pending.contains(id) || approved.contains(id));
        List<String> texts = api.bodiesOfApprovedComments(discussed);
        assertThat(texts)
                .doesNotHaveDuplicates()
                .hasSameSizeAs(approved)
                .containsAll(work.approved.stream().map(work.posted::get).toList());
        assertThat(Api.ok(work.postOnce(captcha)).get("id").asString())
                .as("the same key after the kill is the same comment")
                .isEqualTo(once);
        assertThat(moderated(api, discussed, "pending")).isEqualTo(pending).containsOnlyOnce(once);
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(api.article(discussed, "fr")
                                .get("comments")
                                .get("count")
                                .asInt())
                        .isEqualTo(approved.size()));

        // recommendations: each leads to others of its subject, those from after the kill among them
        await().atMost(RECOVERY).untilAsserted(() -> {
            Set<String> ledTo = new HashSet<>();
            for (String id : work.published) {
                List<String> related = ofTheSameSubject(api, id);
                assertThat(related).doesNotHaveDuplicates().doesNotContain(id).containsAnyElementsOf(work.published);
                ledTo.addAll(related);
            }
            assertThat(ledTo).containsAnyElementsOf(publishedAfter);
        });

        // events
        await().atMost(RECOVERY).untilAsserted(() -> {
            TopicAudit.assertOneEventEach(platform, "articles", work.published);
            TopicAudit.assertOneEventEach(
                    platform,
                    "translations",
                    work.published.stream().map(id -> id + ":en").toList());
            TopicAudit.assertOneEventEach(platform, "comments", work.approved);
        });
    }

    /** What an editor and a reader do meanwhile, and what of it was acknowledged. */
    private static final class Work {

        final Queue<String> drafted = new ConcurrentLinkedQueue<>();
        final Queue<String> published = new ConcurrentLinkedQueue<>();
        /** Ids with their texts. */
        final Map<String, String> posted = new ConcurrentHashMap<>();

        final Queue<String> approved = new ConcurrentLinkedQueue<>();
        /** As many may be published and commented in all; 0 ends it. */
        final AtomicInteger articles = new AtomicInteger(ARTICLES_BEFORE);

        final AtomicInteger comments = new AtomicInteger(COMMENTS);
        final CountDownLatch underWay = new CountDownLatch(4);

        private final Api api;
        private final String discussed;
        private final String subject;

        Work(Api api, String discussed, String subject) {
            this.api = api;
            this.discussed = discussed;
            this.subject = subject;
        }

        void keepPublishing() {
            while (articles.get() > 0) {
                if (published.size() < articles.get()) {
                    attempt(this::publish);
                }
                pause();
            }
        }

        private void publish() {
            int number = Texts.next();
            HttpResponse<String> draft = api.draft(
                    "fr",
                    Texts.title(number, subject),
                    "La " + subject + " ouvre demain.",
                    Texts.body(number, subject),
                    List.of(LIKE_ALL));
            if (draft.statusCode() != 201) {
                return;
            }
            String id = Api.json(draft).get("id").asString();
            drafted.add(id);
            HttpResponse<String> answer = api.publish(id, Api.etag(draft));
            if (answer.statusCode() / 100 == 2) {
                published.add(id);
                underWay.countDown();
            }
        }

        void keepCommenting() {
            for (int number = 1; posted.size() < comments.get(); number++) {
                int which = number;
                attempt(() -> comment(which));
                pause();
            }
        }

        private void comment(int number) {
            String text = "Thought number " + number;
            HttpResponse<String> posted = api.comment(discussed, "Reader " + number, text, api.solvedCaptcha());
            if (posted.statusCode() != 202) {
                return;
            }
            String id = Api.json(posted).get("id").asString();
            this.posted.put(id, text);
            if (api.decide(id, "approve").statusCode() / 100 == 2) {
                approved.add(id);
                underWay.countDown();
            }
        }

        /** The same request whenever it is called. */
        HttpResponse<String> postOnce(String captcha) {
            return api.comment(
                    discussed, "Ada", "Once and only once.", captcha, "Idempotency-Key", "once-" + discussed);
        }

        private static void attempt(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException | AssertionError notAcknowledged) {
                // the victim was just being killed: nothing was promised
            }
        }

        /** People do not hammer, and a part that comes back needs the processor, too. */
        private static void pause() {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
        }
    }

    private static boolean answers(Api api, String id) {
        try {
            return api.get("/api/v1/articles/" + id + "?lang=fr").statusCode() == 200
                    && api.get("/api/v1/articles/" + id + "/comments").statusCode() == 200
                    && api.get("/api/v1/articles/" + id + "/related?lang=fr").statusCode() == 200
                    && api.get("/api/v1/languages").statusCode() == 200;
        } catch (RuntimeException away) {
            return false;
        }
    }

    private static List<String> moderated(Api api, String article, String status) {
        String path = "/api/v1/moderation/comments?limit=100&status=%s&article=%s".formatted(status, article);
        return ids(ok(api.send("GET", path, "moderator", "")));
    }

    private static List<String> ofTheSameSubject(Api api, String article) {
        JsonNode related = ok(api.get("/api/v1/articles/" + article + "/related?lang=fr&limit=20"));
        return related.get("items")
                .valueStream()
                .filter(card -> card.get("why").asString().equals("same-subject"))
                .map(card -> card.get("id").asString())
                .toList();
    }

    private static List<String> ids(JsonNode list) {
        return list.get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }
}
