package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiosque.translation.ServiceUnderTest.article;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.common.security.Staff;
import org.kiosque.translation.segmentation.ArticleText;
import org.kiosque.translation.segmentation.Field;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.translations.Proposal;
import org.kiosque.translation.translations.Review;
import org.kiosque.translation.translations.ReviewedSegment;
import org.kiosque.translation.translations.TranslatedSegment.Origin;

class SuggestionsTest {

    @Test
    void theMostLikelyEarlierTextIsOfferedOnceForEachSentence() {
        List<Segment> missing = ArticleText.of(article(
                        "a",
                        1,
                        "Le train de nuit part lundi soir",
                        null,
                        "Le train de nuit part lundi soir. Le bateau part aussi mardi. Rien de commun."))
                .segments();
        Map<Segment, Proposal> offered = Suggestions.of(
                missing,
                List.of(
                        gone("Le train de nuit part dimanche soir.", "The night train leaves on Sunday."),
                        gone("Le bateau part aussi lundi.", "The ship leaves on Monday, too."),
                        gone("Tout autre chose", "Something else")));
        assertThat(offered.values())
                .extracting(Proposal::target)
                .containsExactlyInAnyOrder("The night train leaves on Sunday.", "The ship leaves on Monday, too.");
        assertThat(offered.keySet()).extracting(Segment::field).containsOnly(Field.BODY);
        assertThat(offered.values()).extracting(Proposal::origin).containsOnly(Origin.HUMAN);
    }

    private static ReviewedSegment gone(String source, String target) {
        return new ReviewedSegment(
                Field.BODY,
                source,
                0,
                target,
                Origin.HUMAN,
                null,
                Review.APPROVED,
                new Staff("staff-1", "camille"),
                Instant.EPOCH,
                null);
    }
}
