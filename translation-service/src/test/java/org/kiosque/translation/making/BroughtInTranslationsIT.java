package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationBroughtIn;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.testing.GoldenSamples;
import org.kiosque.common.testing.Neighbours;
import org.kiosque.translation.WithPretendEngine;

/** What people had translated before an article came here is theirs here, too. */
class BroughtInTranslationsIT extends WithPretendEngine {

    private static final String TITLE = "Le quai";
    private static final String LEAD = "Il pleut. Personne ne part.";
    private static final String BODY = "Il pleut sur le quai, et le train attend. Il attend encore.\n\n"
            + "## Le soir\n\nRien ne bouge, ou presque rien, jusqu’au matin.";

    private static ArticleSnapshot original(String id, int revision) {
        ArticleSnapshot whole = article(id, revision, TITLE, LEAD, BODY);
        return new ArticleSnapshot(
                whole.articleId(),
                revision,
                whole.language(),
                whole.slug(),
                whole.title(),
                whole.lead(),
                whole.body(),
                whole.tags(),
                whole.authors(),
                null,
                whole.comments(),
                whole.publishedAt(),
                whole.updatedAt());
    }

    private static void broughtIn(String id, String body) {
        var event = new TranslationBroughtIn(
                id,
                "en",
                1,
                "The platform",
                "It rains. Nobody leaves.",
                body,
                List.of("solar power"),
                "Camille",
                Neighbours.TIME);
        Neighbours.tell(Topics.ARTICLES, EventFormat.typeOf(event), event.aggregateId(), 1, EventFormat.write(event));
    }

    private static final String ENGLISH = "It rains on the platform, and the train waits. It still waits.\n\n"
            + "## The evening\n\nNothing moves, or almost nothing, until the morning.";

    @Test
    void whatCameAfterItsArticleTakesThePlaceOfWhatMachinesMade() {
        String id = newArticleId();
        service.published(original(id, 1), 1);
        service.awaitTranslation(id, 1);
        broughtIn(id, ENGLISH);
        await().until(() -> last(id).origin() == TranslationOrigin.HUMAN);
        isTheirs(last(id));
        broughtIn(id, "Something else.");
        await().during(Duration.ofMillis(500)).until(() -> last(id).body().equals(ENGLISH));
    }

    @Test
    void whatCameBeforeItsArticleWaitsForItAndNeedsNoEngine() {
        engine.there = false;
        String id = newArticleId();
        broughtIn(id, ENGLISH);
        await().until(() -> mongo.findById(id + ":en", Document.class, BroughtInTranslations.COLLECTION) != null);
        service.published(original(id, 1), 1);
        isTheirs(service.awaitTranslation(id, 1));
        await().until(() -> !mongo.findById(id + ":en", Document.class, BroughtInTranslations.COLLECTION)
                .containsKey("text"));
    }

    private static void isTheirs(TranslatedArticle told) {
        assertThat(told.title()).isEqualTo("The platform");
        assertThat(told.lead()).isEqualTo("It rains. Nobody leaves.");
        assertThat(told.body()).isEqualTo(ENGLISH);
        assertThat(told.tags()).extracting(tag -> tag.name()).containsExactly("solar power");
        assertThat(told.origin()).isEqualTo(TranslationOrigin.HUMAN);
        assertThat(told.reviewedBy()).isEqualTo("Camille");
        assertThat(told.engine()).isNull();
    }

    @Test
    void itIsReadAsItWasWrittenThoughItHasOtherSentences() {
        String id = newArticleId();
        String freely = "It rains on the platform, and the train waits, and goes on waiting.\n\n"
                + "## The evening\n\nNothing moves. Or almost nothing. So it is until the morning.";
        broughtIn(id, freely);
        service.published(original(id, 1), 1);
        await().until(() -> !service.told(id).isEmpty() && last(id).origin() == TranslationOrigin.HUMAN);
        assertThat(last(id).body()).isEqualTo(freely);
    }

    @Test
    void aMissingParagraphIsLeftToMachines() {
        String id = newArticleId();
        broughtIn(id, "It rains on the platform, and the train waits. It still waits.\n\n## The evening");
        service.published(original(id, 1), 1);
        await().until(() -> !service.told(id).isEmpty() && last(id).origin() == TranslationOrigin.MIXED);
        assertThat(last(id).body())
                .startsWith("It rains on the platform, and the train waits. It still waits.\n\n## The evening\n\n")
                .endsWith("RIEN NE BOUGE, OU PRESQUE RIEN, JUSQU’AU MATIN.");
    }

    @Test
    void ofAnotherRevisionItIsADraft() {
        String id = newArticleId();
        broughtIn(id, ENGLISH);
        service.published(original(id, 2), 2);
        await().until(() -> !service.told(id).isEmpty() && last(id).origin() == TranslationOrigin.HUMAN);
        assertThat(last(id).reviewedBy()).isNull();
        assertThat(last(id).segments()).allMatch(segment -> "draft".equals(segment.review()));
    }

    @Test
    void theGoldenSampleIsRead() {
        assertThat(EventFormat.read(
                        "translation.brought-in.v1",
                        GoldenSamples.of("translation.brought-in.v1"),
                        TranslationBroughtIn.class))
                .hasValueSatisfying(event -> assertThat(event.aggregateId()).isEqualTo("k3v9x2m4qd7h:en"));
    }

    private TranslatedArticle last(String id) {
        return service.told(id).getLast().event().translation();
    }
}
