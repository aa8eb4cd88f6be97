package org.kiosque.article.editing.corrections;

import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.events.Correction;
import org.springframework.data.annotation.Id;

/**
 * A correction as the desk keeps it.
 *
 * @param id repeating a correction with the same one adds nothing
 * @param text in the language of the article's original
 * @param noted by whom and when
 */
public record NotedCorrection(@Id String id, String text, Signature noted) {

    /** As readers are told it. */
    public Correction told() {
        return new Correction(noted.at(), text);
    }
}
