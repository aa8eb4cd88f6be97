package org.kiosque.article.markdown;

import java.time.Duration;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.failures.OverdueException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.time.BoundedWork;
import org.springframework.stereotype.Component;

/** Renders articles within bounds: how much at a time, how long each, and how much may come out. */
@Component
public class Rendering implements AutoCloseable {

    /** Mostly a matter of milliseconds; what takes seconds must leave the other processors to readers. */
    private static final int AT_A_TIME = 1;

    private static final int WAITING = 50;
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final BoundedWork work = new BoundedWork("rendering", AT_A_TIME, WAITING, DEADLINE);

    public Rendering() {}

    /** @throws InvalidFieldException when it asks for more than a draft may, or takes too long */
    public ArticleBody ofDraft(String markdown, Language language) {
        try {
            return within(Bounds.DRAFT, markdown, language);
        } catch (OverdueException e) {
            throw new InvalidFieldException(
                    "/body", "takes more than " + DEADLINE.toSeconds() + " seconds to be turned into HTML");
        }
    }

    /** @throws InvalidFieldException when it asks for far more than any draft may */
    public ArticleBody ofPublished(String markdown, Language language) {
        return within(Bounds.PUBLISHED, markdown, language);
    }

    private ArticleBody within(Bounds bounds, String markdown, Language language) {
        return work.call(() -> Markdown.render(markdown, language, bounds));
    }

    @Override
    public void close() {
        work.close();
    }
}
