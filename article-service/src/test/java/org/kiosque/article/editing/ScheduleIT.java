package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.testing.RawRecords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

@WholeService
class ScheduleIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** How late something may happen. */
    private static final Duration LATE = Duration.ofSeconds(2);

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Test
    void anArticleIsPublishedAndEndsByItself() {
        Answer draft = client.created("À six heures");
        Instant at = Instant.now().plusMillis(1_500);
        Instant until = at.plusMillis(2_500);
        Answer planned = planned(draft, at, until);
        assertThat(planned.status()).isEqualTo(200);
        assertThat(planned.text("/status")).isEqualTo("scheduled");
        assertThat(Instant.parse(planned.text("/schedule/at"))).isEqualTo(millis(at));
        assertThat(Instant.parse(planned.text("/schedule/until"))).isEqualTo(millis(until));
        assertThat(planned.text("/schedule/revision")).isEqualTo("1");
        assertThat(planned.text("/schedule/planned/by")).isEqualTo("camille");
        assertThat(client.get(draft.location()).status()).isEqualTo(404);

        var later = Client.draft("Une suite qui n’est pas prête");
        Answer revised = client.edit("PUT", draft.location(), later, "If-Match", planned.etag());
        assertThat(revised.text("/status")).isEqualTo("scheduled");

        await().atMost(SOON).until(() -> client.get(draft.location()).status() == 200);
        assertThat(Instant.now()).isAfterOrEqualTo(at);
        Answer read = client.get(draft.location());
        assertThat(read.text("/title")).isEqualTo("À six heures");
        Instant published = Instant.parse(read.text("/publishedAt"));
        assertThat(published).isBetween(millis(at), at.plus(LATE));
        Answer desk = client.desk(draft);
        assertThat(desk.text("/status")).isEqualTo("published");
        assertThat(desk.text("/title")).isEqualTo("Une suite qui n’est pas prête");
        assertThat(desk.text("/decided/by")).isEqualTo("camille");
        assertThat(desk.json().at("/schedule/at").isNull()).isTrue();

        await().atMost(SOON).until(() -> client.get(draft.location()).status() == 410);
        Answer gone = client.get(draft.location());
        assertThat(gone.text("/reason")).isEqualTo("expired");
        assertThat(Instant.parse(gone.text("/withdrawnAt"))).isBetween(millis(until), until.plus(LATE));
        assertThat(client.desk(draft).json().has("schedule")).isFalse();
        assertThat(types(draft.id(), 2)).containsExactly("article.published.v1", "article.withdrawn.v1");
        assertThat(actions(draft)).containsExactly("expired", "published", "scheduled");
    }

    @Test
    void aDraftOverALiveArticleShowsAtItsTimeAndNotBefore() {
        Answer live = client.published("Avant");
        Answer revised = client.edit("PUT", article(live), Client.draft("Après"), "If-Match", live.etag());
        Answer planned = planned(revised, Instant.now().plusMillis(1_200), null);
        assertThat(planned.text("/status")).isEqualTo("published");
        assertThat(planned.text("/live/title")).isEqualTo("Avant");
        assertThat(client.get(article(live)).text("/title")).isEqualTo("Avant");
        await().atMost(SOON)
                .until(() -> client.get(article(live)).text("/title").equals("Après"));
        assertThat(client.desk(live).json().get("unpublishedChanges").asBoolean())
                .isFalse();
        assertThat(types(live.id(), 2)).containsExactly("article.published.v1", "article.revised.v1");
    }

    @Test
    void whatCameDueWhileAllWereAwayHappensAtOnce() {
        Answer late = planned(client.created("En retard"), inAnHour(), null);
        Answer over =
                planned(client.created("Déjà fini"), inAnHour(), inAnHour().plusSeconds(60));
        Instant begun = Instant.now();
        cameDue(late, "plan.due", begun.minus(Duration.ofHours(2)));
        cameDue(over, "plan.until", begun.minus(Duration.ofHours(1)));
        cameDue(over, "plan.due", begun.minus(Duration.ofHours(2)));

        await().atMost(SOON).until(() -> client.get(article(late)).status() == 200);
        assertThat(Instant.parse(client.get(article(late)).text("/publishedAt")))
                .as("when readers could see it")
                .isAfterOrEqualTo(millis(begun));
        await().atMost(SOON).until(() -> client.desk(over).text("/status").equals("draft"));
        assertThat(client.get(article(over)).status()).isEqualTo(404);
        assertThat(actions(over)).containsExactly("lapsed", "scheduled");
    }

    @Test
    void whatIsPlannedCanBeTakenBack() {
        Answer planned = planned(client.created("Peut-être"), inAnHour(), null);
        assertThat(client.edit("DELETE", article(planned) + "/publication", Map.of("reason", "x"), "If-Match", "*")
                        .problem())
                .isEqualTo("article-not-published");
        assertThat(client.edit("DELETE", article(planned) + "/schedule", null).problem())
                .isEqualTo("precondition-required");
        Answer draft = client.edit("DELETE", article(planned) + "/schedule", null, "If-Match", planned.etag());
        assertThat(draft.text("/status")).isEqualTo("draft");
        assertThat(draft.json().has("schedule")).isFalse();
        assertThat(client.edit("DELETE", article(planned) + "/schedule", null, "If-Match", draft.etag())
                        .etag())
                .as("repeating is harmless")
                .isEqualTo(draft.etag());
        Answer stale = client.edit("DELETE", article(planned) + "/schedule", null, "If-Match", planned.etag());
        assertThat(stale.status()).isEqualTo(412);
        assertThat(actions(draft)).containsExactly("unscheduled", "scheduled");
    }

    @Test
    void whatTheDeskShowsOfAPlanCanBeSentBack() {
        Answer planned = planned(client.created("Tel quel"), inAnHour(), null);
        Answer same = client.edit(
                "PUT", article(planned), client.desk(planned).json().toString(), "If-Match", planned.etag());
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.etag()).isEqualTo(planned.etag());
    }

    @Test
    void aDraftIsSubmittedReturnedAndListedByItsState() {
        Answer draft = client.created("À relire");
        Answer submitted = client.edit(
                "PUT", article(draft) + "/review", Map.of("note", "s’il te plaît"), "If-Match", draft.etag());
        assertThat(submitted.text("/status")).isEqualTo("in-review");
        assertThat(listed("in-review")).contains(draft.id());
        assertThat(listed("draft")).doesNotContain(draft.id());
        Answer tooLong = client.edit(
                "DELETE", article(draft) + "/review", Map.of("note", "x".repeat(501)), "If-Match", submitted.etag());
        assertThat(tooLong.field()).isEqualTo("/note");
        Answer returned = client.edit("DELETE", article(draft) + "/review", null, "If-Match", submitted.etag());
        assertThat(returned.text("/status")).isEqualTo("draft");
        Answer planned = planned(returned, inAnHour(), null);
        assertThat(listed("scheduled")).contains(draft.id());
        assertThat(client.edit("PUT", article(draft) + "/review", null, "If-Match", planned.etag())
                        .problem())
                .isEqualTo("article-not-a-draft");
        assertThat(actions(draft)).containsExactly("scheduled", "returned", "submitted");
    }

    private Answer planned(Answer article, Instant at, Instant until) {
        Map<String, Object> times =
                until == null ? Map.of("at", at.toString()) : Map.of("at", at.toString(), "until", until.toString());
        Answer planned = client.edit("PUT", article(article) + "/publication", times, "If-Match", article.etag());
        assertThat(planned.status()).isEqualTo(200);
        return planned;
    }

    private void cameDue(Answer article, String field, Instant at) {
        mongo.updateFirst(query(where("_id").is(article.id())), new Update().set(field, Date.from(at)), Article.class);
    }

    private List<String> listed(String status) {
        return client.edit("GET", "/api/v1/desk/articles?limit=100&status=" + status, null)
                .json()
                .get("items")
                .findValuesAsString("id");
    }

    /** The newest first. */
    private List<String> actions(Answer article) {
        return client.edit("GET", "/api/v1/desk/audit?article=" + article.id(), null)
                .json()
                .get("items")
                .findValuesAsString("action");
    }

    private static List<String> types(String id, int count) {
        return RawRecords.of("articles", count, SOON, record -> record.key().equals(id)).stream()
                .map(record -> RawRecords.header(record, "ce_type"))
                .toList();
    }

    private static Instant inAnHour() {
        return Instant.now().plusSeconds(3_600);
    }

    private static Instant millis(Instant time) {
        return Instant.ofEpochMilli(time.toEpochMilli());
    }

    private static String article(Answer answer) {
        return "/api/v1/articles/" + answer.id();
    }
}
