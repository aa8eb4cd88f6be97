package org.kiosque.article.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.kiosque.article.Samples.GOLDEN_ID;

import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.Samples;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.events.CommentRemoved;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.Neighbours;
import org.springframework.beans.factory.annotation.Autowired;

@WholeService
class ReadCopiesIT {

    @Autowired
    Client client;

    @Autowired
    ReadCopies copies;

    @Autowired
    CountedComments comments;

    private final String id = RandomId.next();

    @Test
    void theOrderAndTheNumberOfEventsDoNotMatter() {
        var second = Samples.translated(id, """
                {"revision": 2, "slug": "night-trains-are-back-%s", "title": "Night trains are back",
                 "lead": null, "image": null, "engine": null}""".formatted(id));

        copies.apply(second, 2);
        assertThat(client.get("/api/v1/articles/" + id).status()).isEqualTo(404);
        copies.apply(Samples.revised(id), 2);
        copies.apply(Samples.translated(id), 1);
        copies.apply(Samples.published(id), 1);
        copies.apply(Samples.revised(id), 2);
        copies.apply(second, 2);

        Answer english = client.read(id, "en");
        assertThat(english.text("/title")).isEqualTo("Night trains are back");
        assertThat(english.text("/revision")).isEqualTo("2");
        assertThat(english.json().at("/translation/stale").asBoolean()).isFalse();
        assertThat(english.text("/comments/policy")).isEqualTo("open");

        copies.apply(new ArticleWithdrawn(id, "x", Neighbours.TIME), 3);
        copies.apply(Samples.revised(id), 2);
        assertThat(client.read(id, "en").status()).isEqualTo(410);
    }

    @Test
    void aTranslationOfAnEarlierRevisionIsStale() {
        copies.apply(Samples.revised(id), 2);
        copies.apply(Samples.translated(id), 1);
        assertThat(client.read(id, "en").json().at("/translation/stale").asBoolean())
                .isTrue();
        assertThat(client.read(id, "en").text("/title")).isEqualTo("The night train returns");
    }

    @Test
    void theGoldenSamplesAreRead() {
        copies.apply(Samples.published(GOLDEN_ID), 1);
        copies.apply(Samples.revised(GOLDEN_ID), 2);
        copies.apply(Samples.translated(GOLDEN_ID), 1);
        assertThat(client.read(GOLDEN_ID, "fr").text("/revision")).isEqualTo("2");
        assertThat(client.read(GOLDEN_ID, "en").text("/translation/status")).isEqualTo("done");

        CommentApproved approved = Samples.event("comment.approved.v1", GOLDEN_ID, CommentApproved.class);
        assertThat(approved.articleId()).isEqualTo(GOLDEN_ID);
        comments.apply(approved, 1);
        assertThat(client.read(GOLDEN_ID, "fr").text("/comments/count")).isEqualTo("1");
        comments.apply(Samples.event("comment.removed.v1", GOLDEN_ID, CommentRemoved.class), 2);
        await().untilAsserted(() ->
                assertThat(client.read(GOLDEN_ID, "fr").text("/comments/count")).isEqualTo("0"));

        copies.apply(Samples.event("article.withdrawn.v1", GOLDEN_ID, ArticleWithdrawn.class), 3);
        assertThat(client.read(GOLDEN_ID, "fr").status()).isEqualTo(410);
    }

    @Test
    void aLanguageThatIsNoneGetsNowhereNearTheStore() {
        ArticlePublished odd = Samples.published(id, "{\"language\": \"fr.$x\"}");
        assertThatThrownBy(() -> copies.apply(odd, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(client.get("/api/v1/articles/" + id).status()).isEqualTo(404);
    }
}
