package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.Samples;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.Neighbours;
import org.kiosque.common.testing.RawRecords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Texts that ask for far more than they are long. */
@WholeService
class TooMuchIT {

    /** Nine kilobytes that would become 24 megabytes of HTML. */
    private static final String TABLE = "|a".repeat(990) + "|\n" + "|-".repeat(990) + "|\n" + "|\n".repeat(1_000);

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Test
    void isRefusedAtTheDraftWithTheBound() {
        Answer article = client.created("Reste");
        var draft = Client.draft("Un tableau");
        for (String body : List.of(TABLE, "#\n\n".repeat(6_250), "|\n".repeat(90_000))) {
            draft.put("body", body);
            for (Answer refused : List.of(
                    client.edit("POST", "/api/v1/articles", draft),
                    client.edit("PUT", article.location(), draft, "If-Match", article.etag()))) {
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.problem()).isEqualTo("invalid-request");
                assertThat(refused.field()).isEqualTo("/body");
                assertThat(refused.text("/errors/0/message")).matches("has more than [0-9]+ .*");
            }
        }
        assertThat(client.desk(article).etag()).isEqualTo(article.etag());
    }

    @Test
    void whatWasSavedBeforeThereWereBoundsIsNotPublishedAndStaysADraft() {
        Answer article = client.created("D’avant");
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(article.id())),
                Update.update("draft.content.body", TABLE),
                Articles.COLLECTION);

        Answer refused = client.publish(article);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("/body");
        assertThat(client.desk(article).text("/status")).isEqualTo("draft");
        assertThat(client.get(article.location()).status()).isEqualTo(404);
        assertThat(client.edit("DELETE", article.location(), null, "If-Match", article.etag())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anEventOfItIsSetAsideAndTheOthersGoOn() {
        String id = RandomId.next();
        ArticlePublished published = Samples.published(id, "{\"body\": \"%s\"}".formatted(TABLE.replace("\n", "\\n")));
        Neighbours.tell(Topics.ARTICLES, EventFormat.typeOf(published), id, 1, EventFormat.write(published));
        Neighbours.tell(Topics.ARTICLES, "article.revised.v1", id, 2, Samples.json("article.revised.v1", id));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(client.get("/api/v1/articles/" + id).status())
                                .isEqualTo(200));
        assertThat(RawRecords.of(
                        Topics.deadLettersOf(Topics.ARTICLES),
                        1,
                        SOON,
                        record -> record.key().equals(id)))
                .hasSize(1);
    }
}
