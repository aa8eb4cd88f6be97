package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.article.editing.ArticleState.Draft;
import org.kiosque.article.editing.ArticleState.Published;
import org.kiosque.article.editing.ArticleState.Withdrawn;
import org.kiosque.article.editing.EditingException.LanguageIsFixedException;
import org.kiosque.article.editing.EditingException.NotPublishedException;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Tag;
import org.kiosque.common.testing.GoldenSamples;
import tools.jackson.databind.json.JsonMapper;

class ArticleTest {

    private static final String ID = "k3v9x2m4qd7h";
    private static final Signature MORNING = signed("2026-11-02T06:00:00Z");
    private static final Signature LATER = signed("2026-11-02T09:30:00Z");

    @Test
    void publishingShowsTheDraftAndTellsIt() {
        Article published = Article.begun(ID, content("Un titre"), null, MORNING).publish(MORNING);
        assertThat(published.state()).isEqualTo(new Published(MORNING.at()));
        assertThat(published.live()).isEqualTo(published.draft());
        assertThat(types(published)).containsExactly("article.published.v1");
    }

    @Test
    void publishingAgainChangesNothing() {
        Article published = Article.begun(ID, content("Un titre"), null, MORNING).publish(MORNING);
        assertThat(published.publish(LATER)).isSameAs(published);
    }

    @Test
    void aRevisionOfALiveArticleIsADraftUntilItIsPublished() {
        Article revised =
                Article.begun(ID, content("Un titre"), null, MORNING).publish(MORNING).revise(content("Un autre"), null, LATER);
        assertThat(revised.live().content().title()).isEqualTo("Un titre");
        assertThat(revised.draft().number()).isEqualTo(2);
        assertThat(revised.hasUnpublishedChanges()).isTrue();
        Article published = revised.publish(LATER);
        assertThat(published.live().content().title()).isEqualTo("Un autre");
        assertThat(published.state()).isEqualTo(new Published(MORNING.at()));
        assertThat(types(published)).containsExactly("article.published.v1", "article.revised.v1");
    }

    @Test
    void theSameContentIsNoRevision() {
        Article draft = Article.begun(ID, content("Un titre"), null, MORNING);
        assertThat(draft.revise(content("Un titre"), null, LATER)).isSameAs(draft);
    }

    @Test
    void whatReadersSeeAlreadyIsNotPublishedAgainThoughItWasSavedAgain() {
        Article published = Article.begun(ID, content("Un titre"), null, MORNING).publish(MORNING);
        Article back = published
                .revise(content("Un autre"), null, LATER)
                .restore(published.draft(), "plutôt comme avant", LATER);
        assertThat(back.draft().number()).isEqualTo(3);
        assertThat(back.draft().restored()).isEqualTo(1);
        assertThat(back.draft().fields()).containsExactly("title");
        assertThat(back.hasUnpublishedChanges()).isFalse();
        assertThat(back.publish(LATER)).isSameAs(back);
    }

    @Test
    void aPublishedArticleKeepsItsLanguage() {
        Article published = Article.begun(ID, content("Un titre"), null, MORNING).publish(MORNING);
        var english = new Content("en", "A title", null, "x", List.of(), List.of(), null, null, CommentPolicy.OPEN);
        assertThatThrownBy(() -> published.revise(english, null, LATER)).isInstanceOf(LanguageIsFixedException.class);
    }

    @Test
    void withdrawingHidesItAndPublishingShowsItAnew() {
        Article withdrawn =
                Article.begun(ID, content("Un titre"), null, MORNING).publish(MORNING).withdraw("erreur", LATER);
        assertThat(withdrawn.state()).isEqualTo(new Withdrawn(LATER.at(), "erreur"));
        assertThat(withdrawn.live()).isNull();
        assertThat(withdrawn.withdraw("encore", LATER)).isSameAs(withdrawn);
        assertThat(types(withdrawn.publish(LATER)))
                .containsExactly("article.published.v1", "article.withdrawn.v1", "article.published.v1");
    }

    @Test
    void whatReadersNeverSawCannotBeWithdrawnButDeleted() {
        Article draft = Article.begun(ID, content("Un titre"), null, MORNING);
        assertThat(draft.state()).isEqualTo(new Draft());
        assertThatThrownBy(() -> draft.withdraw("rien", LATER)).isInstanceOf(NotPublishedException.class);
        assertThat(draft.deletable()).isTrue();
        assertThat(draft.publish(MORNING).deletable()).isFalse();
        assertThat(draft.publish(MORNING).withdraw("erreur", LATER).deletable()).isFalse();
    }

    @Test
    void theEventsAreAsTheGoldenSamples() {
        Article published = Article.begun(ID, golden(), null, MORNING).publish(MORNING);
        var revised = new Content(
                "fr",
                golden().title(),
                null,
                golden().body(),
                golden().tags(),
                golden().authors(),
                null,
                null,
                CommentPolicy.OPEN);
        Article all = published
                .revise(revised, null, LATER)
                .publish(LATER)
                .withdraw("Published by mistake", signed("2026-11-03T12:00:00Z"));
        var json = new JsonMapper();
        assertThat(all.outbox().pending())
                .hasSize(3)
                .allSatisfy(event -> assertThat(json.readTree(event.data()))
                        .isEqualTo(json.readTree(GoldenSamples.of(event.type()))));
    }

    private static List<String> types(Article article) {
        return article.outbox().pending().stream().map(event -> event.type()).toList();
    }

    private static Content content(String title) {
        return new Content(
                "fr", title, null, "Il pleut.", List.of(), List.of(), null, null, CommentPolicy.PREMODERATED);
    }

    private static Content golden() {
        var image = new Image(
                "/media/7h2k/1280.jpg",
                "Un train à quai, la nuit",
                1280,
                800,
                List.of(
                        new Image.Variant("/media/7h2k/640.jpg", 640),
                        new Image.Variant("/media/7h2k/1280.jpg", 1280)));
        return new Content(
                "fr",
                "Le train de nuit revient",
                "Après dix ans d’absence, la ligne rouvre.",
                "Un *soir* de novembre.\n\n## Le quai\n\nIl pleut.",
                List.of(new Tag("transports", "Transports")),
                List.of(new Author("nadia-ferrand", "Nadia Ferrand")),
                new Content.Picture("7h2k", image),
                null,
                CommentPolicy.PREMODERATED);
    }

    private static Signature signed(String at) {
        return new Signature(Instant.parse(at), "staff-1", "camille");
    }
}
