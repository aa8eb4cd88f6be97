package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.article.editing.ArticleState.Draft;
import org.kiosque.article.editing.ArticleState.InReview;
import org.kiosque.article.editing.ArticleState.Published;
import org.kiosque.article.editing.ArticleState.Scheduled;
import org.kiosque.article.editing.ArticleState.Withdrawn;
import org.kiosque.article.editing.EditingException.EndsTooSoonException;
import org.kiosque.article.editing.EditingException.LanguageIsFixedException;
import org.kiosque.article.editing.EditingException.NoDraftException;
import org.kiosque.article.editing.EditingException.NotLiveException;
import org.kiosque.article.editing.EditingException.NotPublishedException;
import org.kiosque.article.editing.EditingException.TooManyCorrectionsException;
import org.kiosque.article.editing.audit.Action;
import org.kiosque.article.editing.audit.Decision;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Section;
import org.kiosque.common.events.Tag;
import org.kiosque.common.outbox.Outbox.PendingEvent;
import org.kiosque.common.testing.GoldenSamples;
import tools.jackson.databind.json.JsonMapper;

class ArticleTest {

    private static final String ID = "k3v9x2m4qd7h";
    private static final Signature MORNING = signed("2026-11-02T06:00:00Z");
    private static final Signature LATER = signed("2026-11-02T09:30:00Z");
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-02T18:00:00Z");

    @Test
    void publishingShowsTheDraftAndTellsIt() {
        Article published =
                Article.begun(ID, content("Un titre"), null, MORNING).publish(null, MORNING);
        assertThat(published.state()).isEqualTo(new Published(MORNING.at()));
        assertThat(published.live()).isEqualTo(published.draft());
        assertThat(types(published)).containsExactly("article.published.v1");
    }

    @Test
    void publishingAgainChangesNothing() {
        Article published =
                Article.begun(ID, content("Un titre"), null, MORNING).publish(null, MORNING);
        assertThat(published.publish(null, LATER)).isSameAs(published);
    }

    @Test
    void aRevisionOfALiveArticleIsADraftUntilItIsPublished() {
        Article revised = Article.begun(ID, content("Un titre"), null, MORNING)
                .publish(null, MORNING)
                .revise(content("Un autre"), null, LATER);
        assertThat(revised.live().content().title()).isEqualTo("Un titre");
        assertThat(revised.draft().number()).isEqualTo(2);
        assertThat(revised.hasUnpublishedChanges()).isTrue();
        Article published = revised.publish(null, LATER);
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
        Article published =
                Article.begun(ID, content("Un titre"), null, MORNING).publish(null, MORNING);
        Article back = published
                .revise(content("Un autre"), null, LATER)
                .restore(published.draft(), "plutôt comme avant", LATER);
        assertThat(back.draft().number()).isEqualTo(3);
        assertThat(back.draft().restored()).isEqualTo(1);
        assertThat(back.draft().fields()).containsExactly("title");
        assertThat(back.hasUnpublishedChanges()).isFalse();
        assertThat(back.publish(null, LATER)).isSameAs(back);
    }

    @Test
    void aPublishedArticleKeepsItsLanguage() {
        Article published =
                Article.begun(ID, content("Un titre"), null, MORNING).publish(null, MORNING);
        var english = new Content("en", "A title", null, "x", List.of(), List.of(), null, null, CommentPolicy.OPEN);
        assertThatThrownBy(() -> published.revise(english, null, LATER)).isInstanceOf(LanguageIsFixedException.class);
    }

    @Test
    void withdrawingHidesItAndPublishingShowsItAnew() {
        Article withdrawn = Article.begun(ID, content("Un titre"), null, MORNING)
                .publish(null, MORNING)
                .withdraw("erreur", LATER);
        assertThat(withdrawn.state()).isEqualTo(new Withdrawn(LATER.at(), "erreur"));
        assertThat(withdrawn.live()).isNull();
        assertThat(withdrawn.withdraw("encore", LATER)).isSameAs(withdrawn);
        assertThat(types(withdrawn.publish(null, LATER)))
                .containsExactly("article.published.v1", "article.withdrawn.v1", "article.published.v1");
    }

    @Test
    void whatReadersNeverSawCannotBeWithdrawnButDeleted() {
        Article draft = Article.begun(ID, content("Un titre"), null, MORNING);
        assertThat(draft.state()).isEqualTo(new Draft());
        assertThatThrownBy(() -> draft.withdraw("rien", LATER)).isInstanceOf(NotPublishedException.class);
        assertThat(draft.deletable()).isTrue();
        assertThat(draft.publish(null, MORNING).deletable()).isFalse();
        assertThat(draft.publish(null, MORNING).withdraw("erreur", LATER).deletable())
                .isFalse();
    }

    @Test
    void whatWasPlannedIsTheTextOfThenWhateverIsSavedAfterwards() {
        Article scheduled =
                Article.begun(ID, content("Un titre"), null, MORNING).schedule(NOON, null, MORNING);
        assertThat(scheduled.state()).isEqualTo(new Scheduled());
        assertThat(scheduled.schedule(NOON, null, LATER)).isSameAs(scheduled);
        Article revised = scheduled.revise(content("Un autre"), null, LATER);
        assertThat(revised.takePlace(NOON.minusMillis(1))).isSameAs(revised);

        Article published = revised.takePlace(NOON.plusMillis(3));
        assertThat(published.state()).isEqualTo(new Published(NOON.plusMillis(3)));
        assertThat(published.live().content().title()).isEqualTo("Un titre");
        assertThat(published.draft().content().title()).isEqualTo("Un autre");
        assertThat(published.decided()).isEqualTo(new Signature(NOON.plusMillis(3), "staff-1", "camille"));
        assertThat(published.plan()).isNull();
        assertThat(types(published)).containsExactly("article.published.v1");
        assertThat(published.outbox().pending().getFirst().data()).contains("Un titre", "\"slug\":\"un-titre-" + ID);
        assertThat(published.takePlace(NOON.plusSeconds(1))).isSameAs(published);
    }

    @Test
    void aPublicationEndsWhenItIsPlannedTo() {
        Article published = Article.begun(ID, content("Un titre"), null, MORNING)
                .schedule(NOON, EVENING, MORNING)
                .takePlace(NOON);
        assertThat(published.plan().ends()).isEqualTo(EVENING);
        assertThat(published.takePlace(EVENING.minusMillis(1))).isSameAs(published);
        Article expired = published.takePlace(EVENING);
        assertThat(expired.state()).isEqualTo(new Withdrawn(EVENING, "expired"));
        assertThat(expired.plan()).isNull();
        assertThat(types(expired)).containsExactly("article.published.v1", "article.withdrawn.v1");
        assertThat(actions(expired)).containsExactly(Action.SCHEDULED, Action.PUBLISHED, Action.EXPIRED);
    }

    @Test
    void whatWouldBeOverAlreadyIsNotShownAnyMore() {
        Article lapsed = Article.begun(ID, content("Un titre"), null, MORNING)
                .schedule(NOON, EVENING, MORNING)
                .takePlace(EVENING.plusSeconds(60));
        assertThat(lapsed.state()).isEqualTo(new Draft());
        assertThat(lapsed.plan()).isNull();
        assertThat(lapsed.outbox().pending()).isEmpty();
        assertThat(actions(lapsed)).containsExactly(Action.SCHEDULED, Action.LAPSED);

        Article live = Article.begun(ID, content("Un titre"), null, MORNING)
                .publish(null, MORNING)
                .revise(content("Un autre"), null, LATER)
                .schedule(NOON, EVENING, LATER)
                .takePlace(EVENING);
        assertThat(live.state()).isEqualTo(new Withdrawn(EVENING, "expired"));
    }

    @Test
    void aDraftOverALiveArticleIsShownWhenItIsPlannedTo() {
        Article planned = Article.begun(ID, content("Un titre"), null, MORNING)
                .publish(EVENING, MORNING)
                .revise(content("Un autre"), null, LATER)
                .schedule(NOON, null, LATER);
        assertThat(planned.state()).isEqualTo(new Published(MORNING.at()));
        assertThat(planned.plan().ends()).as("the end that was planned before").isEqualTo(EVENING);
        Article revised = planned.takePlace(NOON);
        assertThat(revised.live().content().title()).isEqualTo("Un autre");
        assertThat(revised.state()).isEqualTo(new Published(MORNING.at()));
        assertThat(revised.plan().ends()).isEqualTo(EVENING);
        assertThat(types(revised)).containsExactly("article.published.v1", "article.revised.v1");
        assertThatThrownBy(() -> planned.schedule(EVENING, null, LATER)).isInstanceOf(EndsTooSoonException.class);
    }

    @Test
    void whatIsPlannedCanBeTakenBackOrDoneAtOnce() {
        Article scheduled =
                Article.begun(ID, content("Un titre"), null, MORNING).schedule(NOON, EVENING, MORNING);
        Article draft = scheduled.unschedule(LATER);
        assertThat(draft.state()).isEqualTo(new Draft());
        assertThat(draft.takePlace(EVENING)).isSameAs(draft);
        assertThat(draft.unschedule(LATER)).isSameAs(draft);
        assertThat(draft.deletable()).isTrue();

        Article published = scheduled.publish(null, LATER);
        assertThat(published.state()).isEqualTo(new Published(LATER.at()));
        assertThat(published.plan().begins()).isNull();
        assertThat(published.plan().ends()).isEqualTo(EVENING);
        assertThat(published.withdraw("erreur", LATER).plan()).isNull();
        assertThatThrownBy(() -> scheduled.withdraw("rien", LATER)).isInstanceOf(NotPublishedException.class);
        Article forGood = published.unschedule(LATER);
        assertThat(forGood.takePlace(EVENING)).isSameAs(forGood);
    }

    @Test
    void aWithdrawnArticleCanBePlannedToComeBack() {
        Article planned = Article.begun(ID, content("Un titre"), null, MORNING)
                .publish(null, MORNING)
                .withdraw("erreur", MORNING)
                .schedule(NOON, null, LATER);
        assertThat(planned.state()).isEqualTo(new Withdrawn(MORNING.at(), "erreur"));
        assertThat(planned.takePlace(NOON).state()).isEqualTo(new Published(NOON));
    }

    @Test
    void aDraftIsSubmittedAndGivenBack() {
        Article draft = Article.begun(ID, content("Un titre"), null, MORNING);
        Article submitted = draft.submit("à relire", LATER);
        assertThat(submitted.state()).isEqualTo(new InReview());
        assertThat(submitted.submit(null, LATER)).isSameAs(submitted);
        assertThat(submitted.revise(content("Un autre"), null, LATER).state()).isEqualTo(new InReview());
        assertThat(submitted.deletable()).isTrue();
        Article back = submitted.giveBack("trop long", LATER);
        assertThat(back.state()).isEqualTo(new Draft());
        assertThat(back.giveBack(null, LATER)).isSameAs(back);
        assertThat(actions(back)).containsExactly(Action.SUBMITTED, Action.RETURNED);
        assertThat(back.unfiled().getLast().reason()).isEqualTo("trop long");
        assertThat(submitted.publish(null, LATER).state()).isEqualTo(new Published(LATER.at()));
        for (Article noDraft : List.of(draft.publish(null, LATER), draft.schedule(NOON, null, LATER))) {
            assertThatThrownBy(() -> noDraft.submit(null, LATER)).isInstanceOf(NoDraftException.class);
            assertThatThrownBy(() -> noDraft.giveBack(null, LATER)).isInstanceOf(NoDraftException.class);
        }
    }

    @Test
    void theLanguageOfWhatIsPlannedStays() {
        Article scheduled =
                Article.begun(ID, content("Un titre"), null, MORNING).schedule(NOON, null, MORNING);
        var english = new Content("en", "A title", null, "x", List.of(), List.of(), null, null, CommentPolicy.OPEN);
        assertThatThrownBy(() -> scheduled.revise(english, null, LATER)).isInstanceOf(LanguageIsFixedException.class);
        assertThat(scheduled.unschedule(LATER).revise(english, null, LATER).slug())
                .startsWith("a-title");
    }

    @Test
    void aCorrectionIsToldWithTheLiveTextAndWithEveryLaterOne() {
        Article published =
                Article.begun(ID, content("Un titre"), null, MORNING).publish(null, MORNING);
        Article corrected =
                published.revise(content("Un autre"), null, MORNING).correct("c1", "Six, et non sept.", LATER);
        assertThat(corrected.hasUnpublishedChanges()).isTrue();
        assertThat(corrected.outbox().pending().getLast().data())
                .contains("Un titre", "Six, et non sept.", "\"updatedAt\":\"2026-11-02T09:30:00Z\"");
        assertThat(corrected.correct("c1", "Six, et non sept.", LATER)).isSameAs(corrected);
        Article twice = corrected.correct("c2", "Cinq, en fait.", LATER).publish(null, LATER);
        assertThat(twice.outbox().pending().getLast().data())
                .contains("Un autre")
                .containsSubsequence("Six, et non sept.", "Cinq, en fait.");
        assertThat(actions(twice))
                .containsExactly(Action.PUBLISHED, Action.CORRECTED, Action.CORRECTED, Action.PUBLISHED);
        Article full = twice;
        for (int n = 3; n <= Article.MOST_CORRECTIONS; n++) {
            full = full.correct("c" + n, "Encore.", LATER);
        }
        Article most = full;
        assertThatThrownBy(() -> most.correct("another", "x", LATER)).isInstanceOf(TooManyCorrectionsException.class);
    }

    @Test
    void onlyWhatReadersSeeIsCorrected() {
        Article draft = Article.begun(ID, content("Un titre"), null, MORNING);
        Article withdrawn = draft.publish(null, MORNING).withdraw("x", LATER);
        for (Article unseen : List.of(draft, draft.schedule(NOON, null, LATER), withdrawn)) {
            assertThatThrownBy(() -> unseen.correct("c1", "x", LATER)).isInstanceOf(NotLiveException.class);
        }
    }

    @Test
    void whileTheBrokerIsAwayOnlyTheNewestEventsWait() {
        Article article = Article.begun(ID, content("Titre 0"), null, MORNING).publish(null, MORNING);
        for (int n = 1; n <= 100; n++) {
            article = article.revise(content("Titre " + n), null, LATER).publish(null, LATER);
        }
        assertThat(article.outbox().pending()).hasSize(Article.MOST_EVENTS_WAITING);
        assertThat(article.outbox().pending().getLast().data()).contains("Titre 100");
        assertThat(article.outbox().pending().getLast().sequence())
                .isEqualTo(article.outbox().sequence());
        assertThat(article.outbox().since()).isEqualTo(MORNING.at());
    }

    @Test
    void theEventsAreAsTheGoldenSamples() {
        Article published = Article.begun(ID, golden(), null, MORNING).publish(null, MORNING);
        var revised = new Content(
                "fr",
                golden().title(),
                null,
                golden().body(),
                golden().tags(),
                golden().authors(),
                null,
                null,
                CommentPolicy.OPEN,
                Map.of("en", "night-train"),
                new Section("regions", "Régions"),
                new Content.SearchText(
                        "Train de nuit : la ligne rouvre",
                        "Les horaires et les gares.",
                        "https://example.org/train-de-nuit",
                        new Content.Picture(
                                "8j3m",
                                new Image(
                                        "/media/8j3m/1280.jpg",
                                        "Un quai",
                                        1280,
                                        720,
                                        List.of(new Image.Variant("/media/8j3m/1280.jpg", 1280))))));
        Article all = published
                .correct("c1", "La ligne rouvre en novembre, et non en octobre.", LATER)
                .revise(revised, null, LATER)
                .publish(null, LATER)
                .withdraw("Published by mistake", signed("2026-11-03T12:00:00Z"));
        var json = new JsonMapper();
        List<PendingEvent> events = new ArrayList<>(all.outbox().pending());
        assertThat(events.remove(1).type()).as("of the correction itself").isEqualTo("article.revised.v1");
        assertThat(events)
                .hasSize(3)
                .allSatisfy(event -> assertThat(json.readTree(event.data()))
                        .isEqualTo(json.readTree(GoldenSamples.of(event.type()))));
    }

    private static List<Action> actions(Article article) {
        return article.unfiled().stream().map(Decision::action).toList();
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
