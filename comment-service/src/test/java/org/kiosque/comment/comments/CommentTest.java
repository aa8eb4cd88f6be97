package org.kiosque.comment.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.comments.CommentState.Approved;
import org.kiosque.common.outbox.Outbox.PendingEvent;
import org.kiosque.common.testing.GoldenSamples;
import tools.jackson.databind.json.JsonMapper;

class CommentTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:15:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void approvingTellsWithoutWordsOrNames() {
        Comment approved = comment().decided(ruling(Decision.APPROVE, "camille", null), NOW);

        assertThat(approved.state()).isEqualTo(new Approved(NOW, "camille"));
        assertThat(approved.onceShown()).isTrue();
        assertThat(approved.outbox().pending()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("comment.approved.v1");
            assertThat(event.subject()).isEqualTo("c8f0m2x7w1bd");
            assertEqualsSample(event);
        });
    }

    @Test
    void rejectingWhatReadersSeeTellsThatItIsGone() {
        Comment rejected = comment()
                .decided(ruling(Decision.APPROVE, "camille", null), NOW)
                .decided(ruling(Decision.REJECT, "noor", "rude"), NOW);

        assertThat(rejected.state().status()).isEqualTo("rejected");
        assertThat(rejected.onceShown()).isTrue();
        assertThat(rejected.outbox().pending())
                .hasSize(2)
                .isSortedAccordingTo(Comparator.comparing(PendingEvent::sequence));
        assertThat(rejected.outbox().pending().getLast().type()).isEqualTo("comment.removed.v1");
        assertEqualsSample(rejected.outbox().pending().getLast());
        assertThat(rejected.history())
                .extracting(Decision.Entry::decision, Decision.Entry::by, Decision.Entry::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("approved", "camille", null),
                        org.assertj.core.groups.Tuple.tuple("rejected", "noor", "rude"));
    }

    @Test
    void rejectingWhatReadersNeverSawTellsNothing() {
        Comment spam = comment().decided(ruling(Decision.SPAM, "camille", null), NOW);

        assertThat(spam.state().status()).isEqualTo("spam");
        assertThat(spam.onceShown()).isFalse();
        assertThat(spam.outbox().pending()).isEmpty();
    }

    @Test
    void fromRejectedToSpamTellsNothingTwice() {
        Comment spam = comment()
                .decided(ruling(Decision.APPROVE, "camille", null), NOW)
                .decided(ruling(Decision.REJECT, "camille", null), NOW)
                .decided(ruling(Decision.SPAM, "camille", null), NOW);

        assertThat(spam.outbox().pending()).hasSize(2);
    }

    @Test
    void decidingTheSameAgainChangesNothing() {
        Comment approved = comment().decided(ruling(Decision.APPROVE, "camille", null), NOW);

        assertThat(approved.decided(ruling(Decision.APPROVE, "noor", "again"), NOW.plusSeconds(1)))
                .isSameAs(approved);
    }

    @Test
    void whatNothingHoldsIsShownAtOnce() {
        assertThat(Comment.of(incoming(List.of())).state()).isEqualTo(new Approved(NOW, null));
    }

    @Test
    void newWordsThatNothingHoldsAreToldAsAnApprovalOnceMore() {
        Comment edited =
                Comment.of(incoming(List.of())).edited("Better words.", "en", Findings.NONE, NOW.plusSeconds(1));

        assertThat(edited.state()).isInstanceOf(Approved.class);
        assertThat(edited.body()).isEqualTo("Better words.");
        assertThat(edited.outbox().pending())
                .extracting(PendingEvent::type)
                .containsExactly("comment.approved.v1", "comment.approved.v1");
    }

    @Test
    void newWordsThatAreHeldAreNoLongerSeenAndWait() {
        Comment edited = Comment.of(incoming(List.of()))
                .edited("Other words.", "en", Findings.held(List.of("links")), NOW.plusSeconds(1));

        assertThat(edited.state().status()).isEqualTo("pending");
        assertThat(edited.heldBy()).containsExactly("links");
        assertThat(edited.outbox().pending().getLast().type()).isEqualTo("comment.removed.v1");
    }

    @Test
    void nothingOfAPersonStaysWhenAnAuthorTakesACommentBack() {
        Comment deleted = Comment.of(incoming(List.of())).deleted(NOW.plusSeconds(1));

        assertThat(deleted.state().status()).isEqualTo("deleted");
        assertThat(deleted.toString()).doesNotContain("Ada", "ada@example.org", "A fine piece", "0123");
        assertThat(deleted.outbox().pending().getLast().type()).isEqualTo("comment.removed.v1");
        assertThat(deleted.deleted(NOW.plusSeconds(2))).isSameAs(deleted);
        assertThat(deleted.decided(ruling(Decision.APPROVE, "camille", null), NOW))
                .isSameAs(deleted);
    }

    private static void assertEqualsSample(PendingEvent event) {
        assertThat(JSON.readTree(event.data()))
                .isEqualTo(JSON.readTree(new String(GoldenSamples.of(event.type()), StandardCharsets.UTF_8)));
    }

    private static Decision.Ruling ruling(Decision decision, String by, @Nullable String reason) {
        return new Decision.Ruling("d3c1510n0000", decision, by, null, reason);
    }

    private static Comment comment() {
        return Comment.of(incoming(List.of("premoderated")));
    }

    private static IncomingComment incoming(List<String> heldBy) {
        return new IncomingComment(
                "c8f0m2x7w1bd",
                "k3v9x2m4qd7h",
                NOW,
                null,
                null,
                new IncomingComment.Author("Ada", "ada@example.org"),
                "en",
                "A fine piece.",
                IncomingComment.VERIFIED,
                Findings.held(heldBy),
                null,
                new IncomingComment.Address("0123", NOW.plusSeconds(60)),
                "hash",
                NOW.plusSeconds(900));
    }
}
