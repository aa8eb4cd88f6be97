package org.kiosque.comment.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithRealParts;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.CommentsBroughtIn;
import org.kiosque.common.events.CommentsBroughtIn.Said;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.GoldenSamples;
import org.kiosque.common.testing.Neighbours;

/** What article-service hands on of a file's comments. */
class BroughtInListenerIT extends WithRealParts {

    private static final Instant LONG_AGO = Instant.parse("2015-01-03T08:00:00Z");

    private final String site = "wxr:https://" + RandomId.next() + ".example:";

    private Said said(int id, Integer parent, String text, boolean shown) {
        return new Said(
                site + id,
                parent == null ? null : site + parent,
                id == 9 ? "" : "Zoé",
                "<p>" + text + "</p>",
                LONG_AGO.plusSeconds(id),
                shown);
    }

    private static void handed(String article, Said... comments) {
        var event = new CommentsBroughtIn(article, List.of(comments));
        Neighbours.tell(Topics.COMMENTS, EventFormat.typeOf(event), article, 1, EventFormat.write(event));
    }

    private List<Document> stored(String article) {
        return mongo.getCollection("comments")
                .find(new Document("articleId", article))
                .sort(new Document("createdAt", 1))
                .into(new ArrayList<>());
    }

    @Test
    void theyComeInTheirThreadsOnceAndWithoutAnyAddress() throws Exception {
        String article = article(CommentPolicy.OPEN);
        Said[] all = {
            said(7, null, "Enfin un <em>bon</em> article !", true),
            said(8, 7, "Il était temps, vraiment.", true),
            said(9, 7, "À revoir par quelqu’un.", false),
            said(10, null, "", true)
        };
        handed(article, all);
        await().atMost(SOON).until(() -> stored(article).size() == 3);
        handed(article, all);
        handed(article, said(11, 8, "Le dernier, promis.", true));
        await().atMost(SOON).until(() -> stored(article).size() == 4);
        List<Document> comments = stored(article);
        String first = comments.getFirst().getString("_id");
        assertThat(comments.subList(1, 4))
                .extracting(one -> one.getString("threadId"))
                .containsOnly(first);
        assertThat(comments.get(1).getString("parentId")).isEqualTo(first);
        assertThat(comments).noneMatch(one -> one.toJson().contains("@"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reader.threads(article).toString())
                        .contains("un <em>bon</em> article")
                        .doesNotContain("À revoir"));
    }

    @Test
    void thoseOfAnArticleThatIsNotKnownYetWaitForIt() {
        String article = RandomId.next();
        handed(article, said(7, null, "Trop tôt, mais pas perdu.", true));
        published(article, 1, CommentPolicy.OPEN);
        await().atMost(SOON).until(() -> stored(article).size() == 1);
    }

    @Test
    void theGoldenSampleIsRead() {
        assertThat(EventFormat.read(
                        "comments.brought-in.v1", GoldenSamples.of("comments.brought-in.v1"), CommentsBroughtIn.class))
                .hasValueSatisfying(event -> assertThat(event.comments()).hasSize(2));
    }
}
