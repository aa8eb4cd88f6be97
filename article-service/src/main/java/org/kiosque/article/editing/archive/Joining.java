package org.kiosque.article.editing.archive;

import java.util.List;
import org.kiosque.common.events.TranslationBroughtIn;

/** Whether a text of another system can become a translation of an article. */
public sealed interface Joining {

    /** @param losses what could not be taken over of it, in words */
    record Fit(TranslationBroughtIn translation, List<String> losses) implements Joining {

        public Fit {
            losses = List.copyOf(losses);
        }
    }

    /** There is no such article, it has the same language, or the language is none of the site's. */
    record Unfit() implements Joining {}
}
