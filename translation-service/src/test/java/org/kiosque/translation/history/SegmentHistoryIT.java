package org.kiosque.translation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.RandomId;
import org.kiosque.translation.WithPretendEngine;
import org.kiosque.translation.translations.Review;
import org.kiosque.translation.translations.TranslatedSegment.Origin;
import org.kiosque.translation.translations.Unrecorded;
import org.kiosque.translation.translations.Wording;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of a sentence's history. */
class SegmentHistoryIT extends WithPretendEngine {

    @Autowired
    private SegmentHistory history;

    private static Wording wording(String source, int i) {
        return new Wording(
                RandomId.next(),
                Wording.hash(source),
                "Text " + i,
                Wording.hash("Text " + i),
                Origin.MACHINE,
                "pretend",
                Review.DRAFT,
                null,
                1,
                Instant.EPOCH.plusSeconds(i));
    }

    @Test
    void ofALongHistoryTheOldestLinesGoAndOthersSentencesKeepTheirs() {
        String translation = newArticleId() + ":en";
        List<Wording> many = IntStream.range(0, SegmentHistory.MOST_LINES + 3)
                .mapToObj(i -> wording("Longue.", i))
                .toList();
        history.add(new Unrecorded(translation, List.of(wording("Courte.", 0))));
        history.add(new Unrecorded(translation, many));
        history.add(new Unrecorded(translation, many.subList(many.size() - 1, many.size())));
        List<Wording> kept = history.of(translation, "Longue.", null, 100);
        assertThat(kept).hasSize(SegmentHistory.MOST_LINES);
        assertThat(kept.getFirst().target()).isEqualTo("Text " + (SegmentHistory.MOST_LINES + 2));
        assertThat(kept.getLast().target()).isEqualTo("Text 3");
        assertThat(history.of(translation, "Courte.", null, 100)).hasSize(1);
    }
}
