package org.kiosque.gateway.site.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.CommentThread;
import org.kiosque.gateway.site.page.Texts;

class CommentViewTest {

    @Test
    void blankLinesPartParagraphsAndOthersBreakLines() {
        assertThat(CommentView.paragraphs("a\r\nb\n\n \n\nc\n")).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(CommentView.paragraphs("  ")).isEmpty();
    }

    @Test
    void deepAnswersAreShownAndNoneIsLost() {
        var deepest = comment("e", List.of());
        var thread =
                comment("a", List.of(comment("b", List.of(comment("c", List.of(comment("d", List.of(deepest))))))));

        CommentView view = shown(thread);

        CommentView second = view.replies().getFirst();
        assertThat(second.id()).isEqualTo("b");
        assertThat(second.replies()).extracting(CommentView::id).containsExactly("c", "d", "e");
    }

    @Test
    void anAnswerWhosePlaceDoesNotSayWhomItAnswersSaysSo() {
        CommentView view =
                shown(comment("a", List.of(comment("b", List.of(comment("c", List.of(comment("d", List.of()))))))));

        CommentView second = view.replies().getFirst();
        assertThat(second.answers()).isNull();
        assertThat(second.replies())
                .extracting(CommentView::answers)
                .containsExactly(null, new CommentView.Answered("c", "x"));
    }

    @Test
    void aCommentInALanguageThatNobodyKnowsIsNotCalledOneOfThePages() {
        assertThat(shown(in(null)).language()).isEqualTo("und");
        assertThat(shown(in("und")).language()).isEqualTo("und");
        assertThat(shown(in("fr")).language()).isEqualTo("fr");
        assertThat(shown(in("en")).language()).isNull();
    }

    private static CommentThread.Comment in(@Nullable String language) {
        return new CommentThread.Comment(
                "a",
                new CommentThread.Author("x"),
                language,
                "text",
                null,
                null,
                null,
                null,
                false,
                null,
                false,
                List.of(),
                null);
    }

    private static CommentView shown(CommentThread.Comment comment) {
        Language english = Language.of("en");
        return CommentView.of(
                comment,
                new CommentView.Surroundings(
                        "/en/a", Place.FIRST, english, new Texts(english, ZoneId.of("UTC"), InstantSource.system())));
    }

    private static CommentThread.Comment comment(String id, List<CommentThread.Comment> replies) {
        return new CommentThread.Comment(
                id,
                new CommentThread.Author("x"),
                "en",
                "text",
                null,
                null,
                null,
                null,
                false,
                null,
                false,
                replies,
                null);
    }
}
