package org.kiosque.translation.making;

import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import java.util.Map;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.languages.Language;
import org.kiosque.common.time.BoundedWork;
import org.kiosque.translation.segmentation.Alignment;
import org.kiosque.translation.segmentation.ArticleText;
import org.kiosque.translation.translations.Reviewed;
import org.kiosque.translation.translations.TranslatedSegment;
import org.springframework.stereotype.Component;

/**
 * Reads and writes whole texts, which is computing: on threads of its own, one for each worker, and each time for a limited
 * while.
 */
@Component
final class TextWork {

    private final BoundedWork threads;
    private final Showing showing;
    private final InstantSource clock;

    TextWork(TranslatingProperties properties, Showing showing, InstantSource clock) {
        this.threads = new BoundedWork("texts", properties.workers(), 2 * properties.workers(), properties.textLimit());
        this.showing = showing;
        this.clock = clock;
    }

    ArticleText read(ArticleSnapshot article) {
        return threads.call(() -> ArticleText.of(article));
    }

    /** @return what of a text that people have written stands for which segment */
    Map<Integer, String> aligned(ArticleText text, ArticleSnapshot written) {
        return threads.call(() -> Alignment.of(text, ArticleText.of(written)));
    }

    CompletedTranslation complete(
            ArticleSnapshot article,
            Language to,
            ArticleText text,
            Map<Integer, TranslatedSegment> done,
            Reviewed reviewed) {
        return threads.call(() -> CompletedTranslation.of(article, to, text, done, reviewed, showing, clock.instant()));
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
